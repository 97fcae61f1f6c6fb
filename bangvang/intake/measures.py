"""Measures: what amounts are counted in, where that stands beside their column or above the table.

                          ĐVT: triệu đồng
STT | Tên sáng kiến | Số tiền | Đơn vị tính
1   | Cải tiến hàn  | 1,5     | tỷ đồng
"""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Sheet
from bangvang.intake.head import Head, as_heading
from bangvang.intake.joined import Heading, spread
from bangvang.intake.money import is_measure, names_unit, unit_of

_LINES_ABOVE = 6
_COLUMN = re.compile(r"(?:^|\s)(?:don vi tinh|dvt|dv tinh|don vi tien)$")
_LINE = re.compile(
    r"^\(?\s*(?:đơn\s*vị\s*tính|đơn\s*vị|đvt|đv\s*tính|don\s*vi\s*tinh|dvt)\s*:\s*(.+?)\)?$",
    re.IGNORECASE,
)


def measure_column(headings: Sequence[Heading], fields: Mapping[str, int]) -> int | None:
    """The column right behind the amounts that says what each is counted in, or None."""
    at = fields.get("benefit")
    if at is None:
        return None
    named = (to for to in range(at + 1, len(headings)) if headings[to] or to in fields.values())
    behind = next(named, None)  # a blank column may stand between
    if behind is None or behind in fields.values():
        return None
    return behind if _COLUMN.search(fold(headings[behind] or "")) else None


def measured_in(sheet: Sheet, head: Head, fields: Mapping[str, int]) -> str:
    """What the lines above the headings say that amounts are counted in, unless their heading does."""
    at = fields.get("benefit")
    if at is None or names_unit(head.headings[at] or ""):
        return ""
    names = sheet.cells.columns[1:]
    heads = sheet.cells.filter(pl.col("row").is_between(head.first_row, head.last_row))
    rows = [[as_heading(cell) for cell in row] for row in heads.select(names).rows()]
    groups = [cell for row in spread(rows)[:-1] if (cell := row[at]) and unit_of(cell) != 1]
    if groups:
        return groups[-1]
    above = sheet.cells.filter(pl.col("row") < head.first_row).tail(_LINES_ABOVE)
    told = [
        found[1]
        for _, *cells in above.iter_rows()
        for cell in cells
        if cell and (found := _LINE.match(cell)) and is_measure(found[1])
    ]
    return told[-1] if told else ""
