"""A workbook becomes a batch: every row of every sheet is booked, refused or set aside."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from bangvang.fold import folded
from bangvang.intake.aside import rows_aside
from bangvang.intake.batch import BOOKED, REFUSED, WARNINGS, Batch, FileRefused, Table, Workbook
from bangvang.intake.initiatives import inherited, with_initiatives, with_sections
from bangvang.intake.placing import placed
from bangvang.intake.proposal import proposed_unit
from bangvang.intake.rows import classified, rows_of
from bangvang.intake.rules import judged
from bangvang.intake.tables import Found, find_table
from bangvang.intake.values import with_values
from bangvang.roster import Roster

_OF_A_LINE = (
    "sheet",
    "table",
    "row",
    "title_row",
    "title",
    "names",
    "person_mark",
    "upper_id",
    "unit_name",
    "team",
    "field",
    "registered_on",
    "stage",
    "benefit_vnd",
)


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
        booked=_booked(registrations),
        refused=_refused(registrations, workbook, found),
        set_aside=rows_aside(workbook, found, rows),
        warnings=_warnings(registrations, tables),
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


def _booked(rows: pl.DataFrame) -> pl.DataFrame:
    booked = rows.filter(pl.col("reason").is_null()).select(_OF_A_LINE)
    is_alone = (pl.col("names").list.len() == 1) & (pl.col("row") == pl.col("title_row"))
    # counting the lines of a million initiatives takes a second; most files have one line in each
    line = pl.int_range(pl.len(), dtype=pl.Int64).over("table", "title_row")
    if booked.select(is_alone.all()).item():
        line = pl.lit(0, pl.Int64)
    lines = booked.explode("names")
    return lines.select(
        "sheet",
        "row",
        line.alias("line"),
        "title_row",
        _one_line("title"),
        folded(pl.col("title")).alias("title_key"),
        pl.col("names").alias("person"),
        folded(pl.col("names")).alias("person_key"),
        "person_mark",
        "upper_id",
        _one_line("unit_name").alias("grassroots"),
        _one_line("team"),
        _one_line("field"),
        "registered_on",
        pl.coalesce("stage", pl.lit("submitted")).alias("stage"),
        "benefit_vnd",
    ).cast(dict(BOOKED))  # type: ignore[arg-type]


def _one_line(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all("\n", " ", literal=True)


def _refused(rows: pl.DataFrame, workbook: Workbook, found: dict[int, Found]) -> pl.DataFrame:
    refused = rows.filter(pl.col("reason").is_not_null())
    if refused.is_empty():
        return pl.DataFrame(schema=REFUSED)
    parts = [
        _with_cells(refused.filter(pl.col("table") == number), workbook, at, one)
        for number, (at, one) in enumerate(found.items())
    ]
    return pl.concat(parts).select(list(REFUSED)).cast(dict(REFUSED))  # type: ignore[arg-type]


def _with_cells(refused: pl.DataFrame, workbook: Workbook, at: int, found: Found) -> pl.DataFrame:
    """Refused rows of one table with `column`, `value` and `cells`; personal cells are blanked."""
    cells = workbook.sheets[at].cells.join(refused, on="row", how="semi")
    whole = cells.select(
        "row",
        cells=pl.concat_list(
            pl.lit(None, pl.String) if name in found.personal else pl.col(name)
            for name in cells.columns[1:]
        ),
    )
    stood = pl.coalesce(
        pl.when(pl.col("about") == field).then(pl.col(said))
        for field, said in (
            ("title", "title"),
            ("person", "person"),
            ("upper", "upper"),
            ("unit", "unit"),
            ("grassroots", "grassroots"),
            ("section_upper", "section_upper"),
            ("registered_on", "registered_on_said"),
            ("applied_on", "applied_on"),
        )
    )
    return refused.join(whole, on="row", how="left", maintain_order="left").with_columns(
        column=pl.col("about").replace_strict(
            found.table.columns, default=None, return_dtype=pl.String
        ),
        value=stood,
    )


def _warnings(rows: pl.DataFrame, tables: Sequence[Table]) -> pl.DataFrame:
    booked = rows.filter(pl.col("reason").is_null())
    has_days = pl.Series([n for n, table in enumerate(tables) if "registered_on" in table.columns])
    kinds = (
        ("amount_unreadable", "benefit", ~pl.col("is_amount_understood")),
        (
            "date_missing",
            "registered_on",
            pl.col("registered_on_said").is_null() & pl.col("table").is_in(has_days.to_list()),
        ),
        (
            "applied_on_unreadable",
            "applied_on",
            pl.col("applied_on").is_not_null() & pl.col("applied_on_read").is_null(),
        ),
    )
    headings = {
        field: {number: table.columns.get(field) for number, table in enumerate(tables)}
        for _, field, _ in kinds
    }
    said = {"registered_on": "registered_on_said"}
    return (
        pl.concat(
            booked.filter(happened).select(
                "sheet",
                "row",
                pl.lit(warning).alias("warning"),
                pl.col("table")
                .replace_strict(headings[field], default=None, return_dtype=pl.String)
                .alias("column"),
                pl.col(said.get(field, field)).alias("value"),
            )
            for warning, field, happened in kinds
        )
        .sort("sheet", "row", maintain_order=True)
        .cast(dict(WARNINGS))  # type: ignore[arg-type]
    )
