"""Layout: what a sheet shows beside its text, which the reader of the text does not tell."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from bangvang.intake.batch import Sheet
from bangvang.intake.fonts import draws_capitals, letters_of

MERGES_KEPT = 100_000
MERGED_ROWS_KEPT = 4_000_000  # of all merges together; a file may say that everything is merged
LAST_ROW, LAST_COLUMN = 1_048_576, 16_383  # rows from 1, columns from 0


@dataclass
class Layout:
    """One sheet's layout, in Excel's row numbers from 1 and column positions from 0."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    #: column -> how many of its texts are in fonts of tcvn3, vni or unicode letters
    fonts: dict[int, Counter[str]] = field(default_factory=dict)
    capitals: set[tuple[int, int]] = field(default_factory=set)  #: texts that look like capitals
    errors: dict[tuple[int, int], str] = field(default_factory=dict)  #: that the reader left blank

    merged_rows: int = 0

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        last_row = min(last_row, LAST_ROW)
        self.merged_rows += max(last_row - first_row, 0)
        if len(self.merges) < MERGES_KEPT and self.merged_rows <= MERGED_ROWS_KEPT:
            self.merges.append((first_row, first_column, last_row, last_column))

    def hide_rows(self, first: int, last: int) -> None:
        self.hidden_rows.update(range(first, min(last, LAST_ROW) + 1))

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def note_font(self, row: int, column: int, font: str) -> None:
        self.fonts.setdefault(column, Counter())[letters_of(font) or "unicode"] += 1
        if draws_capitals(font):
            self.capitals.add((row, column))

    def letters_of(self, column: int) -> str | None:
        """The letters of the fonts of most texts of the column; None when they are not known."""
        counted = self.fonts.get(column)
        return counted.most_common(1)[0][0] if counted else None


def laid_out(sheets: tuple[Sheet, ...], layouts: Mapping[str, Layout]) -> tuple[Sheet, ...]:
    """Each sheet with its layout, where one is known."""
    return tuple(
        with_layout(sheet, layouts[sheet.name]) if sheet.name in layouts else sheet
        for sheet in sheets
    )


def with_layout(sheet: Sheet, layout: Layout) -> Sheet:
    """The sheet with what its layout says of the rows and columns that hold something."""
    if layout.errors:
        sheet = _with_errors(sheet, layout.errors)
    first, width = sheet.first_column, sheet.cells.width - 1
    hidden_rows = layout.hidden_rows
    if hidden_rows:
        hidden_rows = hidden_rows & set(sheet.cells["row"].to_list())
    return replace(
        sheet,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(
            column - first for column in layout.hidden_columns if 0 <= column - first < width
        ),
        filtered=layout.filtered and bool(hidden_rows),
        merges=tuple(
            (top, max(left - first, 0), bottom, min(right - first, width - 1))
            for top, left, bottom, right in layout.merges
            if right >= first and left - first < width
        ),
    )


def _with_errors(sheet: Sheet, errors: Mapping[tuple[int, int], str]) -> Sheet:
    """The sheet with errors such as "#REF!" in its blank cells, on rows that hold something."""
    places = {row: at for at, row in enumerate(sheet.cells["row"])}
    columns: dict[str, list[str | None]] = {}
    found = set()
    for (row, column), text in errors.items():
        name = f"c{column - sheet.first_column}"
        if row in places and name in sheet.cells.columns:
            columns.setdefault(name, sheet.cells[name].to_list())[places[row]] = text
            found.add((row, column - sheet.first_column))
    filled = [pl.Series(name, texts, pl.String) for name, texts in columns.items()]
    return replace(
        sheet, cells=sheet.cells.with_columns(filled), errors=sheet.errors | frozenset(found)
    )
