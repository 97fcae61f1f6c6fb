"""The unit a file itself names: a proposal for the user, never taken without a word."""

import re
from collections.abc import Sequence

from bangvang.intake.batch import Sheet
from bangvang.intake.parts import Part
from bangvang.intake.tables import Found
from bangvang.intake.units import Directory, phrases
from bangvang.roster import Roster

_JOINED_WORDS = re.compile(r"(?<=[a-zà-ỹ])(?=[A-ZĐÀ-Ỹ])")  # CauGiay -> Cau Giay
_LETTERHEAD_ROWS = 12


def proposed_unit(
    file_name: str, parts: Sequence[Part], roster: Roster
) -> tuple[str | None, str | None]:
    """The one upper union that the letterhead, else the sheet names, else the file name tells."""
    stem = file_name.rsplit(".", 1)[0]
    read = [(part.sheet, part.found) for part in parts if part.found]
    places = {
        "letterhead": _letterhead(read),
        "sheet_name": [sheet.says for sheet, _ in read],
        "file_name": [stem, _JOINED_WORDS.sub(" ", stem)],
    }
    directory = Directory(
        roster,
        (),
        phrases={phrase for texts in places.values() for text in texts for phrase in phrases(text)},
    )
    for place, texts in places.items():
        named = directory.named_in(texts)
        if len(named) == 1:
            return named.pop(), place
    return None, None


def units_of_sheets(parts: Sequence[Part], roster: Roster) -> dict[int, str]:
    """Number of the table -> the one upper union that its letterhead, else its sheet's name tells.

    Empty unless the tables tell of several: one for all of them is the file's.
    """
    tables = [(number, part.sheet, part.found) for number, part in enumerate(parts) if part.found]
    if len(tables) < 2:
        return {}
    texts = {
        number: (_letterhead([(sheet, found)]), [sheet.says]) for number, sheet, found in tables
    }
    said = {text for places in texts.values() for place in places for text in place}
    directory = Directory(roster, (), phrases={phrase for text in said for phrase in phrases(text)})
    told: dict[int, str] = {}
    for number, places in texts.items():
        certain = [units for place in places if len(units := directory.named_in(place)) == 1]
        if certain:
            told[number] = certain[0].pop()
    return told if len(set(told.values())) > 1 else {}


def _letterhead(read: Sequence[tuple[Sheet, Found]]) -> list[str]:
    """The texts above the heading rows."""
    texts: list[str] = []
    for sheet, table in read:
        rows = sheet.cells.head(_LETTERHEAD_ROWS).iter_rows()
        texts += [cell for row, *cells in rows if row < table.first_row for cell in cells if cell]
    return texts
