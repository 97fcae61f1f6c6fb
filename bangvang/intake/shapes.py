"""Shapes: cells that stand for others are filled in, before any row is judged.

Merged cells belong to all their rows, a ditto mark says what stands above it, and a name in two
columns is one name. What is sent back to the unit stays as it was written.
"""

import re
from bisect import bisect_right

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Sheet
from bangvang.intake.tables import Found

_DITTO = re.compile(
    r"^[\s\-–—(]*(?:nt|n\.t|n/t|như trên|nhu tren|như\s?t|[\"″”“〃]|''|,,|//|-\"-|\"\s*\")[\s\-–—).]*$",
    re.IGNORECASE,
)
_COLUMN_NUMBER = r"^\(?\d{1,2}\)?$"
_LONGEST_DITTO = 16  # bytes
REASONS = ("ly do tra lai", "why returned")  # the heading of `returned` in every language
_SPREAD = (
    "person",
    "upper",
    "unit",
    "grassroots",
    "team",
    "registered_on",
    "applied_on",
    "field",
    "stage",
)
_REPEATED = ("title", *_SPREAD, "co_authors", "benefit")


def shaped(sheet: Sheet, found: Found) -> pl.DataFrame:
    """The sheet's cells with merged, repeated and divided ones filled in."""
    if found.card is not None:
        return found.card
    cells = _without_reasons(sheet.cells, found)
    if found.given:
        cells = cells.with_columns(
            pl.concat_str(found.columns["person"], found.given, separator=" ", ignore_nulls=True)
            .replace("", None)
            .alias(found.columns["person"])
        )
    if sheet.merges:
        cells = _spread(cells, sheet, found)
    cells = _without_dittos(cells, found)
    if found.authors:
        all_of_them = pl.concat_str(
            found.columns["co_authors"], *found.authors, separator="\n", ignore_nulls=True
        )
        cells = cells.with_columns(all_of_them.replace("", None).alias(found.columns["co_authors"]))
    return _measured(cells, found, found.measure) if found.measure else cells


def _without_reasons(cells: pl.DataFrame, found: Found) -> pl.DataFrame:
    """The cells without the reasons of a workbook that we sent back: beside a name that stands alone
    on a row they say nothing of its registration."""
    ours = [
        name
        for name, heading in zip(cells.columns[1:], found.headings, strict=False)
        if heading and fold(heading) in REASONS and name not in found.columns.values()
    ]
    is_told = pl.col("row") > found.table.header_row
    return cells.with_columns(pl.when(~is_told).then(name).alias(name) for name in ours)


def _measured(cells: pl.DataFrame, found: Found, measure: str) -> pl.DataFrame:
    """Amounts with what they are counted in behind them; what is said nowhere is no amount."""
    benefit = found.columns["benefit"]
    is_amount = (
        pl.col(benefit).str.contains("[1-9]")
        & (pl.col("row") > found.table.header_row)
        & ~pl.col(measure).str.contains(_COLUMN_NUMBER).fill_null(value=False)
    )
    told = pl.concat_str(benefit, pl.lit(" "), pl.col(measure).fill_null("?"))
    return cells.with_columns(pl.when(is_amount).then(told).otherwise(benefit).alias(benefit))


def rows_of_merged_titles(sheet: Sheet, found: Found) -> list[int]:
    """Rows whose title stands in a cell merged with the row above: co-authors of its initiative."""
    title = found.columns.get("title")
    rows = sheet.cells["row"].to_list()
    return sorted(
        {
            row
            for top, left, bottom, right in set(sheet.merges)
            if title in {f"c{at}" for at in (left, right)} and top > found.table.header_row
            for row in _below(rows, top, bottom)
        }
    )


def _spread(cells: pl.DataFrame, sheet: Sheet, found: Found) -> pl.DataFrame:
    """Cells merged over rows, with their text on each of them that holds anything.

    A person merged over the same rows as the title is one author of one initiative, told once.
    """
    of_title = set(rows_of_merged_titles(sheet, found))
    columns = {found.columns[field]: field for field in _SPREAD if field in found.columns}
    numbers = cells["row"].to_list()
    rows = {row: at for at, row in enumerate(numbers)}
    texts: dict[str, list[str | None]] = {}
    for top, left, bottom, _ in dict.fromkeys(sheet.merges):
        name = f"c{left}"
        is_inside = name in columns and bottom > top > found.table.header_row and top in rows
        if not is_inside:
            continue
        column = texts.setdefault(name, cells[name].to_list())
        for row in _below(numbers, top, bottom):
            is_told_once = columns[name] == "person" and row in of_title
            if not is_told_once:
                column[rows[row]] = column[rows[row]] or column[rows[top]]
    return cells.with_columns(
        pl.Series(name, column, dtype=pl.String) for name, column in texts.items()
    )


def _below(rows: list[int], top: int, bottom: int) -> list[int]:
    """Of the rows that hold anything, in order, those below `top` down to `bottom`."""
    return rows[bisect_right(rows, top) : bisect_right(rows, bottom)]


def _without_dittos(cells: pl.DataFrame, found: Found) -> pl.DataFrame:
    """Ditto marks replaced by what stands above them."""
    names = [found.columns[field] for field in _REPEATED if field in found.columns]
    names += [found.measure] if found.measure else []
    if not names:
        return cells
    short = cells.select(
        pl.col(name).filter(pl.col(name).str.len_bytes() <= _LONGEST_DITTO).unique().implode()
        for name in names
    ).row(0)
    # a heading that stands again on the next page is nothing that a mark repeats
    heads = cells.filter(pl.col("row").is_between(found.first_row, found.table.header_row))
    filled = []
    for name, texts in zip(names, short, strict=True):
        marks = [text for text in texts if _DITTO.match(text)]
        if marks:
            is_mark = pl.col(name).is_in(marks) & (pl.col("row") > found.table.header_row)
            is_no_text = is_mark.fill_null(value=False) | pl.col(name).is_in(heads[name].implode())
            above = pl.when(~is_no_text).then(name).forward_fill()
            filled.append(pl.when(is_mark).then(above).otherwise(name).alias(name))
    return cells.with_columns(filled) if filled else cells
