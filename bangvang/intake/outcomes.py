"""Outcomes: the booked, the refused and the warned-of rows, in the shape they are handed on."""

from collections.abc import Sequence

import polars as pl

from bangvang.fold import folded, folded_once
from bangvang.intake.batch import BOOKED, FAULT, REFUSED, WARNINGS, Sheet, Table
from bangvang.intake.falling import others, stood
from bangvang.intake.parts import Part
from bangvang.intake.private import scrubbed, shown_cells
from bangvang.intake.rows import FIELDS
from bangvang.intake.tables import Found

_OF_A_LINE = (
    "sheet",
    "table",
    "row",
    "title_row",
    "title",
    "title_key",
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


def title_keys(rows: pl.DataFrame) -> pl.Series:
    """`title_key`: the titles folded. The streaming engine does it on all cores."""
    keys = rows.lazy().select(folded(pl.col("title")).alias("title_key"))
    return keys.collect(engine="streaming").to_series()


def booked_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per author line, as BOOKED has it; the rows have `title_key`."""
    booked = rows.select(*_OF_A_LINE, "reason").filter(pl.col("reason").is_null())
    is_alone = (pl.col("names").list.len() == 1) & (pl.col("row") == pl.col("title_row"))
    # counting the lines of a million initiatives takes a second; most files have one line in each
    line = pl.int_range(pl.len(), dtype=pl.Int64).over("table", "title_row")
    if booked.select(is_alone.all()).item():
        line = pl.lit(0, pl.Int64)
    has_one_name = booked.select((pl.col("names").list.len() == 1).all()).item()
    # exploding a list copies the columns beside it, the first of each does not
    lines = (
        booked.with_columns(pl.col("names").list.first())
        if has_one_name
        else booked.explode("names")
    )
    if not has_one_name:  # a birth year or a code is that of the first the row names
        is_first = pl.int_range(pl.len()).over("table", "row") == 0
        lines = lines.with_columns(pl.when(is_first).then("person_mark"))
    lines = _on_one_line(lines)
    return lines.select(
        "sheet",
        "row",
        line.alias("line"),
        "title_row",
        "title",
        "title_key",
        pl.col("names").alias("person"),
        folded_once(lines["names"]).alias("person_key"),
        "person_mark",
        "upper_id",
        pl.col("unit_name").alias("grassroots"),
        "team",
        "field",
        "registered_on",
        pl.coalesce("stage", pl.lit("submitted")).alias("stage"),
        "benefit_vnd",
    ).cast(dict(BOOKED))  # type: ignore[arg-type]


def _on_one_line(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines with blanks for the line breaks inside their texts; few texts have any."""
    texts = lines.select("title", "unit_name", "team", "field")
    has_breaks = texts.select(pl.all().str.contains("\n", literal=True).any())
    broken = [column.name for column in has_breaks if column.item()]
    return lines.with_columns(pl.col(broken).str.replace_all("\n", " ", literal=True))


def refused_rows(
    rows: pl.DataFrame, of_co_authors: pl.DataFrame, parts: Sequence[Part]
) -> pl.DataFrame:
    """One row per refused sheet row, as REFUSED has it; `of_co_authors` as with_their_title gives it."""
    refused = rows.filter(pl.col("reason").is_not_null())
    if refused.is_empty():
        return pl.DataFrame(schema=REFUSED)
    answers = [
        _with_cells(
            refused.filter(pl.col("table") == number),
            of_co_authors.filter(pl.col("table") == number),
            part.sheet,
            part.found,
        )
        for number, part in enumerate(parts)
        if part.found
    ]
    return pl.concat(answers).select(list(REFUSED)).cast(dict(REFUSED))  # type: ignore[arg-type]


def _with_cells(
    refused: pl.DataFrame, of_co_authors: pl.DataFrame, sheet: Sheet, found: Found
) -> pl.DataFrame:
    """Refused rows of one table with `column`, `value`, `cells` and `others`; personal cells are blanked."""
    cells = sheet.cells.join(refused, on="row", how="semi")
    shown = shown_cells(cells, found, FIELDS)
    # an array on the way: Polars makes a list of columns sixteen times slower
    whole = shown.select("row", cells=pl.concat_arr(cells.columns[1:]).arr.to_list())
    # only what is joined on is copied: a million rows are wide
    rows = refused.select("row")
    told = rows.join(whole, on="row", how="left", maintain_order="left")
    more = _others(rows, pl.concat([others(refused), of_co_authors]), found)
    first = _said(refused.with_columns(value=stood()), found)
    return first.with_columns(cells=told["cells"], others=more)


def _said(faults: pl.DataFrame, found: Found) -> pl.DataFrame:
    """The faults with `column`, the heading of what each is about, and nothing private in `value`."""
    return faults.with_columns(
        column=pl.col("about").replace_strict(
            found.table.columns, default=None, return_dtype=pl.String
        ),
        value=scrubbed(faults["value"]),
    )


def _others(rows: pl.DataFrame, faults: pl.DataFrame, found: Found) -> pl.Series:
    """The faults of each row, as REFUSED has them."""
    if faults.is_empty():
        return pl.repeat(None, rows.height, dtype=pl.List(pl.Struct(FAULT)), eager=True)
    told = (
        _said(faults, found)
        .group_by("row", maintain_order=True)
        .agg(pl.struct(*FAULT).alias("others"))
    )
    return rows.join(told, on="row", how="left", maintain_order="left")["others"]


def warnings_rows(rows: pl.DataFrame, tables: Sequence[Table]) -> pl.DataFrame:
    """One row per warning on a booked row, as WARNINGS has it."""
    booked = rows.filter(pl.col("reason").is_null())
    has_days = pl.Series([n for n, table in enumerate(tables) if "registered_on" in table.columns])
    has_unions = rows["unit_name"].null_count() < rows.height
    kinds = (
        ("withdrawn", "note", pl.col("withdrawn").is_not_null()),
        (
            "union_missing",
            "union",
            pl.col("unit_name").is_null() & pl.col("unit").is_null() & pl.lit(has_unions),
        ),
        ("amount_unreadable", "benefit", ~pl.col("is_amount_understood")),
        (
            "date_missing",
            "registered_on",
            pl.col("registered_on_said").is_null() & pl.col("table").is_in(has_days.to_list()),
        ),
        (
            "day_replaced",
            "registered_on",
            pl.col("registered_on_said").is_not_null() & pl.col("registered_on_read").is_null(),
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
    headings["union"] = {
        number: table.columns.get("grassroots", table.columns.get("unit"))
        for number, table in enumerate(tables)
    }
    said = {"registered_on": "registered_on_said", "note": "withdrawn", "union": "unit_name"}
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
