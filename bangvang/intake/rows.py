"""Rows: what stands below the heading of a table, in the columns of the registration's fields."""

import re

import polars as pl

from bangvang.intake.batch import Sheet
from bangvang.intake.tables import Found

FIELDS = (
    "stt",
    "title",
    "person",
    "co_authors",
    "upper",
    "unit",
    "grassroots",
    "team",
    "registered_on",
    "applied_on",
    "field",
    "stage",
    "benefit",
    "member_code",
    "birth_year",
)
_NUMBERING = r"^\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?$"


def rows_of(sheet: Sheet, found: Found, number: int) -> pl.DataFrame:
    """One row per sheet row with content below the heading, in columns of the FIELDS.

    Beside them: sheet; table (`number`, the same for all rows); row; first_text, the first cell
    shown; other_text, the first beside the number column; texts, how many cells beside it are
    filled; is_heading; is_numbering.
    """
    public = [name for name in sheet.cells.columns[1:] if name not in found.personal]
    stt = found.columns.get("stt")
    others = [name for name in public if name != stt] or public
    body = sheet.cells.filter(pl.col("row") > found.table.header_row).with_columns(
        _is_heading(sheet, found).alias("is_heading")
    )
    return body.select(
        pl.lit(sheet.name).alias("sheet"),
        pl.lit(number, dtype=pl.Int32).alias("table"),
        "row",
        *(
            pl.col(found.columns[field]).alias(field)
            if field in found.columns
            else pl.lit(None, pl.String).alias(field)
            for field in FIELDS
        ),
        pl.coalesce(public).alias("first_text"),
        pl.coalesce(others).alias("other_text"),
        pl.sum_horizontal(pl.col(name).is_not_null() for name in others).alias("texts"),
        "is_heading",
        pl.col("row").is_in(_numbering_rows(body, public)).alias("is_numbering"),
    )


def _is_heading(sheet: Sheet, found: Found) -> pl.Expr:
    """Rows on which the heading of the title or person column stands again."""
    head = sheet.cells.filter(pl.col("row").is_between(found.first_row, found.table.header_row))
    columns = [found.columns[field] for field in ("title", "person") if field in found.columns]
    return pl.any_horizontal(
        pl.col(name).is_in(head[name].drop_nulls().to_list()) for name in columns
    ).fill_null(False)


def _numbering_rows(body: pl.DataFrame, public: list[str]) -> list[int]:
    """Rows right below a heading that only number the columns: "(1) (2) (3)", "A B C"."""
    below = body.filter(pl.col("is_heading").shift(1, fill_value=True) & ~pl.col("is_heading"))
    return [
        row
        for row, *cells in below.select("row", *public).iter_rows()
        if len(filled_cells := [cell for cell in cells if cell]) > 1
        and all(re.match(_NUMBERING, cell) for cell in filled_cells)
    ]
