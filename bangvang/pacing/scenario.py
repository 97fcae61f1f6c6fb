"""What it takes: if the weakest units caught up, everyone kept pace and the silent ones woke, where would it end?"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median

import polars as pl

from bangvang.pacing.pace import SILENT

_SOON = 3650  # a day of 100 % further off than ten years is none


@dataclass(frozen=True)
class Wish:
    """What is supposed of the coming days. Kept alone, at 100, it is what happens by itself."""

    weakest: int = 0  #: so many units below their quota, of the weakest pace, reach the median pace
    kept: int = 100  #: percent of its current pace that every unit keeps
    woken: int = 0  #: initiatives a day that every silent unit below its quota brings


@dataclass(frozen=True)
class Outcome:
    """Where a wish leads. Counts are initiatives."""

    per_day: float  #: of all units together
    finish: int  #: on the last day
    percent: float | None  #: of the quota
    reach_date: date | None  #: the day of 100 %, also past the last day; None when reached or never
    lifted: (
        pl.DataFrame
    )  #: one row per unit whose pace rises: unit_id, display_name, current_per_day, per_day


def outcome(
    units: pl.DataFrame, wish: Wish, count: int, quota: int | None, as_of: date, days_ahead: int
) -> Outcome:
    """Where the whole ends by a wish.

    `units`: one row per unit: unit_id, display_name, quota, count, current_per_day, silent_days.
    """
    wished = units.with_columns(per_day=pl.Series(_paces(units, wish), dtype=pl.Float64))
    per_day = float(wished["per_day"].sum())
    finish = count + round(per_day * days_ahead)
    lifted = wished.filter(
        pl.col("per_day") > pl.col("current_per_day") * max(wish.kept, 100) / 100
    )
    return Outcome(
        per_day,
        finish,
        100 * finish / quota if quota else None,
        _reach_date(count, quota, per_day, as_of),
        lifted.select("unit_id", "display_name", "current_per_day", "per_day").sort(
            pl.col("per_day") - pl.col("current_per_day"), descending=True, maintain_order=True
        ),
    )


def median_share(units: pl.DataFrame) -> float:
    """The median pace: the share of its quota that a unit in the middle brings each day."""
    shares = [_share(row) for row in units.iter_rows(named=True) if row["quota"]]
    return median(shares) if shares else 0.0


def _paces(units: pl.DataFrame, wish: Wish) -> list[float]:
    rows = units.to_dicts()
    middle = median_share(units)
    open_rows = [row for row in rows if row["quota"] and row["count"] < row["quota"]]
    weakest = {row["unit_id"] for row in sorted(open_rows, key=_share)[: wish.weakest]}
    paces = []
    for row in rows:
        pace = row["current_per_day"] * wish.kept / 100
        if row["unit_id"] in weakest:
            pace = max(pace, middle * row["quota"])
        if _is_silent(row):
            pace = max(pace, float(wish.woken))
        paces.append(pace)
    return paces


def _share(row: dict[str, float]) -> float:
    return row["current_per_day"] / row["quota"]


def _is_silent(row: dict[str, float | None]) -> bool:
    """Nothing new in seven days, and the quota not reached."""
    silent, quota, count = row["silent_days"], row["quota"], row["count"] or 0
    return (silent is None or silent >= SILENT) and not (quota and count >= quota)


def _reach_date(count: int, quota: int | None, per_day: float, as_of: date) -> date | None:
    if not quota or count >= quota or per_day <= 0:
        return None
    days = ceil((quota - count) / per_day)
    return as_of + timedelta(days=days) if days < _SOON else None
