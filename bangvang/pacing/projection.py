"""Where the recent days lead: a middle and a range that holds six futures of ten, by the campaign's own record.

The middle keeps the pace of the last seven full days. How wide the range is comes from what earlier
days saw: how far the pace that followed them lay from the pace they had. Drawing at random from the
recent days gives a far narrower range, and one that the sample leaves on five days of six
(`backtest.py` measures both): the days of a week are not independent, and a last-minute surge is no
accident.
"""

import math
import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

WEEK = 7
RECORD = 28  #: earlier days whose outcome is looked at
FARTHEST = 14  #: days ahead of which the record speaks; further on it is taken as for these
_LEAST = 5  #: with fewer outcomes the record says nothing
_HELD = 0.6  #: the share of futures that the range is to hold: from 20 % to 80 %
_WIDEST = 3.0  #: the range never goes beyond a third or three times the pace
_RESAMPLED = 14  #: days from which to draw while there is no record
_PATHS = 1000


@dataclass(frozen=True)
class Range:
    """What the coming days bring together: 20 %, 50 % and 80 % of futures stay below."""

    low: int
    middle: int
    high: int

    def after(self, count: int) -> "Range":
        """The same, counted from what there is already."""
        return Range(count + self.low, count + self.middle, count + self.high)

    def holds(self, value: int) -> bool:
        return self.low <= value <= self.high


#: the counts of the full days, oldest first, and the days ahead -> what these bring
Method = Callable[[Sequence[int], int], Range]


def current_pace(full_days: Sequence[int]) -> float:
    """Mean of the last seven full days, of as many as there are while they are fewer."""
    week = full_days[-WEEK:]
    return sum(week) / len(week) if week else 0.0


def spread(full_days: Sequence[int], ahead: int) -> float | None:
    """How many times the pace that followed an earlier day went above or below its pace, at most, in six cases of ten.

    Of the last 28 days of which the outcome is known; None while fewer than five are.
    """
    ahead = min(ahead, FARTHEST)
    last = len(full_days) - 1 - ahead
    misses = []
    for day in range(max(WEEK, last - RECORD + 1), last + 1):
        had = sum(full_days[day - WEEK : day]) / WEEK
        came = sum(full_days[day + 1 : day + 1 + ahead]) / ahead
        if had:
            misses.append(max(came / had, had / came) if came else _WIDEST)
    if len(misses) < _LEAST:
        return None
    return min(sorted(misses)[math.ceil(_HELD * len(misses)) - 1], _WIDEST)


def by_record(full_days: Sequence[int], ahead: int) -> Range:
    """The recent pace kept, as wide as earlier days turned out; by resampling while there is no record."""
    if not ahead:
        return Range(0, 0, 0)
    times = spread(full_days, ahead)
    return by_resampling(full_days, ahead) if times is None else _kept(full_days, ahead, times)


def by_resampling(full_days: Sequence[int], ahead: int) -> Range:
    """Many futures drawn from the last 14 full days; the same figures give the same draw."""
    if not full_days or not ahead:
        return Range(0, 0, 0)
    return _middle_of(deque(_futures(full_days, ahead), maxlen=1)[0])


def fan(full_days: Sequence[int], count: int, as_of: date, days_ahead: int) -> pl.DataFrame:
    """One row per day from `as_of` to the last one ahead: day, low, middle, high, as counts.

    A count never falls, so neither does an edge of the fan. One draw of futures serves all its days.
    """
    rows = [(as_of, count, count, count)]
    drawn = _futures(full_days, days_ahead if full_days else 0)
    for ahead, totals in enumerate(drawn, start=1):
        times = spread(full_days, ahead)
        came = _middle_of(totals) if times is None else _kept(full_days, ahead, times)
        reached = came.after(count)
        _, low, middle, high = rows[-1]
        day = as_of + timedelta(days=ahead)
        rows.append(
            (day, max(low, reached.low), max(middle, reached.middle), max(high, reached.high))
        )
    return pl.DataFrame(
        rows,
        schema={"day": pl.Date, "low": pl.Int64, "middle": pl.Int64, "high": pl.Int64},
        orient="row",
    )


def _kept(full_days: Sequence[int], ahead: int, times: float) -> Range:
    middle = current_pace(full_days) * ahead
    return Range(round(middle / times), round(middle), round(middle * times))


def _futures(full_days: Sequence[int], ahead: int) -> Iterator[list[int]]:
    """After each of the days ahead: what has come in by then, of every future."""
    recent = full_days[-_RESAMPLED:]
    draw = random.Random(sum(recent))  # noqa: S311  (no secret is made)
    totals = [0] * _PATHS
    for _ in range(ahead):
        drawn = draw.choices(recent, k=_PATHS)
        totals = [total + day for total, day in zip(totals, drawn, strict=True)]
        yield totals


def _middle_of(totals: list[int]) -> Range:
    """What a fifth, half and four fifths of them stay below."""
    order = sorted(totals)
    low, middle, high = (order[round(share * (_PATHS - 1))] for share in (0.2, 0.5, 0.8))
    return Range(low, middle, high)
