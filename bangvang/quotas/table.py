"""A workbook becomes a statement: unit by unit and column by column, or the reasons why not."""

import polars as pl

from bangvang.intake import Workbook
from bangvang.quotas.head import find_head
from bangvang.quotas.headings import Periods
from bangvang.quotas.names import Names
from bangvang.quotas.rows import Found, Reader, Usual
from bangvang.quotas.statement import STATED_MEMBERS, STATED_QUOTAS, Statement, Trouble
from bangvang.roster import Roster


def stated(workbook: Workbook, roster: Roster, periods: Periods, usual: Usual) -> Statement:
    """What the file states, row by row; what is in doubt is told with its row, nothing is guessed."""
    tables = [
        (sheet, head)
        for sheet in workbook.sheets
        if sheet.visible and (head := find_head(sheet, periods))
    ]
    found = Found()
    if not tables:
        found.troubles.append(Trouble(workbook.sheets[0].name, 1, "no_columns"))
    texts = {
        text
        for sheet, head in tables
        for at in head.at("unit", "upper", "code")
        for text in sheet.cells[f"c{at}"].drop_nulls()
    }
    names = Names(roster, texts)
    for sheet, head in tables:
        Reader(sheet, head, names, usual, found).read(periods)
    return Statement(
        pl.DataFrame(found.quotas, schema=STATED_QUOTAS),
        pl.DataFrame(found.members, schema=STATED_MEMBERS),
        tuple(found.troubles),
        tuple(found.totals),
        tuple(found.columns.items()),
        len({row["unit_id"] for row in (*found.quotas, *found.members)}),
    )
