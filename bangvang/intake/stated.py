"""What a file states of itself: the number of initiatives in its total line."""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.parts import Part
from bangvang.intake.tables import Found
from bangvang.intake.totals import stated_total, total_in_words

_LINES_ABOVE = 20
_COUNTED_FIELDS = ("stt", "title", "person")


def letter_total(parts: Sequence[Part], rows: pl.DataFrame) -> int | None:
    """The sum of the tables' stated totals: of each table its last total line, else its subtotals.

    In a table whose heading is repeated every piece may end in a total line of its own: then the
    last stands for its piece alone.
    """
    lines = rows.filter(pl.col("why").is_in(["total", "subtotal"])).select("table", "row", "why")
    heads = dict(
        rows.filter(pl.col("why") == "heading")
        .group_by("table")
        .agg(pl.col("row").max())
        .iter_rows()
    )
    totals = [
        told
        for number in lines["table"].unique(maintain_order=True)
        if (found := parts[number].found)
        and (
            told := _of_table(
                parts[number], found, lines.filter(table=number), heads.get(number, 0)
            )
        )
        is not None
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


def _of_table(part: Part, found: Found, lines: pl.DataFrame, last_head: int) -> int | None:
    cells = part.sheet.cells.join(lines.drop("table"), on="row", maintain_order="left")
    names = part.sheet.cells.columns[1:]
    shown = [name for name in names if name != found.columns.get("benefit")]
    plain = [
        shown.index(found.columns[field])
        for field in _COUNTED_FIELDS
        if found.columns.get(field) in shown
    ]
    told: dict[str, list[tuple[int, int]]] = {"total": [], "subtotal": []}
    for row, why, *line in cells.select("row", "why", *shown).iter_rows():
        number = stated_total(line, plain)
        if number is not None:
            told[why].append((row, number))
    above = [number for _, number in told["subtotal"]]
    last = [number for _, number in told["total"]]
    is_of_a_piece = len(last) == 1 and bool(above) and told["subtotal"][-1][0] < last_head
    counted = [*above, *last] if is_of_a_piece or not last else last[-1:]
    return sum(counted) if counted else None
