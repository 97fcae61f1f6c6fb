"""Where the registrations stand in a sheet, and what each of its columns is for."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Sheet, Table
from bangvang.intake.content import fields_by_content, fitting, is_person, sampled, share
from bangvang.intake.head import Head, Heading, Line, as_heading, find_head, head_at
from bangvang.intake.headings import fields_of, is_sure, match, personal_columns

_ROWS_SEARCHED = 80
_FEWEST_FIELDS = 3  # of a heading row that does not say which column holds the titles
_PERSONAL_VALUE = (
    r"^(?:[\w.+-]+@[\w-]+\.[\w.]+|(?:\+?84|0)[\s.-]?\d{2,3}[\s.-]?\d{3}[\s.-]?\d{3,4}|\d{12})$"
)
_NO_NAMES = {"nam", "nu", "co", "khong", "dat", "x", "a", "b", "c"}  # words of ticks and marks
NOTHING_CHOSEN = Choices()


@dataclass(frozen=True)
class Doubt:
    """A column that may be for a field, and only a person can tell."""

    column: str  #: its heading, or "#3" for the third
    field: str
    is_waiting: bool  #: whether the table's rows cannot be booked before


@dataclass(frozen=True)
class Found:
    """The table of one sheet, in columns of `Sheet.cells`."""

    table: Table
    first_row: int  #: the first heading row; past the header row where there is none
    columns: dict[str, str]  #: field -> column, for example {"title": "c1"}
    personal: tuple[str, ...]  #: columns that are dropped or kept only as a mark
    given: str | None = None  #: the given names, where the person column lacks them
    doubts: tuple[Doubt, ...] = ()
    card: pl.DataFrame | None = None  #: the one row of a form sheet, in its own columns


def find_table(sheet: Sheet, choices: Choices = NOTHING_CHOSEN) -> Found | None:
    """The table, or None when no row of the sheet heads one."""
    names = sheet.cells.columns[1:]
    top = [
        Line(number, tuple(as_heading(cell) for cell in cells))
        for number, *cells in sheet.cells.head(_ROWS_SEARCHED).iter_rows()
    ]
    chosen_row = dict(choices.header_rows).get(sheet.name)
    if chosen_row is not None and (head := head_at(top, chosen_row)):
        return _found(sheet, names, head, fields_of(head.headings), choices)
    head = find_head(top) or _head_without_title(sheet, names, top)
    return _found(sheet, names, head, fields_of(head.headings), choices) if head else None


def find_bare_table(sheet: Sheet, choices: Choices = NOTHING_CHOSEN) -> Found | None:
    """The table of a sheet without headings, known by what its columns hold; None where in doubt."""
    names = sheet.cells.columns[1:]
    fields = fields_by_content(sheet.cells, names)
    if fields is None:
        return None
    head = Head((None,) * len(names), 1, 0)
    return _found(sheet, names, head, fields, choices)


def _head_without_title(sheet: Sheet, names: list[str], top: Sequence[Line]) -> Head | None:
    """A heading row that knows the person and more, where some column below holds titles."""
    for line in top:
        fields = fields_of(line.cells)
        if "person" in fields and len(fields) >= _FEWEST_FIELDS:
            head = Head(line.cells, line.row, line.row)
            free = [at for at in range(len(names)) if at not in fields.values()]
            if fitting(_samples(sheet, names, free, head), "title"):
                return head
    return None


def _samples(
    sheet: Sheet, names: list[str], positions: Sequence[int], head: Head
) -> dict[int, list[str]]:
    body = sheet.cells.filter(pl.col("row") > head.last_row).head(_ROWS_SEARCHED * 4)
    return {at: sampled(body[names[at]]) for at in positions}


def _settled(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int]
) -> tuple[dict[str, int], list[Doubt]]:
    """Title and person checked against what the columns hold, where the headings leave doubt."""
    doubts: list[Doubt] = []
    for field in ("person", "title"):
        at = fields.get(field)
        if at is not None and (is_sure(head.headings[at] or "") or head.headings[at] is None):
            continue
        free = [
            position
            for position, heading in enumerate(head.headings)
            if position == at or _is_free(heading, position, fields)
        ]
        samples = _samples(sheet, names, free, head)
        fits = fitting(samples, field)
        is_odd = at is not None and len(samples[at]) >= 2 and _is_other(samples[at], field)
        if at in fits or not (fits or is_odd) or (at is not None and not is_odd):
            continue
        fields = {one: where for one, where in fields.items() if one != field}
        if len(fits) == 1:
            fields[field] = fits[0]
        doubts += [
            Doubt(_key(head.headings[position], position), field, is_waiting=True)
            for position in fits
            if len(fits) > 1
        ]
    return fields, doubts


def _is_free(heading: Heading, position: int, fields: dict[str, int]) -> bool:
    """Whether a column could still be anything: nothing known is its heading, or a bare "Tên"."""
    if position in fields.values():
        return False
    return heading is None or match(heading) is None or not is_sure(heading)


def _is_other(texts: Sequence[str], field: str) -> bool:
    """Whether a column taken for titles holds persons' names, or one taken for persons holds none."""
    names = share(texts, is_person)
    return names > 0.5 if field == "title" else names < 0.2


