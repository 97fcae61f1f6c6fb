"""The nation's table as a bump chart: the places of the best units from table to table."""

import re
from datetime import date, timedelta

import altair as alt
import polars as pl

from bangvang.charts.theme import GOLD, NAVY, PALE, QUIET, themed
from bangvang.text import Words

_BEST = 10
_FRONT = re.compile(r"^(LĐLĐ (?:tỉnh|[Tt]hành phố)|Công đoàn(?: ngành)?) ")
_NAMES_SHARE = 0.34  # of the width, on the right, for the names
_MARK_SHARE = 0.06  # of the width, for a mark: the last one hides none just before it


def bump(ranks: pl.DataFrame, words: Words) -> alt.LayerChart:
    """The ranks of `national_ranks`: the ten best of its last day and ours, one line a unit.

    Ours is told by its width, its marks and the numbers on it, not by its colour alone.
    """
    last_day = ranks["as_of"].max()
    best = ranks.filter(
        (pl.col("as_of") == last_day) & ((pl.col("rank") <= _BEST) | pl.col("is_ours"))
    )
    lines = ranks.filter(pl.col("unit").is_in(best["unit"].implode())).with_columns(
        day=pl.col("as_of"), name=pl.col("unit").map_elements(short_name, return_dtype=pl.String)
    )
    ours, others = lines.filter(pl.col("is_ours")), lines.filter(~pl.col("is_ours"))
    ends = lines.filter(pl.col("as_of") == last_day).with_columns(
        label=pl.format("{}  {}", pl.col("rank"), pl.col("name"))
    )
    days: list[date] = lines["day"].unique().sort().to_list()
    room = timedelta(days=1) + (days[-1] - days[0]) * _NAMES_SHARE
    scale = [(days[0] - timedelta(days=2)).isoformat(), (days[-1] + room).isoformat()]
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=scale),
        axis=alt.Axis(
            values=[day.isoformat() for day in _ticks(days)], format="%-d/%-m", grid=False
        ),
    )
    lowest = int(lines["rank"].max())  # type: ignore[arg-type]
    y = alt.Y(
        "rank:Q",
        title=None,
        scale=alt.Scale(domain=[lowest + 0.5, 0.5], nice=False, zero=False),
        axis=None,
    )
    tooltip = [
        alt.Tooltip("unit:N", title=words("national.unit")),
        alt.Tooltip("day:T", title=words("national.day"), format="%d/%m/%Y"),
        alt.Tooltip("rank:Q", title=words("national.rank")),
        alt.Tooltip("value:Q", title=words("national.value"), format=",d"),
    ]
    turned = (pl.col("rank") != pl.col("rank").shift(1)).fill_null(True)
    apart = pl.col("day") <= days[-1] - (days[-1] - days[0]) * _MARK_SHARE
    turns = ours.filter(turned & apart | (pl.col("day") == days[-1]))
    others_ends = ends.filter(~pl.col("is_ours"))
    layers = [
        _line(others, 2).encode(x=x, y=y, detail="unit:N", color=alt.value(PALE), tooltip=tooltip),
        alt.Chart(others)
        .mark_circle(color=PALE, size=46, opacity=1)
        .encode(x=x, y=y, tooltip=tooltip),
        _line(ours, 5).encode(x=x, y=y, color=alt.value(GOLD)),
        alt.Chart(ours)
        .mark_circle(color=GOLD, size=80, opacity=1)
        .encode(x=x, y=y, tooltip=tooltip),
        alt.Chart(turns)
        .mark_circle(color=NAVY, size=430, opacity=1)
        .encode(x=x, y=y, tooltip=tooltip),
        alt.Chart(turns)
        .mark_text(color="#fff", fontSize=12, fontWeight=800)
        .encode(x=x, y=y, text="rank:Q"),
        alt.Chart(others_ends)
        .mark_text(align="left", dx=9, fontSize=12.5, color=QUIET)
        .encode(x=x, y=y, text="label:N"),
        alt.Chart(ends.filter(pl.col("is_ours")))
        .mark_text(align="left", dx=15, fontSize=14, fontWeight=800, color=NAVY)
        .encode(x=x, y=y, text="name:N"),
    ]
    return themed(layers, max(280, 40 * lowest), words("chart.nation"), words.language)


def _line(rows: pl.DataFrame, width: int) -> alt.Chart:
    line: alt.Chart = alt.Chart(rows).mark_line(strokeWidth=width, interpolate="monotone")
    return line


def short_name(unit: str) -> str:
    """The name as it fits beside a line: "LĐLĐ tỉnh Thanh Hoá" -> "Thanh Hoá"."""
    short = _FRONT.sub("", unit)
    return short[:1].upper() + short[1:]


def _ticks(days: list[date]) -> list[date]:
    """Days that are written under the chart: those far enough from each other."""
    least = max((days[-1] - days[0]).days // 7, 1)
    kept = [days[-1]]
    for day in reversed(days[:-1]):
        if (kept[-1] - day).days >= least:
            kept.append(day)
    if (kept[-1] - days[0]).days < least and len(kept) > 1:
        kept.pop()
    return sorted({days[0], *kept})
