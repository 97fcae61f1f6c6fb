"""Where the registrations stand in a sheet, and what each of its columns is for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Sheet, Table
from bangvang.intake.columns import (
    Doubt,
    chosen_columns,
    further_authors,
    given_names,
    key_of,
    likely_columns,
    one_amount,
    samples_of,
    settled_columns,
    teams_below_a_union,
)
from bangvang.intake.content import fields_by_content, fitting, is_person, share
from bangvang.intake.head import Head, Line, as_heading, find_head, head_at
from bangvang.intake.headings import fields_of, match, personal_columns
from bangvang.intake.letterhead import unions_above
from bangvang.intake.measures import measure_column, measured_in

_ROWS_SEARCHED = 80
_FEWEST_FIELDS = 3  # of a heading row that does not say which column holds the titles
_PERSONAL_VALUE = (
    r"^(?:[\w.+-]+@[\w-]+\.[\w.]+|(?:\+?84|0)[\s.-]?\d{2,3}[\s.-]?\d{3}[\s.-]?\d{3,4}|\d{12})$"
)
NOTHING_CHOSEN = Choices()


@dataclass(frozen=True)
class Found:
    """The table of one sheet, in columns of `Sheet.cells`."""

    table: Table
    first_row: int  #: the first heading row; past the header row where there is none
    columns: dict[str, str]  #: field -> column, for example {"title": "c1"}
    personal: tuple[str, ...]  #: columns that are dropped or kept only as a mark
    given: str | None = None  #: the given names, where the person column lacks them
    authors: tuple[str, ...] = ()  #: columns of more co-authors
    measure: str | None = None  #: what each amount is counted in, where a column of its own says it
    doubts: tuple[Doubt, ...] = ()
    headings: tuple[str | None, ...] = ()  #: of all columns
    card: pl.DataFrame | None = None  #: the one row of a form sheet, in its own columns
    is_bare: bool = False  #: known by what its columns hold, and not by headings


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


def find_bare_table(
    sheet: Sheet, is_unit: Callable[[str], bool], choices: Choices = NOTHING_CHOSEN
) -> Found | None:
    """The table of a sheet without headings, known by what its columns hold; None where in doubt."""
    names = sheet.cells.columns[1:]
    fields = fields_by_content(sheet.cells, names, is_unit)
    if fields is None:
        return _of_one_row(sheet, names, is_unit, choices)
    head = _unknown_head(sheet, names, fields) or Head((None,) * len(names), 1, 0)
    body = sheet.cells.filter(pl.col("row") > head.last_row)
    fields = fields_by_content(body, names, is_unit) or fields
    return replace(_found(sheet, names, head, fields, choices), is_bare=True)


def _of_one_row(
    sheet: Sheet, names: list[str], is_unit: Callable[[str], bool], choices: Choices
) -> Found | None:
    """The table of which one row came, the sheet's last, where a row in unknown words heads it."""
    fields = fields_by_content(sheet.cells.tail(1), names, is_unit, fewest=1)
    head = _unknown_head(sheet, names, fields) if fields else None
    if fields is None or head is None or head.last_row + 1 != sheet.cells["row"][-1]:
        return None
    return replace(_found(sheet, names, head, fields, choices), is_bare=True)


def _unknown_head(sheet: Sheet, names: list[str], fields: dict[str, int]) -> Head | None:
    """The row right above the first person, where it says in unknown words what the columns are.

    Words stand there in place of a name and a title, and above numbers or days in some column:
    without such a column it may be a row like those below, of a person with a rare name.
    """
    person, title = fields["person"], fields["title"]
    above: Line | None = None
    for number, *cells in sheet.cells.head(_ROWS_SEARCHED).iter_rows():
        if is_person(cells[person] or ""):
            break
        above = Line(number, tuple(as_heading(cell) for cell in cells))
    else:
        return None
    if above is None or above.row != number - 1 or not (above.cells[person] and above.cells[title]):
        return None
    below = samples_of(sheet, names, range(len(names)), Head(above.cells, above.row, above.row))
    tells = any(
        cell and not _is_numbered(cell) and share(below[at], _is_numbered) == 1
        for at, cell in enumerate(above.cells)
    )
    has_numbers = any(_is_numbered(cell) for cell in above.cells if cell)
    return Head(above.cells, above.row, above.row) if tells and not has_numbers else None


