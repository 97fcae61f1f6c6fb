"""The parts of a unit's page: its course, what stands under it, its fields, its files, its support."""

from functools import partial

import polars as pl
import streamlit as st

from bangvang.charts import unit as charts
from bangvang.draw import links, style
from bangvang.draw import support as draw_support
from bangvang.draw import unit as draw
from bangvang.naming import Form, told_in
from bangvang.screen import charted
from bangvang.screen.frame import View
from bangvang.screen.unit import Unit

_LIST = 12  # rows of what stands under it before the rest is folded away


def course(look: View, unit: Unit) -> None:
    """What each day brought, and the rank it left."""
    t, which = look.words, (unit.unit_id, unit.choice)
    by_day = partial(charts.days, unit.history, unit.pace.needed_per_day, t)
    st.html(style.section(t("unit.by_day")))
    if not unit.has_days:
        st.html(style.empty(t("unit.no_days"), t("leaderboard.empty_hint")))
        return
    charted.chart(look, "by-day", *which, make=by_day)
    st.html(style.section(t("unit.by_rank")))
    charted.chart(look, "by-rank", *which, make=partial(charts.rank, unit.history, t))


def under(look: View, unit: Unit) -> None:
    """Its grassroots unions or teams, ranked; nothing for a team."""
    t, level = look.words, unit.row["level"]
    if level == "team":
        return
    rows, own = _below(look, unit), unit.standings[0].row
    unplaced = (
        own["initiatives"] - int(rows["initiatives"].sum()),
        own["registrants"] - int(rows["registrants"].sum()),
    )
    if not rows.height:
        return
    active = rows.filter(pl.col("initiatives") > 0).height
    told = {"units": t.number(rows.height), "active": t.number(active)}
    st.html(style.section(t(f"unit.below_{level}", **told)))
    if rows.height <= 4 * _LIST:
        st.html(draw.below(rows, unplaced, t))
        return
    st.html(draw.below(rows.head(_LIST), (0, 0), t))
    with st.expander(t("unit.all_below", count=t.number(rows.height - _LIST))):
        st.html(draw.below(rows.slice(_LIST), unplaced, t))


def kinds(look: View, unit: Unit) -> None:
    """The fields of its initiatives."""
    t, rows = look.words, _fields(look, unit)
    if not rows.height:
        return
    st.html(style.section(t("unit.fields")))
    named = [
        (name or t("unit.field_unnamed"), int(count))
        for name, count in rows.select("field", "initiatives").iter_rows()
    ]
    st.html(draw.shares(named, t))
    joined = sum(count for _, count in named) - unit.standings[0].row["initiatives"]
    if joined:
        st.html(style.note(t("unit.fields_joined", count=t.number(joined))))


def files(look: View, unit: Unit) -> None:
    """Its files and what was handed back: counts for everybody, names and reasons for staff."""
    t = look.words
    rows = look.ask("unit_files", unit=unit.unit_id, as_of=look.as_of)
    sent = rows.filter(pl.col("is_sender") & (pl.col("state") == "committed"))
    st.html(style.section(t("unit.files", count=t.number(sent.height or rows.height))))
    st.html(style.note(_sum(look, sent if sent.height else rows, unit)))
    pairs = _waiting_pairs(look, unit)
    if pairs:
        st.html(style.note(t("unit.pairs", count=t.number(pairs))))
    if not look.actor.may("manage") or not rows.height:
        return
    st.html(draw.files(rows, t))
    refusals = look.ask("unit_refusals", unit=unit.unit_id, as_of=look.as_of)
    if refusals.height:
        st.html(style.section(t("unit.refused", count=t.number(int(refusals["refused"].sum())))))
        reasons = refusals.select("reason", "refused").iter_rows()
        st.html(draw.shares([(t.label("reason", code), count) for code, count in reasons], t))


def initiatives(look: View, unit: Unit) -> None:
    """Its last initiatives with their authors, where the campaign shows names at all."""
    t, form = look.words, look.names_on_boards
    if form is Form.HIDDEN:
        return
    rows = look.ask("unit_initiatives", unit=unit.unit_id, as_of=look.as_of)
    if rows.height:
        st.html(style.section(t("unit.initiatives")))
        st.html(draw.initiatives(told_in(rows, form, "persons"), t))


def support(look: View, unit: Unit) -> None:
    """What was done to support it: for staff only."""
    if not look.actor.may("manage"):
        return
    t = look.words
    notes = look.ask("support_notes", unit=unit.unit_id, as_of=look.as_of)
    st.html(style.section(t("unit.support")))
    st.html(draw_support.notes(notes, t) if notes.height else style.note(t("unit.no_support")))
    st.html(links.support(unit.unit_id, t("unit.to_support")))


def _sum(look: View, rows: pl.DataFrame, unit: Unit) -> str:
    t = look.words
    if not rows.height:
        return t("unit.no_file")
    last = t.day(rows["received_on"].max())  # type: ignore[arg-type]
    if not rows["is_sender"][0]:
        return t("unit.named_in", files=rows.height, above=unit.row["upper_name"], last=last)
    told = {key: t.number(int(rows[key].sum())) for key in ("fresh", "duplicates", "refused")}
    return t("unit.files_sum", last=last, **told)


def _below(look: View, unit: Unit) -> pl.DataFrame:
    """What stands right under the unit: the question `unit_below`."""
    return look.ask(
        "unit_below",
        unit=unit.unit_id,
        period=unit.choice.period.period_id,
        scope=unit.choice.scope,
        basis=unit.choice.basis,
        as_of=look.as_of,
    )


def _fields(look: View, unit: Unit) -> pl.DataFrame:
    """The fields of its initiatives: the question `unit_fields`."""
    return look.ask(
        "unit_fields",
        unit=unit.unit_id,
        period=unit.choice.period.period_id,
        scope=unit.choice.scope,
        as_of=look.as_of,
    )


def _waiting_pairs(look: View, unit: Unit) -> int | None:
    """How many pairs of near-duplicates of an upper union wait; None where they are not told apart."""
    if unit.row["level"] != "upper":
        return None
    pairs = look.ask(
        "near_duplicates",
        decided=False,
        across=None,
        upper=unit.unit_id,
        as_of=look.as_of,
        skip=0,
    )
    return int(pairs["total"][0]) if pairs.height else 0
