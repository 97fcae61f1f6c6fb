"""Layouts of workbooks that hold one list: cells merged over rows, and a sheet for each union."""

import io
from collections.abc import Mapping
from math import nan

import xlsxwriter

from tests.intake.files import Cell, xlsx

Sheet = list[list[Cell]]
#: stands for a cell that is merged with the one above it
MERGED = nan
LONGEST_SHEET_NAME = 31


def merged_workbook(sheet: Sheet) -> bytes:
    """The sheet with its cells merged."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        written = workbook.add_worksheet("ds")
        for column in range(max(map(len, sheet))):
            cells = [row[column] if column < len(row) else None for row in sheet]
            starts = [at for at, cell in enumerate(cells) if cell is not MERGED]
            for first, end in zip(starts, [*starts[1:], len(cells)], strict=True):
                if end - first > 1:
                    written.merge_range(first, column, end - 1, column, cells[first] or "")
                elif cells[first] is not None:
                    written.write(first, column, cells[first])
    return content.getvalue()


def workbook_of_unions(sheets: Mapping[str, Sheet]) -> bytes:
    """A workbook with a sheet for each union, called by its name."""
    return xlsx(**dict(sheets))
