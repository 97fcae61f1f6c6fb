"""Pace: what the plan expects, what is needed, where the recent days lead (design.md, rule 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import polars as pl

from bangvang.pacing.backtest import BackTest, backtest
from bangvang.pacing.curve import DayCurve
from bangvang.pacing.periods import Plan
from bangvang.pacing.projection import WEEK, Range, by_record, current_pace, fan
from bangvang.pacing.reached import Held, reached_on

SILENT = 7  #: days without anything new
_SOON = 3650  # a day of 100 % further off than ten years is none


@dataclass(frozen=True)
class Pace:
    """The pace of one unit, or of all, on one day. Counts are initiatives."""

    as_of: date
    count: int
    eve: int  #: what there was before the plan began
    quota: int | None
    days_left: int
    days_ahead: int  #: to the last day of the plan; more than are left while it has not begun
    expected: float | None  #: what the plan's straight line asks for by now
    expected_by_curve: float | None  #: what it asks for on the day-curve of the period before
    finish_by_curve: float | None  #: where that curve leads from here
    needed_per_day: (
        float | None
    )  #: (quota - count) / days left; 0 when reached, None with no day left
    current_per_day: float  #: mean of the last seven full days
    reached_on: date | None  #: since when the quota is reached
    reach_date: date | None  #: the day it will be reached at the current pace
    silent_days: int | None  #: days since the last one with something new; None when none ever had
    full_days: tuple[int, ...]  #: what each day of the phase before today brought

    @property
    def gap(self) -> int | None:
        """Initiatives ahead of the plan (behind it when negative)."""
        return None if self.expected is None else round(self.count - self.expected)

    @property
    def gap_by_curve(self) -> int | None:
        """The same against the day-curve of the period before."""
        by_curve = self.expected_by_curve
        return None if by_curve is None else round(self.count - by_curve)

    @property
    def effort(self) -> float | None:
        """Needed ÷ current: 2.4 asks for 2.4 times the current pace. None without a need or a pace."""
        return effort(self.needed_per_day, self.current_per_day)

    @property
    def is_reached(self) -> bool:
        return bool(self.quota) and self.count >= (self.quota or 0)

    @property
    def finish(self) -> Range:
        """Where the plan's last day finds it: six futures of ten lie from low to high."""
        return by_record(self.full_days, self.days_ahead).after(self.count)

    @cached_property
    def fan(self) -> pl.DataFrame:
        """One row per coming day: day, low (20 %), middle (50 %), high (80 %)."""
        return fan(self.full_days, self.count, self.as_of, self.days_ahead)

    @cached_property
    def tried(self) -> BackTest | None:
        """How the same projection did on earlier days."""
        return backtest(self.full_days, self.days_ahead)


def full_week(as_of: date) -> tuple[date, date]:
    """The last seven full days before a day: the day itself still runs."""
    return as_of - timedelta(days=WEEK), as_of - timedelta(days=1)


def expected(eve: int, quota: int | None, due: float, of: float = 1) -> float | None:
    """What is asked for once `due` parts `of` the way are due, from the eve's count to the quota.

    Never more than the quota: an eve past it leaves the quota itself, and what is over is a cushion.
    """
    return quota - max(quota - eve, 0) * (of - due) / of if quota else None


def effort(needed: float | None, current: float) -> float | None:
    """How many times the current pace is needed."""
    return needed / current if needed and current else None


def band(count: int, quota: int | None, due: float | None, silent_days: int | None) -> str | None:
    """reached; silent (nothing new in seven days); on_pace; behind; None without a quota."""
    if not quota or due is None:
        return None
    if count >= quota:
        return "reached"
    if silent_days is None or silent_days >= SILENT:
        return "silent"
    return "on_pace" if count >= due else "behind"


def pace(
    daily: pl.DataFrame,
    quota: int | None,
    plan: Plan,
    as_of: date,
    curve: DayCurve | None = None,
    quotas: Held = (),
) -> Pace:
    """The pace from the rows of the question `daily` of the plan's phase, up to `as_of`.

    `quotas` are those of the days before, where the one of `as_of` did not always hold.
    """
    return paced_days(daily["initiatives"].to_list(), quota, plan, as_of, curve, quotas)


def paced_days(
    counts: Sequence[int],
    quota: int | None,
    plan: Plan,
    as_of: date,
    curve: DayCurve | None = None,
    quotas: Held = (),
) -> Pace:
    """The same from the bare counts: one a day, from the phase's first day on, none left out."""
    first = plan.phase.starts_on
    counts = counts[: max((as_of - first).days + 1, 0)]
    full_days = tuple(counts[: max((as_of - first).days, 0)])
    count, eve = sum(counts), sum(counts[: max((plan.starts_on - first).days, 0)])
    days_left = plan.left(as_of)
    by_curve = finish = None
    if curve is not None:
        share = curve.share(plan.part(as_of))
        by_curve = expected(eve, quota, share)
        gain = curve.finish(count - eve, plan.part(as_of))
        finish = None if gain is None else eve + gain
    return Pace(
        as_of,
        count,
        eve,
        quota,
        days_left,
        max((plan.ends_on - as_of).days, 0),
        expected(eve, quota, plan.elapsed(as_of), plan.days),
        by_curve,
        finish,
        max(quota - count, 0) / days_left if quota and days_left else None,
        current_pace(full_days),
        reached_on(counts, quota, first, quotas),
        _reach_date(count, quota, full_days[-WEEK:], as_of),
        _silent_days(counts, first, as_of),
        full_days,
    )


def paced(achievement: pl.DataFrame, plan: Plan, as_of: date) -> pl.DataFrame:
    """The rows of the question `quota` with `expected`, `silent_days`, `current_per_day`, `needed_per_day` and `band`."""
    days_left = plan.left(as_of)
    in_week = min(max((as_of - plan.phase.starts_on).days, 1), WEEK)
    rows = []
    for row in achievement.iter_rows(named=True):
        quota, count = row["quota"], row["initiatives"]
        due = expected(row["eve"], quota, plan.elapsed(as_of), plan.days)
        silent = (as_of - row["last_day"]).days if row["last_day"] else None
        needed = max(quota - count, 0) / days_left if quota and days_left else None
        rows.append(
            (due, silent, row["last_week"] / in_week, needed, band(count, quota, due, silent))
        )
    return achievement.hstack(pl.DataFrame(rows, schema=_JUDGED, orient="row"))


_JUDGED = pl.Schema(
    {
        "expected": pl.Float64,
        "silent_days": pl.Int64,
        "current_per_day": pl.Float64,
        "needed_per_day": pl.Float64,
        "band": pl.String,
    }
)


def plan_line(daily: pl.DataFrame, quota: int, plan: Plan) -> pl.DataFrame:
    """The plan as two points, day and value: the eve of the plan and its last day, at the quota."""
    eve = daily.filter(pl.col("day") < plan.starts_on)["initiatives"].sum()
    before = plan.starts_on - timedelta(days=1)
    return pl.DataFrame({"day": [before, plan.ends_on], "value": [min(eve, quota), quota]})


def _reach_date(count: int, quota: int | None, week: Sequence[int], as_of: date) -> date | None:
    if not quota or count >= quota or not sum(week):
        return None
    days = -(-(quota - count) * len(week) // sum(week))
    return as_of + timedelta(days=days) if days < _SOON else None


def _silent_days(counts: Sequence[int], first: date, as_of: date) -> int | None:
    latest = next((at for at in range(len(counts) - 1, -1, -1) if counts[at]), None)
    return None if latest is None else (as_of - first).days - latest
