"""The letters a file was typed in, to be overruled: of the whole file, or of one column of a sheet."""

import streamlit as st

from bangvang.draw import lettering
from bangvang.intake import FileRefused
from bangvang.intake.readings import Reading, readings
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.waiting import Draft, workbook

LETTERS = ("", "unicode", "tcvn3", "vni")  # "": as detected

Pairs = tuple[tuple[str, str], ...]


def of_file(look: View, draft: Draft) -> str:
    """The letters of the whole file."""
    t = look.words
    return st.selectbox(
        t("upload.letters"),
        LETTERS,
        index=LETTERS.index(draft.decisions.letters),
        format_func=lambda code: t.label("letters", code or "detected"),
        key=f"chu-{draft.box}-{draft.decisions.letters}",
    )


def of_columns(look: View, draft: Draft) -> Pairs:
    """Column -> its letters, where somebody chose them; before and after are shown for each choice."""
    t, kept = look.words, dict(draft.decisions.letters_of)
    try:
        found = {one.key: one for one in readings(workbook(look.store, draft))}
    except FileRefused:
        return draft.decisions.letters_of
    if not found:
        return draft.decisions.letters_of
    key = st.selectbox(
        t("upload.letters_of"),
        list(found),
        index=None,
        format_func=lambda key: lettering.lettered(found[key], t) if key in found else key,
        placeholder=t("upload.pick_column"),
        key=f"chu-cot-{draft.box}",
    )
    if key not in found:
        return draft.decisions.letters_of
    chosen = st.radio(
        t("upload.letters_how"),
        LETTERS,
        index=LETTERS.index(kept.get(key, "")),
        format_func=lambda code: t.label("letters", code or "detected"),
        captions=[
            saying.plain(_caption(found[key], code, is_detected=key not in kept))
            for code in LETTERS
        ],
        key=f"chu-cua-{draft.box}-{key}-{kept.get(key)}",
    )
    kept.pop(key, None)
    if chosen:
        kept[key] = chosen
    return tuple(sorted(kept.items()))


def _caption(one: Reading, letters: str, *, is_detected: bool) -> str:
    """What the column says in these letters; of detected ones only while nobody has overruled them."""
    if letters:
        return one.texts[letters]
    return one.says if is_detected else ""
