"""Text that a spreadsheet would run as a formula is made harmless: one rule for every file we hand out."""

import polars as pl
from polars import selectors

from bangvang.exports.looks import RUNS


def harmless(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(RUNS) else text


def harmless_frame(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with every text made harmless."""
    return rows.with_columns(
        pl.when(pl.any_horizontal(*(pl.col(name).str.starts_with(sign) for sign in RUNS)))
        .then(pl.concat_str(pl.lit("'"), pl.col(name)))
        .otherwise(pl.col(name))
        .alias(name)
        for name in rows.select(selectors.string()).columns
    )
