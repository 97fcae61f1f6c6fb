"""Own unions: the grassroots union that a sheet's name or letterhead names for all its rows."""

import re
from collections.abc import Sequence

from bangvang.fold import fold
from bangvang.intake.letterhead import unions_above
from bangvang.intake.parts import Part
from bangvang.intake.private import scrubbed_text
from bangvang.intake.units import Directory, without_number
from bangvang.roster import Roster

_UNION_SHEET = re.compile(
    r"^(?:cdcs|cong doan co so|cong doan|truong|cong ty|cty|benh vien|bv|xi nghiep|xn|ubnd|thcs|thpt|th|mn|mam non|tieu hoc|"
    r"trung tam|tt|chi cuc|kho bac|khach san|nha may|ngan hang|htx|hop tac xa|cong an|toa an|dai hoc|dh|cao dang|hoc vien|"
    r"tram y te|bao hiem|sieu thi|nha hang)\b.*[a-z]{2}"
)
#: names of sheets that are those of no union
_ANY_SHEET = re.compile(
    r"^(?:\d*$|[a-z]?\d+$|(?:sheet|trang|bang|bieu|phu luc|pl|ds|danh sach|list|data|du lieu|tong|thang|quy|nam|dot|lan|tuan|"
    r"ngay|ky|giai doan|bo sung|moi|cu|copy|khoi|cum|to|doi|phong|ban|khoa|phan|nhom|sang kien|sk|skkn|de tai|giai phap|"
    r"dang ky|ke hoach|bao cao|khac|chua|da)\d*\b)"
)


def own_unions(parts: Sequence[Part], roster: Roster) -> dict[int, str]:
    """Number of the table -> grassroots union, where no column of the table names one.

    Sheet names tell only where a workbook has several tables, one for each union; they are short,
    so a letterhead that no other table has tells more.
    """
    tables = [(number, part, part.found) for number, part in enumerate(parts) if part.found]
    headed = {
        number: [] if found.card is not None else unions_above(part.sheet, found.first_row)[-1:]
        for number, part, found in tables
    }
    told: dict[int, str] = {}
    others: dict[int, str] = {}
    of_sheets = 0
    for number, part, found in tables:
        if {"unit", "grassroots"} & found.columns.keys():
            continue
        names = headed[number]
        is_own = bool(names) and list(headed.values()).count(names) == 1
        says = without_number(part.sheet.says)
        if len(tables) > 1 and not is_own:
            if _UNION_SHEET.match(fold(says)):
                names, of_sheets = [says], of_sheets + 1
            elif not names and not _ANY_SHEET.match(fold(says)):
                others[number] = scrubbed_text(says)
        if names:
            told[number] = scrubbed_text(names[0])
    if of_sheets > 1 and of_sheets >= len(others):  # "Hapro" among sheets of schools is one too
        told |= others
    if not told:
        return {}
    directory = Directory(roster, told.values())
    return {
        number: name
        for number, name in told.items()
        if directory.meaning(name).kind not in {"upper", "city", "ambiguous"}
    }
