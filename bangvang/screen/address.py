"""The address of a board: choices stand in it by their codes, whatever the language.

Streamlit's own binding writes the label a person reads, which changes with the language.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st


def recall(key: str, codes: Sequence[str]) -> None:
    """Before a widget is drawn: its first value comes from the address, else it is the first code.

    A value that is no code any more, such as a cut of a later day, gives way to the first one.
    """
    if key not in st.session_state:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in codes else codes[0]
    elif st.session_state[key] not in codes:
        st.session_state[key] = codes[0]


def recall_day(key: str, usual: date, first: date = date.min, last: date = date.max) -> None:
    """Before a date is drawn: the address's day where it lies from first to last, else the usual one.

    The usual day may move with the clock; a day that nobody chose moves along.
    """
    before = f"{key}-usual"
    if key not in st.session_state:
        named = _day(st.query_params.get(key, ""))
        st.session_state[key] = named if named and first <= named <= last else usual
    elif st.session_state[key] == st.session_state[before]:
        st.session_state[key] = usual
    st.session_state[before] = usual


def remember_day(key: str, day: date, usual: date) -> date:
    """After it is drawn: the address names the day, unless it is the usual one. Gives the day."""
    if day != usual:
        st.query_params[key] = day.isoformat()
    else:
        forget(key)
    return day


def recall_count(key: str, usual: int, first: int, last: int) -> None:
    """Before a number is drawn: the address's where it lies from first to last, else the usual one."""
    if key not in st.session_state:
        named = st.query_params.get(key, "")
        whole = int(named) if named.isascii() and named.isdigit() else usual
        st.session_state[key] = whole if first <= whole <= last else usual
    else:
        st.session_state[key] = min(max(st.session_state[key], first), last)


def remember_count(key: str, count: int, usual: int) -> int:
    """After it is drawn: the address names the number, unless it is the usual one. Gives the number."""
    if count != usual:
        st.query_params[key] = str(count)
    else:
        forget(key)
    return count


def forget(key: str) -> None:
    """The address says nothing of this choice any more."""
    if key in st.query_params:
        del st.query_params[key]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def remember(key: str, code: str, codes: Sequence[str]) -> str:
    """After it is drawn: the address names the code, unless it is the first one. Gives the code."""
    if code != codes[0]:
        st.query_params[key] = code
    else:
        forget(key)
    return code
