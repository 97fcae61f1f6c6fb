"""Labels: lines that say what a value beside them is for, "Đơn vị: Công ty X"."""

import re

_LABELLED = re.compile(r"^\s*(?:\d{1,2}[.)]\s*)?([^:]{2,60}?)\s*:\s*(.*)$", re.DOTALL)


def labels_of(cells: list[str | None]) -> tuple[str, str] | None:
    """The label and value of one line, in one cell or in two; None where there is no such pair."""
    label, value = labelled(cells) or ("", None)
    return (label, value) if value else None


def labelled(cells: list[str | None]) -> tuple[str, str | None] | None:
    """The same of a line whose value may be left out."""
    filled = [cell for cell in cells if cell]
    found = _LABELLED.match(filled[0]) if filled else None
    if found and len(filled) == 1:
        return found[1], found[2] or None
    if found and not found[2] and len(filled) == 2:
        return found[1], filled[1]
    return None
