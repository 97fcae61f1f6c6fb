"""The head of a table: the one to six rows in which its headings stand.

STT | Tên sáng kiến | Tác giả   |         | Ngày    |          merged over rows and columns
    |               | Họ và tên | Đơn vị  | đăng ký | áp dụng

Số  | Tên           |           |                              words cut down the column
thứ | sáng          | Họ và     |
tự  | kiến          | tên       |
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bangvang.intake.headings import fields_of, match
from bangvang.intake.joined import Heading, is_entry, joined_block, joined_pair

MOST_ROWS = 6
_ROWS_BELOW = 12  # rows below a heading row that are looked at for a better one
_LONGEST_HEADING = 90  # characters; a longer cell is text, not a heading
_LONGEST_FRAGMENT = 40
_FEWEST_SUBHEADS = 2
_LABELLED = re.compile(
    r"^[^:(]{2,60}(?<!đvt)(?<!dvt)(?<!đơn vị tính)(?<!don vi tinh):\s*\S", re.IGNORECASE
)
_DATA = re.compile(r"^\(?[\d.,/\-: ]+\)?$")
#: A heading row says what was invented, and who or something else of a registration.
_TELLING = {
    "person",
    "co_authors",
    "upper",
    "unit",
    "grassroots",
    "registered_on",
    "stage",
    "benefit",
    "stt",
    "field",
    "decision_no",
}


@dataclass(frozen=True)
class Head:
    """The headings, one per column, and the rows they stand on."""

    headings: tuple[Heading, ...]
    first_row: int
    last_row: int
    score: int = 0
    exact: int = 0  #: fields whose heading says nothing else


@dataclass(frozen=True)
class Line:
    """One row of a sheet's top, long texts left out."""

    row: int
    cells: tuple[Heading, ...]


def as_heading(cell: str | None) -> Heading:
    """The text on one line; None when it is too long, or a label with its value."""
    if cell is None or len(cell) > _LONGEST_HEADING or _LABELLED.match(cell):
        return None
    return re.sub(r"\s+", " ", cell)


def find_head(top: Sequence[Line]) -> Head | None:
    """The best head among a sheet's first rows; None when no row heads a table of registrations."""
    best: Head | None = None
    is_known = was_known = False
    for position, line in enumerate(top):
        if best and line.row > best.last_row + _ROWS_BELOW:
            break
        was_known, is_known = is_known, bool(fields_of(line.cells))
        if is_known:
            best = _better(best, (line,), line.cells)
        if position and (is_known or was_known):
            pair = top[position - 1], line
            if _is_block(pair) and (joined := joined_pair(*(one.cells for one in pair))):
                best = _better(best, pair, joined)
    best = _deeper(top, best)
    return _with_subheads(top, best) if best else None


def head_at(top: Sequence[Line], row: int) -> Head | None:
    """The head that ends on a row somebody pointed at, with the rows above that belong to it."""
    upto = [line for line in top if line.row <= row]
    if not upto or upto[-1].row != row:
        return None
    best = Head(upto[-1].cells, row, row, *score(upto[-1].cells))
    for count in range(2, min(MOST_ROWS, len(upto)) + 1):
        block = upto[-count:]
        if not _is_block(block):
            break
        joined = joined_block([line.cells for line in block])
        best = _better(best, block, joined) or best
    return best


def score(headings: Sequence[Heading]) -> tuple[int, int]:
    """How much a row looks like a heading row, 0 when it lacks what a table needs; and how many
    of its fields have a heading that says nothing else."""
    fields = fields_of(headings)
    if "title" not in fields or not _TELLING & fields.keys():
        return 0, 0
    exact = sum(1 for at in fields.values() if (m := match(headings[at] or "")) and m.is_exact)
    return 100 * len(fields) + 10 * exact + ("person" in fields) * 50, exact


def _better(best: Head | None, lines: Sequence[Line], headings: Sequence[Heading]) -> Head | None:
    points, exact = score(headings)
    if not points:
        return best
    first, last = lines[0].row, lines[-1].row
    is_part = best and best.first_row <= first and last <= best.last_row
    if best and points <= best.score and not (is_part and points == best.score):
        return best
    if (
        best
        and not is_part
        and first <= best.first_row
        and best.last_row <= last
        and exact <= best.exact
    ):
        return best  # the letterhead above it, say, adds nothing that is sure
    return Head(tuple(headings), first, last, points, exact)


def _is_block(lines: Sequence[Line]) -> bool:
    return lines[-1].row - lines[0].row == len(lines) - 1


def _deeper(top: Sequence[Line], best: Head | None) -> Head | None:
    """A better head of three to six rows, where rows hold nothing but scraps of headings."""
    if best:
        top = [line for line in top if abs(line.row - best.first_row) <= MOST_ROWS]
    scraps = [_is_scraps(line) for line in top]
    for start in range(len(top) - 1):
        if best and top[start].row > best.last_row:
            break
        for end in range(start + 2, min(start + MOST_ROWS, len(top)) + 1):
            block = top[start:end]
            if not all(scraps[start:end]) or not _is_block(block):
                break
            best = _better(best, block, joined_block([line.cells for line in block]))
    return best


def _with_subheads(top: Sequence[Line], head: Head) -> Head:
    """The head with the row below it where that only divides merged headings: "Bắt đầu | Kết thúc"."""
    below = next((line for line in top if line.row == head.last_row + 1), None)
    fields = fields_of(head.headings)
    anchors = [fields[field] for field in ("stt", "title", "person") if field in fields]
    if below is None or not _is_scraps(below) or any(below.cells[at] for at in anchors):
        return head
    filled = [at for at, cell in enumerate(below.cells) if cell]
    divides = [at for at in filled if at and head.headings[at] is None]
    if len(filled) < _FEWEST_SUBHEADS or not divides:
        return head
    joined = joined_block([head.headings, below.cells])
    points, exact = score(joined)
    return Head(tuple(joined), head.first_row, below.row, max(points, head.score), exact)


def _is_scraps(line: Line) -> bool:
    filled = [cell for cell in line.cells if cell]
    are_short = all(len(cell) <= _LONGEST_FRAGMENT and not _DATA.match(cell) for cell in filled)
    return bool(filled) and are_short and not is_entry(line.cells)
