"""Rows: what stands below the heading of a table, in the columns of the registration's fields."""

import re

import polars as pl

from bangvang.intake.headings import match
from bangvang.intake.parts import Part
from bangvang.intake.phrases import WITHDRAWN
from bangvang.intake.private import WRITTEN, scrubbed
from bangvang.intake.shapes import rows_of_merged_titles
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
_CODE = r"^(?:[A-Z][A-Z0-9_]*|[a-z]+(?:_[a-z0-9]+)+)$"  # HOTEN, ten_sang_kien
_FEWEST_CODES = 3
_SHORTEST_CODE = 3


def rows_of(part: Part, cells: pl.DataFrame, number: int, *, is_hidden_read: bool) -> pl.DataFrame:
    """One row per row of the part's (shaped) cells below the heading, in columns of the FIELDS.

    Beside them: sheet; table (`number`, the same for all rows); row; first_text, the first cell
    shown; other_text, the first beside the number column; texts, how many cells beside it are
    filled; is_heading; is_numbering; is_hidden, unless hidden rows are read; is_merged, where the
    title's cell is merged with the one above; withdrawn, the words of a note that take the row back.
    """
    found = part.found
    if found is None:
        raise LookupError(f"no table in {part.sheet.name}")
    public = [name for name in cells.columns[1:] if name not in found.personal]
    stt = found.columns.get("stt")
    others = [name for name in public if name != stt] or public
    body = cells.filter(pl.col("row") > found.table.header_row)
    hidden = [] if is_hidden_read else sorted(part.sheet.hidden_rows)
    merged = rows_of_merged_titles(part.sheet, found) if part.sheet.merges else []
    written = {found.columns[field] for field in WRITTEN if field in found.columns}
    body = body.with_columns(scrubbed(body[name]) for name in sorted(written))
    body = body.with_columns(_is_heading(part, found).alias("is_heading"))
    return body.select(
        pl.lit(part.sheet.name).alias("sheet"),
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
        (pl.col("row").is_in(hidden) if hidden else pl.lit(value=False)).alias("is_hidden"),
        (pl.col("row").is_in(merged) if merged else pl.lit(value=False)).alias("is_merged"),
        (
            pl.col(found.columns["note"]).str.extract(f"({WITHDRAWN})")
            if "note" in found.columns
            else pl.lit(None, pl.String)
        ).alias("withdrawn"),
    )


def _is_heading(part: Part, found: Found) -> pl.Expr:
    """Rows on which the heading of the title or person column stands again."""
    if found.card is not None:
        return pl.lit(value=False)
    head = part.sheet.cells.filter(
        pl.col("row").is_between(found.first_row, found.table.header_row)
    )
    columns = [found.columns[field] for field in ("title", "person") if field in found.columns]
    if not columns or head.is_empty():
        return pl.lit(value=False)
    return pl.any_horizontal(
        pl.col(name).is_in(head[name].drop_nulls().to_list()) for name in columns
    ).fill_null(value=False)


def _numbering_rows(body: pl.DataFrame, public: list[str]) -> list[int]:
    """Rows right below a heading that only number, code or call the columns once more: "(1) (2) (3)",
    "STT HOTEN", "No. Full name"."""
    is_heading = pl.col("is_heading")
    below = body.with_columns(
        first=is_heading.shift(1, fill_value=True), second=is_heading.shift(2, fill_value=True)
    ).filter((pl.col("first") | pl.col("second")) & ~is_heading)
    rows: list[int] = []
    was_numbering = False
    for row, is_first, *cells in below.select("row", "first", *public).iter_rows():
        is_below = is_first or was_numbering
        was_numbering = is_below and _is_numbering([cell for cell in cells if cell])
        if was_numbering:
            rows.append(row)
    return rows


def _is_heading_of_some(cell: str) -> bool:
    matched = match(cell)
    return matched is not None and matched.is_exact


def _is_numbering(cells: list[str]) -> bool:
    if len(cells) > 1 and all(re.match(_NUMBERING, cell) for cell in cells):
        return True
    if len(cells) >= _FEWEST_CODES and all(map(_is_heading_of_some, cells)):
        return True  # the headings once more, in English
    return (
        len(cells) >= _FEWEST_CODES
        and all(re.match(_CODE, cell) for cell in cells)
        and sum(len(cell) >= _SHORTEST_CODE for cell in cells) > 1
    )
