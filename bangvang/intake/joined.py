"""Joined headings: several rows of scraps read as one heading per column."""

import re
from collections.abc import Sequence

from bangvang.intake.content import is_person
from bangvang.intake.headings import fields_of, is_sure, match

Heading = str | None
_COUNT = re.compile(r"^\(?\d+\s*[.)]?$")


def joined_pair(above: Sequence[Heading], below: Sequence[Heading]) -> list[Heading] | None:
    """Two rows read as one heading; None when they are not two halves of one."""
    known_above = fields_of(above)
    if is_entry(below, known_above.get("stt")):
        return None
    joined = joined_block([above, below])
    known = fields_of(joined)
    for field in ("stt", "title"):
        at = known_above.get(field)
        is_whole = at is not None and known.get(field) == at and is_sure(joined[at] or "")
        if at is not None and below[at] is not None and not is_whole:
            return None
    return joined if any(below) else None


def is_entry(row: Sequence[Heading], stt: int | None = None) -> bool:
    """Whether a row is one of the table itself: counted, or with a person's name."""
    if stt is not None and _COUNT.match(row[stt] or ""):
        return True
    return any(cell and match(cell) is None and is_person(cell) for cell in row)


def joined_block(rows: Sequence[Sequence[Heading]]) -> list[Heading]:
    """One heading per column: the rows' texts that belong together, the surest reading of them.

    A heading merged over rows leaves the cells below it blank; one merged over columns leaves the
    cells beside it blank, and is read with each of the headings below it.
    """
    filled = spread(rows)
    return [
        _reading([row[at] for row in filled], [row[at] for row in rows])
        for at in range(len(rows[0]))
    ]


def spread(rows: Sequence[Sequence[Heading]]) -> list[list[Heading]]:
    """The rows with each parent heading over all columns of its children."""
    return [_spread(row, rows[depth + 1 :]) for depth, row in enumerate(rows)]


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
    if len(texts) == 2 and _names_another(turned := f"{texts[1]} {texts[0]}", texts[1]):
        choices.append(turned)
    choices.sort(key=len, reverse=True)
    told = [text for text in choices if match(text)]
    exact = [text for text in told if (m := match(text)) and m.is_exact]
    sure = [text for text in exact if is_sure(text)]
    is_bare = bool(exact) and " " not in exact[0]  # "Tên" below "Tác giả" is not a title
    return (sure or (told if is_bare else exact) or told or choices)[0]


def _names_another(turned: str, own: str) -> bool:
    """Whether a heading read before the one above it names another field: "Đồng tác giả" over
    "Họ tên" are names of co-authors."""
    whole, alone = match(turned), match(own)
    is_sure_of_it = whole is not None and whole.is_exact and is_sure(turned)
    return is_sure_of_it and alone is not None and whole is not None and whole.field != alone.field
