"""The course of the campaign as a picture: what came, the plan, the quota, and the fan ahead."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

import polars as pl

from bangvang.draw.pace import ending
from bangvang.pacing.pace import Pace, plan_line
from bangvang.pacing.periods import Plan
from bangvang.text import Words

WIDTH, HEIGHT = 1240, 600  # of the plot, in the units of a 1920 × 1080 slide
_TICKS = 7
_APART = 42  # between two labels on the right
_DAYS_APART = 96  # between two days along the lower edge
_OVER, _HIGH, _CLEAR = 26, 42, 12  # a figure over its point, its height, what a line keeps off


class _Scale:
    """Days and values to places on the plot."""

    def __init__(self, plan: Plan, top: float) -> None:
        self.first = plan.starts_on - timedelta(days=1)
        self.days = (plan.ends_on - self.first).days
        self.top = top

    def x(self, day: date) -> float:
        return WIDTH * (day - self.first).days / self.days

    def y(self, value: float) -> float:
        return HEIGHT - HEIGHT * value / self.top

    def path(self, days: list[date], values: list[float]) -> str:
        return " ".join(
            f"{self.x(day):.1f},{self.y(value):.1f}"
            for day, value in zip(days, values, strict=True)
        )


def course(daily: pl.DataFrame, pace: Pace, plan: Plan, t: Words) -> str:
    """The running total of `daily` over the plan's days, as inline SVG."""
    before = plan.starts_on - timedelta(days=1)
    total = daily.with_columns(total=pl.col("initiatives").cum_sum()).filter(
        pl.col("day") >= before
    )
    if not total.height:
        return ""
    days, values = total["day"].to_list(), total["total"].to_list()
    highest = max(values[-1], pace.quota or 0, pace.fan["high"].max() or 0)
    step = _step(float(highest) / _TICKS)
    scale = _Scale(plan, step * -(-int(highest) // step))
    today = (scale.x(days[-1]), scale.y(values[-1]))
    parts = [
        *_grid(scale, step, t),
        *_days(scale, plan, days[-1], t),
        *_plan(daily, pace, plan, scale, t),
        *_fan(pace, scale),
        f'<polyline class="total" points="{scale.path(days, values)}"/>',
        *_right(pace, plan, scale, t),
        f'<circle class="today" cx="{today[0]:.1f}" cy="{today[1]:.1f}" r="12"/>',
        _count(today, scale.y(pace.quota) if pace.quota else None, t.number(pace.count)),
    ]
    return (
        f'<svg class="course" viewBox="-130 -20 1720 680" width="1720" height="680" role="img">'
        f"{''.join(parts)}</svg>"
    )


def _count(today: tuple[float, float], quota: float | None, text: str) -> str:
    """The figure of today, left above its point; on the right where there is no room on the left."""
    x, y = today
    if x < 180:
        return f'<text class="count" x="{x + 22:.0f}" y="{y + 46:.0f}">{escape(text)}</text>'
    foot = above(y, quota)
    return f'<text class="count end" x="{x - 18:.0f}" y="{foot:.0f}">{escape(text)}</text>'


def above(point: float, line: float | None) -> float:
    """Where a figure above its point stands, and above a line that would strike it through."""
    foot = point - _OVER
    is_struck = line is not None and foot - _HIGH < line < foot + _CLEAR
    return line - _CLEAR if is_struck and line is not None else foot


def _grid(scale: _Scale, step: int, t: Words) -> Iterator[str]:
    for value in range(0, int(scale.top) + 1, step):
        y = scale.y(value)
        yield f'<line class="grid" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="tick end" x="-14" y="{y + 8:.1f}">{escape(t.number(value))}</text>'


def _days(scale: _Scale, plan: Plan, today: date, t: Words) -> Iterator[str]:
    """Today, both ends, and the 1st, 11th and 21st between, where there is room."""
    between = [plan.starts_on + timedelta(days=n) for n in range(plan.days)]
    placed: list[float] = []
    for day in [today, plan.starts_on, plan.ends_on, *(d for d in between if d.day in (1, 11, 21))]:
        x = scale.x(day)
        if all(abs(x - other) >= _DAYS_APART for other in placed):
            placed.append(x)
            yield (
                f'<text class="tick middle" x="{x:.1f}" y="{HEIGHT + 42}">'
                f"{escape(t.short_day(day))}</text>"
            )


def _plan(daily: pl.DataFrame, pace: Pace, plan: Plan, scale: _Scale, t: Words) -> Iterator[str]:
    if not pace.quota:
        return
    line = plan_line(daily, pace.quota, plan)
    (x1, x2), (y1, y2) = (
        [scale.x(day) for day in line["day"]],
        [scale.y(value) for value in line["value"]],
    )
    yield f'<line class="plan" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
    x, y = x1 + (x2 - x1) * 0.25, y1 + (y2 - y1) * 0.25
    slope = f"rotate({57.3 * (y2 - y1) / (x2 - x1):.1f} {x:.0f} {y + 34:.0f})"
    label = escape(t("countdown.plan"))
    yield f'<text class="plan-name" x="{x:.0f}" y="{y + 34:.0f}" transform="{slope}">{label}</text>'


def _fan(pace: Pace, scale: _Scale) -> Iterator[str]:
    if pace.fan.height < 2:
        return
    days = pace.fan["day"].to_list()
    low, high = pace.fan["low"].to_list(), pace.fan["high"].to_list()
    edge = f"{scale.path(days, high)} {scale.path(days[::-1], low[::-1])}"
    yield f'<polygon class="fan" points="{edge}"/>'
    yield f'<polyline class="fan-middle" points="{scale.path(days, pace.fan["middle"].to_list())}"/>'


def _right(pace: Pace, plan: Plan, scale: _Scale, t: Words) -> Iterator[str]:
    """The names of the lines at their right ends, pushed apart where they would touch."""
    labels: list[tuple[float, str, str]] = []
    if pace.quota:
        y = scale.y(pace.quota)
        yield f'<line class="quota" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        labels.append((y, "quota-name", t("countdown.quota", value=t.number(pace.quota))))
    if pace.fan.height >= 2:
        end = pace.fan.row(-1, named=True)
        told = t("countdown.projected", range=ending(pace, t))
        labels.append((scale.y(end["middle"]), "fan-name", told))
    labels.sort()
    if len(labels) == 2 and labels[1][0] - labels[0][0] < _APART:
        middle = (labels[0][0] + labels[1][0]) / 2
        labels = [
            (middle - _APART / 2, *labels[0][1:]),
            (middle + _APART / 2, *labels[1][1:]),
        ]
    for y, kind, told in labels:
        yield f'<text class="{kind}" x="{WIDTH + 16}" y="{y + 9:.1f}">{escape(told)}</text>'


def _step(least: float) -> int:
    """The next of 1, 2, 5, 10, 20, 50 … that is not less."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if step >= least:
                return step
        size *= 10
