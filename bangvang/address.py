"""The address of a board: choices stand in it by their codes, whatever the language.

Streamlit's own binding writes the label a person reads, which changes with the language.
"""

from collections.abc import Sequence

import streamlit as st


def recall(key: str, codes: Sequence[str]) -> None:
    """Before a widget is drawn: its first value comes from the address, else it is the first code."""
    if key not in st.session_state:
        named = st.query_params.get(key)
        st.session_state[key] = named if named in codes else codes[0]


def remember(key: str, code: str, codes: Sequence[str]) -> str:
    """After it is drawn: the address names the code, unless it is the first one. Gives the code."""
    if code != codes[0]:
        st.query_params[key] = code
    elif key in st.query_params:
        del st.query_params[key]
    return code
