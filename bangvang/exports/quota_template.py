"""The table of quotas as an .xlsx to change and upload again: the present quotas stand in it."""

import io

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from bangvang.exports.harmless import harmless
from bangvang.exports.looks import FONT, GOLD, HEAD, INK
from bangvang.text import Words

#: column -> its width in letters, in the order of the sheet
COLUMNS = {
    "stt": 6,
    "code": 18,
    "unit": 38,
    "assigned_enterprise": 15,
    "assigned_administrative": 15,
    "assigned": 15,
    "pledged_enterprise": 15,
    "pledged_administrative": 15,
    "pledged": 15,
    "members": 14,
    "from_day": 14,
}
HEADING_ROW = 6  #: as Excel numbers it
_AT = {column: at for at, column in enumerate(COLUMNS)}
_BASES = ("assigned", "pledged")


def workbook(units: pl.DataFrame, words: Words, *, campaign: str, period: str) -> bytes:
    """An .xlsx with a row per unit: unit_id, display_name, level, and the number of each column.

    `campaign` and `period` are names; the period's name tells the reader which quotas are meant.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet(words("quota_template.sheet"))
    looks = _Looks(book)
    _head(page, looks, words, campaign, period)
    for place, unit in enumerate(units.iter_rows(named=True)):
        _unit(page, HEADING_ROW + place, unit, place, looks)
    _total(page, units, looks, words)
    book.close()
    return file.getvalue()


class _Looks:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        own = {"border": 1, "border_color": "#C9C5BA"}
        heading = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
        self.title = _look(book, bold=True, font_size=14, font_color=f"#{INK}")
        self.plain, self.hint = _look(book), _look(book, italic=True)
        self.heading = _look(book, bg_color=f"#{HEAD}", **own, **heading)
        self.filled = _look(book, bg_color=f"#{GOLD}", **own, **heading)
        self.text, self.number = _look(book, **own), _look(book, num_format="#,##0", **own)
        self.day = _look(book, num_format="dd/mm/yyyy", align="center", **own)
        self.sum = _look(book, num_format="#,##0", bold=True, bg_color=f"#{HEAD}", **own)


def _look(book: xlsxwriter.Workbook, **properties: object) -> Format:
    return book.add_format({"font_name": FONT, "font_size": 11, **properties})


def _head(page: Worksheet, looks: _Looks, words: Words, campaign: str, period: str) -> None:
    page.write_string(0, 0, words("quota_template.title", campaign=campaign), looks.title)
    page.write_string(1, 0, period, looks.plain)
    page.write_string(2, 0, words("quota_template.hint"), looks.hint)
    page.write_string(3, 0, words("quota_template.hint_sum"), looks.hint)
    for column, at in _AT.items():
        look = looks.heading if column in ("stt", "code", "unit") else looks.filled
        heading = words.label("quota_template.heading", column)
        page.write_string(HEADING_ROW - 1, at, heading, look)
        page.set_column(at, at, COLUMNS[column])
    page.set_row(HEADING_ROW - 1, 46)
    page.freeze_panes(HEADING_ROW, _AT["unit"] + 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADING_ROW - 1)


def _unit(page: Worksheet, row: int, unit: dict[str, object], place: int, looks: _Looks) -> None:
    page.write_number(row, _AT["stt"], place + 1, looks.text)
    page.write_string(row, _AT["code"], str(unit["unit_id"]), looks.text)
    page.write_string(row, _AT["unit"], harmless(str(unit["display_name"])), looks.text)
    for column in list(COLUMNS)[_AT["assigned_enterprise"] : _AT["from_day"]]:
        amount = unit[column]
        if isinstance(amount, int):
            page.write_number(row, _AT[column], amount, looks.number)
        else:
            page.write_blank(row, _AT[column], None, looks.number)
    page.write_blank(row, _AT["from_day"], None, looks.day)
    for basis in _BASES:
        blocks = [unit[f"{basis}_enterprise"], unit[f"{basis}_administrative"]]
        told = [amount for amount in blocks if isinstance(amount, int)]
        if told and unit[basis] == sum(told):  # it follows its blocks when they are changed
            _sum(
                page,
                row,
                _AT[basis],
                (row, _AT[basis] - 2),
                (row, _AT[basis] - 1),
                sum(told),
                looks.number,
            )


def _total(page: Worksheet, units: pl.DataFrame, looks: _Looks, words: Words) -> None:
    """A line of sums under the unions; the city stands above them and is not one of them."""
    row = HEADING_ROW + units.height
    first = HEADING_ROW + units.filter(pl.col("level") == "city").height
    if first == row:
        return
    page.write_string(row, _AT["unit"], words("quota_template.total"), looks.sum)
    for column in list(COLUMNS)[_AT["assigned_enterprise"] : _AT["from_day"]]:
        at = _AT[column]
        summed = int(units.filter(pl.col("level") != "city")[column].sum())
        _sum(page, row, at, (first, at), (row - 1, at), summed, looks.sum)


def _sum(
    page: Worksheet,
    row: int,
    at: int,
    first: tuple[int, int],
    last: tuple[int, int],
    value: int,
    look: Format,
) -> None:
    span = f"{xl_rowcol_to_cell(*first)}:{xl_rowcol_to_cell(*last)}"
    page.write_formula(row, at, f"=SUM({span})", look, value)
