"""Divided sheets: several tables beside one another, or one below the other with other columns."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Sheet
from bangvang.intake.head import as_heading
from bangvang.intake.headings import fields_of, match
from bangvang.intake.joined import Heading
from bangvang.intake.money import unit_of
from bangvang.intake.tables import Found

_MOST_ROWS_SEARCHED = 200_000


def side_by_side(sheet: Sheet, table: Found) -> list[Sheet]:
    """The sheet cut where its headings begin again; empty where they do not."""
    names = sheet.cells.columns[1:]
    told = [fold(heading or "") for heading in table.headings]
    title = told[names.index(table.columns["title"])] if "title" in table.columns else ""
    titles = [at for at, text in enumerate(told) if text and text == title]
    first = next((text for text in told if text), "")
    starts = [at for at, text in enumerate(told) if text == first]
    if len(titles) < 2 or len(starts) != len(titles):
        starts = _numbered_again(table.headings)
    if not starts:
        return []
    ends = [*starts[1:], len(names)]
    return [
        _columns_of(sheet, names[0 if start == starts[0] else start : end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _numbered_again(headings: Sequence[Heading]) -> list[int]:
    """Where tables begin whose headings say the same in other words, each with numbers of its own."""
    starts = [
        at for at, one in enumerate(headings) if one and (m := match(one)) and m.field == "stt"
    ]
    if len(starts) < 2:
        return []
    ends = [*starts[1:], len(headings)]
    is_each_whole = all(
        {"title", "person"} <= fields_of(headings[start:end]).keys()
        for start, end in zip(starts, ends, strict=True)
    )
    return starts if is_each_whole else []


def _columns_of(sheet: Sheet, names: list[str]) -> Sheet:
    filled = pl.any_horizontal(pl.col(names).is_not_null())
    first, last = (_letters(sheet.first_column + int(name[1:])) for name in (names[0], names[-1]))
    return replace(
        sheet,
        name=f"{sheet.name} [{first}:{last}]".strip(),
        cells=sheet.cells.select("row", *names).filter(filled),
    )


def _letters(column: int) -> str:
    """The column as Excel calls it: 0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def new_heads(sheet: Sheet, table: Found) -> list[int]:
    """The rows below the head on which headings stand in another order, or count amounts otherwise."""
    names = sheet.cells.columns[1:]
    words = {word for word in table.table.columns.values() if len(word) > 2} | _USUAL
    body = sheet.cells
    if body.height > _MOST_ROWS_SEARCHED:
        return []
    rows = body.filter(
        (pl.col("row") > table.table.header_row)
        & (
            pl.sum_horizontal(pl.col(name).is_in(words).fill_null(value=False) for name in names)
            > 1
        )
    )
    known = {field: names.index(name) for field, name in table.columns.items()}
    told: Sequence[Heading] = table.headings
    cuts: list[int] = []
    for number, *cells in rows.iter_rows():
        headings = [as_heading(cell) for cell in cells]
        fields = fields_of(headings)
        if "title" not in fields or len(fields) < 2 or (cuts and number == cuts[-1] + 1):
            continue
        both = fields.keys() & known.keys()
        is_moved = any(fields[field] != known[field] for field in both)
        if is_moved or _says_otherwise(headings, told):
            cuts.append(int(number))
            known, told = fields, headings
    return cuts


def _says_otherwise(headings: Sequence[Heading], above: Sequence[Heading]) -> bool:
    """Whether some column is for another field than above, or its amounts are worth otherwise."""
    before = {at: field for field, at in fields_of(above).items()}
    return any(
        before.get(at, field) != field
        or (
            field == "benefit"
            and at in before
            and unit_of(headings[at] or "") != unit_of(above[at] or "")
        )
        for field, at in fields_of(headings).items()
    )


_USUAL = {
    form
    for word in (
        "STT",
        "TT",
        "Số TT",
        "Tên sáng kiến",
        "Tên đề tài",
        "Tên giải pháp",
        "Họ và tên",
        "Họ tên",
        "Tác giả",
        "Họ và tên tác giả",
        "Đơn vị",
    )
    for form in (word, word.upper(), word.lower())
}
