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
    about_sheet_units,
    about_units,
    asked_once,
)
from bangvang.intake.asking_unions import about_unions
from bangvang.intake.batch import Batch, Choices, FileRefused, Workbook
from bangvang.intake.initiatives import (
    inherited,
    with_initiatives,
    with_sections,
    with_whole_titles,
)
from bangvang.intake.outcomes import SAID, booked_rows, refused_rows, title_keys, warnings_rows
from bangvang.intake.own_unions import own_unions
from bangvang.intake.parts import Part, parts_of
from bangvang.intake.placing import placed
from bangvang.intake.proposal import proposed_unit, units_of_sheets
from bangvang.intake.rows import rows_of
from bangvang.intake.rules import judged
from bangvang.intake.shapes import shaped
from bangvang.intake.sorting import ONLY_FOR_SORTING, classified
from bangvang.intake.stated import letter_total
from bangvang.intake.values import with_values
from bangvang.roster import Roster
from bangvang.told_apart import each_once

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
    rows = _sorted_rows(parts, roster, choices)
    set_aside, stated = rows_aside(parts, rows), letter_total(parts, rows)
    questions = [
        *about_sheets,
        *about_columns(parts, rows),
        *about_hidden_rows(parts, rows, choices),
    ]
    rows = inherited(rows.filter(pl.col("why").is_null()))
    proposed, proposed_from = proposed_unit(workbook.file_name, parts, roster)
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
        rows = _refused_with_their_title(rows)
        booked = beside.submit(lambda: booked_rows(rows.with_columns(keys.result())))
        questions += [
            *about_sheet_units(rows, parts, of_sheets, roster, choices),
            *about_day_order(parts, waiting),
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
    filled = (cell for cell in sheet.cells.row(0)[1:] if cell)
    first = [cell[:_LONGEST_TOLD] for cell in islice(filled, _MOST_TOLD)]
    return FileRefused("no_header_found", found=" | ".join(first), sheet=sheet.name)


def _refused_with_their_title(rows: pl.DataFrame) -> pl.DataFrame:
    """Co-authors' rows fall with the title row of their initiative, for the same reasons and their own."""
    is_title = pl.col("title_row") == pl.col("row")
    all_faults = pl.concat_str(
        pl.format("{}/{}", "reason", pl.col("about").fill_null("")),
        "others",
        separator=" ",
        ignore_nulls=True,
    )
    fallen = rows.filter(pl.col("reason").is_not_null() & is_title).select(
        "table",
        "title_row",
        all_faults.alias("title_faults"),
        title_reason="reason",
        title_about="about",
        title_others="others",
    )
    has_co_authors = (rows["title_row"] != rows["row"]).any()
    if fallen.is_empty() or not has_co_authors:
        return rows
    said = rows.filter(is_title).select(
        "table", "title_row", *(pl.col(field).alias(f"{field}_of_title") for field in SAID.values())
    )
    keys = ["table", "title_row"]
    told = (
        rows.select(keys)
        .join(fallen, on=keys, how="left", maintain_order="left")
        .join(said, on=keys, how="left", maintain_order="left")
    )
    has_fallen = told["title_reason"].is_not_null()
    own = _own_faults(
        told["title_faults"], rows.select(pl.when(has_fallen & ~is_title).then(all_faults))
    )
    # what stood there is what stands on the title's row: a co-author's own cells are good
    said_of_title = (
        pl.when(has_fallen & ~own.str.contains(rf"/{about}(?: |$)").fill_null(value=False))
        .then(told[f"{field}_of_title"])
        .otherwise(field)
        .alias(field)
        for about, field in SAID.items()
    )
    both = pl.concat_str(told["title_others"], own, separator=" ", ignore_nulls=True)
    return rows.with_columns(
        *said_of_title,
        about=pl.when(has_fallen).then(told["title_about"]).otherwise("about"),
        reason=pl.coalesce(told["title_reason"], "reason"),
        others=pl.when(has_fallen).then(pl.when(both != "").then(both)).otherwise("others"),
    )


def _own_faults(of_titles: pl.Series, of_rows: pl.DataFrame) -> pl.Series:
    """What is wrong with co-authors' rows beside what is wrong with the title's, or null."""
    pairs = pl.DataFrame({"title": of_titles, "own": of_rows.to_series()})
    different, place = each_once(pairs)
    besides = [
        _besides(title, own) or None if title and own else None
        for title, own in different.iter_rows()
    ]
    return pl.Series("besides", besides, dtype=pl.String).gather(place)


def _besides(title: str, own: str) -> str:
    """Those of a row that are about no cell that its title's row has fallen for; the unit is one."""
    about = {_cell(fault) for fault in title.split()}
    return " ".join(fault for fault in own.split() if _cell(fault) not in about)


def _cell(fault: str) -> str:
    reason, _, about = fault.partition("/")
    return "unit" if reason.startswith("unit_") else about
