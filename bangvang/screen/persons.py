"""A person found by name: what is held on them, given out as a file, and erased."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from bangvang import clock, reading
from bangvang.draw import persons as draw
from bangvang.draw import style
from bangvang.exports import EXCEL
from bangvang.exports import held as held_on
from bangvang.fold import fold
from bangvang.screen import picking, saying
from bangvang.screen.frame import View
from bangvang.store.originals import erase_originals
from bangvang.store.persons import Erased, effect_of_erasing, erase_persons

Person = dict[str, Any]

_ROOM = "persons"
_WIDTHS = {"name": 180, "unit_name": 220, "upper_name": 170, "initiatives": 70, "last_day": 90}


def tell_done() -> None:
    """What was erased last."""
    saying.tell(_ROOM)


def find(look: View) -> Person | None:
    """Everybody of a name; gives the one picked, a row of the question `persons`."""
    t = look.words
    st.html(style.section(t("privacy.find")))
    uppers = dict(look.ask("upper_unions").select("unit_id", "display_name").iter_rows())
    with st.container(horizontal=True):
        name = st.text_input(t("privacy.name"), key="ten-nguoi", placeholder=t("privacy.name_hint"))
        upper = st.selectbox(
            t("privacy.upper"),
            [None, *uppers],
            format_func=lambda code: uppers.get(code, t("chips.all")),
            key="cua-don-vi",
        )
    if not fold(name):
        st.html(style.note(t("privacy.find_note")))
        return None
    found = look.ask("persons", person=fold(name), upper=upper)
    if not found.height:
        st.html(style.empty(t("privacy.nobody"), t("privacy.nobody_hint")))
        return None
    shown = found.select(
        "name",
        "unit_name",
        "upper_name",
        "initiatives",
        pl.col("last_day").dt.strftime("%d/%m/%Y"),
    )
    columns = {
        column: st.column_config.Column(t(f"privacy.{column}"), width=width)
        for column, width in _WIDTHS.items()
    }
    ids = [str(number) for number in found["person_no"]]
    at = picking.one_of(shown, ids, columns, "nguoi", 230)
    return None if at is None else found.row(at, named=True)


def held(look: View, person: Person) -> None:
    """What is held on the person picked, the file of it, and the ways to erase."""
    t = look.words
    lines = look.ask("person_lines", person_no=person["person_no"])
    effect = _effect(look, person)
    st.html(style.section(t("privacy.held", person=person["name"])))
    st.html(draw.held(person, effect, t))
    with st.container(horizontal=True):
        st.download_button(
            t("privacy.take"),
            partial(held_file, look, person, lines, effect),
            file_name=t("privacy.file_name", number=person["person_no"]),
            mime=EXCEL,
            on_click="ignore",
        )
        with st.popover(t("privacy.erase")):
            st.html(draw.before_erasing(effect, look.ask("drafts").height, t))
            if st.button(t("privacy.erase_confirm"), type="primary", key="xoa-nguoi"):
                _erase(look, person)
        if effect.originals and look.actor.may("erase"):
            with st.popover(t("privacy.originals", count=len(effect.originals))):
                st.html(draw.before_erasing_files([name for _, name in effect.originals], t))
                if st.button(t("privacy.originals_confirm"), type="primary", key="xoa-tep"):
                    _erase_files(look, effect)


def held_file(look: View, person: Person, lines: pl.DataFrame, effect: Erased) -> bytes:
    """The workbook of what is held. Raises NotAllowed."""
    look.actor.must("names")
    return held_on.workbook(person["name"], lines, effect.rows, look.words)


def _effect(look: View, person: Person) -> Erased:
    """Found once for a version of the data."""
    key = ("erasing", look.store.url, look.store.version, person["person_no"])
    return reading.begun(
        key, lambda: effect_of_erasing(look.store, [person["person_no"]], look.actor)
    ).result()


def _erase(look: View, person: Person) -> None:
    t, say = look.words, saying.ready(_ROOM)
    at = clock.real(look.campaign.time_zone)
    done = erase_persons(look.store, [person["person_no"]], look.actor, at)
    left = t("privacy.left", count=len(done.originals)) if done.originals else ""
    say(f"{t('privacy.erased', rows=t.number(done.rows))} {left}".strip())
    st.rerun()


def _erase_files(look: View, effect: Erased) -> None:
    t, say = look.words, saying.ready(_ROOM)
    at = clock.real(look.campaign.time_zone)
    ids = [batch_id for batch_id, _ in effect.originals]
    files = erase_originals(look.store, ids, look.actor, at, "person")
    say(t("privacy.files_erased", count=files))
    st.rerun()
