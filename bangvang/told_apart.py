"""Told apart: one whole number per different row of a table.

A million rows of numbers are grouped and joined in a third of the time that their texts take.
"""

from collections.abc import Sequence

import polars as pl

_LARGEST = 2**62


def told_apart(rows: pl.DataFrame) -> pl.Series:
    """`number`: of each row; rows of the same texts and whole numbers, nulls too, have the same."""
    number, bound = pl.zeros(rows.height, pl.Int64, eager=True), 1
    for column in rows:
        code = _code(column).fill_null(-1) + 1
        size = int(str(code.max() or 0)) + 1
        if bound * size > _LARGEST:
            number = number.rank("dense").cast(pl.Int64)
            bound = rows.height + 1
        number, bound = number * size + code, bound * size
    return number.alias("number")


def each_once(
    rows: pl.DataFrame, by: Sequence[str] | None = None
) -> tuple[pl.DataFrame, pl.Series]:
    """The rows that differ (in the columns `by`) from all before them, and the place among these
    of what each row says."""
    number = told_apart(rows.select(by or rows.columns))
    is_first = number.is_first_distinct()
    known = number.filter(is_first).to_frame().with_row_index("place")
    place = number.to_frame().join(known, on="number", how="left", maintain_order="left")["place"]
    return rows.filter(is_first), place


def _code(column: pl.Series) -> pl.Series:
    """A whole number per different value, from 0; null stays null."""
    if column.dtype.is_integer():
        return column.cast(pl.Int64) - int(str(column.min() or 0))
    return column.cast(pl.Categorical).to_physical().cast(pl.Int64)
