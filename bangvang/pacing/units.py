"""The pace of every unit, as one table."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl

from bangvang.pacing.curve import DayCurve
from bangvang.pacing.pace import Pace, band, paced_days
from bangvang.pacing.periods import Plan
from bangvang.pacing.reached import Held

#: what is added to the units' own columns; counts are initiatives, `effort` is needed ÷ current
PACED = pl.Schema(
    {
        "count": pl.Int64,
        "expected": pl.Float64,
        "gap": pl.Int64,
        "expected_by_curve": pl.Float64,
        "needed_per_day": pl.Float64,
        "current_per_day": pl.Float64,
        "effort": pl.Float64,
        "low": pl.Int64,
        "middle": pl.Int64,
        "high": pl.Int64,
        "reached_on": pl.Date,
        "reach_date": pl.Date,
        "silent_days": pl.Int64,
        "band": pl.String,
    }
)


def paces(
    units: pl.DataFrame,
    unit_days: pl.DataFrame,
    plan: Plan,
    as_of: date,
    curve: DayCurve | None = None,
    quotas: Mapping[str, Held] | None = None,
) -> dict[str, Pace]:
    """The pace of each row of `units` (unit_id, quota), by its id; `quotas` are those of earlier days, too.

    `unit_days` are the rows of the question of that name from the phase's first day to `as_of`.
    """
    first, last = plan.phase.starts_on, min(as_of, plan.phase.ends_on)
    brought: dict[str, dict[int, int]] = defaultdict(dict)
    for unit_id, day, count in unit_days.select("unit_id", "day", "initiatives").iter_rows():
        brought[unit_id][(day - first).days] = count
    found = {}
    for unit_id, quota in units.select("unit_id", "quota").iter_rows():
        days = brought[unit_id]
        counts = [days.get(at, 0) for at in range((last - first).days + 1)]
        earlier = (quotas or {}).get(unit_id, ())
        found[unit_id] = paced_days(counts, quota, plan, as_of, curve, earlier)
    return found


def table(units: pl.DataFrame, paced: dict[str, Pace]) -> pl.DataFrame:
    """`units` in their order, with the columns of PACED."""
    rows = [_row(paced[unit_id]) for unit_id in units["unit_id"]]
    return units.hstack(pl.DataFrame(rows, schema=PACED, orient="row"))


def _row(now: Pace) -> tuple[object, ...]:
    finish = now.finish
    return (
        now.count,
        now.expected,
        now.gap,
        now.expected_by_curve,
        now.needed_per_day,
        now.current_per_day,
        now.effort,
        finish.low,
        finish.middle,
        finish.high,
        now.reached_on,
        now.reach_date,
        now.silent_days,
        band(now.count, now.quota, now.expected, now.silent_days),
    )
