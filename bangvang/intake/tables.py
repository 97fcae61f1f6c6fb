"""Where the registrations stand in a sheet: the heading row below whatever stands above it."""

import re
from dataclasses import dataclass

import polars as pl

from bangvang.intake.batch import Sheet, Table
from bangvang.intake.headings import fields_of, match, personal_columns

_ROWS_SEARCHED = 80
_ROWS_BELOW = 12  # rows below a heading row that are looked at for a better one
_LONGEST_HEADING = 90  # characters; a longer cell is text, not a heading
#: A heading row says what was invented, and who or something else of a registration.
_TELLING = {
    "person",
    "co_authors",
    "upper",
    "unit",
    "grassroots",
    "registered_on",
    "stage",
    "benefit",
    "stt",
    "field",
    "decision_no",
}
_PERSONAL_VALUE = (
    r"^(?:[\w.+-]+@[\w-]+\.[\w.]+|(?:\+?84|0)[\s.-]?\d{2,3}[\s.-]?\d{3}[\s.-]?\d{3,4}|\d{12})$"
)


@dataclass(frozen=True)
class Found:
    """The table of one sheet, in columns of `Sheet.cells`."""

    table: Table
    first_row: int  #: the first heading row
    columns: dict[str, str]  #: field -> column, for example {"title": "c1"}
    personal: tuple[str, ...]  #: columns that are dropped or kept only as a mark


def find_table(sheet: Sheet) -> Found | None:
    """The table, or None when no row of the sheet heads one."""
    names = sheet.cells.columns[1:]
    top = [
        (number, [_heading(cell) for cell in cells])
        for number, *cells in sheet.cells.head(_ROWS_SEARCHED).iter_rows()
    ]
    best: tuple[int, int, int] | None = None  # score, row before, row
    headings: list[str | None] = []
    known = [bool(fields_of(row)) for _, row in top]
    for position, (number, row) in enumerate(top):
        if best and number > best[2] + _ROWS_BELOW:
            break
        score = _score(row) if known[position] else 0
        if score and (best is None or score > best[0]):
            best, headings = (score, number, number), row
        if (
            position
            and number == top[position - 1][0] + 1
            and (known[position] or known[position - 1])
        ):
            above_number, above = top[position - 1]
            joined = _joined(above, row)
            score = _score(joined) if joined else 0
            if score and (best is None or score > best[0]):
                best, headings = (score, above_number, number), joined or []
    if best is None:
        return None
    _, first_row, header_row = best
    return _found(sheet, names, headings, first_row, header_row)


def _heading(cell: str | None) -> str | None:
    if cell is None or len(cell) > _LONGEST_HEADING:
        return None
    return re.sub(r"\s+", " ", cell)


def _score(row: list[str | None]) -> int:
    """How much a row looks like a heading row; 0 when it lacks what a table needs."""
    fields = fields_of(row)
    if "title" not in fields or not _TELLING & fields.keys():
        return 0
    sure = sum(1 for at in fields.values() if (m := match(row[at] or "")) and m.is_exact)
    return 100 * len(fields) + 10 * sure + ("person" in fields) * 50


def _joined(above: list[str | None], below: list[str | None]) -> list[str | None] | None:
    """Two rows read as one heading; None when they are not two halves of one.

    A heading merged over both rows leaves its lower cell blank, one merged over several columns
    leaves the cells beside it blank:

        STT | Tên sáng kiến | Tác giả   |         | Ngày nộp
            |               | Họ và tên | Đơn vị  |
    """
    known_above = fields_of(above)
    anchors = [known_above[field] for field in ("stt", "title") if field in known_above]
    if any(below[at] is not None for at in anchors) or sum(map(bool, below)) < 1:
        return None
    halves: list[str | None] = []
    for upper, lower in zip(above, below, strict=True):
        both = f"{upper} {lower}" if upper and lower else None
        choices = [text for text in (lower, both, upper) if text]
        told = [text for text in choices if match(text)]
        exact = [text for text in told if (m := match(text)) and m.is_exact]
        halves.append(next(iter(exact or told or choices[-1:]), None))
    return halves


def _found(
    sheet: Sheet, names: list[str], headings: list[str | None], first_row: int, header_row: int
) -> Found:
    fields = fields_of(headings)
    dropped = set(personal_columns(headings)) | {
        position
        for position, name in enumerate(names)
        if position not in fields.values() and _holds_personal(sheet.cells[name])
    }
    marks = {fields[field] for field in ("birth_year",) if field in fields}
    used = set(fields.values())
    table = Table(
        sheet=sheet.name,
        header_row=header_row,
        columns={field: headings[at] or "" for field, at in fields.items()},
        unused=tuple(
            heading
            for position, heading in enumerate(headings)
            if heading and position not in used | dropped
        ),
        dropped=tuple(
            headings[position] or names[position] for position in sorted(dropped | marks)
        ),
    )
    private = dropped | marks | {fields[f] for f in ("member_code",) if f in fields}
    return Found(
        table,
        first_row,
        {field: names[position] for field, position in fields.items()},
        tuple(names[position] for position in sorted(private)),
    )


def _holds_personal(cells: pl.Series) -> bool:
    """Whether most of a column that nobody named are e-mail addresses, phone or identity numbers."""
    sample = cells.drop_nulls().head(200)
    if sample.len() < 2:
        return False
    return int(sample.str.contains(_PERSONAL_VALUE).sum()) * 2 > sample.len()
