"""A unit's own registration template: an .xlsx that intake reads without a question."""

import io
from datetime import datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from bangvang.campaign import Campaign
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
_BY_ITSELF = ("stt", "upper", "registered_on")  # not told in the words of the examples


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
        self._head(page, t("template.title"))
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

    def _head(self, page: Worksheet, title: str) -> None:
        """Title lines and headings, which stay in sight and are printed on every page."""
        t = self._t
        page.write_string(0, 0, title, self._look(bold=True, font_size=14, font_color=f"#{INK}"))
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
        self._head(page, self._t("template.example_title"))
        looks = self._looks()
        day = datetime.combine(self._campaign.programme_starts_on, time())
        told = [column for column in COLUMNS if column not in _BY_ITSELF]
        for number, key in enumerate(("first", "second")):
            row = HEADING_ROW + number
            values = self._t(f"template.example.{key}").split("|")
            page.write_number(row, _AT["stt"], number + 1, looks["stt"])
            page.write_string(row, _AT["upper"], self._unit, looks["upper"])
            page.write_datetime(row, _AT["registered_on"], day, looks["registered_on"])
            for column, value in zip(told, values, strict=True):
                if column in ("birth_year", "benefit") and value:
                    page.write_number(row, _AT[column], int(value), looks[column])
                else:
                    page.write(row, _AT[column], value or None, looks[column])

    def _guide(self, page: Worksheet) -> None:
        gaps = {
            "sheet": self._t("template.sheet"),
            "row": HEADING_ROW + 1,
            "example": self._t("template.example_sheet"),
            "unit": self._unit,
        }
        title, *lines = self._t("template.guide", **gaps).strip().split("\n")
        page.hide_gridlines(2)
        page.set_column(0, 0, WIDTHS["letter"])
        page.write_string(0, 0, title, self._look(bold=True, font_size=14, font_color=f"#{INK}"))
        for row, line in enumerate(lines, start=1):
            page.write_string(row, 0, line, self._look(text_wrap=True))

    def _lists(self, page: Worksheet, lists: dict[str, list[str]]) -> None:
        """What can be chosen, in sight: intake asks about hidden sheets."""
        bold = self._look(bold=True, bg_color=f"#{HEAD}")
        for at, (column, names) in enumerate(lists.items()):
            page.write_string(0, at, self._t(f"template.heading.{column}"), bold)
            page.set_column(at, at, COLUMNS[column])
            for row, name in enumerate(names, start=1):
                page.write_string(row, at, name, self._look())

    def _checks(self, page: Worksheet, rows: int, lengths: dict[str, int]) -> None:
        """Lists to choose from, and numbers and days that are checked as they are typed."""
        t, (start, end) = self._t, self._campaign.programme
        lists = t("template.lists_sheet")
        told = {
            "field": ("pick_title", "pick_field", "wrong_field", "warning"),
            "stage": ("pick_title", "pick_stage", "wrong_stage", "stop"),
            "grassroots": ("pick_title", "pick_union", "new_union", "information"),
            "registered_on": ("day_title", "day_hint", "wrong_day", "warning"),
            "birth_year": ("year_title", "year_hint", "wrong_year", "warning"),
            "benefit": ("money_title", "money_hint", "wrong_money", "warning"),
        }
        checks: dict[str, dict[str, object]] = {
            # a warning only: with an English Windows "31/05/2022" is text, which intake reads too
            "registered_on": {"validate": "date", "criteria": "between", "minimum": start, "maximum": end},
            "birth_year": {"validate": "integer", "criteria": "between", "minimum": 1930, "maximum": end.year},
            "benefit": {"validate": "decimal", "criteria": ">=", "value": 0},
        }  # fmt: skip
        for at, (column, length) in enumerate(lengths.items()):
            letter = xl_col_to_name(at)
            if length:
                source = f"='{lists}'!${letter}$2:${letter}${length + 1}"
                checks[column] = {"validate": "list", "source": source}
        for column, check in checks.items():
            title, hint, wrong, error_type = told[column]
            gaps = {"start": t.day(start), "end": t.day(end)} if column == "registered_on" else {}
            words = {
                "input_title": t(f"template.{title}"),
                "input_message": t(f"template.{hint}"),
                "error_title": t(f"template.{title}"),
                "error_message": t(f"template.{wrong}", **gaps),
                "error_type": error_type,
            }
            first, last = HEADING_ROW, HEADING_ROW + rows - 1
            page.data_validation(first, _AT[column], last, _AT[column], check | words)

    def _look(self, **properties: object) -> Format:
        return self._book.add_format({"font_name": FONT, "font_size": 11, **properties})
