"""Which quota is in force on which days, for the whole unit and its blocks."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import polars as pl

#: the columns of table `quota_span`
SPANS = pl.Schema(
    {
        "unit_id": pl.String,
        "period_id": pl.String,
        "measure": pl.String,
        "basis": pl.String,
        "block": pl.String,
        "from_day": pl.Date,
        "to_day": pl.Date,
        "amount": pl.Int64,
        "is_illustrative": pl.Boolean,
    }
)
BLOCKS = ("enterprise", "administrative")
_OWNER = ("unit_id", "period_id", "measure", "basis")

Row = dict[str, Any]


def spans(quotas: pl.DataFrame) -> pl.DataFrame:
    """The rows of QUOTA as spans of days: SPANS, block null for the whole unit.

    The whole is the quota stated for the whole unit, until both blocks have later ones of their
    own; without one, or once it was ended, it is the sum of its blocks. A block's quota ends when
    a later one is stated for the whole unit. Of two rows of one day the greater holds.
    """
    rows = quotas.sort(*_OWNER, "from_day", "amount").rows(named=True)
    found = [
        span for _, owned in groupby(rows, key=itemgetter(*_OWNER)) for span in _spans(list(owned))
    ]
    return pl.DataFrame(found, schema=SPANS)


def _spans(owned: list[Row]) -> Iterator[Row]:
    days: list[date | None] = sorted({row["from_day"] for row in owned})
    owner = {name: owned[0][name] for name in _OWNER}
    for block in (None, *BLOCKS):
        open_span: Row | None = None
        for day, next_day in pairwise([*days, None]):
            assert day is not None  # noqa: S101  (only the last of the pairs is None)
            amount, is_illustrative = _in_force(owned, block, day)
            if open_span and (amount, is_illustrative) == (
                open_span["amount"],
                open_span["is_illustrative"],
            ):
                open_span["to_day"] = _before(next_day)
                continue
            if open_span:
                yield open_span
            open_span = None
            if amount:
                open_span = owner | {
                    "block": block,
                    "from_day": day,
                    "to_day": _before(next_day),
                    "amount": amount,
                    "is_illustrative": is_illustrative,
                }
        if open_span:
            yield open_span


def _in_force(owned: list[Row], block: str | None, day: date) -> tuple[int, bool]:
    """Amount and whether any part of it is illustrative; 0 where none is in force."""
    latest: dict[str | None, Row] = {
        row["block"]: row for row in owned if row["from_day"] <= day
    }  # the rows are sorted: a later one takes the place
    whole = latest.get(None)
    blocks = [
        latest[name]
        for name in BLOCKS
        if name in latest and (whole is None or latest[name]["from_day"] >= whole["from_day"])
    ]
    if block is not None:
        used = [row for row in blocks if row["block"] == block]
    elif whole is None or not whole["amount"]:  # ended: what was stated since stands for itself
        used = blocks
    else:
        is_later = [row["from_day"] > whole["from_day"] for row in blocks]
        used = blocks if is_later == [True] * len(BLOCKS) else [whole]
    return sum(row["amount"] for row in used), any(
        row["status"] == "illustrative" for row in used if row["amount"]
    )


def _before(day: date | None) -> date | None:
    return None if day is None else day - timedelta(days=1)
