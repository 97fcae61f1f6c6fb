"""Rows set aside: what stands in the sheets beside the registrations, kept in sight."""

import polars as pl

from bangvang.intake.batch import SET_ASIDE, Sheet, Workbook
from bangvang.intake.tables import Found

#: E-mail addresses and long numbers (phones, identity cards, accounts) are not carried along.
_PRIVATE = r"[\w.+-]+@[\w.-]+|\+?\d(?:[\s.-]?\d){8,}"


def rows_aside(workbook: Workbook, found: dict[int, Found], rows: pl.DataFrame) -> pl.DataFrame:
    """One row per sheet row that is no registration: sheet, row, why, text."""
    parts = []
    numbers = {at: number for number, at in enumerate(found)}
    for at, sheet in enumerate(workbook.sheets):
        parts.append(_blank(sheet))
        if at not in found:
            parts.append(_texts(sheet, sheet.cells, "other_sheet", ()))
            continue
        one = found[at]
        is_above = pl.col("row") < one.first_row
        is_head = pl.col("row").is_between(one.first_row, one.table.header_row)
        parts.append(_texts(sheet, sheet.cells.filter(is_above), "title", ()))
        parts.append(_texts(sheet, sheet.cells.filter(is_head), "heading", ()))
        aside = rows.filter((pl.col("table") == numbers[at]) & pl.col("why").is_not_null())
        if not aside.is_empty():
            cells = sheet.cells.join(aside.select("row", "why"), on="row", maintain_order="left")
            parts.append(_texts(sheet, cells.drop("why"), cells["why"], one.personal))
    return pl.concat(parts)


def _blank(sheet: Sheet) -> pl.DataFrame:
    """The rows between the sheet's first and last on which nothing stands."""
    last = sheet.cells["row"][-1]
    every = pl.select(pl.int_range(1, last + 1, dtype=pl.Int64).alias("row"))
    if sheet.cells.height == every.height:
        return pl.DataFrame(schema=SET_ASIDE)
    return every.join(sheet.cells, on="row", how="anti", maintain_order="left").select(
        pl.lit(sheet.name).alias("sheet"),
        "row",
        pl.lit("blank").alias("why"),
        pl.lit(None, pl.String).alias("text"),
    )


def _texts(
    sheet: Sheet, cells: pl.DataFrame, why: str | pl.Series, personal: tuple[str, ...]
) -> pl.DataFrame:
    """The rows' cells as one text, personal columns left out."""
    shown = [name for name in sheet.cells.columns[1:] if name not in personal]
    text = pl.concat_str(shown, separator=" · ", ignore_nulls=True)
    return cells.select(
        pl.lit(sheet.name).alias("sheet"),
        "row",
        (pl.lit(why) if isinstance(why, str) else why).alias("why"),
        text.str.replace_all("\n", " ").str.replace_all(_PRIVATE, "…").alias("text"),
    )
