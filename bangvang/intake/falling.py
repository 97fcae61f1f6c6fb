"""Falling: all that is wrong with refused rows, and the co-authors' rows that fall with their title's."""

import polars as pl

#: what a reason may be about -> the column that says what stood there
SAID = {
    "title": "title",
    "person": "person",
    "upper": "upper",
    "unit": "unit",
    "grassroots": "grassroots",
    "section_upper": "section_upper",
    "section_open": "section_open",
    "registered_on": "registered_on_said",
    "applied_on": "applied_on",
}
#: One row per fault of a row.
FAULTS = pl.Schema(
    {
        "table": pl.Int32,
        "title_row": pl.Int64,
        "row": pl.Int64,
        "reason": pl.String,
        "about": pl.String,
        "value": pl.String,  # what stood there, as it was written
    }
)
_INITIATIVE = ["table", "title_row"]


def stood() -> pl.Expr:
    """What stood there where the reason of a row is about."""
    return pl.coalesce(
        pl.when(pl.col("about") == field).then(pl.col(said)) for field, said in SAID.items()
    )


def others(rows: pl.DataFrame) -> pl.DataFrame:
    """What is wrong with the rows beside the reason each is counted by, as FAULTS has it."""
    several = rows.filter(pl.col("others").is_not_null())
    each = several.with_columns(pl.col("others").str.split(" ")).explode("others")
    return each.with_columns(
        reason=pl.col("others").str.extract("^([^/]*)"),
        about=pl.col("others").str.extract("/(.*)$"),
    ).select(*list(FAULTS)[:-1], value=stood())


def with_their_title(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Co-authors' rows fall with the title row of their initiative, for what is wrong with it.

    Beside the rows, what is wrong with co-authors' own cells, as FAULTS has it.
    """
    is_title = pl.col("title_row") == pl.col("row")
    has_co_authors = (rows["title_row"] != rows["row"]).any()
    fallen = rows.filter(pl.col("reason").is_not_null() & is_title)
    if fallen.is_empty() or not has_co_authors:
        return rows, FAULTS.to_frame()
    taken = ("reason", "about", "others", *SAID.values())
    told = rows.select(_INITIATIVE).join(
        fallen.select(*_INITIATIVE, *taken), on=_INITIATIVE, how="left", maintain_order="left"
    )
    has_fallen = told["reason"].is_not_null()
    own = _own(rows.filter(has_fallen & ~is_title & pl.col("reason").is_not_null()), fallen)
    # what stood there is what stands on the title's row
    of_title = (pl.when(has_fallen).then(told[one]).otherwise(one).alias(one) for one in taken)
    return rows.with_columns(of_title), own


def _own(co_authors: pl.DataFrame, titles: pl.DataFrame) -> pl.DataFrame:
    """What is wrong with the co-authors' rows and not, in the same words, with their title's."""
    faults = _all(titles.join(co_authors, on=_INITIATIVE, how="semi"))
    same = [name for name in FAULTS if name != "row"]
    return _all(co_authors).join(
        faults, on=same, how="anti", nulls_equal=True, maintain_order="left"
    )


def _all(rows: pl.DataFrame) -> pl.DataFrame:
    """All that is wrong with the rows, the reason each is counted by first."""
    first = rows.with_columns(value=stood()).select(list(FAULTS))
    return pl.concat([first, others(rows)])
