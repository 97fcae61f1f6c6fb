"""Marks: which cell of the sender's own sheets a refused row is about, and where the reason goes."""

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import polars as pl

from bangvang.intake.batch import Sheet, Table, Workbook

LAST_ROW, LAST_COLUMN = 1_048_576, 16_383  # of an .xlsx sheet; rows count from 1, columns from 0
_HEADING_ROWS = 6  # a heading may be cut over so many rows

Place = tuple[int, int]  # row as Excel numbers it, column from 0


@dataclass(frozen=True)
class Mark:
    """One refused row."""

    row: int
    guilty: Place | None  #: None when nothing on the sheet could be mended
    reason: str  #: in words


@dataclass(frozen=True)
class Page:
    """One sheet with refused rows."""

    sheet: str
    heading_rows: tuple[int, ...]
    reason_column: int  #: from 0
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Letter:
    """The cover note: its sheet's name, and its lines, each with its look (title, head, text or mark)."""

    sheet: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Returned:
    """All that is written into the sender's workbook."""

    letter: Letter
    reason_heading: str
    pages: tuple[Page, ...]

    def written(self) -> bytes:
        """On one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"


def returned_of(line: bytes) -> Returned:
    """What `written` has written."""
    told = json.loads(line)
    pages = tuple(
        Page(
            page["sheet"],
            tuple(page["heading_rows"]),
            page["reason_column"],
            tuple(Mark(m["row"], _place(m["guilty"]), m["reason"]) for m in page["marks"]),
        )
        for page in told["pages"]
    )
    lines = tuple((look, text) for look, text in told["letter"]["lines"])
    return Returned(Letter(told["letter"]["sheet"], lines), told["reason_heading"], pages)


def _place(told: list[int] | None) -> Place | None:
    return (told[0], told[1]) if told else None


def pages_of(
    workbook: Workbook,
    tables: Sequence[Table],
    refusals: pl.DataFrame,
    reason_heading: str,
    say: Callable[[str], str],
) -> tuple[Page, ...]:
    """The sheets with refused rows. `refusals`: sheet, row, reason, column, value; `say` words a reason."""
    pages = []
    for sheet in workbook.sheets:
        rows = refusals.filter(pl.col("sheet") == sheet.name).sort("row")
        if rows.is_empty():
            continue
        own = sorted({t.header_row for t in tables if t.sheet == sheet.name and t.header_row > 0})
        page = SheetMarks(sheet, own)
        pages.append(
            Page(
                sheet.name,
                tuple(own),
                sheet.first_column + page.reason_position(reason_heading),
                tuple(
                    Mark(row, page.guilty(row, column, value), say(reason))
                    for row, reason, column, value in rows.select(
                        "row", "reason", "column", "value"
                    ).iter_rows()
                ),
            )
        )
    return tuple(pages)


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

    def guilty(self, row: int, column: str | None, value: str | None) -> Place | None:
        """The cell that says `value` under the heading `column`: in the row itself, else above it.

        What stands above is the title of an initiative with several authors, or a section that
        names a unit. Where nothing says it, the row's own cell under the heading.
        """
        table = bisect_right(self._heading_rows, row) - 1
        head = self._heading_rows[table] if table >= 0 else 0
        positions = self._positions(head, column) if column else []
        said = [
            (rows[nearest], -at)
            for at in (positions or range(len(self._names)) if value else ())
            if (rows := self._rows_saying(value or "", at))
            and (nearest := bisect_right(rows, row) - 1) >= 0
        ]
        if said and max(said)[0] > head:
            above, at = max(said)
            return above, self._first - at
        return (row, self._first + positions[0]) if positions else None

    def _heads_above(self, row: int) -> list[list[str]]:
        """The texts of a heading, column by column, its last row last."""
        head = self._cells.filter(pl.col("row").is_between(row - _HEADING_ROWS + 1, row))
        return [[_line(text) for text in head[name].drop_nulls()] for name in self._names]

    def _positions(self, head: int, column: str) -> list[int]:
        """The columns whose heading is `column`, or the one that tells the most of it."""
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
