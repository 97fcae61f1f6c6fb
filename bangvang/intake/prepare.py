"""A workbook becomes a batch: every row of every sheet is booked, refused or set aside."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from bangvang.fold import fold
from bangvang.intake.aside import rows_aside
from bangvang.intake.asking import (
    about_columns,
    about_day_order,
    about_hidden_rows,
    about_units,
)
from bangvang.intake.asking_unions import about_unions
from bangvang.intake.batch import Batch, Choices, FileRefused, Workbook
from bangvang.intake.initiatives import (
    inherited,
    with_initiatives,
    with_sections,
    with_whole_titles,
)
from bangvang.intake.outcomes import booked_rows, refused_rows, warnings_rows
from bangvang.intake.own_unions import own_unions
from bangvang.intake.parts import Part, parts_of
from bangvang.intake.placing import placed
from bangvang.intake.proposal import proposed_unit
from bangvang.intake.rows import rows_of
from bangvang.intake.rules import judged
from bangvang.intake.shapes import shaped
from bangvang.intake.sorting import ONLY_FOR_SORTING, classified
from bangvang.intake.stated import letter_total
from bangvang.intake.values import with_values
from bangvang.roster import Roster

NOTHING_CHOSEN = Choices()


def prepare(
    workbook: Workbook,
    roster: Roster,
    received_on: date,
    programme: tuple[date, date],
    unit_id: str | None = None,
    choices: Choices = NOTHING_CHOSEN,
) -> Batch:
    """The file as it would be booked. Raises FileRefused("no_header_found") when it has no table.

    `received_on` is the day of rows that say none. `programme` holds the first and last day on
    which an initiative counts. `unit_id` is the unit the sender or the user named for the file;
    `choices` is what they decided beside it. What waits for a decision is among the questions of
    the batch, and refused until then.
    """
    parts, about_sheets = parts_of(workbook, roster, choices)
    tables = tuple(part.found.table for part in parts if part.found)
    if not tables:
        raise _no_table(workbook)
    parts = sorted(parts, key=lambda part: part.found is None)  # a table's place is its number
    rows = _sorted_rows(parts, roster, choices)
    set_aside, stated = rows_aside(parts, rows), letter_total(parts, rows)
    questions = [*about_sheets, *about_columns(parts, rows), *about_hidden_rows(rows, choices)]
    rows, waiting = with_values(
        inherited(rows.filter(pl.col("why").is_null())),
        tables,
        received_on,
        programme,
        is_day_first=choices.day_first,
    )
    unions = {fold(name): same for name, same in choices.unions}
    rows = placed(rows, roster, unit_id, dict(choices.units), unions)
    rows = _refused_with_their_title(judged(rows, programme))
    questions += [
        *about_day_order(parts, waiting),
        *about_units(rows, roster, choices),
        *about_unions(rows, roster, choices),
    ]
    proposed, proposed_from = proposed_unit(workbook.file_name, parts, roster)
    return Batch(
        file_name=workbook.file_name,
        content=workbook.content,
        encoding=workbook.encoding,
        received_on=received_on,
        tables=tables,
        questions=tuple(questions),
        letter_total=stated,
        unit_id=unit_id,
        proposed_unit_id=proposed,
        proposed_from=proposed_from,
        booked=booked_rows(rows),
        refused=refused_rows(rows, parts),
        set_aside=set_aside,
        warnings=warnings_rows(rows, tables),
    )


def _sorted_rows(parts: Sequence[Part], roster: Roster, choices: Choices) -> pl.DataFrame:
    """The rows below the headings of all tables, sorted, with their initiatives and sections."""
    cells = [shaped(part.sheet, part.found) for part in parts if part.found]
    rows = pl.concat(
        rows_of(part, cells[number], number, is_hidden_read=choices.hidden is True)
        for number, part in enumerate(parts)
        if part.found
    )
    rows = classified(rows, cells)
    if choices.hidden is False:
        is_left_out = pl.col("is_hidden") & pl.col("why").is_null()
        rows = rows.with_columns(why=pl.when(is_left_out).then(pl.lit("hidden")).otherwise("why"))
    rows = rows.drop(ONLY_FOR_SORTING)
    rows = with_sections(with_whole_titles(rows), roster, own_unions(parts, roster))
    return with_initiatives(rows)


def _no_table(workbook: Workbook) -> FileRefused:
    sheet = next((one for one in workbook.sheets if one.visible), workbook.sheets[0])
    first = [cell for cell in sheet.cells.row(0)[1:] if cell]
    return FileRefused("no_header_found", found=" | ".join(first), sheet=sheet.name)


def _refused_with_their_title(rows: pl.DataFrame) -> pl.DataFrame:
    """Co-authors' rows fall with the title row of their initiative, for the same reason."""
    fallen = rows.filter(
        pl.col("reason").is_not_null() & (pl.col("title_row") == pl.col("row"))
    ).select("table", "title_row", title_reason="reason", title_about="about")
    if fallen.is_empty():
        return rows
    told = rows.select("table", "title_row").join(
        fallen, on=["table", "title_row"], how="left", maintain_order="left"
    )
    return rows.with_columns(
        about=pl.when(told["title_reason"].is_null()).then("about").otherwise(told["title_about"]),
        reason=pl.coalesce(told["title_reason"], "reason"),
    )
