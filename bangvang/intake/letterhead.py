"""Letterhead: the unions named above the headings of a table."""

import re
from collections.abc import Iterator

from bangvang.fold import fold
from bangvang.intake.batch import Sheet
from bangvang.intake.headings import match
from bangvang.intake.labels import labels_of
from bangvang.intake.units import is_whole_name, without_number

_UNION = re.compile(
    r"^(?:cdcs|cong doan co so|cd co so|cong doan (?:truong|cong ty|cty|benh vien|co quan|xi nghiep|ubnd|phuong|xa)|"
    r"truong (?:mam non|mau giao|mn|tieu hoc|th|thcs|thpt|ptth|trung hoc|pho thong|trung cap|cao dang|dai hoc)|"
    r"cong ty|cty|benh vien|xi nghiep|nha may|trung tam|hop tac xa|htx|khach san)\b"
)
_LETTERHEAD_ROWS = 12
_SHARE_OF_CAPITALS = 0.4


def unions_above(sheet: Sheet, first_row: int) -> list[str]:
    """Unions named above the first heading: "CĐCS TRƯỜNG MẦM NON HOA SEN", "Đơn vị: Công ty X"."""
    return list(_told_above(sheet, first_row)) if first_row > 1 else []


def _told_above(sheet: Sheet, first_row: int) -> Iterator[str]:
    for row, *cells in sheet.cells.head(_LETTERHEAD_ROWS).iter_rows():
        if row >= first_row:
            return
        pair = labels_of(cells)
        if pair and (matched := match(pair[0])) and matched.field in {"unit", "grassroots"}:
            yield pair[1]
            continue
        told = (without_number(cell) for cell in cells if cell)
        yield from (name for name in told if _UNION.match(fold(name)) and _is_a_name(name))


def _is_a_name(text: str) -> bool:
    """Whether a text says which union it is ("CÔNG ĐOÀN CƠ SỞ" does not), and is no sentence."""
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    return is_whole_name(text) and capitals >= _SHARE_OF_CAPITALS * len(words)
