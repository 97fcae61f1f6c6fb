"""Rows set aside: what stands in the sheets beside the registrations, kept in sight."""

import polars as pl

from bangvang.intake.batch import SET_ASIDE, Sheet, Workbook
from bangvang.intake.letters import without_private
from bangvang.intake.tables import Found


def rows_aside(workbook: Workbook, found: dict[int, Found], rows: pl.DataFrame) -> pl.DataFrame:
    """One row per sheet row that is no registration: sheet, row, why, text."""
    told = rows.filter(pl.col("why").is_not_null()).select("table", "row", "why")
    numbers = {at: number for number, at in enumerate(found)}
    parts = []
    for at, sheet in enumerate(workbook.sheets):
        if at in found:
            below = told.filter(pl.col("table") == numbers[at]).select("row", "why")
            aside = _beside_the_table(sheet, found[at], below)
        else:
            aside = _texts(sheet, sheet.cells, pl.lit("other_sheet"))
        parts.append(pl.concat([_blank(sheet), aside]).sort("row"))
    return pl.concat(parts)


def _beside_the_table(sheet: Sheet, found: Found, below: pl.DataFrame) -> pl.DataFrame:
    """The rows above the table, its heading rows, and those `below` that are no registrations."""
    above = pl.when(pl.col("row") < found.first_row).then(pl.lit("title"))
    head = sheet.cells.filter(pl.col("row") <= found.table.header_row)
    rest = sheet.cells.join(below, on="row", maintain_order="left")
    return pl.concat(
        [
            _texts(sheet, head, above.otherwise(pl.lit("heading"))),
            _texts(sheet, rest, pl.col("why"), found.personal),
        ]
    )


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
    sheet: Sheet, cells: pl.DataFrame, why: pl.Expr, personal: tuple[str, ...] = ()
) -> pl.DataFrame:
    """The rows' cells as one text, personal columns left out."""
    shown = [name for name in sheet.cells.columns[1:] if name not in personal]
    text = pl.concat_str(shown, separator=" · ", ignore_nulls=True)
    return cells.select(
        pl.lit(sheet.name).alias("sheet"),
        "row",
        why.alias("why"),
        without_private(text.str.replace_all("\n", " ")).alias("text"),
    )
