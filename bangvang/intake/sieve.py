"""Sieve: which of many texts hold something; cheap looks come first, and leave few for the next."""

from collections.abc import Sequence

import polars as pl


def caught(texts: pl.Series, patterns: Sequence[str]) -> pl.Series:
    """The places of the texts that hold every one of the patterns."""
    places, held = pl.arange(texts.len(), eager=True), texts
    for pattern in patterns:
        # the streaming engine looks on all cores
        looked = held.to_frame("text").lazy().select(pl.col("text").str.contains(pattern))
        holds = looked.collect(engine="streaming").to_series().fill_null(value=False).arg_true()
        if holds.len() == held.len():
            continue
        places, held = places.gather(holds), held.gather(holds)
        if held.is_empty():
            break
    return places


def holds(texts: pl.Series, patterns: Sequence[str]) -> pl.Series:
    """Whether each text holds every one of the patterns; false where there is none."""
    nowhere = pl.repeat(value=False, n=texts.len(), dtype=pl.Boolean, eager=True)
    places = caught(texts, patterns)
    return nowhere.scatter(places, values=True) if places.len() else nowhere


def spread(texts: pl.Series, places: pl.Series, height: int) -> pl.Series:
    """The texts at their places in a column of this height, null elsewhere."""
    nothing = pl.repeat(None, height, dtype=pl.String, eager=True).alias(texts.name)
    return nothing.scatter(places, texts) if places.len() else nothing
