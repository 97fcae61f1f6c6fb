"""How far the filled cells of an .ods reach, told from its XML piece by piece without parsing it.

The reader of the text leaves out what lies beyond the last column of Excel, without a word.
"""

import re

from bangvang.intake.batch import FileRefused
from bangvang.intake.workbook import COLUMNS_OF_A_SHEET

_ROW = b"<table:table-row"
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_TIMES = re.compile(rb'table:number-columns-repeated="(\d{1,9})"')
#: Cells that stand for a hundred columns and more, and are filled or have another behind them; the
#: blank ones to the right of every row have none.
_WIDE_CELL = re.compile(
    rb'number-columns-repeated="\d{3,}"[^>]*(?:/>\s*<table:(?:covered-)?table-cell\b|[^/]>)'
)
_SHORT_ROW = 8_000  # bytes: without a wide cell no row so short is too wide


class OdsExtent:
    """The farthest column that holds anything, fed with pieces of content.xml that cut no tag."""

    def __init__(self) -> None:
        self.columns = 0
        self._column = 0  # how many columns of the open row have been told

    def take(self, text: bytes) -> None:
        open_row, *rows = text.split(_ROW)
        self._go_on(open_row)
        has_wide_cell = bool(_WIDE_CELL.search(text))
        for number, row in enumerate(rows, 1):
            if has_wide_cell or len(row) > _SHORT_ROW or number == len(rows):
                self._column = 0
                self._go_on(row)

    def check(self) -> None:
        """Raises FileRefused("file_too_large") with columns."""
        if self.columns > COLUMNS_OF_A_SHEET:
            raise FileRefused("file_too_large", columns=self.columns)

    def _go_on(self, row: bytes) -> None:
        for told in _CELL.findall(row):
            times = _TIMES.search(told)
            self._column += int(times[1]) if times else 1
            if not told.endswith(b"/"):
                self.columns = max(self.columns, self._column)
