"""Guilty cells: which cell of the sender's own sheets a refused row is about, and where its reason goes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import polars as pl
from xlsxwriter.utility import xl_cell_to_rowcol

from bangvang.exports.marks import LAST_COLUMN, Mark, Page, Place
from bangvang.intake.batch import Sheet, Table, Workbook

_BESIDE = re.compile(r"(.*?) ?\[([A-Z]{1,3}):([A-Z]{1,3})\]")
_HEADING_ROWS = 6  # a heading may be cut over so many rows


def pages_of(
    workbook: Workbook,
    tables: Sequence[Table],
    refusals: pl.DataFrame,
    reason_heading: str,
    say: Callable[[str], str],
) -> tuple[Page, ...]:
    """The sheets with refused rows. `refusals`: sheet, row, reason, column, value of each fault; `say` words a reason.

    Tables that stand side by side are told apart by their columns: sheet "DS [A:F]" and "DS [H:M]".
    """
    told = {name: columns_told(name) for name in refusals["sheet"].unique()}
    pages = []
    for sheet in workbook.sheets:
        parts = [name for name, (whole, *_) in told.items() if sheet.name in (name, whole)]
        rows = refusals.filter(pl.col("sheet").is_in(parts)).sort("row", maintain_order=True)
        if rows.is_empty():
            continue
        own = sorted(
            {
                table.header_row
                for table in tables
                if sheet.name in (table.sheet, columns_told(table.sheet)[0])
                and table.header_row > 0
            }
        )
        found = SheetMarks(sheet, own)
        marks: dict[int, list[Mark]] = {}
        blanks: dict[tuple[str, str, str], Place | None] = {}
        for part, row, code, column, value in rows.select(
            "sheet", "row", "reason", "column", "value"
        ).iter_rows():
            place = found.guilty(row, column, value, told[part][1:])
            if value is None and column:
                # a co-author falls with the title's row: what is blank is blank there
                key = part, code, column
                place = blanks[key] if found.is_filled(place) and key in blanks else place
                blanks[key] = place
            mark = Mark(row, (place,) if place else (), say(code))
            marks.setdefault(row, []).append(mark)
        reasons_at = sheet.first_column + found.reason_position(reason_heading)
        pages.append(Page(sheet.name, tuple(own), reasons_at, tuple(map(_one, marks.values()))))
    return tuple(pages)


def _one(marks: list[Mark]) -> Mark:
    """One mark for all that is wrong in a row, of the tables that share it too."""
    reasons = dict.fromkeys(mark.reason for mark in marks)
    guilty = dict.fromkeys(place for mark in marks for place in mark.guilty)
    return Mark(marks[0].row, tuple(guilty), "; ".join(reasons))


def columns_told(name: str) -> tuple[str, int, int]:
    """The sheet's own name, and the first and last column told behind it; all when none are."""
    if beside := _BESIDE.fullmatch(name):
        first, last = (xl_cell_to_rowcol(f"{letters}1")[1] for letters in beside.group(2, 3))
        return beside[1], first, last
    return name, 0, LAST_COLUMN


class SheetMarks:
    """Finds cells of one sheet by what its headings and cells say."""

    def __init__(self, sheet: Sheet, heading_rows: Sequence[int]) -> None:
        self._cells = sheet.cells
        self._names = sheet.cells.columns[1:]
        self._first = sheet.first_column
        self._heading_rows = list(heading_rows)
        self._heads = {row: self._heads_above(row) for row in heading_rows}
        self._named: dict[tuple[int, str], list[int]] = {}
        self._stands: dict[int, dict[str, list[int]]] = {}
        self._filled: dict[int, set[int]] = {}

    def reason_position(self, reason_heading: str) -> int:
        """Of the earlier reasons, else the first blank column right of all headings."""
        filled = [
            at for heads in self._heads.values() for at, texts in enumerate(heads) if any(texts)
        ]
        for row in self._heading_rows:
            for at, texts in enumerate(self._heads[row]):
                if reason_heading in texts:
                    return at
        below = self._cells.filter(pl.col("row") >= min(self._heading_rows, default=1))
        for at in range(max(filled, default=len(self._names)) + 1, len(self._names)):
            if below[self._names[at]].null_count() == below.height:
                return at
        return len(self._names)

    def guilty(
        self, row: int, column: str | None, value: str | None, between: tuple[int, int]
    ) -> Place | None:
        """The cell that says `value` under the heading `column`: in the row itself, else above it.

        What stands above is the title of an initiative with several authors, or a section that
        names a unit. Where nothing says it, the row's own cell under the heading. Only columns
        `between` the first and the last are looked at.
        """
        table = bisect_right(self._heading_rows, row) - 1
        head = self._heading_rows[table] if table >= 0 else 0
        own = [at for at in range(len(self._names)) if between[0] <= self._first + at <= between[1]]
        named = self.positions(head, column) if column else []
        positions = [at for at in named if at in own]
        said = [
            (rows[nearest], -at)
            for at in (positions or own if value else ())
            if (rows := self._rows_saying(value or "", at))
            and (nearest := bisect_right(rows, row) - 1) >= 0
        ]
        if said and max(said)[0] > head:
            above, at = max(said)
            return above, self._first - at
        return (row, self._first + positions[0]) if positions else None

    def is_filled(self, place: Place | None) -> bool:
        """Whether something stands in a cell of the sheet."""
        if place is None:
            return False
        row, column = place[0], place[1] - self._first
        return row in self._rows_filled(column)

    def _rows_filled(self, at: int) -> set[int]:
        if at not in self._filled:
            filled = self._cells.select("row", self._names[at]).drop_nulls()
            self._filled[at] = set(filled["row"].to_list())
        return self._filled[at]

    def _heads_above(self, row: int) -> list[list[str]]:
        """The texts of a heading, column by column, its last row last."""
        head = self._cells.filter(pl.col("row").is_between(row - _HEADING_ROWS + 1, row))
        return [[_line(text) for text in head[name].drop_nulls()] for name in self._names]

    def positions(self, head: int, column: str) -> list[int]:
        """The columns whose heading is `column`, or tells the most of it; "#4" is the fourth."""
        if not head and column.removeprefix("#").isdigit():
            return [int(column.removeprefix("#")) - 1]
        if (head, column) not in self._named:
            sought = _line(column)
            told = [
                1_000 if sought in texts else max((len(t) for t in texts if t in sought), default=0)
                for texts in self._heads.get(head, [])
            ]
            most = max(told, default=0)
            self._named[head, column] = [at for at, much in enumerate(told) if much == most > 0]
        return self._named[head, column]

    def _rows_saying(self, text: str, at: int) -> list[int]:
        """The rows in which a column says just this, from top to bottom."""
        if at not in self._stands:
            stands = self._stands.setdefault(at, {})
            for row, told in self._cells.select("row", self._names[at]).drop_nulls().iter_rows():
                stands.setdefault(told, []).append(row)
        return self._stands[at].get(text, [])


def _line(text: str) -> str:
    return " ".join(text.split())
