"""SpreadsheetML 2003, the XML that Excel 2003 saved, named .xls: read without entities."""

import re
from xml.parsers import expat

from bangvang.intake.grid import Grid
from bangvang.intake.workbook import COLUMNS_OF_A_SHEET

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SHEET = f"{NAMESPACE} "
_EXCEL = "urn:schemas-microsoft-com:office:excel "
_BOOLEAN = {"1": "true", "0": "false"}


class MarkupRefused(Exception):
    """The XML is broken, or declares entities."""


def grids_of_spreadsheetml(text: bytes) -> list[Grid]:
    """The worksheets of a workbook in UTF-8. Raises MarkupRefused."""
    book = _Book()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.StartElementHandler = book.begin
    parser.EndElementHandler = book.end
    parser.CharacterDataHandler = book.say
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as broken:
        raise MarkupRefused(str(broken)) from broken
    return book.grids


def _refuse(*_: object) -> None:
    raise MarkupRefused("a document type or entities are declared")


class _Book:
    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._row = 0
        self._column = -1
        self._merged = 0  # columns that the open cell covers beside its own
        self._column_told = 0  # columns described so far
        self._next_row = 1
        self._kind = ""
        self._texts: list[str] | None = None
        self._comments = 0

    def begin(self, element: str, told: dict[str, str]) -> None:
        name = element.removeprefix(_SHEET)
        if name == "Worksheet":
            self.grids.append(Grid(told.get(_SHEET + "Name", "")))
            self._next_row, self._column_told = 1, 0
        elif not self.grids:
            return
        elif name == "Comment":
            self._comments += 1
        elif name == "Column":
            self._begin_column(told)
        elif name == "Row":
            self._row = _number(told, "Index") or self._next_row
            self._next_row = self._row + 1 + _number(told, "Span")
            self._column = -1
            if told.get(_SHEET + "Hidden") == "1":
                self.grids[-1].layout.hidden_rows.add(self._row)
        elif name == "Cell":
            self._begin_cell(told)
        elif name == "Data" and not self._comments:
            self._kind, self._texts = told.get(_SHEET + "Type", ""), []
        elif element == _EXCEL + "Visible":
            self._kind, self._texts = element, []
        elif element == _EXCEL + "AutoFilterColumn":
            self.grids[-1].layout.filtered = True

    def _begin_column(self, told: dict[str, str]) -> None:
        first = (_number(told, "Index") or self._column_told + 1) - 1
        last = min(first + _number(told, "Span"), COLUMNS_OF_A_SHEET - 1)
        self._column_told = last + 1
        if told.get(_SHEET + "Hidden") == "1":
            self.grids[-1].layout.hidden_columns.update(range(first, last + 1))

    def _begin_cell(self, told: dict[str, str]) -> None:
        index = _number(told, "Index")
        self._column = index - 1 if index else self._column + 1
        across, down = _number(told, "MergeAcross"), _number(told, "MergeDown")
        if across or down:
            self.grids[-1].layout.merge(
                self._row, self._column, self._row + down, self._column + across
            )
        self._merged = across

    def end(self, element: str) -> None:
        name = element.removeprefix(_SHEET)
        if name == "Comment":
            self._comments = max(self._comments - 1, 0)
        elif name == "Data" and self._texts is not None:
            self._put("".join(self._texts))
            self._texts = None
        elif element == _EXCEL + "Visible" and self._texts is not None:
            self.grids[-1].visible = "Hidden" not in "".join(self._texts)
            self._texts = None
        elif name == "Cell":
            self._column += self._merged  # the cells under a merged one are not written

    def say(self, text: str) -> None:
        if self._texts is not None:
            self._texts.append(text)

    def _put(self, text: str) -> None:
        grid = self.grids[-1]
        if self._kind == "Error":
            grid.errors.append((self._row, self._column))
        elif self._kind == "Number":
            text = re.sub(r"^(-?\d+)\.0+$", r"\1", text)
        elif self._kind == "Boolean":
            text = _BOOLEAN.get(text, text)
        elif self._kind == "DateTime":
            text = re.sub(r"\.\d+$", "", text.replace("T", " "))
        grid.put(self._row, self._column, text)


def _number(told: dict[str, str], name: str) -> int:
    text = told.get(_SHEET + name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
