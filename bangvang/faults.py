"""Faults: all that is wrong with refused rows, a row for each; a refused row is counted by its first."""

import polars as pl

from bangvang.intake.batch import FAULT

_KINDS = pl.List(pl.Struct(FAULT))


def faults_of(refusals: pl.DataFrame) -> pl.DataFrame:
    """sheet, row, reason, column, value; the faults of a row together, the one it is counted by first.

    `refusals` has the columns of REFUSED, or of the question `refusals`, whose `others` are JSON.
    """
    told = refusals.rename({"column_name": "column"}, strict=False)
    first = told.select("sheet", "row", *FAULT)
    if "others" not in told.columns:
        return first
    others = told["others"]
    if others.null_count() == others.len():
        return first
    if others.dtype == pl.String:
        others = others.str.json_decode(_KINDS)
    more = (
        told.select("sheet", "row", others)
        .with_row_index("at")
        .drop_nulls("others")
        .explode("others")
        .unnest("others")
    )
    both = pl.concat([first.with_row_index("at"), more])
    return both.sort("at", maintain_order=True).drop("at")


def rows_of(faults: pl.DataFrame) -> int:
    """How many sheet rows the faults are of."""
    return faults.select("sheet", "row").n_unique()
