"""The desk of the nation's table: a file looked through before it is written, or rows typed by hand."""

import hashlib
from datetime import date

import polars as pl
import streamlit as st

from bangvang import national
from bangvang.draw import national as draw
from bangvang.draw import style
from bangvang.intake import FileRefused
from bangvang.intake.national import NationalTable
from bangvang.screen import cell_editor, nation, picking, saying
from bangvang.screen.frame import View
from bangvang.text import NOTHING

_SHOWN = 13  # rows before one scrolls
_ROOM = "national"
_TURN = "national-turn"  # moves with every file written, so that the next one finds an empty field


def edit(look: View, day: date) -> None:
    """For staff: the table by upload or by typing; `day` is the table looked at."""
    look.actor.must("manage")
    t = look.words
    saying.tell(_ROOM)
    with st.expander(t("national.edit")):
        by_file, by_hand = st.tabs([t("national.by_file"), t("national.by_hand")])
        with by_file:
            _upload(look)
        with by_hand:
            _type(look, day)
    cell_editor.fetch()


def _upload(look: View) -> None:
    t = look.words
    turn = st.session_state.setdefault(_TURN, 0)
    file = st.file_uploader(t("national.drop"), key=f"national-file-{turn}")
    if file is None:
        st.html(style.note(t("national.drop_hint")))
        return
    content = file.getvalue()
    try:
        table = _understood(look, content, file.name)
    except FileRefused as refused:
        key = "stray_cell" if "cell" in refused.found else refused.code
        st.error(saying.plain(t(f"file_error.{key}", **refused.found)))
        return
    st.html(style.section(t("national.found", rows=table.standings.height, aside=table.set_aside)))
    if table.standings.height:
        st.html(draw.preview(national.effect(look.store, table.standings), t))
    if table.refused.height:
        st.html(style.section(t("national.refused", rows=table.refused.height)))
        st.html(draw.refused(table.refused, t))
    count = t.number(table.standings.height)
    label = t("national.save_file", rows=count)
    if st.button(label, key="national-save-file", type="primary", disabled=count == "0"):
        say, open_table = saying.ready(_ROOM), nation.opener()
        st.session_state[_TURN] = turn + 1
        national.take_in(look.store, table, file.name, look.actor, look.now)
        day = max(table.standings["as_of"])
        open_table(day)
        say(t("national.done_file", rows=count, file=file.name) + _unseen(look, day))
        st.rerun()


def _understood(look: View, content: bytes, file_name: str) -> NationalTable:
    """The file, its day confirmed or chosen: the one it names is proposed."""
    t, asked = look.words, (look.store, look.campaign, content, file_name, look.now.date())
    proposed = national.understood(*asked, None)
    known_by = hashlib.sha256(content).hexdigest()[:12]
    day = st.date_input(
        t("national.day_of_file"),
        proposed.said_day or look.now.date(),
        max_value=look.now.date(),
        format="DD/MM/YYYY",
        key=f"national-day-{known_by}",
        width=260,
    )
    return national.understood(*asked, day) if isinstance(day, date) else proposed


def _type(look: View, day: date) -> None:
    t = look.words
    st.html(style.note(t("national.type_hint")))
    chosen = st.date_input(
        t("national.day_of_table"),
        day,
        max_value=look.now.date(),
        format="DD/MM/YYYY",
        key="national-typed-day",
        width=260,
    )
    if not isinstance(chosen, date):
        return
    known = national.names(look.store, look.campaign)
    rows = national.to_type(look.store, chosen)
    typed = _editor(look, chosen, rows)
    troubles = national.typed_troubles(typed, known)
    for place, reason in troubles:
        st.warning(t("national.typed_row", row=place, reason=t.label("national.reason", reason)))
    if troubles:
        return
    found = national.correction(look.store, known, chosen, typed)
    label = t(
        "national.save_typed",
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
    )
    if st.button(label, key="national-save-typed", type="primary", disabled=found.is_nothing):
        say, open_table = saying.ready(_ROOM), nation.opener()
        national.correct(look.store, known, chosen, typed, look.actor, look.now)
        open_table(chosen)
        done = "done_typed" if typed.height else "done_emptied"
        say(t(f"national.{done}", day=t.day(chosen)) + _unseen(look, chosen))
        st.rerun()


def _unseen(look: View, day: date) -> str:
    """What is added where the page looks at an earlier day, on which that table was not there yet."""
    if day <= look.as_of:
        return ""
    return " " + look.words("national.unseen", day=look.words.day(look.as_of))


def _editor(look: View, day: date, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows to type in; gives those with a figure. Starts anew when the stored rows change."""
    t = look.words
    state = hashlib.sha256(rows.write_json().encode()).hexdigest()[:12]
    number = st.column_config.NumberColumn
    typed = st.data_editor(
        rows.to_arrow(),  # comes back as it went in; a Polars frame would not
        num_rows="dynamic",
        hide_index=True,
        height=picking.height_of(_SHOWN),
        placeholder=NOTHING,
        key=f"national-typed-{day}-{state}",
        column_config={
            "unit": st.column_config.TextColumn(t("national.unit"), width=184, required=True),
            "initiatives": number(
                t("measure.initiatives"), min_value=0, step=1, format="localized", width=94
            ),
            "registrants": number(
                t("measure.registrants"), min_value=0, step=1, format="localized", width=84
            ),
        },
    )
    return national.with_figures(typed)