def _key(heading: Heading, position: int) -> str:
    return heading or f"#{position + 1}"


def _chosen(
    head: Head, fields: dict[str, int], doubts: list[Doubt], choices: Choices
) -> tuple[dict[str, int], list[Doubt]]:
    """The columns as the user matched them, over what was found."""
    wanted = dict(choices.columns)
    for position, heading in enumerate(head.headings):
        answers = [
            wanted[key] for key in (f"#{position + 1}", fold(heading or "")) if key in wanted
        ]
        if not answers:
            continue
        fields = {one: at for one, at in fields.items() if at != position and one != answers[0]}
        if answers[0]:
            fields[answers[0]] = position
        doubts = [
            one
            for one in doubts
            if one.column != _key(heading, position) and one.field != answers[0]
        ]
    return fields, doubts


def _found(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> Found:
    headings = head.headings
    fields, doubts = _settled(sheet, names, head, fields)
    fields, doubts = _chosen(head, fields, doubts, choices)
    hidden = [f"c{at}" for at in sheet.hidden_columns]
    doubts += [
        Doubt(_key(headings[at], at), field, is_waiting=False)
        for field, at in fields.items()
        if names[at] in hidden and fold(headings[at] or "") not in dict(choices.columns)
    ]
    dropped = (set(personal_columns(headings)) - set(fields.values())) | {
        position
        for position, name in enumerate(names)
        if position not in fields.values() and _holds_personal(sheet.cells[name])
    }
    given = _given(sheet, names, head, fields)
    marks = {fields[field] for field in ("birth_year",) if field in fields}
    used = {*fields.values(), given}
    table = Table(
        sheet=sheet.name,
        header_row=head.last_row,
        columns={field: headings[at] or f"#{at + 1}" for field, at in fields.items()},
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
        head.first_row,
        {field: names[position] for field, position in fields.items()},
        tuple(names[position] for position in sorted(private)),
        None if given is None else names[given],
        tuple(doubts),
    )


def _given(sheet: Sheet, names: list[str], head: Head, fields: dict[str, int]) -> int | None:
    """The column of given names beside one of family and middle names, or None."""
    at = fields.get("person")
    if at is None or at + 1 >= len(names) or at + 1 in fields.values():
        return None
    own, beside = head.headings[at], head.headings[at + 1]
    is_family = (m := match(own or "")) is not None and m.field == "family"
    if beside and not (is_family and fold(beside) == "ten"):
        return None
    texts = _samples(sheet, names, [at + 1], head)[at + 1]
    is_given = all(text.isalpha() and text[0].isupper() for text in texts)
    is_telling = beside is not None or len({fold(text) for text in texts} - _NO_NAMES) > 1
    return at + 1 if texts and is_given and is_telling else None


def _holds_personal(cells: pl.Series) -> bool:
    """Whether most of a column that nobody named are e-mail addresses, phone or identity numbers."""
    sample = cells.drop_nulls().head(200)
    if sample.len() < 2:
        return False
    return int(sample.str.contains(_PERSONAL_VALUE).sum()) * 2 > sample.len()
