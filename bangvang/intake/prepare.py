"""A workbook becomes a batch: every row of every sheet is booked, refused or set aside."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from itertools import islice

import polars as pl

from bangvang.fold import fold
from bangvang.intake.aside import rows_aside
from bangvang.intake.asking import (
    about_columns,
    about_day_order,
    about_hidden_rows,
    about_sections,
    about_sheet_units,
    about_units,
    asked_once,
)
from bangvang.intake.asking_unions import about_unions
from bangvang.intake.batch import Batch, Choices, FileRefused, Workbook
from bangvang.intake.falling import with_their_title
from bangvang.intake.initiatives import inherited, with_initiatives, with_whole_titles
from bangvang.intake.outcomes import booked_rows, refused_rows, title_keys, warnings_rows
from bangvang.intake.own_unions import own_unions
from bangvang.intake.parts import Part, parts_of
from bangvang.intake.placing import placed
from bangvang.intake.proposal import proposed_unit, units_of_sheets
from bangvang.intake.rows import rows_of
from bangvang.intake.rules import judged
from bangvang.intake.sections import with_sections
from bangvang.intake.shapes import shaped
from bangvang.intake.sorting import ONLY_FOR_SORTING, classified
from bangvang.intake.stated import letter_total
from bangvang.intake.told_once import with_told_once
from bangvang.intake.values import with_values
from bangvang.roster import Roster

NOTHING_CHOSEN = Choices()
_MOST_TOLD, _LONGEST_TOLD = 12, 60  # cells of a first row that is no heading, and their letters


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
    proposed, proposed_from = proposed_unit(workbook.file_name, parts, roster)
    rows = _sorted_rows(parts, roster, choices, unit_id or proposed)
    set_aside, stated = rows_aside(parts, rows), letter_total(parts, rows)
    rows, about_blank_units = with_told_once(rows, parts, choices)
    questions = [
        *about_sheets,
        *about_columns(parts, rows),
        *about_hidden_rows(parts, rows, choices),
        *about_blank_units,
    ]
    rows = inherited(rows.filter(pl.col("why").is_null()))
    of_sheets = units_of_sheets(parts, roster)
    own = of_sheets if choices.sheet_units else {}
    unions: dict[tuple[str | None, str], str] = {
        (upper, fold(name)): same for upper, name, same in choices.unions
    }
    with ThreadPoolExecutor(1) as beside:  # units are met on one core
        keys = beside.submit(title_keys, rows.select("title"))
        file_hash = beside.submit(lambda: sha256(workbook.content).hexdigest())
        rows, waiting = with_values(
            rows, tables, received_on, programme, is_day_first=choices.day_first
        )
        rows = rows.with_columns(
            sheet_upper=pl.col("table").replace_strict(own, default=None, return_dtype=pl.String)
            if own
            else pl.lit(None, pl.String)
        )
        rows = placed(rows, roster, unit_id, dict(choices.units), unions, proposed)
        rows = judged(rows, programme, takes_bad_days=choices.bad_days)
        rows, of_co_authors = with_their_title(rows)
        booked = beside.submit(lambda: booked_rows(rows.with_columns(keys.result())))
        questions += [
            *about_sheet_units(rows, parts, of_sheets, roster, choices),
            *about_day_order(parts, waiting),
            *about_sections(rows, roster),
            *about_units(rows, roster, choices),
            *about_unions(rows, roster, choices),
        ]
    return Batch(
        file_name=workbook.file_name,
        content=workbook.content,
        encoding=workbook.encoding,
        received_on=received_on,
        tables=tables,
        questions=asked_once(questions),
        letter_total=stated,
        unit_id=unit_id,
        proposed_unit_id=proposed,
        proposed_from=proposed_from,
        file_hash=file_hash.result(),
        booked=booked.result(),
        refused=refused_rows(rows, of_co_authors, parts),
        set_aside=set_aside,
        warnings=warnings_rows(rows, tables),
    )


def _sorted_rows(
    parts: Sequence[Part], roster: Roster, choices: Choices, sender: str | None
) -> pl.DataFrame:
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
    rows = with_sections(
        with_whole_titles(rows),
        roster,
        own_unions(parts, roster),
        dict(choices.sections),
        dict(choices.units),
        sender,
    )
    return with_initiatives(rows)


def _no_table(workbook: Workbook) -> FileRefused:
    sheet = next((one for one in workbook.sheets if one.visible), workbook.sheets[0])
    filled = (cell for cell in sheet.cells.row(0)[1:] if cell)
    first = [cell[:_LONGEST_TOLD] for cell in islice(filled, _MOST_TOLD)]
    return FileRefused("no_header_found", found=" | ".join(first), sheet=sheet.name)
