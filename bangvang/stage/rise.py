"""How one unit came to its quota, as a picture: its running total, and the day it got there."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from itertools import pairwise

import polars as pl

from bangvang.pacing.reached import Held
from bangvang.text import Words

WIDTH, HEIGHT = 850, 520  # of the plot, in the units of a 1920 × 1080 slide
_DAYS_APART = 96  # between two days along the lower edge
_LETTER = 15  # a letter of the quota's name is no wider
_OVER, _UNDER = (-48, -8), (12, 52)  # upper and lower edge of the name, from the line it names
_ALONG = 25  # from one place tried for the name to the next

Spot = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Step = tuple[float, float, int]  # a quota: from where to where along the days, how much


def curve(daily: pl.DataFrame, quotas: Held, reached_on: date | None, t: Words) -> str:
    """The running total of `daily` (day, initiatives) and the quota of each day, as inline SVG."""
    days, totals = daily["day"].to_list(), daily["initiatives"].cum_sum().to_list()
    if len(totals) < 2:
        return ""
    steps = _steps(quotas, days)
    top = max(totals[-1], 1, *(amount for *_, amount in steps)) * 1.08

    def spot(at: float, value: float) -> Spot:
        return WIDTH * at / (len(totals) - 1), HEIGHT - HEIGHT * value / top

    spots = [spot(at, total) for at, total in enumerate(totals)]
    lines = [[spot(first, amount), spot(last, amount)] for first, last, amount in steps]
    quota = [*lines, *_rises(lines)]
    ground = [(0.0, float(HEIGHT)), (float(WIDTH), float(HEIGHT))]
    parts = [_polyline("grid", ground), *(_polyline("quota", line) for line in quota)]
    told = [t("countdown.quota", value=t.number(amount)) for *_, amount in steps]
    parts += _names(told, lines, [ground, *quota, spots])
    parts.append(_polyline("total", spots))
    named = [0, len(days) - 1]
    if reached_on in days:
        named.insert(0, days.index(reached_on))
        x, y = spots[named[0]]
        parts.append(
            f'<line class="plan" x1="{x:.1f}" x2="{x:.1f}" y1="{y:.1f}" y2="{HEIGHT}"/>'
            f'<circle class="got" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        )
    parts += _days(named, spots, days, t)
    x, y = spots[-1]
    parts.append(f'<circle class="today" cx="{x:.1f}" cy="{y:.1f}" r="12"/>')
    return (
        f'<svg class="curve course" viewBox="-36 -60 900 640" width="900" height="640" role="img">'
        f"{''.join(parts)}</svg>"
    )


def _steps(quotas: Held, days: Sequence[date]) -> list[Step]:
    """The quotas that held on any of the days; one gives way to the next half-way between two days."""
    last = len(days) - 1
    found = []
    for from_day, to_day, amount in quotas:
        first_at = (from_day - days[0]).days - 0.5
        last_at = last if to_day is None else (to_day - days[0]).days + 0.5
        if first_at < last and last_at > 0:
            found.append((max(first_at, 0), min(last_at, last), amount))
    return found


def _rises(lines: list[list[Spot]]) -> Iterator[list[Spot]]:
    """From each quota straight to the next, where it follows at once."""
    for (_, end), (start, _) in pairwise(lines):
        if end[0] == start[0]:
            yield [end, start]


def _names(
    told: Sequence[str], lines: Sequence[list[Spot]], drawn: Sequence[Sequence[Spot]]
) -> Iterator[str]:
    """Each quota by name, over or under its line where nothing drawn strikes it, the last of them first.

    Where there is no such place only the last is named.
    """
    placed: list[Box] = []
    for name, line in reversed(list(zip(told, lines, strict=True))):
        places = list(_places(line, _LETTER * len(name)))
        clear = [
            box
            for box in places
            if not any(_strikes(box, each) for each in drawn)
            and not any(_meet(box, other) for other in placed)
        ]
        if not clear and placed:
            continue
        box = (clear or places)[0]
        placed.append(box)
        yield f'<text class="quota-name" x="{box[0]:.1f}" y="{box[3] - 8:.1f}">{escape(name)}</text>'


def _places(line: list[Spot], width: float) -> Iterator[Box]:
    """Where the name of a line may stand, over it, then under it: along it, else farther left."""
    (left, y), (right, _) = line
    last = round(max(right - width, 0))
    first = min(round(left), last)
    for tried in (range(first, last + 1, _ALONG), range(first, -1, -_ALONG)):
        for top, bottom in (_OVER, _UNDER):
            for x in tried:
                yield x, y + top, x + width, y + bottom


def _strikes(box: Box, line: Sequence[Spot]) -> bool:
    """Whether a line runs through a box."""
    return any(_meets(box, one, other) for one, other in pairwise(line))


def _meets(box: Box, one: Spot, other: Spot) -> bool:
    """Whether the stretch between two spots has a part in the box: what each edge leaves of it."""
    first, last = 0.0, 1.0
    for at, (low, high) in enumerate(((box[0], box[2]), (box[1], box[3]))):
        way = other[at] - one[at]
        if not way:
            if not low <= one[at] <= high:
                return False
            continue
        ends = sorted(((low - one[at]) / way, (high - one[at]) / way))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first <= last


def _meet(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _polyline(kind: str, line: Sequence[Spot]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in line)
    return f'<polyline class="{kind}" points="{points}"/>'


def _days(
    named: list[int], spots: list[tuple[float, float]], days: list[date], t: Words
) -> list[str]:
    """The days named, the first of them first, where there is room."""
    placed: list[float] = []
    told = []
    for at in named:
        x = spots[at][0]
        if all(abs(x - other) >= _DAYS_APART for other in placed):
            placed.append(x)
            told.append(
                f'<text class="tick middle" x="{x:.1f}" y="{HEIGHT + 42}">'
                f"{escape(t.short_day(days[at]))}</text>"
            )
    return told
