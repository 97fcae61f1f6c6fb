"""Cards: sheets that hold forms, a label and a value on each line, an initiative in each form.

Tên sáng kiến: Cải tiến quy trình hàn
Tác giả:       Nguyễn Văn A
Đơn vị:        Công ty X
"""

from itertools import pairwise

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Sheet, Table
from bangvang.intake.forms import Form, Line, forms_in
from bangvang.intake.headings import PERSONAL, match
from bangvang.intake.labels import labelled
from bangvang.intake.shapes import REASONS
from bangvang.intake.tables import Found

_MOST_ROWS, _MOST_FORMS = 60, 20  # of a form, of a sheet
_NOT_KEPT = {PERSONAL, "other", "birth_year", "member_code", "stt"}
_PEOPLE = ("person", "co_authors")


def cards_of(sheet: Sheet) -> dict[int, Found]:
    """The row on which each form begins -> its initiative; nothing where the sheet holds no forms.

    The fields of a form stand on the row of its title. One that lacks its title or its author is
    handed on too, where there is another that has both.
    """
    if sheet.cells.height > _MOST_ROWS * _MOST_FORMS:
        return {}
    lines = _lines(_without_reasons(sheet.cells))
    titles = sum(line.field == "title" for line in lines)
    if sheet.cells.height > _MOST_ROWS * titles:
        return {}
    forms = forms_in(lines)
    if any(one.row == other.lines[-1].row for other, one in pairwise(forms) if other.lines):
        return {}  # forms beside one another
    said = [{line.field for line in form.lines if line.value} for form in forms]
    if not any({"title", "person"} <= fields for fields in said):
        return {}
    return {form.row: _card(sheet, form) for form in forms}


def _without_reasons(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells without the column of reasons that we wrote beside what we sent back."""
    return cells.drop(
        name
        for name in cells.columns[1:]
        if any(fold(text) in REASONS for text in cells[name].drop_nulls().unique())
    )


def _lines(cells: pl.DataFrame) -> list[Line]:
    """What is said under known labels; "Nội dung sáng kiến" is no title beside "Tên sáng kiến"."""
    lines = []
    above = 0
    for row, *texts in cells.iter_rows():
        for label, field, value in _said(texts):
            key = fold(label).rstrip("0123456789 ")
            lines.append(Line(row, field, label, key, value, row > above + 1))
            above = row
    names = [line for line in lines if line.field == "title" and line.key.startswith("ten ")]
    return [line for line in lines if line.field != "title" or line in names or not names]


def _said(texts: list[str | None]) -> list[tuple[str, str, str | None]]:
    """Label, field and value of all that a row says, from its first cell on."""
    said: list[tuple[str, str, str | None]] = []
    for text in filter(None, texts):
        label, value = labelled(text) or ("", None)
        if matched := match(label):
            said.append((label, matched.field, value))
        elif not said:
            break
        elif said[-1][2] is None:
            said[-1] = (*said[-1][:2], text)
    return said


def _card(sheet: Sheet, form: Form) -> Found:
    """The one initiative of a form."""
    said: dict[str, list[Line]] = {}
    for line in form.lines:
        said.setdefault(line.field, []).append(line)
    fields = {field: _told(lines) for field, lines in said.items() if field not in _NOT_KEPT}
    row = next(
        (line.row for field in ("title", "person") for line in said.get(field, ())), form.row
    )
    values = {f"f{at}": [value] for at, (_, value) in enumerate(fields.values())}
    table = Table(
        sheet=sheet.name,
        header_row=row - 1,
        columns={field: label for field, (label, _) in fields.items()},
        unused=(),
        dropped=tuple(
            lines[0].label for field, lines in said.items() if field in {PERSONAL, "birth_year"}
        ),
    )
    return Found(
        table,
        first_row=row,
        columns={field: f"f{at}" for at, field in enumerate(fields)},
        personal=(),
        card=pl.DataFrame(
            {"row": [row], **values},
            schema={"row": pl.Int64, **dict.fromkeys(values, pl.String)},
        ),
    )


def _told(lines: list[Line]) -> tuple[str, str | None]:
    """The label of a field and its value: the first filled in, of authors all under one label."""
    filled = [line for line in lines if line.value] or lines[:1]
    label, value = filled[0].label, filled[0].value
    if filled[0].field in _PEOPLE:
        names = (line.value for line in filled if line.value and line.key == filled[0].key)
        value = "; ".join(dict.fromkeys(names)) or None
    return label, value