def _is_numbered(text: str) -> bool:
    return text[:1].isdigit()


def _head_without_title(sheet: Sheet, names: list[str], top: Sequence[Line]) -> Head | None:
    """A heading row that knows the person and more, where some column below holds titles."""
    for line in top:
        fields = fields_of(line.cells)
        if "person" in fields and len(fields) >= _FEWEST_FIELDS:
            head = Head(line.cells, line.row, line.row)
            free = [at for at in range(len(names)) if at not in fields.values()]
            if fitting(samples_of(sheet, names, free, head), "title"):
                return head
    return None


def _found(
    sheet: Sheet, names: list[str], head: Head, fields: dict[str, int], choices: Choices
) -> Found:
    headings = head.headings
    fields, doubts = settled_columns(sheet, names, head, fields)
    fields, doubts = chosen_columns(head, fields, doubts, choices)
    fields, about_amounts = one_amount(sheet, names, head, fields, choices)
    doubts += about_amounts
    if unions_above(sheet, head.first_row):
        fields = teams_below_a_union(sheet, names, head, fields, choices)
    doubts += likely_columns(sheet, names, head, fields, choices)
    hidden = [f"c{at}" for at in sheet.hidden_columns]
    doubts += [
        Doubt(key_of(headings[at], at), field, is_waiting=False)
        for field, at in fields.items()
        if names[at] in hidden and fold(headings[at] or "") not in dict(choices.columns)
    ]
    dropped = (set(personal_columns(headings)) - set(fields.values())) | {
        position
        for position, name in enumerate(names)
        if position not in fields.values() and _holds_personal(sheet.cells[name])
    }
    given = given_names(sheet, names, head, fields)
    dropped |= {  # of several birth dates ("Nam | Nữ") one is read, and none is kept
        position
        for position, heading in enumerate(headings)
        if heading
        and position not in fields.values()
        and (matched := match(heading))
        and matched.field in {"birth_year", "member_code"}
    }
    marks = {fields[field] for field in ("birth_year",) if field in fields}
    measure = measure_column(headings, fields)
    authors = [at for at in further_authors(sheet, names, head, fields, choices) if at != given]
    if authors and "co_authors" not in fields:
        fields = {**fields, "co_authors": authors.pop(0)}
    used = {*fields.values(), given, measure, *authors}
    table = Table(
        sheet=sheet.name,
        header_row=head.last_row,
        columns={field: headings[at] or f"#{at + 1}" for field, at in fields.items()},
        unused=tuple(
            key_of(heading, position)
            for position, heading in enumerate(headings)
            if position not in used | dropped and (heading or _is_told(sheet, head, position))
        ),
        dropped=tuple(
            headings[position] or names[position] for position in sorted(dropped | marks)
        ),
        measured_in=measured_in(sheet, head, fields),
    )
    private = dropped | marks | {fields[f] for f in ("member_code",) if f in fields}
    return Found(
        table,
        head.first_row,
        {field: names[position] for field, position in fields.items()},
        tuple(names[position] for position in sorted(private)),
        None if given is None else names[given],
        tuple(names[position] for position in authors),
        None if measure is None else names[measure],
        tuple(doubts),
        tuple(headings),
    )


def _is_told(sheet: Sheet, head: Head, position: int) -> bool:
    """Whether a column without a heading, in a table without any, holds something."""
    column = sheet.cells.columns[position + 1]
    return not head.last_row and sheet.cells[column].null_count() < sheet.cells.height


def _holds_personal(cells: pl.Series) -> bool:
    """Whether most of a column that nobody named are e-mail addresses, phone or identity numbers."""
    sample = cells.drop_nulls().head(200)
    if sample.len() < 2:
        return False
    return int(sample.str.contains(_PERSONAL_VALUE).sum()) * 2 > sample.len()
