"""Labels: lines that say what a value beside them is for, "Đơn vị: Công ty X"."""

import re

_LABELLED = re.compile(r"^\s*(?:\d{1,2}[.)]\s*)?([^:]{2,60}?)\s*:\s*(.*)$", re.DOTALL)


def labels_of(cells: list[str | None]) -> tuple[str, str] | None:
    """The label and value of one line, in one cell or in two; None where there is no such pair."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return None
    labelled = _LABELLED.match(filled[0])
    if labelled and len(filled) == 1:
        return (labelled[1], labelled[2]) if labelled[2] else None
    if labelled and not labelled[2] and len(filled) == 2:
        return labelled[1], filled[1]
    return None
