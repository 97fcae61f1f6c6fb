"""Parts: what is read of a workbook. Mostly one table a sheet; a sheet may hold several, beside
or below one another, and some sheets are left out."""

import re
from dataclasses import dataclass, replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Question, Sheet, Workbook
from bangvang.intake.cards import cards_of
from bangvang.intake.divided import new_heads, side_by_side
from bangvang.intake.tables import NOTHING_CHOSEN, Found, find_bare_table, find_table
from bangvang.intake.units import variants
from bangvang.roster import Roster

_EXAMPLES = re.compile(
    r"^(?:vd|vi du|mau|bieu mau|phieu mau|mau bieu|example|sample|huong dan|guide|danh muc|dm|list|lists|"
    r"ghi chu|tra cuu|lookup|template)(?: (?:mau|\d+|nhap lieu|dien|cach dien))*$"
)


@dataclass(frozen=True)
class Part:
    """Rows and columns of one sheet that are read as one table, or set aside as a whole."""

    sheet: Sheet  #: with the part's rows and columns only
    found: Found | None
    since: int = 1  #: the first row it answers for
    until: int | None = None  #: the last one; None: down to the last with content

    @property
    def last_row(self) -> int:
        if self.until is not None:
            return self.until
        return int(self.sheet.cells["row"][-1]) if self.sheet.cells.height else 0


def parts_of(
    workbook: Workbook, roster: Roster, choices: Choices = NOTHING_CHOSEN
) -> tuple[list[Part], list[Question]]:
    """The parts of all sheets, in their order, and the questions about sheets left out."""
    tables = [find_table(sheet, choices) for sheet in workbook.sheets]
    if choices.sheets is not None:
        wanted = [sheet.name in choices.sheets for sheet in workbook.sheets]
    else:
        wanted = [sheet.visible for sheet in workbook.sheets]
        proper = [
            wanted[at] and table is not None and not _is_example(workbook.sheets[at])
            for at, table in enumerate(tables)
        ]
        if any(proper):  # the only table of a file is read, whatever its sheet is called
            wanted = proper
    is_any_read = any(table and wanted[at] for at, table in enumerate(tables))
    if not is_any_read or choices.sheets is not None:
        tables = [
            table or (_bare(sheet, roster, choices) if wanted[at] else None)
            for at, (sheet, table) in enumerate(zip(workbook.sheets, tables, strict=True))
        ]
    parts: list[Part] = []
    questions: list[Question] = []
    for sheet, table, is_wanted in zip(workbook.sheets, tables, wanted, strict=True):
        if table is None or not is_wanted:
            parts.append(Part(sheet, None))
            if sheet.name not in (*(choices.sheets or ()), *choices.sheets_left):
                left = table or (
                    _bare(sheet, roster, choices)
                    if is_any_read and sheet.visible and not _is_example(sheet)
                    else None
                )
                questions += [_about(sheet, left)] if left else []
        else:
            parts += _split(sheet, table, choices)
    return parts, questions


def _is_example(sheet: Sheet) -> bool:
    return bool(_EXAMPLES.match(fold(sheet.says)))


def _bare(sheet: Sheet, roster: Roster, choices: Choices) -> Found | None:
    spellings = set(roster.spellings["spelling"])

    def is_unit(text: str) -> bool:
        return any(form in spellings for form in variants(text))

    card = next(iter(cards_of(sheet).values()), None)
    return card or find_bare_table(sheet, is_unit, choices)


def _about(sheet: Sheet, table: Found) -> Question:
    rows = sheet.cells.filter(pl.col("row") > table.table.header_row).height
    return Question("sheet", sheet.name, rows, (("read", ""), ("leave", "")))


def _split(sheet: Sheet, table: Found, choices: Choices) -> list[Part]:
    """The tables of one sheet: side by side, else one below the other, else the one."""
    if table.card is not None:
        return _forms(sheet)
    if table.is_bare:
        return [Part(sheet, table)]
    beside = side_by_side(sheet, table)
    if beside:
        found = [(part, find_table(part, choices)) for part in beside]
        if all(one for _, one in found):
            return [Part(part, one) for part, one in found]
    return _stacked(sheet, table, choices)


def _forms(sheet: Sheet) -> list[Part]:
    """The forms of one sheet, each down to where the next one begins."""
    cards = cards_of(sheet)
    starts = [1, *list(cards)[1:]]
    ends = [*(start - 1 for start in starts[1:]), None]
    return [
        Part(_rows(sheet, start, end), card, start, end)
        for start, end, card in zip(starts, ends, cards.values(), strict=True)
    ]


def _stacked(
    sheet: Sheet, table: Found, choices: Choices, since: int = 1, until: int | None = None
) -> list[Part]:
    """The sheet cut above each heading row whose columns stand otherwise than those above it."""
    parts = []
    if above := _above(sheet, table, choices):
        last = table.first_row - 1
        parts += _stacked(_rows(sheet, since, last), above, choices, since, last)
        since = table.first_row
    cuts = new_heads(sheet, table)
    if not parts and not cuts:
        return [Part(sheet, table, since, until)]
    ends = [*(start - 1 for start in cuts), until]
    for start, end in zip([since, *cuts], ends, strict=True):
        part = _rows(sheet, start, end)
        parts.append(Part(part, find_table(part, choices), start, end))
    return parts


def _rows(sheet: Sheet, since: int, until: int | None) -> Sheet:
    rows = pl.col("row") >= since
    if until is not None:
        rows &= pl.col("row") <= until
    return replace(sheet, cells=sheet.cells.filter(rows))


def _above(sheet: Sheet, table: Found, choices: Choices) -> Found | None:
    """A smaller table above the best one: its headings, and rows with a title and a person."""
    if sheet.name in dict(choices.header_rows):
        return None  # somebody pointed at the head: what stands above it is no table
    cells = sheet.cells.filter(pl.col("row") < table.first_row)
    found = find_table(replace(sheet, cells=cells), choices) if cells.height > 1 else None
    if found is None or not {"title", "person"} <= found.columns.keys():
        return None
    both = [pl.col(found.columns[field]).is_not_null() for field in ("title", "person")]
    rows = cells.filter(pl.all_horizontal(pl.col("row") > found.table.header_row, *both))
    return found if rows.height else None
