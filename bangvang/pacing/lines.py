"""The lines of what is due: what a chart draws beside the count."""

from datetime import timedelta

import polars as pl

from bangvang.pacing.curve import DayCurve
from bangvang.pacing.pace import Pace, expected
from bangvang.pacing.periods import Plan


def curve_line(now: Pace, plan: Plan, curve: DayCurve) -> pl.DataFrame:
    """What the day-curve of the period before asks for: one row per day from the eve, day and value."""
    days = range(plan.days + 1)
    return pl.DataFrame(
        {
            "day": [plan.starts_on + timedelta(days=day - 1) for day in days],
            "value": [expected(now.eve, now.quota, curve.share(day / plan.days)) for day in days],
        },
        schema={"day": pl.Date, "value": pl.Float64},
    )
