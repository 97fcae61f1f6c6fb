"""What a file states of itself: the number of initiatives in its total line."""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.parts import Part
from bangvang.intake.tables import Found
from bangvang.intake.totals import stated_total, total_in_words

_LINES_ABOVE = 20
_COUNTED_FIELDS = ("stt", "title", "person")


def letter_total(parts: Sequence[Part], rows: pl.DataFrame) -> int | None:
    """The sum of the tables' stated totals: of each table its last total line, else its subtotals."""
    lines = rows.filter(pl.col("why").is_in(["total", "subtotal"])).select("table", "row", "why")
    totals = [
        told
        for number in lines["table"].unique(maintain_order=True)
        if (found := parts[number].found)
        and (told := _of_table(parts[number], found, lines.filter(table=number))) is not None
    ]
    return sum(totals) if totals else _in_words(parts, rows)


def _in_words(parts: Sequence[Part], rows: pl.DataFrame) -> int | None:
    """The one count that the lines above the tables, or the closing ones below them, state."""
    closing = rows.filter(pl.col("why").is_in(["signature", "section"]))["first_text"]
    above = [
        cell
        for part in parts
        if part.found and part.found.first_row > 1
        for row, *cells in part.sheet.cells.head(_LINES_ABOVE).iter_rows()
        if row < part.found.first_row
        for cell in cells
    ]
    told = {total_in_words(text) for text in (*closing, *above) if text} - {None}
    return told.pop() if len(told) == 1 else None


def _of_table(part: Part, found: Found, lines: pl.DataFrame) -> int | None:
    cells = part.sheet.cells.join(lines.drop("table"), on="row", maintain_order="left")
    names = part.sheet.cells.columns[1:]
    shown = [name for name in names if name != found.columns.get("benefit")]
    plain = [
        shown.index(found.columns[field])
        for field in _COUNTED_FIELDS
        if found.columns.get(field) in shown
    ]
    told = {
        why: [
            number
            for line in part_rows.select(shown).iter_rows()
            if (number := stated_total(line, plain)) is not None
        ]
        for (why,), part_rows in cells.group_by("why", maintain_order=True)
    }
    if told.get("total"):
        return told["total"][-1]
    return sum(told["subtotal"]) if told.get("subtotal") else None
