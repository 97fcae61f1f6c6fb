"""The quotas and members in force on a day, a row per unit: what a table shows before it is changed."""

from datetime import date

import polars as pl

from bangvang.quotas.changing import in_force
from bangvang.quotas.statement import STATED_MEMBERS, STATED_QUOTAS

#: column of the table -> basis and block; "" for the whole unit
CELLS = {
    "assigned_enterprise": ("assigned", "enterprise"),
    "assigned_administrative": ("assigned", "administrative"),
    "assigned": ("assigned", ""),
    "pledged_enterprise": ("pledged", "enterprise"),
    "pledged_administrative": ("pledged", "administrative"),
    "pledged": ("pledged", ""),
}


def present(
    units: pl.DataFrame, spans: pl.DataFrame, members: pl.DataFrame, period_id: str, day: date
) -> pl.DataFrame:
    """`units` (unit_id, …) with a column per cell of CELLS, `members` and `is_illustrative`.

    `spans` and `members` are rows of the questions `quota_spans` and `members`. None where there
    is no quota, or no number of members, on the day.
    """
    day_of = units.select("unit_id", from_day=pl.lit(day), period_id=pl.lit(period_id))
    found = units
    for column, (basis, block) in CELLS.items():
        cells = day_of.with_columns(basis=pl.lit(basis), block=pl.lit(block))
        held = in_force(spans, cells)["held"]
        found = found.with_columns(held.replace(0, None).alias(column))
    illustrative = (
        spans.filter(pl.col("period_id") == period_id, pl.col("is_illustrative"))
        .join(day_of.select("unit_id", "from_day"), on="unit_id", suffix="_asked")
        .filter(
            pl.col("from_day_asked").ge(pl.col("from_day"))
            & (pl.col("to_day").is_null() | pl.col("from_day_asked").le(pl.col("to_day")))
        )["unit_id"]
    )
    return found.join(
        members.select("unit_id", "members"), on="unit_id", how="left", maintain_order="left"
    ).with_columns(is_illustrative=pl.col("unit_id").is_in(illustrative.to_list()))


def stated_in(shown: pl.DataFrame, edited: pl.DataFrame, period_id: str, day: date) -> pl.DataFrame:
    """The cells of an edited table that differ from what it showed, as STATED_QUOTAS; blank is 0.

    Both have the rows of `present`, in one order.
    """
    found = [
        edited.select(
            "unit_id",
            period_id=pl.lit(period_id),
            basis=pl.lit(basis),
            block=pl.lit(block),
            amount=pl.col(column).cast(pl.Int64).fill_null(0),
            from_day=pl.lit(day),
        ).filter(edited[column].cast(pl.Int64).fill_null(0) != shown[column].fill_null(0))
        for column, (basis, block) in CELLS.items()
    ]
    return pl.concat(found).cast(STATED_QUOTAS)


def members_stated_in(shown: pl.DataFrame, edited: pl.DataFrame, day: date) -> pl.DataFrame:
    """The numbers of members that differ from what the table showed, as STATED_MEMBERS; blank is 0."""
    now = edited["members"].cast(pl.Int64).fill_null(0)
    return (
        edited.select("unit_id", amount=now, from_day=pl.lit(day))
        .filter(now != shown["members"].fill_null(0))
        .cast(STATED_MEMBERS)
    )
