"""Told apart: one whole number per different row of texts.

A million rows of numbers are grouped and joined in a third of the time that their texts take.
"""

import polars as pl

_LARGEST = 2**62


def told_apart(texts: pl.DataFrame) -> pl.Series:
    """The number of each row; rows of the same texts, nulls too, have the same number."""
    number, bound = pl.zeros(texts.height, pl.Int64, eager=True), 1
    for column in texts:
        code = column.cast(pl.Categorical).to_physical().cast(pl.Int64).fill_null(-1) + 1
        size = int(str(code.max() or 0)) + 1
        if bound * size > _LARGEST:
            number = number.rank("dense").cast(pl.Int64)
            bound = texts.height + 1
        number, bound = number * size + code, bound * size
    return number.alias("number")
