"""An excerpt of files too long to send back whole: the headings, the refused rows, and what they hang on.

STT | Tên sáng kiến            | Họ tên        | Lý do trả lại
I   | LĐLĐ quận Ba Đình        |               |                        a section above a refused row
7   | Cải tiến quy trình hàn   | Nguyễn Văn A  |                        booked; its co-author is refused
    |                          | Tr?n Thị B    | Chữ đã hỏng … (dòng 512.345)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from bangvang.exports.guilty import SheetMarks, columns_told
from bangvang.intake.batch import Sheet, Table, Workbook
from bangvang.intake.totals import TOTAL_CELL

LONGEST = 200_000  # rows of a sheet; nobody mends more by hand, and writing them takes minutes
_MOST_SECTIONS = 20_000  # rows nearly blank; of more they are no sections
_SECTION_CELLS = 2
_HEADING_ROWS = 6


@dataclass(frozen=True)
class Excerpt:
    """A shorter workbook, its rows numbered anew, with what was told of the whole one."""

    workbook: Workbook
    refusals: pl.DataFrame  #: sheet, row (of the excerpt), reason, column, value
    tables: tuple[Table, ...]
    origins: dict[tuple[str, int], int]  #: sheet and row of the excerpt -> row of the file


def excerpt(workbook: Workbook, refusals: pl.DataFrame, tables: Sequence[Table]) -> Excerpt:
    """The sheets with refused rows, at most LONGEST of them. `refusals`: sheet, row, reason, column, value.

    Merged and hidden cells are not kept: such files are lists.
    """
    sheets, parts, numbered = [], [], []
    origins: dict[tuple[str, int], int] = {}
    kept = refusals.head(LONGEST)
    for sheet in workbook.sheets:
        names = [name for name in kept["sheet"].unique() if is_of(sheet, name)]
        told = kept.filter(pl.col("sheet").is_in(names))
        if told.is_empty():
            continue
        own = [table for table in tables if is_of(sheet, table.sheet)]
        cells = sheet.cells.filter(pl.col("row").is_in(_rows(sheet, told, own).implode()))
        rows = dict(zip(cells["row"], range(1, cells.height + 1), strict=True))
        origins |= {(sheet.name, new): old for old, new in rows.items()}
        shorter = cells.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("row"))
        sheets.append(
            replace(
                sheet,
                cells=shorter,
                merges=(),
                hidden_rows=frozenset(),
                filtered=False,
                errors=frozenset(),
            )
        )
        parts.append(told.with_columns(pl.col("row").replace_strict(rows, return_dtype=pl.Int64)))
        numbered += [replace(table, header_row=rows.get(table.header_row, 0)) for table in own]
    return Excerpt(
        replace(workbook, sheets=tuple(sheets)),
        pl.concat(parts) if parts else kept,
        tuple(numbered),
        origins,
    )


def is_of(sheet: Sheet, name: str) -> bool:
    """Whether a table of this name stands in the sheet, alone or beside others."""
    return sheet.name in (name, columns_told(name)[0])


def _rows(sheet: Sheet, told: pl.DataFrame, tables: Sequence[Table]) -> pl.Series:
    """The rows of a sheet that are kept, in their order."""
    heads = [table.header_row for table in tables]
    row = pl.col("row")
    is_head = row <= min(heads, default=0)
    for head in heads:
        is_head |= row.is_between(head - _HEADING_ROWS + 1, head)
    refused = sheet.cells.join(told.select("row").unique(), on="row", how="semi")
    parts = [
        sheet.cells.filter(is_head)["row"],
        refused["row"],
        _sections(sheet, refused["row"]),
        *(_titles(sheet, refused, table) for table in tables),
    ]
    return pl.concat(parts).unique().sort()


def _sections(sheet: Sheet, refused: pl.Series) -> pl.Series:
    """Rows nearly blank, above a refused one: they may name the unit of what stands below them."""
    names = sheet.cells.columns[1:]
    filled = pl.sum_horizontal(pl.col(name).is_not_null() for name in names)
    is_total = pl.any_horizontal(pl.col(names).str.contains(TOTAL_CELL).fill_null(value=False))
    last = int(refused.max())  # type: ignore[arg-type]
    rows = sheet.cells.filter((filled <= _SECTION_CELLS) & ~is_total & (pl.col("row") < last))[
        "row"
    ]
    return rows if rows.len() <= _MOST_SECTIONS else rows.clear()


def _titles(sheet: Sheet, refused: pl.DataFrame, table: Table) -> pl.Series:
    """The rows whose titles stand above refused rows without one."""
    heading = table.columns.get("title")
    places = SheetMarks(sheet, [table.header_row]).positions(table.header_row, heading or "")
    if not places:
        return refused["row"].clear()
    column = f"c{places[0]}"
    titled = sheet.cells.filter(pl.col(column).is_not_null()).select("row", title_row="row")
    without = refused.filter(pl.col(column).is_null()).select("row")
    return without.sort("row").join_asof(titled, on="row")["title_row"].drop_nulls()
