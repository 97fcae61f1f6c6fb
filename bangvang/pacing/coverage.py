"""Coverage: who has reported in a window of days, and what the silent ones hold."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import polars as pl

#: by what a unit is known to have reported -> the column of the question `coverage`, and that of the last day
SIGNS = {"registered": "last_day", "files": "last_file_on"}


@dataclass(frozen=True)
class Coverage:
    """One window of days, by one sign: registrations dated in it, or files received in it."""

    units: int
    reporting: int
    quota: int  #: of all units that have one
    silent_quota: int  #: of the silent ones among them
    silent: (
        pl.DataFrame
    )  #: the silent rows of the question, the largest quota first, with `silent_days`

    @property
    def silent_percent(self) -> float | None:
        """The share of all quotas that the silent ones hold; None without a quota."""
        return 100 * self.silent_quota / self.quota if self.quota else None


def window(as_of: date, days: int) -> date:
    """The first of so many days, the last one being `as_of` itself."""
    return as_of - timedelta(days=days - 1)


def window_start(moment: datetime, days: int) -> datetime:
    """The first minute of a window; one day is the 24 hours that end with the running minute."""
    if days > 1:
        return datetime.combine(window(moment.date(), days), time.min)
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1) - timedelta(hours=24)


def coverage(answer: pl.DataFrame, sign: str, as_of: date) -> Coverage:
    """The rows of the question `coverage`, told by a sign of SIGNS.

    `silent_days` counts from the last such day; null when there never was one.
    """
    silent = answer.filter(pl.col(sign) == 0).with_columns(
        silent_days=(pl.lit(as_of) - pl.col(SIGNS[sign])).dt.total_days()
    )
    return Coverage(
        answer.height,
        answer.height - silent.height,
        int(answer["quota"].sum()),
        int(silent["quota"].sum()),
        silent.sort("quota", descending=True, nulls_last=True, maintain_order=True),
    )
