"""What the last press did: said above the page for a while, though other people's writes redraw it."""

import re
from time import monotonic
from typing import Protocol

import streamlit as st

_SECONDS = 20.0
_BOX = "said"  # room -> what was said

#: what begins bold, links, formulas, colours, icons; a colon, a stop or an @ where they make an address
_SIGN = re.compile(r"[\\`*_\[\]<>#|~$]|:(?=[a-zA-Z/])|(?<=\bwww)\.|@(?=\w)")

#: the sentence, when it was said, and whether the press did what it was for
_Said = tuple[str, float, bool]


class Say(Protocol):
    """Says a sentence: what a press did, or, where it is not done, why it did nothing."""

    def __call__(self, sentence: str, *, is_done: bool = True) -> None: ...


def ready(room: str) -> Say:
    """What will say a sentence on a page, to be fetched BEFORE the write the sentence tells of.

    A write wakes every open page, this one too, and a page that is woken stops at its next touch of
    the session: a sentence said only then would be lost (met under load).
    """
    box: dict[str, _Said] = st.session_state.setdefault(_BOX, {})

    def say(sentence: str, *, is_done: bool = True) -> None:
        box[room] = (sentence, monotonic(), is_done)

    return say


def tell(room: str) -> None:
    """Shows the sentence kept for a page, as long as it is fresh."""
    said: _Said = st.session_state.get(_BOX, {}).get(room, ("", 0.0, True))
    sentence, said_at, is_done = said
    if sentence and monotonic() - said_at < _SECONDS:
        show = st.success if is_done else st.info
        show(plain(sentence))


def hush(room: str) -> None:
    """The sentence has had its time: something new begins."""
    st.session_state.get(_BOX, {}).pop(room, None)


def plain(text: str) -> str:
    """The text with everything that Markdown would read as a sign set apart, addresses too."""
    return _SIGN.sub(lambda found: f"\\{found[0]}", text)
