"""A workbook written anew from the cells as they were read: text, in their own rows and columns."""

import io
from collections.abc import Iterator

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bangvang.exports.looks import FONT, HEAD, INK, MARK, RUNS, WIDTHS
from bangvang.exports.marks import Letter, Page, Place, Returned
from bangvang.intake.batch import Sheet, Workbook

_NARROWEST, _WIDEST = 6, 42  # letters
_SAMPLE = 200  # rows whose texts decide how wide a column is
_LARGEST_MERGE = 10_000  # cells
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def rewritten(workbook: Workbook, returned: Returned, unnamed: str) -> bytes:
    """The sheets as text, with all marks; `unnamed` is what a sheet without a name is called."""
    file = io.BytesIO()
    # rows go to the disk one by one: a million of them would not fit the memory
    is_large = sum(sheet.cells.height for sheet in workbook.sheets) > 20_000
    book = xlsxwriter.Workbook(file, {"constant_memory": is_large, "in_memory": not is_large})
    pages = {page.sheet: page for page in returned.pages}
    _write_letter(book, returned.letter)
    sheets = [sheet for sheet in workbook.sheets if sheet.name != returned.letter.sheet]
    names = _names([sheet.name or unnamed for sheet in sheets], {returned.letter.sheet.lower()})
    for name, sheet in zip(names, sheets, strict=True):
        page = book.add_worksheet(name)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        plain = Page(sheet.name, (), sheet.first_column + sheet.cells.width - 1, ())
        Writing(book, page, sheet, pages.get(sheet.name, plain)).write(returned.reason_heading)
        if not sheet.visible:
            page.hide()
    book.close()
    return file.getvalue()


def _names(wanted: list[str], taken: set[str]) -> Iterator[str]:
    """Names that an .xlsx allows: 31 letters, some signs not among them, no two the same."""
    for name in wanted:
        short = name.translate(_FORBIDDEN).strip("'")[:31] or "_"
        number = 2
        while short.lower() in taken:
            short, number = f"{short[:27]} {number}", number + 1
        taken.add(short.lower())
        yield short


class Writing:
    """One sheet on its way."""

    def __init__(
        self, book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet, told: Page
    ) -> None:
        self._page, self._sheet, self._told = page, sheet, told
        own = {"font_name": FONT, "valign": "top", "text_wrap": True}
        self._looks = {
            (kind, quoted): book.add_format(own | look | ({"quote_prefix": True} if quoted else {}))
            for kind, look in {
                "plain": {},
                "head": {"bold": True, "bg_color": f"#{HEAD}", "font_color": f"#{INK}"},
                "mark": {"bold": True, "bg_color": f"#{MARK}"},
            }.items()
            for quoted in (False, True)
        }
        self._reasons = {mark.row: mark.reason for mark in told.marks}
        self._guilty = {mark.guilty for mark in told.marks if mark.guilty}

    def write(self, reason_heading: str) -> None:
        """Everything: cells and reasons row by row, then widths, merges and what is hidden."""
        first, reasons_at = self._sheet.first_column, self._told.reason_column
        for row, *cells in self._sheet.cells.iter_rows():
            if row in self._sheet.hidden_rows and row not in self._reasons:
                self._page.set_row(row - 1, None, None, {"hidden": True})
            is_head = row in self._told.heading_rows
            for column, text in enumerate(cells, start=first):
                if column != reasons_at and (text or (row, column) in self._guilty):
                    kind = "head" if is_head else "plain"
                    is_guilty = (row, column) in self._guilty
                    self._text((row, column), text or "", "mark" if is_guilty else kind)
            if is_head:
                self._text((row, reasons_at), reason_heading, "head")
            elif row in self._reasons:
                self._text((row, reasons_at), self._reasons[row], "mark")
        self._widths()
        self._merge()

    def _text(self, place: Place, text: str, kind: str) -> None:
        look: Format = self._looks[kind, text.startswith(RUNS)]
        if text:
            self._page.write_string(place[0] - 1, place[1], text, look)
        else:
            self._page.write_blank(place[0] - 1, place[1], None, look)

    def _widths(self) -> None:
        top = self._sheet.cells.head(_SAMPLE)
        guilty = {column for _, column in self._guilty}
        for at, name in enumerate(top.columns[1:]):
            column = self._sheet.first_column + at
            if column != self._told.reason_column:
                lengths = top[name].str.len_chars().quantile(0.9) or 0
                hidden = at in self._sheet.hidden_columns and column not in guilty
                wide = min(max(lengths + 2, _NARROWEST), _WIDEST)
                self._page.set_column(column, column, wide, None, {"hidden": hidden})
        if self._told.marks:
            reasons_at = self._told.reason_column
            self._page.set_column(reasons_at, reasons_at, WIDTHS["reason"])

    def _merge(self) -> None:
        cells = {row: texts for row, *texts in self._sheet.cells.iter_rows()}
        for top, left, bottom, right in self._sheet.merges:
            if not 1 < (bottom - top + 1) * (right - left + 1) <= _LARGEST_MERGE:
                continue
            first = self._sheet.first_column
            place = (top, first + left)
            try:
                self._page.merge_range(top - 1, first + left, bottom - 1, first + right, "")
            except OverlappingRange:  # a file may say so; the first of them holds
                continue
            texts = cells.get(top, [])
            text = texts[left] if left < len(texts) else None
            within = any(
                top <= row <= bottom and left <= column - first <= right
                for row, column in self._guilty
            )
            kind = "head" if top in self._told.heading_rows else "plain"
            self._text(place, text or "", "mark" if within else kind)


def _write_letter(book: xlsxwriter.Workbook, letter: Letter) -> None:
    page = book.add_worksheet(letter.sheet)
    own = {"font_name": FONT, "valign": "top", "text_wrap": True, "quote_prefix": True}
    looks = {
        "title": book.add_format(own | {"bold": True, "font_size": 16, "font_color": f"#{INK}"}),
        "head": book.add_format(own | {"bold": True, "font_color": f"#{INK}"}),
        "text": book.add_format(own),
        "mark": book.add_format(own | {"bold": True, "bg_color": f"#{MARK}"}),
    }
    page.set_column(0, 0, WIDTHS["letter"])
    page.hide_gridlines(2)
    for row, (look, text) in enumerate(letter.lines):
        page.write_string(row, 0, text, looks[look])
