"""The refused rows as a workbook for the sender: what stood there, and the reason in words."""

import io
import json

import polars as pl
import xlsxwriter

from bangvang.exports.looks import RUNS
from bangvang.faults import faults_of
from bangvang.text import Words


def workbook(refusals: pl.DataFrame, words: Words) -> bytes:
    """An .xlsx of refused rows: sheet, row, reasons, heading, value, then the row's own cells.

    `refusals` has the columns of the question `refusals`; `cells` is a JSON list.
    """
    file = io.BytesIO()
    reasons = faults_of(refusals).group_by("sheet", "row").agg("reason")
    all_reasons = {(sheet, row): told for sheet, row, told in reasons.iter_rows()}
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet(words("upload.refused_sheet"))
    bold = book.add_format({"bold": True, "bg_color": "#F6F4EF", "bottom": 1})
    marked = book.add_format({"bg_color": "#FDF1E8", "text_wrap": True})
    heads = [words(f"upload.{key}") for key in ("sheet", "row", "reason", "column", "value")]
    page.write_row(0, 0, heads, bold)
    for place, row in enumerate(refusals.iter_rows(named=True), start=1):
        page.write_string(place, 0, harmless(row["sheet"]))
        page.write_number(place, 1, row["row"])
        said = dict.fromkeys(
            words.label("reason", one) for one in all_reasons[row["sheet"], row["row"]]
        )
        page.write_string(place, 2, "; ".join(said), marked)
        page.write_string(place, 3, harmless(row["column_name"] or ""))
        page.write_string(place, 4, harmless(row["value"] or ""), marked)
        for column, cell in enumerate(json.loads(row["cells"]), start=5):
            page.write_string(place, column, harmless(cell or ""))
    page.set_column(0, 1, 10)
    page.set_column(2, 2, 42)
    page.set_column(3, 4, 24)
    page.set_column(5, 30, 18)
    page.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def harmless(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(RUNS) else text
