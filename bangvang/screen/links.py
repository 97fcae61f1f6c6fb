"""Links to a unit, followed inside the visit: what was chosen stays, nothing is loaded anew.

A link with `data-to` leads to the unit's page; one with `data-pick` picks the unit for the
container `SIDE` of this page, and brings that into sight.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from bangvang.draw.links import UNIT, UNIT_PAGE
from bangvang.screen.frame import DAY, LANGUAGE

SIDE = "ben-canh"
_HAND = "hand"

_hand = st.components.v2.component(
    "bangvang_hand",
    js="""
    export default function ({ setTriggerValue }) {
      const follow = (click) => {
        const link = click.target.closest?.("a[data-to], a[data-pick]");
        const elsewhere = click.button || click.ctrlKey || click.metaKey || click.shiftKey;
        if (!link || elsewhere) return;
        click.preventDefault();
        if (link.dataset.to) setTriggerValue("unit", link.dataset.to);
        else {
          setTriggerValue("pick", link.dataset.pick);
          document.querySelector(".st-key-ben-canh")?.scrollIntoView({ block: "nearest" });
        }
      };
      document.addEventListener("click", follow);
      return () => document.removeEventListener("click", follow);
    }
    """,
)


def follow(page: StreamlitPage, pages: list[StreamlitPage]) -> None:
    """Before the page is drawn: goes to the unit whose link was pressed on it."""
    unit_page = next(each for each in pages if each.url_path == UNIT_PAGE)
    with st.sidebar:
        unit_id = _hand(
            key=_HAND, height=1, on_unit_change=_take("unit"), on_pick_change=_take("pick")
        ).unit
    if unit_id and page is not unit_page:
        kept = {key: st.query_params[key] for key in (LANGUAGE, DAY) if key in st.query_params}
        st.switch_page(unit_page, query_params={UNIT: unit_id, **kept})


def _take(trigger: str) -> Callable[[], None]:
    """Pages keep their unit under this key."""

    def take() -> None:
        st.session_state[UNIT] = st.session_state[_HAND][trigger]

    return take
