"""How one unit came to its quota, as a picture: its running total, and the day it got there."""

from datetime import date
from html import escape

import polars as pl

from bangvang.text import Words

WIDTH, HEIGHT = 850, 520  # of the plot, in the units of a 1920 × 1080 slide
_DAYS_APART = 96  # between two days along the lower edge


def curve(daily: pl.DataFrame, quota: int | None, reached_on: date | None, t: Words) -> str:
    """The running total of `daily` (day, initiatives) under the line of the quota, as inline SVG."""
    days, totals = daily["day"].to_list(), daily["initiatives"].cum_sum().to_list()
    if len(totals) < 2:
        return ""
    top = max(totals[-1], quota or 0, 1) * 1.08
    spots = [
        (WIDTH * at / (len(totals) - 1), HEIGHT - HEIGHT * total / top)
        for at, total in enumerate(totals)
    ]
    parts = [f'<line class="grid" x1="0" x2="{WIDTH}" y1="{HEIGHT}" y2="{HEIGHT}"/>']
    if quota:
        y = HEIGHT - HEIGHT * quota / top
        told = escape(t("countdown.quota", value=t.number(quota)))
        parts.append(f'<line class="quota" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text class="quota-name" x="0" y="{y - 16:.1f}">{told}</text>')
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    parts.append(f'<polyline class="total" points="{line}"/>')
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
