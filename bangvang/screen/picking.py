"""A table of which one row is picked; the pick stays with its row when rows come and go around it."""

from collections.abc import Mapping
from typing import Any

import polars as pl
import streamlit as st

_ROW = 31  # pixels of a row of Streamlit's tables at the letters of our theme


def height_of(rows: int) -> int:
    """Pixels in which so many rows and their heading stand, none of them cut."""
    return _ROW * (rows + 1) + 2


def one_of(
    shown: pl.DataFrame, ids: list[str], columns: Mapping[str, Any], key: str, most: int
) -> int | None:
    """Draws the rows, at most so many at once, and gives the place of the one picked.

    `ids` name the rows, in their order.
    """
    _follow(key, ids)
    picked = st.dataframe(
        shown,
        hide_index=True,
        height=height_of(min(len(ids), most)),
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        column_config=dict(columns),
    )
    rows = picked["selection"]["rows"]
    return rows[0] if rows and rows[0] < len(ids) else None


def _follow(key: str, ids: list[str]) -> None:
    """Streamlit knows the row picked by its place only: a newer row above would slip under the mark."""
    known_by = f"{key}-ids"
    before = st.session_state.get(known_by)
    st.session_state[known_by] = ids
    if before is None or before == ids or key not in st.session_state:
        return
    places = st.session_state[key]["selection"]["rows"]
    kept = [ids.index(before[at]) for at in places if at < len(before) and before[at] in ids]
    st.session_state[key] = {"selection": {"rows": kept, "columns": []}}
