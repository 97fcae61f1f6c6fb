"""Marks: what is written into the sender's own sheets, as plain data that travels between processes."""

import json
from dataclasses import asdict, dataclass

LAST_ROW, LAST_COLUMN = 1_048_576, 16_383  # of an .xlsx sheet; rows count from 1, columns from 0

Place = tuple[int, int]  # row as Excel numbers it, column from 0


@dataclass(frozen=True)
class Mark:
    """One refused row."""

    row: int
    guilty: tuple[Place, ...]  #: none when nothing on the sheet can be mended
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
            tuple(
                Mark(mark["row"], tuple((row, at) for row, at in mark["guilty"]), mark["reason"])
                for mark in page["marks"]
            ),
        )
        for page in told["pages"]
    )
    lines = tuple((look, text) for look, text in told["letter"]["lines"])
    return Returned(Letter(told["letter"]["sheet"], lines), told["reason_heading"], pages)
