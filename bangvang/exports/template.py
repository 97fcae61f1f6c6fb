"""A unit's own registration template: an .xlsx that intake reads without a question."""

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bangvang.campaign import Campaign
from bangvang.exports.checks import checks
from bangvang.exports.looks import FONT, GOLD, HEAD, INK, WIDTHS
from bangvang.text import Words

#: column -> its width in letters, in the order of the sheet
COLUMNS = {
    "stt": 6,
    "person": 24,
    "birth_year": 10,
    "grassroots": 32,
    "team": 20,
    "upper": 26,
    "title": 56,
    "field": 18,
    "co_authors": 28,
    "registered_on": 14,
    "benefit": 20,
    "stage": 14,
    "note": 22,
}
REQUIRED = ("person", "grassroots", "title")
HEADING_ROW = 6  #: as Excel numbers it
_AT = {column: at for at, column in enumerate(COLUMNS)}


def workbook(
    unit: str, unions: list[str], words: Words, *, campaign: Campaign, rows: int = 200
) -> bytes:
    """An .xlsx of `rows` numbered rows to fill in, with lists, checks, an example and a guide.

    `unit` is the display name of the upper union, `unions` are its known grassroots unions. The
    unit shows in a row as soon as the row has a title: until then the row is blank to intake.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    return Template(book, unit, words, campaign).written(unions, rows, file)


class Template:
    """A template on its way."""

    def __init__(
        self, book: xlsxwriter.Workbook, unit: str, words: Words, campaign: Campaign
    ) -> None:
        self._book, self._unit, self._t, self._campaign = book, unit, words, campaign
        self._name = campaign.name if words.language == "vi" else campaign.name_en

    def written(self, unions: list[str], rows: int, file: io.BytesIO) -> bytes:
        t = self._t
        page = self._book.add_worksheet(t("template.sheet"))
        self._head(page)
        self._numbered(page, rows)
        self._example(self._book.add_worksheet(t("template.example_sheet")))
        self._guide(self._book.add_worksheet(t("template.guide_sheet")))
        lists = {
            "field": t("template.fields").split("|"),
            "stage": t("template.stages").split("|"),
            "grassroots": unions,
        }
        self._lists(self._book.add_worksheet(t("template.lists_sheet")), lists)
        self._checks(page, rows, {column: len(names) for column, names in lists.items()})
        self._book.close()
        return file.getvalue()

    def _head(self, page: Worksheet) -> None:
        """Title lines and headings, which stay in sight and are printed on every page."""
        t = self._t
        title = self._look(bold=True, font_size=14, font_color=f"#{INK}")
        page.write_string(0, 0, t("template.title"), title)
        page.write_string(1, 0, t("template.campaign", campaign=self._name), self._look())
        page.write_string(2, 0, t("template.unit", unit=self._unit), self._look(bold=True))
        page.write_string(3, 0, t("template.hint"), self._look(italic=True))
        own = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        gold, plain = self._look(bg_color=f"#{GOLD}", **own), self._look(bg_color=f"#{HEAD}", **own)
        for column, width in COLUMNS.items():
            look = gold if column in REQUIRED else plain
            heading = t(f"template.heading.{column}")
            page.write_string(HEADING_ROW - 1, _AT[column], heading, look)
            page.set_column(_AT[column], _AT[column], width)
        page.set_row(HEADING_ROW - 1, 34)
        page.freeze_panes(HEADING_ROW, _AT["person"] + 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(HEADING_ROW - 1)

    def _looks(self) -> dict[str, Format]:
        """How cells are filled in: as text, so that "- Cải tiến …" is no formula, but for numbers."""
        own = {"border": 1, "border_color": "#C9C5BA", "valign": "top", "text_wrap": True}
        text = self._look(num_format="@", **own)
        own_looks = {
            "stt": self._look(align="center", **own),
            "birth_year": self._look(num_format="0", align="center", **own),
            "upper": self._look(font_color="#6B7280", **own),
            "registered_on": self._look(num_format="dd/mm/yyyy", align="center", **own),
            "benefit": self._look(num_format="#,##0", **own),
        }
        return dict.fromkeys(COLUMNS, text) | own_looks

    def _numbered(self, page: Worksheet, rows: int) -> None:
        looks, title = self._looks(), xl_col_to_name(_AT["title"])
        named = self._unit.replace('"', '""')
        for row in range(HEADING_ROW, HEADING_ROW + rows):
            for column, at in _AT.items():
                page.write_blank(row, at, None, looks[column])
            page.write_number(row, _AT["stt"], row - HEADING_ROW + 1, looks["stt"])
            shown = f'=IF(${title}{row + 1}="","","{named}")'
            page.write_formula(row, _AT["upper"], shown, looks["upper"], "")

    def _example(self, page: Worksheet) -> None:
        """Two registrations, line by line in one column: intake cannot take that for a table."""
        known = {
            "upper": self._unit,
            "registered_on": self._t.day(self._campaign.programme_starts_on),
        }
        told = [column for column in COLUMNS if column not in known]
        lines = []
        for key in ("first", "second"):
            name, *values = self._t(f"template.example.{key}").split("|")
            named = dict(zip(told, values, strict=True)) | known
            lines += [("", False), (name, True)]
            lines += [
                (f"{self._t(f'template.heading.{column}')}: {named[column]}", False)
                for column in COLUMNS
                if named[column]
            ]
        self._lines(page, self._t("template.example_title"), lines)

    def _guide(self, page: Worksheet) -> None:
        gaps = {
            "sheet": self._t("template.sheet"),
            "row": HEADING_ROW + 1,
            "example": self._t("template.example_sheet"),
            "unit": self._unit,
        }
        title, *lines = self._t("template.guide", **gaps).strip().split("\n")
        self._lines(page, title, [(line, False) for line in lines])

    def _lines(self, page: Worksheet, title: str, lines: list[tuple[str, bool]]) -> None:
        """A sheet of sentences, some of them bold."""
        looks = {is_bold: self._look(bold=is_bold, text_wrap=True) for is_bold in (True, False)}
        page.hide_gridlines(2)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_column(0, 0, WIDTHS["letter"])
        page.write_string(0, 0, title, self._look(bold=True, font_size=14, font_color=f"#{INK}"))
        for row, (line, is_bold) in enumerate(lines, start=1):
            page.write_string(row, 0, line, looks[is_bold])

    def _lists(self, page: Worksheet, lists: dict[str, list[str]]) -> None:
        """What can be chosen, in sight: intake asks about hidden sheets."""
        bold = self._look(bold=True, bg_color=f"#{HEAD}")
        for at, (column, names) in enumerate(lists.items()):
            page.write_string(0, at, self._t(f"template.heading.{column}"), bold)
            page.set_column(at, at, COLUMNS[column])
            for row, name in enumerate(names, start=1):
                page.write_string(row, at, name, self._look())

    def _checks(self, page: Worksheet, rows: int, lengths: dict[str, int]) -> None:
        """Every column's check on the rows to fill in; `lengths`: how many names each list holds."""
        sources = {
            column: f"='{self._t('template.lists_sheet')}'!${letter}$2:${letter}${length + 1}"
            for (column, length), letter in zip(lengths.items(), "ABC", strict=True)
            if length
        }
        first, last = HEADING_ROW, HEADING_ROW + rows - 1
        for column, check in checks(self._t, self._campaign.programme, sources).items():
            page.data_validation(first, _AT[column], last, _AT[column], check)

    def _look(self, **properties: object) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 11, **properties})
