"""Changing quotas: which rows have to be written so that what was stated holds from its day."""

from datetime import date

import polars as pl

from bangvang.store.members import MEMBERS
from bangvang.store.quotas import QUOTA

_CELL = ("unit_id", "period_id", "basis", "block")


def in_force(spans: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells (unit_id, period_id, basis, block, from_day) with `held`: the amount in force on their day.

    `spans` are the rows of the question `quota_spans`; 0 is said where no quota is in force.
    """
    known = spans.select(*_CELL, "to_day", first_day="from_day", held="amount")
    held = (
        cells.select(*_CELL, "from_day")
        .unique()
        .join(known, on=_CELL)
        .filter(
            pl.col("from_day").ge(pl.col("first_day"))
            & (pl.col("to_day").is_null() | pl.col("from_day").le(pl.col("to_day")))
        )
        .select(*_CELL, "from_day", "held", until="to_day")
    )
    return cells.join(
        held, on=[*_CELL, "from_day"], how="left", maintain_order="left"
    ).with_columns(pl.col("held").fill_null(0))


def differing(stated: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """The stated quotas (STATED_QUOTAS, each with its day) that are not in force on their day."""
    known = in_force(spans, stated)
    return known.filter(pl.col("amount") != pl.col("held")).select(stated.columns)


def quota_rows(stated: pl.DataFrame, status: str) -> pl.DataFrame:
    """Stated quotas as rows of QUOTA."""
    return stated.select(
        "unit_id",
        "period_id",
        "basis",
        "from_day",
        "amount",
        measure=pl.lit("initiatives"),
        block=pl.when(pl.col("block") != "").then("block"),
        status=pl.lit(status),
    ).select(QUOTA.names())


def touched(rows: pl.DataFrame) -> pl.DataFrame:
    """The cells that rows of QUOTA may change: on each row's day the whole and every block of its unit."""
    blocks = pl.DataFrame({"block": ["", "enterprise", "administrative"]})
    owners = rows.select("unit_id", "period_id", "basis", "from_day").unique(maintain_order=True)
    return owners.join(blocks, how="cross", maintain_order="left")


def member_rows(stated: pl.DataFrame, known: pl.DataFrame, status: str) -> pl.DataFrame:
    """Stated numbers of members (STATED_MEMBERS, each with its day) as rows of MEMBERS, where new.

    `known` are the rows of the question `members`.
    """
    held = known.select("unit_id", held="members")
    return (
        stated.join(held, on="unit_id", how="left", maintain_order="left")
        .filter(pl.col("amount") != pl.col("held").fill_null(0))
        .select("unit_id", "from_day", members="amount", status=pl.lit(status))
        .select(MEMBERS.names())
    )


def with_day(stated: pl.DataFrame, from_day: date) -> pl.DataFrame:
    """The statements, those without a day of their own from the given one on."""
    return stated.with_columns(pl.col("from_day").fill_null(from_day))
