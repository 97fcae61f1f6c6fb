"""The back-test: what the projection would have said on earlier days, held against what came."""

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang.pacing.projection import FARTHEST, Method, by_record

_TRIES = 14
_SHARES = (0.2, 0.5, 0.8)


@dataclass(frozen=True)
class BackTest:
    """How a projection of so many days ahead did on so many earlier days."""

    ahead: int  #: days from each projection to what it was held against
    tries: int
    held: int  #: outcomes inside the range
    below: int  #: outcomes below the range
    bias: (
        float | None
    )  #: the middles against the outcomes, in percent of these: below 0 it said too little
    loss: (
        float | None
    )  #: mean pinball loss of the three figures, in percent of what came; less is better

    @property
    def above(self) -> int:
        return self.tries - self.held - self.below


def backtest(
    full_days: Sequence[int], days_left: int, method: Method = by_record, tries: int = _TRIES
) -> BackTest | None:
    """Projects from each of the latest days whose outcome is known, as many days ahead as now.

    At most 14 days ahead; None when nothing is left to project or no earlier day can be tried.
    Each projection sees the full days before its own day, as today's does.
    """
    ahead = min(days_left, FARTHEST)
    if not ahead:
        return None
    last = len(full_days) - 1 - ahead
    held = below = came_in_all = 0
    said = lost = 0.0
    days = range(max(1, last - tries + 1), last + 1)
    for day in days:
        told = method(full_days[:day], ahead)
        came = sum(full_days[day + 1 : day + 1 + ahead])
        held += told.holds(came)
        below += came < told.low
        came_in_all += came
        said += told.middle
        lost += sum(
            share * (came - value) if came >= value else (1 - share) * (value - came)
            for share, value in zip(_SHARES, (told.low, told.middle, told.high), strict=True)
        )
    if not days:
        return None
    in_percent = 100 / came_in_all if came_in_all else None
    return BackTest(
        ahead,
        len(days),
        held,
        below,
        in_percent and (said - came_in_all) * in_percent,
        in_percent and lost / len(_SHARES) * in_percent,
    )
