"""Own unions: the grassroots union that a sheet's name or letterhead names for all its rows."""

import re
from collections.abc import Iterator, Sequence

from bangvang.fold import fold
from bangvang.intake.cards import labels_of
from bangvang.intake.headings import match
from bangvang.intake.parts import Part
from bangvang.intake.private import scrubbed_text
from bangvang.intake.tables import Found
from bangvang.intake.units import Directory, is_whole_name, without_number
from bangvang.roster import Roster

_UNION = re.compile(
    r"^(?:cdcs|cong doan co so|cd co so|cong doan (?:truong|cong ty|cty|benh vien|co quan|xi nghiep|ubnd|phuong|xa)|"
    r"truong (?:mam non|mau giao|mn|tieu hoc|th|thcs|thpt|ptth|trung hoc|pho thong|trung cap|cao dang|dai hoc)|"
    r"cong ty|cty|benh vien|xi nghiep|nha may|trung tam|hop tac xa|htx|khach san)\b"
)
_UNION_SHEET = re.compile(
    r"^(?:cdcs|cong doan co so|cong doan|truong|cong ty|cty|benh vien|bv|xi nghiep|ubnd|thcs|thpt|th|mn|mam non|tieu hoc)\b.*[a-z]{2}"
)
_LETTERHEAD_ROWS = 12
_SHARE_OF_CAPITALS = 0.4


def own_unions(parts: Sequence[Part], roster: Roster) -> dict[int, str]:
    """Number of the table -> grassroots union, where no column of the table names one.

    Sheet names tell only where a workbook has several tables, one for each union; they are short,
    so a letterhead that no other table has tells more.
    """
    tables = [(number, part, part.found) for number, part in enumerate(parts) if part.found]
    headed = {number: list(_told_above(part, found))[-1:] for number, part, found in tables}
    told: dict[int, str] = {}
    for number, part, found in tables:
        if {"unit", "grassroots"} & found.columns.keys():
            continue
        names = headed[number]
        is_own = bool(names) and list(headed.values()).count(names) == 1
        if len(tables) > 1 and not is_own and _UNION_SHEET.match(fold(part.sheet.says)):
            names = [part.sheet.says]
        if names:
            told[number] = scrubbed_text(names[0])
    if not told:
        return {}
    directory = Directory(roster, told.values())
    return {
        number: name
        for number, name in told.items()
        if directory.meaning(name).kind not in {"upper", "city", "ambiguous"}
    }


def _told_above(part: Part, found: Found) -> Iterator[str]:
    """Unions named above the heading: "CĐCS TRƯỜNG MẦM NON HOA SEN", "Đơn vị: Công ty X"."""
    if found.card is not None or found.first_row <= 1:
        return
    for row, *cells in part.sheet.cells.head(_LETTERHEAD_ROWS).iter_rows():
        if row >= found.first_row:
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
