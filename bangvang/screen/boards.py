"""The leaderboard on a page: its head, live or of a cut, its rows, and what stands where there are none."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import polars as pl
import streamlit as st

from bangvang.draw import figures, leaderboard, style
from bangvang.pacing.pace import full_week
from bangvang.reports.board import board_note
from bangvang.screen import cut_head, frame, fresh, headline, moments, tags
from bangvang.screen.address import recall, remember
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View

_MORE = "hien"
_STEPS = ("60", "160", "360", "tat-ca")  # rows shown; the last one shows all


Line = Callable[[View, Choice], str]


def head(look: View, choice: Choice, under: Line | None = None) -> None:
    """The finding, the moment and the city's figures; of a cut, as the cut keeps them.

    `under` says one line under the finding, or nothing; the board stands where it is either way.
    """
    fresh.html(look, _title, choice, under)
    fresh.html(look, _cards, choice)


def _title(look: View, choice: Choice, under: Line | None) -> str:
    return style.head(*_head(look, choice)[0], under(look, choice) if under else None)


def _cards(look: View, choice: Choice) -> str:
    return _head(look, choice)[1]


def _head(look: View, choice: Choice) -> tuple[tuple[str, str, str], str]:
    return look.once("head", choice, make=partial(_head_made, look, choice))


def _head_made(look: View, choice: Choice) -> tuple[tuple[str, str, str], str]:
    """What the finding, the moment and the note beside it say; the cards."""
    t = look.words
    measure = t.label("measure_name", choice.measure)
    if choice.cut:
        cut = choice.cut
        title = t("cuts.board", measure=measure)
        return (
            (title, moments.stated(look, cut), moments.made(look, cut)),
            figures.cards(cut_head.cards(look, choice, cut)),
        )
    whole = headline.city(look, choice.period, choice.scope, choice.basis)
    upper = choice.level == "upper"
    title = t(
        "leaderboard.title" if upper else f"leaderboard.title_{choice.level}", measure=measure
    )
    return (
        (title, t.as_of(look.moment), headline.coverage(look, whole)),
        figures.cards(headline.figures(look, whole)),
    )


def note(look: View, choice: Choice) -> None:
    """What is counted and how, below the rows."""
    fresh.html(look, _note, choice)


def _note(look: View, choice: Choice) -> str:
    told = board_note(_ranking(look, choice), choice.scope, choice.basis, look.words)
    return style.note(told)


def rows(look: View, choice: Choice) -> None:
    """The ranking as chosen; of a long one the first rows, and a way to more."""
    t, units = look.words, _ranking(look, choice).height
    if not units:
        _nothing_found(look)
        return
    shown = _shown(units)
    if chosen := _left_out(look, choice):
        st.html(style.on_paper(chosen))
    fresh.html(look, _nothing_yet, choice)
    fresh.html(look, _table, choice, shown)
    if shown < units:
        told = {"shown": t.number(shown), "units": t.number(units)}
        st.button(t("leaderboard.more", **told), key="xem-them", on_click=_show_more)
        st.html(style.on_paper(t("leaderboard.first_of", **told)))


def _left_out(look: View, choice: Choice) -> str:
    """Every choice that leaves units out, for the paper, on which no chip stands."""
    t = look.words
    told = [
        t.label("level", choice.level) if choice.level != "upper" else "",
        t.label("kind", choice.kind) if choice.kind else "",
        t.label("block", choice.block) if choice.block else "",
        t("units.in_cluster", cluster=choice.cluster) if choice.cluster else "",
        t("reports.searched", words=choice.search) if choice.search else "",
    ]
    return " · ".join(each for each in told if each)


def _ranking(look: View, choice: Choice) -> pl.DataFrame:
    """The rows found, ranked among all."""
    return look.once(
        "ranking", choice, make=lambda: frame.found(choice.ranking(look), choice.search)
    )


def _nothing_yet(look: View, choice: Choice) -> str:
    """What stands above a ranking in which nobody has anything."""
    if choice.ranking(look)["initiatives"].sum():
        return ""
    return style.empty(look.words("leaderboard.empty"), look.words("leaderboard.empty_hint"))


def _table(look: View, choice: Choice, shown: int) -> str:
    t, since, whole = look.words, choice.since, choice.ranking(look)
    told = "" if since is None else t("leaderboard.since", day=t.short_day(since.day))
    return leaderboard.table(
        _ranking(look, choice).head(shown),
        _bands(look, choice),
        choice.measure,
        told,
        t,
        max(whole["value"].drop_nulls().to_list(), default=None),
        None if choice.cut else (_week(look, choice), look.as_of),
    )


def _bands(look: View, choice: Choice) -> dict[str, str | None]:
    """The bands of upper unions; pace is not judged for what stands below, nor in a cut."""
    if choice.cut or choice.block or choice.level != "upper":
        return {}
    return frame.bands(look, look.plan(choice.period), choice.scope, choice.basis)


def _week(look: View, choice: Choice) -> pl.DataFrame:
    first, _ = full_week(look.as_of)
    return look.ask(
        "unit_days",
        level=choice.level,
        scope=choice.scope,
        block=choice.block,
        from_day=first + timedelta(days=1),
        as_of=look.as_of,
    )


def _shown(rows_found: int) -> int:
    recall(_MORE, _STEPS)
    step = remember(_MORE, st.session_state[_MORE], _STEPS)
    return rows_found if step == _STEPS[-1] else int(step)


def _show_more() -> None:
    st.session_state[_MORE] = _STEPS[_STEPS.index(st.session_state[_MORE]) + 1]


def _nothing_found(look: View) -> None:
    t = look.words
    st.html(style.empty(t("leaderboard.none"), t("leaderboard.none_hint")))
    st.button(t("leaderboard.clear"), key="bo-loc", on_click=tags.clear)
