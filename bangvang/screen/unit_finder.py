"""Which unit is looked at: found by any part of its name, named in the address."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from bangvang.draw.links import UNIT
from bangvang.fold import fold
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.screen.unit import Unit

_SEARCH = "tim-don-vi"
_LISTED = 300  # names in the box; among more one types


def choose(look: View, first: Sequence[str] = (), *, wide: bool = False) -> str | None:
    """The unit of the address, else the first of these, else the leader of the board.

    None when the address names nobody. `wide`: the boxes fill what they stand in.
    """
    t = look.words
    names = look.ask("unit_names")
    leader = look.ask("leaderboard", **look.board(look.phase()))["unit_id"][0]
    usual = next(iter(first), leader)
    _settle(names, usual)
    search = st.text_input(
        t("unit.search"),
        key=_SEARCH,
        placeholder=t("unit.search"),
        label_visibility="collapsed",
        width="stretch" if wide else 190,
        on_change=_take_first,
        args=(look,),
    )
    offered = _offered(names, st.session_state[UNIT], fold(search or ""))
    labels = named_apart(
        {
            unit_id: t("unit.in", unit=name, above=above) if above else name
            for unit_id, name, above in offered.iter_rows()
        }
    )
    chosen: str | None = st.selectbox(
        t("unit.choose"),
        list(labels),
        format_func=lambda unit_id: labels[unit_id],
        key=UNIT,
        index=None,
        required=True,
        placeholder=t("unit.choose"),
        label_visibility="collapsed",
        width="stretch" if wide else 340,
    )
    if chosen:
        remember_unit(chosen, usual)
    return chosen


def remember_unit(unit_id: str, usual: str) -> None:
    """The address names the unit, unless nobody chose any."""
    if unit_id != usual or UNIT in st.query_params:
        st.query_params[UNIT] = unit_id


def neighbours(look: View, unit: Unit) -> None:
    """Buttons to the units above and below it on the board by initiatives."""
    for key, row in (("above", unit.above), ("under", unit.under)):
        if row is None or row["rank"] is None:
            continue
        name = str(row["display_name"])
        rank = look.words.number(row["rank"])
        st.button(
            look.words(f"unit.{key}", rank=rank),
            key=key,
            help=saying.plain(name),
            on_click=_go,
            args=(row["unit_id"],),
        )


def _go(unit_id: str) -> None:
    st.session_state[UNIT] = unit_id


def _settle(names: pl.DataFrame, usual: str) -> None:
    """Before the box is drawn: the unit chosen, or named in the address, as long as there is one."""
    known = set(names["unit_id"])
    if st.session_state.get(UNIT) in known:
        return
    named = st.query_params.get(UNIT, usual)
    st.session_state[UNIT] = named if named in known else None


def _take_first(look: View) -> None:
    """What was typed and confirmed opens the first unit it finds."""
    found = _found(look.ask("unit_names"), fold(st.session_state[_SEARCH] or ""))
    if found.height and st.session_state.get(UNIT) not in set(found["unit_id"]):
        st.session_state[UNIT] = found["unit_id"][0]


def _found(names: pl.DataFrame, search: str) -> pl.DataFrame:
    return names.filter(pl.col("search_key").str.contains(search, literal=True))


def _offered(names: pl.DataFrame, current: str | None, search: str) -> pl.DataFrame:
    """unit_id, display_name and what it stands in: what was found, else the uppers and the near ones."""
    is_current = pl.col("unit_id") == pl.lit(current, pl.String)
    if search:
        near = _found(names, search).head(_LISTED)
    else:
        own = names.filter(is_current).select("upper_id", "grassroots_id")
        upper_id, union_id = own.row(0) if own.height else (None, None)
        near = names.filter(
            (pl.col("level") == "upper")
            | (
                (pl.col("level") == "grassroots")
                & (pl.col("upper_id") == pl.lit(upper_id, pl.String))
            )
            | (
                (pl.col("level") == "team")
                & (pl.col("grassroots_id") == pl.lit(union_id, pl.String))
            )
        )
    offered = pl.concat([near, names.filter(is_current)]).unique("unit_id", maintain_order=True)
    return offered.select("unit_id", "display_name", "stands_in")
