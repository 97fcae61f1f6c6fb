"""A chart on a page: drawn once per data version for all who look at it."""

from collections.abc import Callable, Hashable
from typing import Any, Literal

import streamlit as st

from bangvang.charts.drawn import drawn
from bangvang.screen.frame import View


def chart(
    look: View,
    key: str,
    *what: Hashable,
    make: Callable[[], Any],
    height: Literal["content", "stretch"] = "content",
) -> None:
    """The Altair chart that `make` makes; `what` names all it depends on beside the look itself."""
    spec = look.once("chart", key, *what, make=lambda: drawn(make()))
    st.vega_lite_chart(spec=spec, key=key, height=height)
