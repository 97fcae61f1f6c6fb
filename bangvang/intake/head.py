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

from bangvang.intake.headings import fields_of, is_sure, match

Heading = str | None
MOST_ROWS = 6
_ROWS_BELOW = 12  # rows below a heading row that are looked at for a better one
_LONGEST_HEADING = 90  # characters; a longer cell is text, not a heading
_LONGEST_FRAGMENT = 40
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
    """The text on one line; None when it is too long to be a heading."""
    if cell is None or len(cell) > _LONGEST_HEADING:
        return None
    return re.sub(r"\s+", " ", cell)


def find_head(top: Sequence[Line]) -> Head | None:
    """The best head among a sheet's first rows; None when no row heads a table of registrations."""
    best: Head | None = None
    known = [bool(fields_of(line.cells)) for line in top]
    for position, line in enumerate(top):
        if best and line.row > best.last_row + _ROWS_BELOW:
            break
        if known[position]:
            best = _better(best, (line,), line.cells)
        if position and (known[position] or known[position - 1]):
            pair = top[position - 1], line
            if _is_block(pair) and (joined := joined_pair(*(one.cells for one in pair))):
                best = _better(best, pair, joined)
    return _deeper(top, best)


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
    if not points or (best and points <= best.score):
        return best
    first, last = lines[0].row, lines[-1].row
    if best and first <= best.first_row and best.last_row <= last and exact <= best.exact:
        return best  # the letterhead above it, say, adds nothing that is sure
    return Head(tuple(headings), first, last, points, exact)


def _is_block(lines: Sequence[Line]) -> bool:
    return lines[-1].row - lines[0].row == len(lines) - 1


def _deeper(top: Sequence[Line], best: Head | None) -> Head | None:
    """A better head of three to six rows, where rows hold nothing but scraps of headings."""
    scraps = [_is_scraps(line) for line in top]
    for start in range(len(top) - 1):
        if best and not best.first_row - MOST_ROWS < top[start].row <= best.last_row:
            continue
        for end in range(start + 2, min(start + MOST_ROWS, len(top)) + 1):
            block = top[start:end]
            if not all(scraps[start:end]) or not _is_block(block):
                break
            best = _better(best, block, joined_block([line.cells for line in block]))
    return best


def _is_scraps(line: Line) -> bool:
    filled = [cell for cell in line.cells if cell]
    return bool(filled) and all(
        len(cell) <= _LONGEST_FRAGMENT and not _DATA.match(cell) for cell in filled
    )


def joined_pair(above: Sequence[Heading], below: Sequence[Heading]) -> list[Heading] | None:
    """Two rows read as one heading; None when they are not two halves of one."""
    known_above = fields_of(above)
    joined = joined_block([above, below])
    known = fields_of(joined)
    for field in ("stt", "title"):
        at = known_above.get(field)
        is_whole = at is not None and known.get(field) == at and is_sure(joined[at] or "")
        if at is not None and below[at] is not None and not is_whole:
            return None
    return joined if any(below) else None


def joined_block(rows: Sequence[Sequence[Heading]]) -> list[Heading]:
    """One heading per column: the rows' texts that belong together, the surest reading of them.

    A heading merged over rows leaves the cells below it blank; one merged over columns leaves the
    cells beside it blank, and is read with each of the headings below it.
    """
    filled = [_spread(row, rows[depth + 1 :]) for depth, row in enumerate(rows)]
    return [
        _reading([row[at] for row in filled], [row[at] for row in rows])
        for at in range(len(rows[0]))
    ]


def _spread(row: Sequence[Heading], below: Sequence[Sequence[Heading]]) -> list[Heading]:
    """The row with each parent heading repeated over the blank cells on its right that have children."""
    spread: list[Heading] = []
    parent: Heading = None
    for at, cell in enumerate(row):
        has_child = any(lower[at] for lower in below)
        if cell:
            parent = cell if has_child else None
        elif not has_child:
            parent = None
        spread.append(cell or parent)
    return spread


def _reading(column: Sequence[Heading], own: Sequence[Heading]) -> Heading:
    """The reading of one column's texts, from top to bottom, that names a field most surely."""
    texts = [text for text in column if text]
    written = [text for text in own if text]
    if not texts:
        return None
    choices = list(
        dict.fromkeys(
            " ".join(part)
            for parts in (texts, written)
            for start in range(len(parts))
            if (part := parts[start:])
        )
    )
    choices.sort(key=len, reverse=True)
    told = [text for text in choices if match(text)]
    exact = [text for text in told if (m := match(text)) and m.is_exact]
    sure = [text for text in exact if is_sure(text)]
    is_bare = bool(exact) and " " not in exact[0]  # "Tên" below "Tác giả" is not a title
    return (sure or (told if is_bare else exact) or told or choices)[0]
