"""A workbook becomes a batch: every row of every sheet is booked, refused or set aside."""

from datetime import date

import polars as pl

from bangvang.intake.aside import rows_aside
from bangvang.intake.batch import Batch, FileRefused, Workbook
from bangvang.intake.initiatives import inherited, with_initiatives, with_sections
from bangvang.intake.outcomes import booked_rows, refused_rows, warnings_rows
from bangvang.intake.placing import placed
from bangvang.intake.proposal import proposed_unit
from bangvang.intake.rows import rows_of
from bangvang.intake.rules import judged
from bangvang.intake.sorting import classified
from bangvang.intake.tables import Found, find_table
from bangvang.intake.values import with_values
from bangvang.roster import Roster


def prepare(
    workbook: Workbook,
    roster: Roster,
    received_on: date,
    programme: tuple[date, date],
    unit_id: str | None = None,
) -> Batch:
    """The file as it would be booked. Raises FileRefused("no_header_found") when it has no table.

    `received_on` is the day of rows that say none. `programme` holds the first and last day on
    which an initiative counts. `unit_id` is the unit the sender or the user named for the file.
    """
    found = _tables(workbook)
    tables = tuple(one.table for one in found.values())
    rows = pl.concat(
        rows_of(workbook.sheets[at], one, number) for number, (at, one) in enumerate(found.items())
    )
    rows = with_initiatives(with_sections(classified(rows), roster))
    registrations = inherited(rows.filter(pl.col("why").is_null()))
    registrations = with_values(registrations, tables, received_on, programme)
    registrations = judged(placed(registrations, roster, unit_id), programme)
    registrations = _refused_with_their_title(registrations)
    proposed, proposed_from = proposed_unit(workbook, found, roster)
    return Batch(
        file_name=workbook.file_name,
        content=workbook.content,
        encoding=workbook.encoding,
        received_on=received_on,
        tables=tables,
        unit_id=unit_id,
        proposed_unit_id=proposed,
        proposed_from=proposed_from,
        booked=booked_rows(registrations),
        refused=refused_rows(registrations, workbook, found),
        set_aside=rows_aside(workbook, found, rows),
        warnings=warnings_rows(registrations, tables),
    )


def _tables(workbook: Workbook) -> dict[int, Found]:
    """The tables of the visible sheets, by the sheet's position."""
    found = {
        at: table
        for at, sheet in enumerate(workbook.sheets)
        if sheet.visible and (table := find_table(sheet))
    }
    if not found:
        sheet = next((one for one in workbook.sheets if one.visible), workbook.sheets[0])
        first = [cell for cell in sheet.cells.row(0)[1:] if cell]
        raise FileRefused("no_header_found", found=" | ".join(first), sheet=sheet.name)
    return found


def _refused_with_their_title(rows: pl.DataFrame) -> pl.DataFrame:
    """Co-authors' rows fall with the title row of their initiative, for the same reason."""
    fallen = rows.filter(
        pl.col("reason").is_not_null() & (pl.col("title_row") == pl.col("row"))
    ).select("table", "title_row", title_reason="reason", title_about="about")
    if fallen.is_empty():
        return rows
    return rows.join(
        fallen, on=["table", "title_row"], how="left", maintain_order="left"
    ).with_columns(
        about=pl.when(pl.col("title_reason").is_null()).then("about").otherwise("title_about"),
        reason=pl.coalesce("title_reason", "reason"),
    )
