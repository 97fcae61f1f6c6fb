"""Pace: what the plan expects, what is needed, where the recent days lead (design.md, rule 7)."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from bangvang.pacing.periods import Plan

WEEK = 7
_RECENT = 14  # days from which the projection draws
_PATHS = 1000
_SILENT = 7  # days without anything new


@dataclass(frozen=True)
class Pace:
    """The pace of one unit, or of all, on one day. Counts are initiatives."""

    count: int
    quota: int | None
    days_left: int
    expected: float | None  #: what the plan's straight line asks for by now
    needed_per_day: (
        float | None
    )  #: (quota - count) / days left; 0 when reached, None with no day left
    current_per_day: float  #: mean of the last seven full days
    reached_on: date | None  #: the day the quota was reached
    reach_date: date | None  #: the day it will be reached at the current pace
    fan: pl.DataFrame  #: one row per coming day: day, low (20 %), middle (50 %), high (80 %)

    @property
    def gap(self) -> int | None:
        """Initiatives ahead of the plan (behind it when negative)."""
        return None if self.expected is None else round(self.count - self.expected)


def full_week(as_of: date) -> tuple[date, date]:
    """The last seven full days before a day: the day itself still runs."""
    return as_of - timedelta(days=WEEK), as_of - timedelta(days=1)


def expected(eve: pl.Expr, quota: pl.Expr, plan: Plan, as_of: date) -> pl.Expr:
    """What the plan asks for by a day: from the eve's count straight to the quota on the last day."""
    missing = pl.max_horizontal(quota - eve, pl.lit(0))
    return pl.when(quota > 0).then(eve + missing * plan.elapsed(as_of) / plan.days)


def paced(achievement: pl.DataFrame, plan: Plan, as_of: date) -> pl.DataFrame:
    """The rows of the question `quota` with `expected`, `silent_days`, `needed_per_day` and `band`.

    Bands: reached; silent (nothing new in seven days); on_pace; behind; null without a quota.
    """
    quota, count = pl.col("quota"), pl.col("initiatives")
    days_left = plan.left(as_of)
    return achievement.with_columns(
        expected=expected(pl.col("eve"), quota, plan, as_of),
        silent_days=(pl.lit(as_of) - pl.col("last_day")).dt.total_days(),
        current_per_day=pl.col("last_week") / WEEK,
        needed_per_day=pl.when(quota > 0).then(
            pl.max_horizontal(quota - count, pl.lit(0)) / days_left
        )
        if days_left
        else pl.lit(None, pl.Float64),
    ).with_columns(
        band=pl.when(quota.is_null() | (quota == 0))
        .then(None)
        .when(count >= quota)
        .then(pl.lit("reached"))
        .when(pl.col("silent_days").is_null() | (pl.col("silent_days") >= _SILENT))
        .then(pl.lit("silent"))
        .when(count >= pl.col("expected"))
        .then(pl.lit("on_pace"))
        .otherwise(pl.lit("behind"))
    )


def pace(daily: pl.DataFrame, quota: int | None, plan: Plan, as_of: date) -> Pace:
    """The pace from the rows of the question `daily` of the plan's phase, up to `as_of`."""
    counts = daily["initiatives"].to_list()
    count = sum(counts)
    eve = daily.filter(pl.col("day") < plan.starts_on)["initiatives"].sum()
    days_left = plan.left(as_of)
    first, last = full_week(as_of)
    last_week = int(daily.filter(pl.col("day").is_between(first, last))["initiatives"].sum())
    target = None
    if quota:
        row = pl.DataFrame({"eve": [eve], "quota": [quota]})
        target = row.select(expected(pl.col("eve"), pl.col("quota"), plan, as_of)).item()
    needed = max(quota - count, 0) / days_left if quota and days_left else None
    return Pace(
        count,
        quota,
        days_left,
        target,
        needed,
        last_week / WEEK,
        _reached_on(daily, quota),
        _reach_date(count, quota, last_week, as_of),
        fan(count, counts[:-1][-_RECENT:], as_of, max((plan.ends_on - as_of).days, 0)),
    )


def plan_line(daily: pl.DataFrame, quota: int, plan: Plan) -> pl.DataFrame:
    """The plan as two points, day and value: the eve of the plan and its last day."""
    eve = daily.filter(pl.col("day") < plan.starts_on)["initiatives"].sum()
    before = plan.starts_on - timedelta(days=1)
    return pl.DataFrame({"day": [before, plan.ends_on], "value": [eve, max(quota, eve)]})


def fan(count: int, recent: list[int], as_of: date, days_left: int) -> pl.DataFrame:
    """Where recent days lead: many futures drawn from them, as 20/50/80 % of them per coming day.

    The draw is seeded by the figures themselves, so the same board shows the same fan.
    """
    draw = random.Random(count * 1_000 + days_left)  # noqa: S311  (no secret is made)
    totals = [count] * _PATHS
    rows = [(as_of, count, count, count)]
    for ahead in range(1, days_left + 1 if recent else 1):
        steps = draw.choices(recent, k=_PATHS)
        totals = [total + step for total, step in zip(totals, steps, strict=True)]
        ordered = sorted(totals)
        low, middle, high = (ordered[round(share * (_PATHS - 1))] for share in (0.2, 0.5, 0.8))
        rows.append((as_of + timedelta(days=ahead), low, middle, high))
    return pl.DataFrame(
        rows,
        schema={"day": pl.Date, "low": pl.Int64, "middle": pl.Int64, "high": pl.Int64},
        orient="row",
    )


def _reached_on(daily: pl.DataFrame, quota: int | None) -> date | None:
    if not quota:
        return None
    days: list[date] = daily.filter(pl.col("initiatives").cum_sum() >= quota)["day"].to_list()
    return days[0] if days else None


def _reach_date(count: int, quota: int | None, last_week: int, as_of: date) -> date | None:
    if not quota or count >= quota or last_week <= 0:
        return None
    days = -(-(quota - count) * WEEK // last_week)
    return as_of + timedelta(days=days) if days < 3650 else None
