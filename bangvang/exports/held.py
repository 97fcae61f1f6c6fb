"""What is held on a person, as a workbook to hand to them."""

import io

import polars as pl
import xlsxwriter

from bangvang.exports import looks
from bangvang.exports.harmless import harmless
from bangvang.text import Words

_LINE = (
    *("title", "unit_name", "team_name", "field", "stage", "registered_on", "benefit_vnd"),
    *("file_name", "received_on", "sheet", "row", "state", "has_original"),
)
_WIDE = {"title": 60, "unit_name": 36, "file_name": 36}


def workbook(person: str, lines: pl.DataFrame, rows_named: int, words: Words) -> bytes:
    """An .xlsx: a line on the person, then every row of the question `person_lines`.

    `rows_named`: rows handed back or set aside that say the name.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(words("held.sheet"))
    bold = book.add_format({"bold": True, "bg_color": f"#{looks.HEAD}", "bottom": 1})
    page.write_string(0, 0, harmless(words("held.title", person=person)), bold)
    page.write_string(1, 0, words("held.kept", lines=lines.height, rows=rows_named))
    page.write_string(2, 0, words("held.not_kept"))
    page.write_row(4, 0, [words(f"held.column.{name}") for name in _LINE], bold)
    for at, row in enumerate(lines.iter_rows(named=True), 5):
        for column, name in enumerate(_LINE):
            page.write(at, column, _said(name, row[name], words))
    for column, name in enumerate(_LINE):
        page.set_column(column, column, _WIDE.get(name, 16))
    page.freeze_panes(5, 1)
    book.close()
    return file.getvalue()


def _said(name: str, value: object, words: Words) -> str | int | None:
    """The cell in the reader's words; a number stays one."""
    if name == "stage":
        return words.label("initiative_stage", str(value))
    if name == "state":
        return words.label("state", str(value))
    if name == "has_original":
        return words("held.yes") if value else words("held.no")
    if name in ("registered_on", "received_on"):
        return words.day(value)  # type: ignore[arg-type]  # the question gives dates
    return value if isinstance(value, int) or value is None else harmless(str(value))
