"""Labels: lines that say what a value beside them is for, "Đơn vị: Công ty X"."""

import re

_LABELLED = re.compile(r"^\s*(?:\d{1,2}[.)]\s*)?([^:]{2,60}?)\s*:\s*(.*)$", re.DOTALL)


def labels_of(cells: list[str | None]) -> tuple[str, str] | None:
    """The label and value of one line, in one cell or in two; None where there is no such pair."""
    filled = [cell for cell in cells if cell]
    label, value = (labelled(filled[0]) if filled else None) or ("", None)
    if value is None and label and len(filled) == 2:
        return label, filled[1]
    return (label, value) if value and len(filled) == 1 else None


def labelled(cell: str) -> tuple[str, str | None] | None:
    """The label of a cell, and the value behind it where one was filled in."""
    found = _LABELLED.match(cell)
    return (found[1], found[2] or None) if found else None
