"""What the page of movement shows: the finding, the lines, and who improved the most."""

from datetime import date
from functools import partial

import polars as pl
import streamlit as st

from bangvang import standings
from bangvang.charts import movement as chart
from bangvang.draw import movement as draw
from bangvang.draw import style
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import charted, frame, moments
from bangvang.screen.address import remember
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.screen.picks import pills
from bangvang.store import Parameter
from bangvang.text import Words

BEST = 10  # units in the chart and in each list
LISTS = ("rank", "count", "percent", "quota")
_FOLLOWED = "theo-doi"  # ids of units, joined by commas


def ranked(look: View, choice: Choice) -> pl.DataFrame:
    """The board of the choice with its movement, searched as on the page."""
    make = partial(_ranked, look, choice)
    return look.once("moved", choice, make=make)


def _ranked(look: View, choice: Choice) -> pl.DataFrame:
    return frame.found(choice.ranking(look), choice.search)


def finding(look: View, choice: Choice, moved: pl.DataFrame) -> str:
    """Who climbed the most ranks between the two moments."""
    return look.once("climbed", choice, make=partial(_finding, look, choice, moved))


def _finding(look: View, choice: Choice, moved: pl.DataFrame) -> str:
    t, since = look.words, choice.since
    first = standings.improved(moved, "rank").head(1)
    if since is None or not first.height:
        return t("movement.nobody", moment=moments.told(look, since) if since else "")
    row = first.row(0, named=True)
    days = (choice.moment(look).day - since.day).days
    span = (
        t("movement.since", moment=moments.told(look, since))
        if since.cut_id or choice.cut
        else t("movement.in_days", count=days)
    )
    return t(
        "movement.finding",
        unit=row["short_name"],
        before=row["rank_before"],
        after=row["rank"],
        span=span,
    )


def lines(look: View, choice: Choice) -> None:
    """The bump chart of the ten best at the moment, and of the units somebody follows."""
    t, day = look.words, choice.moment(look).day
    history = look.ask("rank_history", **_asked(choice, look, day))
    if not history["rank"].count():
        st.html(style.empty(t("leaderboard.empty"), t("leaderboard.empty_hint")))
        return
    followed = tuple(_follow(look, _last(history)))
    since = choice.since.day if choice.since else day
    with st.container(key="bieu-do"):
        make = partial(_bump, history, followed, since, t)
        charted.chart(look, "diem", choice, followed, make=make)
    if choice.cut:
        st.html(style.note(t("movement.live_lines")))


def _last(history: pl.DataFrame) -> pl.DataFrame:
    """The ranks of the last day."""
    return history.filter(pl.col("day") == history["day"].max())


def _bump(history: pl.DataFrame, followed: tuple[str, ...], since: date, t: Words) -> object:
    """The ten best of the last day, and those followed."""
    best = _last(history).filter(pl.col("rank").is_not_null())["unit_id"].head(BEST).to_list()
    drawn = history.filter(pl.col("unit_id").is_in([*best, *followed]))
    return chart.bump(drawn, [*followed], since, t)


def lists(look: View, choice: Choice, moved: pl.DataFrame) -> None:
    """The most improved by rank, by count, by points of percent; and percent of quota itself."""
    by = pills(look, "improved", LISTS, "bang")
    drawn, note = look.once("improved", choice, by, make=partial(_list, look, choice, moved, by))
    st.html(drawn)
    if note:
        st.html(style.note(note))


def _list(look: View, choice: Choice, moved: pl.DataFrame, by: str) -> tuple[str, str]:
    """The list, and what * means where one stands in it."""
    t, note = look.words, ""
    if by == "quota":
        board = choice.board(look) | {"measure": "percent"}
        ranking = standings.ranking(look.ask, board, choice.moment(look), choice.since)
        rows = ranking.filter(pl.col("rank").is_not_null()).head(BEST)
        drawn, note = draw.shares(rows, t), explained("", stands(rows), t)
    else:
        rows = standings.improved(moved, by).head(BEST)
        drawn = draw.gains(rows, by, choice.measure, t)
    if not rows.height:
        return style.empty(t("movement.none"), t("movement.none_hint")), ""
    return drawn, note


def _asked(choice: Choice, look: View, day: date) -> dict[str, Parameter]:
    """The parameters of `rank_history`: from the start of the running drive, else of the period."""
    plan = look.plan(choice.period)
    within = choice.period.starts_on <= plan.starts_on <= day
    return {
        "kind": choice.kind,
        "cluster": choice.cluster,
        "block": choice.block,
        "period": choice.period.period_id,
        "scope": choice.scope,
        "measure": choice.measure,
        "basis": choice.basis,
        "from_day": plan.starts_on if within else choice.period.starts_on,
        "as_of": min(day, choice.period.ends_on),
    }


def _follow(look: View, last: pl.DataFrame) -> list[str]:
    """The units to add to the chart, kept in the address."""
    t = look.words
    names = named_apart(dict(last.sort("short_name").select("unit_id", "short_name").iter_rows()))
    if _FOLLOWED not in st.session_state:
        named = st.query_params.get(_FOLLOWED, "").split(",")
        st.session_state[_FOLLOWED] = [unit for unit in named if unit in names]
    else:
        kept = [unit for unit in st.session_state[_FOLLOWED] if unit in names]
        st.session_state[_FOLLOWED] = kept
    followed = st.multiselect(
        t("movement.follow"),
        list(names),
        format_func=lambda unit: names[unit],
        key=_FOLLOWED,
        max_selections=6,
        placeholder=t("movement.follow"),
        label_visibility="collapsed",
    )
    remember(_FOLLOWED, ",".join(followed), [""])
    return followed
