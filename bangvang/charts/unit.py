"""A unit's course: what came on each day, and the rank it held."""

from math import ceil

import altair as alt
import polars as pl

from bangvang.charts.theme import BLUE, GOLD, NAVY, PALE, themed
from bangvang.text import Words

_DAY = "%-d/%-m"
_HEIGHT = 172
_TICKS = 8
_UNDER_LABEL = 0.25  # of the width lies under the label of the last rank, on a phone
_LEFT = 34  # so that both charts begin below one another


def days(history: pl.DataFrame, needed: float | None, words: Words) -> alt.LayerChart:
    """The initiatives of each day of `unit_history`, the last seven full ones darker, and what is needed."""
    rows = (
        _told(history, words)
        .with_row_index("at")
        .with_columns(is_last_week=pl.col("at").is_between(history.height - 8, history.height - 2))
    )
    layers: list[alt.Chart] = [
        alt.Chart(rows.drop("at"))
        .mark_bar(size=max(2, min(14, 620 // max(rows.height, 1) - 1)), cornerRadiusEnd=1.5)
        .encode(
            x=_x(history, labels=False),
            y=alt.Y("initiatives:Q", title=None, axis=_axis(",d")),
            color=alt.condition("datum.is_last_week", alt.value(BLUE), alt.value(PALE)),
            tooltip=_tooltip(words),
        )
    ]
    if needed and history.height:
        line = pl.DataFrame(
            {
                "value": [needed],
                "day": [history["day"][0]],
                "label": [
                    words(
                        "countdown.needed_line", value=words.number(needed, 1 if needed < 10 else 0)
                    )
                ],
            }
        )
        layers += [
            alt.Chart(line)
            .mark_rule(color=GOLD, strokeWidth=2)
            .encode(y=alt.Y("value:Q", title=None, axis=_axis(",d"))),
            alt.Chart(line)
            .mark_text(align="left", dx=4, dy=11, fontSize=13, fontWeight=600, color="#8A6110")
            .encode(
                x=_x(history, labels=False),
                y=alt.Y("value:Q", title=None, axis=_axis(",d")),
                text="label:N",
            ),
        ]
    return themed(layers, _HEIGHT, words("chart.unit_days"), words.language)


def rank(history: pl.DataFrame, words: Words) -> alt.LayerChart:
    """The rank of each day as a line, 1 on top; the last one with its number, above the line near it."""
    ranked = _told(history, words).drop_nulls("rank")
    x = _x(history, labels=True)
    worst = max([2, *ranked["rank"].to_list()])
    y, above = (
        alt.Y(
            f"{name}:Q",
            title=None,
            axis=alt.Axis(format="d", values=_levels(worst), minExtent=_LEFT),
            scale=alt.Scale(domain=[worst + 0.04 * worst, 1 - 0.04 * worst], nice=False),
        )
        for name in ("rank", "clear")
    )
    last = ranked.tail(1).with_columns(
        clear=ranked.tail(1 + ceil(_UNDER_LABEL * (history.height - 1)))["rank"].min(),
        label=pl.col("rank").map_elements(
            lambda place: words("unit.rank_mark", rank=words.number(place)), pl.String
        ),
    )
    layers = [
        alt.Chart(ranked)
        .mark_line(color=NAVY, strokeWidth=3, interpolate="step-after")
        .encode(x=x, y=y, tooltip=_tooltip(words)),
        alt.Chart(last).mark_circle(color=GOLD, size=150, opacity=1).encode(x=x, y=y),
        alt.Chart(last)
        .mark_text(align="right", dx=-12, dy=-14, fontSize=16, fontWeight=800, color=NAVY)
        .encode(x=x, y=above, text="label:N"),
    ]
    return themed(layers, _HEIGHT, words("chart.unit_rank"), words.language)


def _told(history: pl.DataFrame, words: Words) -> pl.DataFrame:
    """The rows with `rank_told`: the rank in words, "–" on a day without one."""
    told = [words.number(rank) for rank in history["rank"]]
    return history.with_columns(rank_told=pl.Series(told, dtype=pl.String))


def _levels(worst: int) -> list[int]:
    """Some ranks for the axis: the first, the worst held, and round ones between."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if worst / step <= 5)
    return [1, *range(max(step, 2), worst - step // 2, step), worst]


def _x(history: pl.DataFrame, *, labels: bool) -> alt.X:
    each_day = alt.TimeIntervalStep(interval="day", step=1)
    count = each_day if history.height <= _TICKS else _TICKS  # else a day is named twice
    axis = alt.Axis(format=_DAY, grid=False, labelFlush=True, tickCount=count, labels=labels)
    domain = [history["day"].min(), history["day"].max()]
    return alt.X(
        "day:T",
        title=None,
        axis=axis,
        scale=alt.Scale(domain=[str(day) for day in domain if day is not None], padding=8),
    )


def _axis(form: str) -> alt.Axis:
    return alt.Axis(format=form, tickCount=4, minExtent=_LEFT)


def _tooltip(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("day:T", title=words("upload.day"), format="%d/%m/%Y"),
        alt.Tooltip("initiatives:Q", title=words("measure.initiatives"), format=",d"),
        alt.Tooltip("total:Q", title=words("unit.total"), format=",d"),
        alt.Tooltip("rank_told:N", title=words("leaderboard.rank")),
    ]
