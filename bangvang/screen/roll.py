"""The roll of units: the upper unions, and what stands under each."""

from functools import partial
from typing import Any

import polars as pl
import streamlit as st

from bangvang.draw import style
from bangvang.draw import units as draw
from bangvang.exports import EXCEL, template
from bangvang.screen import picking
from bangvang.screen.frame import View

Row = dict[str, Any]

#: column -> its width in pixels; the tables stand in half a page each
_SHOWN = 6  # unions before one scrolls
_WIDTHS = {
    "display_name": 190,
    "kind": 104,
    "cluster": 52,
    "unions": 62,
    "spellings": 74,
    "last_file_on": 92,
    "union": 206,
    "initiatives": 76,
    "registrants": 60,
    "last_day": 86,
}


def choose(look: View, units: pl.DataFrame) -> Row | None:
    """The upper unions as a table; gives the one picked."""
    t = look.words
    st.html(style.note(t("units.choose")))
    kinds = {code: t.label("kind", code) for code in units["kind"].unique()}
    shown = units.select(
        "display_name",
        pl.col("kind").replace_strict(kinds),
        "cluster",
        "unions",
        "spellings",
        pl.col("last_file_on").dt.strftime("%d/%m/%Y"),
    )
    at = picking.one_of(shown, units["unit_id"].to_list(), _columns(look, shown), "don-vi", 17)
    return None if at is None else units.row(at, named=True)


def members(look: View, units: pl.DataFrame) -> str:
    """Of how many upper unions the members are known, in a sentence."""
    t = look.words
    known = look.ask("members", as_of=look.as_of).filter(pl.col("level") == "upper")
    if not known.height:
        return t("units.members_unknown")
    return t(
        "units.members_known",
        known=t.number(known.height),
        units=t.number(units.height),
        members=t.number(int(known["members"].sum())),
    )


def unions(look: View, unit: Row) -> pl.DataFrame:
    """The grassroots unions under the unit with their counts; gives them."""
    t, phase = look.words, look.phase()
    below = look.ask(
        "grassroots_unions",
        upper_id=unit["unit_id"],
        period=phase.period_id,
        as_of=look.as_of,
    )
    st.html(draw.unit(unit, below, t))
    st.download_button(
        t("units.template"),
        partial(template_of, look, unit["display_name"], below["display_name"].to_list()),
        file_name=f"mau-dang-ky-{unit['unit_id']}.xlsx",
        mime=EXCEL,
    )
    if below.height:
        shown = below.select(
            pl.col("display_name").alias("union"),
            "initiatives",
            "registrants",
            pl.col("last_day").dt.strftime("%d/%m/%Y"),
            "spellings",
        )
        st.dataframe(
            shown,
            hide_index=True,
            height=picking.height_of(min(_SHOWN, shown.height)),
            column_config=_columns(look, shown),
        )
    return below


def template_of(look: View, unit_name: str, unions_below: list[str]) -> bytes:
    """The unit's own registration template; made only when somebody asks for it."""
    return template.workbook(unit_name, unions_below, look.words, campaign=look.campaign)


def _columns(look: View, shown: pl.DataFrame) -> dict[str, Any]:
    """Every column under its words, whole numbers the local way."""
    columns: dict[str, Any] = {}
    for name, kind in shown.schema.items():
        label, width = look.words(f"units.column.{name}"), _WIDTHS[name]
        if kind.is_integer():
            columns[name] = st.column_config.NumberColumn(label, width=width, format="localized")
        else:
            columns[name] = st.column_config.TextColumn(label, width=width)
    return columns
