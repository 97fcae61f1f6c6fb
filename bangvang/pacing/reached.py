"""Since when a quota is reached, each day judged by the quota of that day."""

from collections.abc import Sequence
from datetime import date, timedelta

import polars as pl

#: one after the other: from which day to which (None: still) how much
Held = tuple[tuple[date, date | None, int], ...]


def held(spans: pl.DataFrame, basis: str) -> dict[str, Held]:
    """The quotas of whole units by unit, from the rows of the question `quota_spans` of one period."""
    whole = spans.filter(pl.col("basis") == basis, pl.col("block") == "")
    return {
        str(unit_id): tuple(rows.select("from_day", "to_day", "amount").iter_rows())
        for (unit_id,), rows in whole.group_by("unit_id", maintain_order=True)
    }


def reached_on(
    counts: Sequence[int], quota: int | None, first: date, quotas: Held = ()
) -> date | None:
    """The first of the days, up to the last one told, on each of which the count was at its quota.

    `counts` are told one a day from `first` on. Without `quotas` the quota held on all days.
    """
    total, at = sum(counts), len(counts) - 1
    if not quota or total < quota:
        return None
    while at >= 0 and _is_at(total, first + timedelta(days=at), quotas, quota):
        total -= counts[at]
        at -= 1
    return first + timedelta(days=at + 1)


def _is_at(total: int, day: date, quotas: Held, quota: int) -> bool:
    asked = [
        amount
        for from_day, to_day, amount in quotas
        if from_day <= day and (to_day is None or day <= to_day)
    ]
    due = next(iter(asked), 0) if quotas else quota
    return 0 < due <= total
