"""What the last press did: said above the page for a while, though other people's writes redraw it."""

from time import monotonic

import streamlit as st

_SECONDS = 20.0


def say(room: str, sentence: str) -> None:
    """Keeps a sentence for a page; it takes the place of the page's last one."""
    st.session_state[_key(room)] = (sentence, monotonic())


def tell(room: str) -> None:
    """Shows the sentence kept for a page, as long as it is fresh."""
    sentence, said_at = st.session_state.get(_key(room), ("", 0.0))
    if sentence and monotonic() - said_at < _SECONDS:
        st.success(plain(sentence))


def hush(room: str) -> None:
    """The sentence has had its time: something new begins."""
    st.session_state.pop(_key(room), None)


def plain(text: str) -> str:
    """The text with everything that Markdown would read as a sign set apart."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>#|~$" else letter for letter in text)


def _key(room: str) -> str:
    return f"said-{room}"
