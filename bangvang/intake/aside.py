"""Rows set aside: what stands in the sheets beside the registrations, kept in sight."""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.batch import SET_ASIDE, Sheet
from bangvang.intake.parts import Part
from bangvang.intake.private import without_private
from bangvang.intake.tables import Found

_LONG_RUN = 20  # blank rows in a row; of more only the run is told, whatever stands far below them


def rows_aside(parts: Sequence[Part], rows: pl.DataFrame) -> pl.DataFrame:
    """One row per sheet row that is no registration, as SET_ASIDE has it."""
    told = rows.select("table", "row", "why").filter(pl.col("why").is_not_null())
    answers = []
    for number, part in enumerate(parts):
        if part.found:
            below = told.filter(pl.col("table") == number).select("row", "why")
            aside = _beside_the_table(part.sheet, part.found, below)
        else:
            why = "other_sheet" if part.since == 1 else "title"
            aside = _texts(part.sheet, part.sheet.cells, pl.lit(why))
        answers.append(pl.concat([_blank(part), aside]).sort("row"))
    return pl.concat(answers) if answers else pl.DataFrame(schema=SET_ASIDE)


def _beside_the_table(sheet: Sheet, found: Found, below: pl.DataFrame) -> pl.DataFrame:
    """The rows above the table, its heading rows, and those `below` that are no registrations."""
    if found.card is not None:
        row = found.card["row"][0]
        rest = sheet.cells.filter(pl.col("row") != row)
        return pl.concat(
            [
                _labels(sheet, rest),
                _texts(sheet, sheet.cells.join(below, on="row"), pl.col("why")),
            ]
        )
    above = pl.when(pl.col("row") < found.first_row).then(pl.lit("title"))
    head = sheet.cells.filter(pl.col("row") <= found.table.header_row)
    heading = _texts(sheet, head, above.otherwise(pl.lit("heading")))
    if below.is_empty():
        return heading
    rest = sheet.cells.join(below, on="row", maintain_order="left")
    return pl.concat([heading, _texts(sheet, rest, pl.col("why"), found.personal)])


def _labels(sheet: Sheet, cells: pl.DataFrame) -> pl.DataFrame:
    """Lines of a form, by their labels only: what was filled in may be personal."""
    label = pl.coalesce(cells.columns[1:]).str.extract(r"^([^:\n]*)")
    return _texts(sheet, cells, pl.lit("heading")).with_columns(
        text=cells.select(label).to_series()
    )


def _blank(part: Part) -> pl.DataFrame:
    """The part's rows, down to its last with content, on which nothing stands; a long run is one."""
    if part.sheet.cells.height == part.last_row - part.since + 1:
        return pl.DataFrame(schema=SET_ASIDE)
    ends = [pl.Series("row", [row], pl.Int64) for row in (part.since - 1, part.last_row + 1)]
    filled = pl.concat([ends[0], part.sheet.cells["row"], ends[1]]).to_frame()
    runs = filled.select(row=pl.col("row").shift(1) + 1, rows=pl.col("row").diff() - 1)
    is_long = pl.col("rows") > _LONG_RUN
    one_by_one = (
        runs.filter((pl.col("rows") > 0) & ~is_long)
        .select(row=pl.int_ranges("row", pl.col("row") + pl.col("rows")))
        .explode("row")
        .with_columns(rows=pl.lit(1, pl.Int64))
    )
    return pl.concat([one_by_one, runs.filter(is_long)]).select(
        pl.lit(part.sheet.name).alias("sheet"),
        "row",
        pl.lit("blank").alias("why"),
        pl.lit(None, pl.String).alias("text"),
        "rows",
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
        pl.lit(1, pl.Int64).alias("rows"),
    )
