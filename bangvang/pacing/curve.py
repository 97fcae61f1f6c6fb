"""The day-curve: which share of its final count a finished period had reached by each of its days."""

from dataclasses import dataclass
from itertools import accumulate

import polars as pl

from bangvang.pacing.periods import Period

_LEAST_SHARE = 0.02  # with less behind it, a curve says nothing of where a count ends


@dataclass(frozen=True)
class DayCurve:
    """How the period before came to its count; the one now may be held against it."""

    period: Period
    shares: tuple[float, ...]  #: of the final count, from the eve (0) to the last day (1)

    def share(self, part: float) -> float:
        """The share reached once such a part of the period (0 to 1) was over, straight between two days."""
        at = min(max(part, 0.0), 1.0) * (len(self.shares) - 1)
        day = min(int(at), len(self.shares) - 2)
        return self.shares[day] + (at - day) * (self.shares[day + 1] - self.shares[day])

    def finish(self, gained: int, part: float) -> float | None:
        """What a period gains in all that has gained so much, on this curve; None too early to tell."""
        share = self.share(part)
        return gained / share if share >= _LEAST_SHARE else None


def day_curve(daily: pl.DataFrame, period: Period) -> DayCurve | None:
    """The curve from the rows of the question `daily` of a whole finished period; None when nothing came."""
    total = daily["initiatives"].sum()
    if not total:
        return None
    running = accumulate(daily["initiatives"].to_list(), initial=0)
    return DayCurve(period, tuple(count / total for count in running))
