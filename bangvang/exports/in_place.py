"""Marks in place: the sender's own .xlsx, its looks kept, with the refused cells marked.

The workbook is opened by a child process with limits, as reading does: what is only large for a
reader of values can be endless for a reader of styles (one merge over a whole sheet).
Run as a module of its own: `python -m bangvang.exports.in_place < order`, one line of JSON and the
workbook after it; gives the marked workbook on standard output.
"""

import io
import subprocess
import sys
from collections.abc import Iterable
from copy import copy
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell, MergedCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from bangvang.exports.looks import FONT, HEAD, INK, MARK, RUNS, WIDTHS
from bangvang.exports.marks import Letter, Page, Place, Returned, returned_of
from bangvang.intake.child import MEMORY_LIMIT, TIME_LIMIT
from bangvang.intake.workbook import limit_memory

_HOUSE = Path(__file__).parents[2]
_MARKED = PatternFill("solid", fgColor=MARK)
_PLAIN = PatternFill()
_HEADED = PatternFill("solid", fgColor=HEAD)
_LETTER_LOOKS = {
    "title": (Font(name=FONT, size=16, bold=True, color=INK), _PLAIN),
    "head": (Font(name=FONT, size=11, bold=True, color=INK), _PLAIN),
    "text": (Font(name=FONT, size=11), _PLAIN),
    "mark": (Font(name=FONT, size=11, bold=True), _MARKED),
}


def marked(content: bytes, returned: Returned) -> bytes | None:
    """The workbook with all marks; None when it cannot be opened this way within the limits."""
    command = [sys.executable, "-m", "bangvang.exports.in_place"]
    try:
        child = subprocess.run(  # noqa: S603 - our own module; the workbook comes on its input
            command,
            input=returned.written() + content,
            capture_output=True,
            timeout=TIME_LIMIT,
            check=False,
            cwd=_HOUSE,
        )
    except subprocess.TimeoutExpired:
        return None
    return child.stdout if child.returncode == 0 else None


def main() -> None:
    limit_memory(MEMORY_LIMIT)
    order = sys.stdin.buffer.readline()
    sys.stdout.buffer.write(_marked(sys.stdin.buffer.read(), returned_of(order)))
    sys.stdout.buffer.flush()


def _marked(content: bytes, returned: Returned) -> bytes:
    # formulas keep their values only: nothing of the sender's runs again at our side or at theirs
    book = openpyxl.load_workbook(
        io.BytesIO(content), data_only=True, keep_links=False, rich_text=True
    )
    if returned.letter.sheet in book.sheetnames:  # of the time before
        del book[returned.letter.sheet]
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = False  # else what is typed goes into all sheets at once
        _harmless(sheet)
    for page in returned.pages:
        _mark(book[page.sheet], page, returned.reason_heading)
    _write_letter(book.create_sheet(returned.letter.sheet, 0), returned.letter)
    book.active = 0
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _harmless(sheet: Worksheet) -> None:
    """Texts that look like formulas get the sign with which a spreadsheet leaves text alone."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "s" and str(cell.value).startswith(RUNS):
                cell.quotePrefix = True


def _mark(sheet: Worksheet, page: Page, heading: str) -> None:
    column = _free_column(sheet, page)
    _forget(sheet, page, column, heading)
    for row in page.heading_rows:
        head = sheet.cell(row, column, heading)
        head.font, head.fill = Font(name=FONT, bold=True, color=INK), _HEADED
        head.alignment = Alignment(wrap_text=True, vertical="center")
    for mark in page.marks:
        reason = sheet.cell(mark.row, column, mark.reason)
        reason.font, reason.fill = Font(name=FONT, bold=True), _MARKED
        reason.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[mark.row].hidden = False
        if mark.guilty:
            _emphasise(_anchor(sheet, mark.guilty))
    letter = openpyxl.utils.get_column_letter(column)
    sheet.column_dimensions[letter].width = WIDTHS["reason"]
    sheet.column_dimensions[letter].hidden = False


def _free_column(sheet: Worksheet, page: Page) -> int:
    """The column of the reasons, from 1: right of any cell that is merged over it."""
    rows = {*page.heading_rows, *(mark.row for mark in page.marks)}
    merged = [
        area.max_col for area in sheet.merged_cells.ranges if not rows.isdisjoint(_rows(area))
    ]
    column = page.reason_column + 1
    return max(column, max(merged, default=0) + 1)


def _rows(area: object) -> Iterable[int]:
    return range(area.min_row, area.max_row + 1)  # type: ignore[attr-defined]


def _forget(sheet: Worksheet, page: Page, column: int, heading: str) -> None:
    """Takes away the reasons and marks of the time before."""
    if not any(sheet.cell(row, column).value == heading for row in page.heading_rows):
        return
    for row in sheet.iter_rows(min_row=min(page.heading_rows) + 1):
        if len(row) < column or row[column - 1].value is None:
            continue
        row[column - 1].value = None
        for cell in row:
            if str(cell.fill.fgColor.rgb).endswith(MARK):
                _emphasise(cell, bold=False, fill=_PLAIN)


def _anchor(sheet: Worksheet, place: Place) -> Cell:
    """The cell, or of a merged area the one that is seen."""
    row, column = place[0], place[1] + 1
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        for area in sheet.merged_cells.ranges:
            if cell.coordinate in area:
                return sheet.cell(area.min_row, area.min_col)
    return cell


def _emphasise(cell: Cell, *, bold: bool = True, fill: PatternFill = _MARKED) -> None:
    font = copy(cell.font)
    font.bold = bold
    cell.font, cell.fill = font, fill


def _write_letter(sheet: Worksheet, letter: Letter) -> None:
    sheet.column_dimensions["A"].width = WIDTHS["letter"]
    sheet.sheet_view.showGridLines = False
    for row, (look, text) in enumerate(letter.lines, start=1):
        cell = sheet.cell(row, 1, text)
        cell.data_type = "s"  # a file's name may begin with "="
        cell.font, cell.fill = _LETTER_LOOKS[look]
        cell.alignment = Alignment(wrap_text=True, vertical="top")


if __name__ == "__main__":
    main()
