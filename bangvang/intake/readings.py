"""Readings: what a column says in each of the letters it may have been typed in.

Staff who see both, as it stands in the file and as it would read, can overrule what was found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from xlsxwriter.utility import xl_col_to_name

from bangvang.intake.batch import Sheet, Workbook
from bangvang.intake.legacy import CHARMAPS, converted

_SAMPLES = 3
_BETWEEN = " · "  # samples, as `Sheet.before` joins them
_SPECIAL = r"[^\x00-\x7f]"


@dataclass(frozen=True)
class Reading:
    """One column with letters beyond plain ASCII."""

    key: str  #: under which `read` is told its letters: "Trang 1!c2"
    sheet: str
    column: str  #: as Excel calls it: "C"
    letters: str  #: as it is read: unicode, tcvn3 or vni
    texts: dict[str, str]  #: letters -> some texts of the column read so; unicode: as they stand

    @property
    def says(self) -> str:
        """The texts as they are read."""
        return self.texts[self.letters]


def readings(workbook: Workbook) -> list[Reading]:
    """The columns of all sheets that could be read in other letters, in their order."""
    return [one for sheet in workbook.sheets for one in _of_sheet(sheet)]


def _of_sheet(sheet: Sheet) -> Iterator[Reading]:
    for name in sheet.cells.columns[1:]:
        letters = sheet.letters.get(name, "unicode")
        if letters == "unicode":
            special = sheet.cells[name].filter(sheet.cells[name].str.contains(_SPECIAL))
            stands = _BETWEEN.join(special.head(_SAMPLES))
        else:
            stands = sheet.before[name]
        if not stands:
            continue
        told = pl.Series("text", stands.split(_BETWEEN))
        texts = {other: _BETWEEN.join(converted(told, other)) for other in CHARMAPS}
        if letters != "unicode":
            texts[letters] = sheet.after[name]  # capitals by their font, which no text tells
        yield Reading(
            f"{sheet.name}!{name}",
            sheet.name,
            xl_col_to_name(sheet.first_column + int(name[1:])),
            letters,
            {"unicode": stands, **texts},
        )
