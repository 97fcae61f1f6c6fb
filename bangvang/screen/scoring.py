"""The emulation score: who is judged by what, every point explained, and the table that staff set."""

from itertools import groupby
from typing import Any

import polars as pl
import streamlit as st

from bangvang import campaign
from bangvang.draw import score as draw
from bangvang.draw import style
from bangvang.draw.links import UNIT
from bangvang.screen import chips, frame, picks, saying
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.screen.unit_finder import remember_unit
from bangvang.store.criteria import set_criteria

Row = dict[str, Any]
Units = list[list[Row]]  # one list a unit, best first: its rows of `score`, one a criterion

_ROOM = "score"
_FROM, _POINTS, _FULL = "diem-tu-ngay", "diem", "du-diem"


def choose(look: View) -> tuple[Units, str]:
    """The chips of the page; the question `score` by unit, and in words what was asked."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = picks.pills(look, "kind", chips.KINDS, "loai")
        period = picks.period(look)
        with st.popover(t("chips.more"), width="content"):
            basis = picks.pills(look, "basis", chips.BASES, "can-cu", "visible")
            cluster = picks.cluster(look)
    rows = look.ask(
        "score",
        period=period.period_id,
        basis=basis,
        kind=None if kind == "all" else kind,
        cluster=None if cluster == "all" else cluster,
        as_of=look.as_of,
    )
    found = groupby(rows.iter_rows(named=True), key=lambda row: str(row["unit_id"]))
    asked = [period.label(t.language), t.label("basis", basis)]
    if cluster != "all":
        asked.insert(1, t("chips.in_cluster", cluster=cluster))
    return [list(of_unit) for _, of_unit in found], " · ".join(asked)


def finding(look: View, units: Units) -> str:
    """The headline: who has most points."""
    t = look.words
    first = units[0][0] if units else None
    if first is None or first["rank"] is None:
        return t("score.title_none")
    leaders = [rows[0]["short_name"] for rows in units if rows[0]["rank"] == 1]
    key = "score.title" if len(leaders) == 1 else "score.title_tied"
    return t(key, unit=", ".join(leaders), score=t.number(first["score"], 2))


def explain(look: View, units: Units) -> None:
    """Every point of the unit that was picked, at first of the leader."""
    t = look.words
    names = named_apart({rows[0]["unit_id"]: rows[0]["display_name"] for rows in units})
    usual = next(iter(names))
    named = st.session_state.get(UNIT) or st.query_params.get(UNIT)
    st.session_state[UNIT] = named if named in names else usual
    st.html(style.section(t("score.explained")))
    chosen = st.selectbox(
        t("unit.choose"),
        list(names),
        format_func=lambda unit_id: names[unit_id],
        key=UNIT,
        label_visibility="collapsed",
    )
    remember_unit(chosen, usual)
    st.html(draw.explained(next(rows for rows in units if rows[0]["unit_id"] == chosen), t))


def table(look: View) -> None:
    """For staff: the criteria, to be set anew from a day on."""
    t = look.words
    if not look.actor.may("manage"):
        return
    criteria = look.ask("criteria", as_of=look.now.date())
    rows = {row["criterion_id"]: row for row in criteria.iter_rows(named=True)}
    with st.expander(t("score.edit")):
        st.write(t("score.edit_hint"))
        for criterion_id in campaign.CRITERIA:
            row = rows.get(criterion_id, {"points": 0, "full_at": 100.0})
            _criterion(look, criterion_id, row)
        st.date_input(t("score.from_day"), look.now.date(), format="DD/MM/YYYY", key=_FROM)
        total = sum(st.session_state[f"{_POINTS}-{each}"] for each in campaign.CRITERIA)
        st.html(style.note(t("score.sum", points=total)))
        st.button(t("score.save"), type="primary", key="ghi-diem", on_click=_save)


def is_example(look: View) -> bool:
    """Whether any criterion in force is still the example's."""
    criteria = look.ask("criteria", as_of=look.as_of)
    return bool(criteria.filter(pl.col("points") > 0)["is_example"].any())


def tell_done() -> None:
    """What the last press wrote."""
    saying.tell(_ROOM)


def _criterion(look: View, criterion_id: str, row: Row) -> None:
    t = look.words
    points, full_at = st.columns([3, 2], vertical_alignment="bottom")
    points.number_input(
        t.label("criterion", criterion_id),
        0,
        1000,
        int(row["points"]),
        help=t.label("criterion_help", criterion_id),
        key=f"{_POINTS}-{criterion_id}",
    )
    full_at.number_input(
        t("score.full_label"),
        1,
        10_000,
        max(1, round(row["full_at"])),
        key=f"{_FULL}-{criterion_id}",
    )


def _save() -> None:
    look = frame.view()
    table = {
        each: (
            int(st.session_state[f"{_POINTS}-{each}"]),
            float(st.session_state[f"{_FULL}-{each}"]),
        )
        for each in campaign.CRITERIA
    }
    from_day = st.session_state[_FROM]
    say = saying.ready(_ROOM)
    set_criteria(look.store, table, from_day, look.actor, look.now)
    say(look.words("score.saved", day=look.words.day(from_day)))
