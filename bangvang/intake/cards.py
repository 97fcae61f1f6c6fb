"""Cards: a sheet that is a form for one initiative, a label and a value on each line.

Tên sáng kiến: Cải tiến quy trình hàn
Tác giả:       Nguyễn Văn A
Đơn vị:        Công ty X
"""

import polars as pl

from bangvang.intake.batch import Sheet, Table
from bangvang.intake.headings import PERSONAL, match
from bangvang.intake.labels import labels_of
from bangvang.intake.tables import Found

_MOST_ROWS = 60


def forms_below(sheet: Sheet) -> list[int]:
    """The rows on which a further form begins: its first label comes back, and its title with it."""
    said = [
        (row, matched.field)
        for row, *cells in sheet.cells.iter_rows()
        if (pair := labels_of(cells)) and (matched := match(pair[0]))
    ]
    starts = [row for row, field in said if field == said[0][1]]
    titles = [row for row, field in said if field == "title"]
    return starts[1:] if len(starts) == len(titles) else []


def card_of(sheet: Sheet) -> Found | None:
    """The one initiative of a form sheet, its fields on the row of the title; else None."""
    if sheet.cells.height > _MOST_ROWS:
        return None
    said: dict[str, tuple[int, str, str]] = {}
    for row, *cells in sheet.cells.iter_rows():
        if (pair := labels_of(cells)) and (matched := match(pair[0])):
            said.setdefault(matched.field, (row, *pair))
    if "title" not in said or "person" not in said:
        return None
    fields = {
        field: one
        for field, one in said.items()
        if field not in {PERSONAL, "other", "birth_year", "member_code", "stt"}
    }
    row = said["title"][0]
    values = {f"f{at}": [value] for at, (_, _, value) in enumerate(fields.values())}
    table = Table(
        sheet=sheet.name,
        header_row=row - 1,
        columns={field: label for field, (_, label, _) in fields.items()},
        unused=(),
        dropped=tuple(
            label for field, (_, label, _) in said.items() if field in {PERSONAL, "birth_year"}
        ),
    )
    return Found(
        table,
        first_row=row,
        columns={field: f"f{at}" for at, field in enumerate(fields)},
        personal=(),
        card=pl.DataFrame({"row": [row], **values}, schema_overrides={"row": pl.Int64}),
    )
