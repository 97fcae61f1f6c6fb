"""The table of quotas, edited on the page."""

import hashlib
from typing import Any

import polars as pl
import streamlit as st

from bangvang.draw import quota_change as draw
from bangvang.draw import style
from bangvang.quotas.present import CELLS, present, stated_in
from bangvang.quotas.statement import STATED_MEMBERS
from bangvang.reports.illustrative import explained
from bangvang.screen import picking, quota_change
from bangvang.screen.frame import View
from bangvang.screen.quota_asked import Asked
from bangvang.text import NOTHING

QUOTAS = tuple(CELLS)
_SHOWN = 18  # rows before one scrolls


def table(look: View, asked: Asked) -> pl.DataFrame:
    """A row per unit with the quotas and members in force on the day asked for."""
    units = look.ask(
        "quota_units",
        level=asked.level,
        upper=asked.upper_id,
        period=asked.period.period_id,
    )
    spans = look.ask("quota_spans", period=asked.period.period_id, unit=None)
    members = look.ask("members", as_of=asked.from_day)
    return present(units, spans, members, asked.period.period_id, asked.from_day)


def edit(look: View, asked: Asked) -> None:
    """The table on the left; on the right what its edits would change, and the sums."""
    t = look.words
    shown = table(look, asked)
    if not shown.height:
        st.html(style.empty(t("campaign.no_units"), t("campaign.no_units_hint")))
        return
    table_side, effect_side = st.columns([9, 4])
    with table_side:
        edited = editor(look, shown, asked, QUOTAS, "luoi")
        is_starred = bool(shown["is_illustrative"].any())
        st.html(
            style.note(explained(t("campaign.grid_hint"), is_starred, t, "campaign.illustrative"))
        )
    stated = stated_in(shown, edited, asked.period.period_id, asked.from_day)
    with effect_side:
        if not stated.height:
            sums = look.ask("quota_sums", period=asked.period.period_id, day=asked.from_day)
            st.html(style.section(t("campaign.sums")))
            st.html(draw.sums(sums, t))
            return
        change = quota_change.planned(look, stated, pl.DataFrame(schema=STATED_MEMBERS), asked)
        quota_change.preview(look, change, asked)
        quota_change.save(look, change, "ghi-chi-tieu")


def editor(
    look: View, shown: pl.DataFrame, asked: Asked, columns: tuple[str, ...], key: str
) -> pl.DataFrame:
    """`shown` with the columns as they were edited; starts anew when what it shows has changed."""
    t = look.words
    mark = pl.when("is_illustrative").then(pl.lit("*")).otherwise(pl.lit("")).alias("mark")
    marks = [mark] if columns == QUOTAS and shown["is_illustrative"].any() else []
    rows = shown.select(pl.col("display_name").alias("unit"), *columns, *marks)
    known_by = f"{rows.write_json()}{asked.period.period_id}{asked.from_day}"
    number = {
        column: st.column_config.NumberColumn(
            t.label("campaign.column", column),
            min_value=0,
            step=1,
            format="localized",
            width=100,
        )
        for column in columns
    }
    texts: dict[str, Any] = {
        "unit": st.column_config.TextColumn(t("campaign.column.unit"), width=176, pinned=True),
        "mark": st.column_config.TextColumn("*", width=26),
    }
    edited = st.data_editor(
        rows.to_arrow(),
        hide_index=True,
        height=picking.height_of(min(_SHOWN, rows.height)),
        disabled=["unit", "mark"],
        placeholder=NOTHING,
        key=f"{key}-{hashlib.sha256(known_by.encode()).hexdigest()[:12]}",
        column_config=texts | number,
    )
    found = pl.DataFrame(edited)
    return shown.with_columns(found[column].cast(pl.Int64) for column in columns)
