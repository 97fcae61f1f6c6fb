"""The rarer choices that are set, as small tags, each with a way to take it back."""

import streamlit as st

from bangvang.pacing.periods import Period
from bangvang.screen.address import forget
from bangvang.screen.frame import View
from bangvang.screen.picks import CLUSTER, CLUSTERS, PERIOD

#: key in the address -> table of words; the first code of each is the plain board
RARE = {"cap-bac": "level", "trang-thai": "scope", "can-cu": "basis", "khoi": "block"}
KIND, SEARCH = "loai", "tim"


def show(look: View, chosen: dict[str, tuple[str, bool]], period: Period) -> None:
    """One tag per choice that differs from the plain board.

    `chosen`: key -> the code chosen, and whether that is the plain one.
    """
    t = look.words
    named = {
        key: t.label(RARE[key], code) for key, (code, is_plain) in chosen.items() if not is_plain
    }
    if period.period_id != look.phase().period_id:
        named[PERIOD] = period.label(t.language)
    if st.session_state[CLUSTER] != CLUSTERS[0]:
        named[CLUSTER] = t("chips.in_cluster", cluster=st.session_state[CLUSTER])
    if not named:
        return
    with st.container(horizontal=True, key="the-loc"):
        for key, name in named.items():
            st.button(
                f"{name} ✕",
                key=f"bo-{key}",
                help=t("chips.take_back"),
                on_click=_take_back,
                args=(key,),
            )


def clear() -> None:
    """Every filter at its first choice again; the measure and the moments stay."""
    for key in (*RARE, PERIOD, CLUSTER, KIND):
        _take_back(key)
    st.session_state[SEARCH] = ""


def _take_back(key: str) -> None:
    st.session_state.pop(key, None)
    forget(key)
