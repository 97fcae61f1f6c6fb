"""The support desk: who needs help now, what is still to be done, and what is written down."""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.draw import support as draw
from bangvang.pacing.pace import full_week
from bangvang.pacing.periods import Plan
from bangvang.reports.situation import idle, in_need
from bangvang.screen import frame, saying
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.store import support

KINDS = (support.ASSIGNED, support.CALL, support.FOLLOW_UP)
_KIND, _NAME, _TEXT, _DUE = "viec", "nguoi-ho-tro", "noi-dung", "hen-ngay"
_ROOM, _BLANK = "support", "support-blank"
_OPEN = 15  # units before the rest is folded away


@dataclass(frozen=True)
class Needs:
    """Who needs help in a period, or why nobody does."""

    plan: Plan
    rows: pl.DataFrame  #: those with most to close first: `support.needing`
    idle: str | None  #: over, ahead, empty: why there are none
    short: int  #: units below their quota
    missing: int  #: initiatives to their quotas


def needs(look: View, choice: Choice) -> Needs:
    """The upper unions that need help."""
    plan = look.plan(choice.period)
    judged = frame.paced(look, plan, choice.scope, choice.basis)
    short = judged.filter(pl.col("quota") > pl.col("initiatives"))
    return Needs(
        plan,
        in_need(look.ask, judged, plan, choice.scope, look.as_of),
        idle(judged, plan, look.as_of),
        short.height,
        int((short["quota"] - short["initiatives"]).sum()),
    )


def supported(look: View, choice: Choice) -> pl.DataFrame:
    """Who looks after which unit, and what came of it: the question `supported`."""
    return look.ask(
        "supported", scope=choice.scope, as_of=look.as_of, week_to=full_week(look.as_of)[1]
    )


def finding(look: View, now: Needs) -> str:
    """The headline: how many need help, and what can still be closed; or why nobody does."""
    t, units = look.words, now.rows.height
    if now.idle:
        key = "over_all" if now.idle == "over" and not now.short else now.idle
        return t(f"support.idle.{key}", **_told(look, now))
    if not units:
        return t("support.title_none")
    if not now.plan.left(look.as_of):
        missing = t.number(int(now.rows["missing"].sum()))
        return t("support.title_last", units=units, missing=missing)
    return t("support.title", units=units, closable=t.number(int(now.rows["closable"].sum())))


def _told(look: View, now: Needs) -> dict[str, object]:
    t, named = look.words, now.plan.drive or now.plan.phase
    return {
        "period": named.label(t.language),
        "start": t.short_day(now.plan.starts_on),
        "units": t.number(now.short),
        "missing": t.number(now.missing),
    }


def listed(look: View, now: Needs, care: pl.DataFrame) -> None:
    """The units that need help, the first of them open, the rest folded away."""
    t, rows, days_left = look.words, now.rows, now.plan.left(look.as_of)
    by_unit = {row["unit_id"]: row for row in care.iter_rows(named=True)}
    if not rows.height:
        hint = t(f"support.idle_hint.{now.idle}") if now.idle else t("support.none_hint")
        st.html(style.empty(t("support.title_none"), hint))
        return
    st.html(draw.needs(rows.head(_OPEN), by_unit, days_left, t))
    if rows.height > _OPEN:
        with st.expander(t("unit.all_below", count=t.number(rows.height - _OPEN))):
            st.html(draw.needs(rows.slice(_OPEN), by_unit, days_left, t))


def to_do(look: View) -> None:
    """The follow-ups still open, those overdue on top, each with a button."""
    t = look.words
    rows = look.ask("follow_ups", as_of=look.as_of)
    if not rows.height:
        return
    overdue = rows.filter(pl.col("due_on") < look.as_of).height
    st.html(style.section(t("support.to_do", count=rows.height, overdue=overdue)))
    for row in rows.iter_rows(named=True):
        line = st.container(
            horizontal=True, vertical_alignment="center", key=f"hen-{row['note_id']}"
        )
        line.html(draw.follow_up(row, look.as_of, t))
        line.button(
            t("support.finish"),
            key=f"xong-{row['note_id']}",
            on_click=_finish,
            args=(row["note_id"],),
        )


def write(look: View, unit_id: str, known: pl.DataFrame) -> None:
    """The form for a unit: give it to somebody, note a call, set a follow-up; and its notes."""
    t = look.words
    notes = look.ask("support_notes", unit=unit_id, as_of=look.as_of)
    # a field of its own for every note: one that is emptied after a write, which wakes the page,
    # may be filled again by what the browser still holds
    turn = f"{unit_id}-{notes.height}"
    kind = st.segmented_control(
        t("support.kind"),
        KINDS,
        default=KINDS[0],
        required=True,
        format_func=lambda code: t(f"support_do.{code}"),
        key=_KIND,
        label_visibility="collapsed",
    )
    if kind == support.ASSIGNED:
        now = known.filter(pl.col("unit_id") == unit_id)["supporter"].to_list()
        st.text_input(t("support.name"), (now or [None])[0] or "", key=f"{_NAME}-{turn}")
        names = sorted(set(known["supporter"].drop_nulls()))
        if names:
            st.html(style.note(t("support.known", names=", ".join(names))))
    st.text_input(t(f"support_text.{kind}"), key=f"{_TEXT}-{turn}")
    if kind == support.FOLLOW_UP:
        st.date_input(
            t("support.due_on"),
            look.as_of + timedelta(days=2),
            min_value=look.as_of,
            format="DD/MM/YYYY",
            key=_DUE,
        )
    if st.session_state.pop(_BLANK, False):
        st.warning(t("support.blank"))
    st.button(
        t("support.write"),
        type="primary",
        key="ghi-ho-tro",
        on_click=_write,
        args=(unit_id, turn),
    )
    if notes.height:
        st.html(draw.notes(notes, t))


def tell_done() -> None:
    """What the last press wrote."""
    saying.tell(_ROOM)


def _write(unit_id: str, turn: str) -> None:
    """Writes for the unit that stood beside the button."""
    look = frame.view()
    kind, text = st.session_state[_KIND], st.session_state[f"{_TEXT}-{turn}"]
    name, due_on = st.session_state.get(f"{_NAME}-{turn}", ""), st.session_state.get(_DUE)
    if kind != support.ASSIGNED and not text.strip():
        saying.hush(_ROOM)
        st.session_state[_BLANK] = True
        return
    say = saying.ready(_ROOM)
    if kind == support.ASSIGNED:
        support.assign(look.store, unit_id, name, text, look.actor, look.now)
    elif kind == support.CALL:
        support.note_call(look.store, unit_id, text, look.actor, look.now)
    elif isinstance(due_on, date):
        support.follow_up(look.store, unit_id, text, due_on, look.actor, look.now)
    say(look.words(f"support_done.{kind}"))


def _finish(note_id: str) -> None:
    look = frame.view()
    say = saying.ready(_ROOM)
    support.finish(look.store, note_id, "", look.actor, look.now)
    say(look.words("support_done.done"))
