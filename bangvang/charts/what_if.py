"""Where the campaign ends by itself, and where it would end by a wish."""

from datetime import timedelta

import altair as alt
import polars as pl

from bangvang.charts.theme import GOLD, NAVY, QUIET, themed
from bangvang.pacing.pace import Pace
from bangvang.pacing.periods import Plan
from bangvang.pacing.scenario import Outcome
from bangvang.text import Words

_DARK_GOLD = "#8A6110"


def paths(
    daily: pl.DataFrame, asked: Outcome, alone: Outcome, plan: Plan, now: Pace, words: Words
) -> alt.LayerChart:
    """The running total of `daily`, then two straight ways to the last day."""
    before = plan.starts_on - timedelta(days=1)
    total = daily.with_columns(value=pl.col("initiatives").cum_sum()).filter(
        pl.col("day") >= before
    )
    top = 1.12 * max(asked.finish, alone.finish, now.quota or 0, 1)
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[before.isoformat(), plan.ends_on.isoformat()]),
        axis=alt.Axis(format="%-d/%-m", grid=False, tickCount=6, labelFlush=True),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        axis=alt.Axis(format=",d", tickCount=6),
        scale=alt.Scale(domain=[0, top], nice=False),
    )
    layers = [
        alt.Chart(total).mark_line(color=NAVY, strokeWidth=4, strokeCap="round").encode(x=x, y=y),
    ]
    layers += _way(now, plan, alone.finish, QUIET, [6, 5], "")
    layers += _way(now, plan, asked.finish, GOLD, [1, 0], words.number(asked.finish))
    if now.quota:
        level = pl.DataFrame(
            {
                "day": [plan.starts_on],
                "value": [now.quota],
                "label": [words("countdown.quota", value=words.number(now.quota))],
            }
        )
        layers += [
            alt.Chart(level).mark_rule(color=NAVY, strokeWidth=2).encode(y="value:Q"),
            alt.Chart(level)
            .mark_text(align="left", dy=-10, fontSize=14, fontWeight=600, color=NAVY)
            .encode(x="day:T", y="value:Q", text="label:N"),
        ]
    return themed(layers, 400, words("chart.what_if"), words.language)


def _way(
    now: Pace, plan: Plan, finish: int, color: str, dash: list[int], label: str
) -> list[alt.Chart]:
    line = pl.DataFrame({"day": [now.as_of, plan.ends_on], "value": [now.count, finish]})
    drawn = [
        alt.Chart(line)
        .mark_line(color=color, strokeWidth=3, strokeDash=dash)
        .encode(x="day:T", y="value:Q")
    ]
    if label:
        end = line.tail(1).with_columns(label=pl.lit(label))
        drawn.append(
            alt.Chart(end)
            .mark_text(align="right", dy=-10, fontSize=16, fontWeight=800, color=_DARK_GOLD)
            .encode(x="day:T", y="value:Q", text="label:N")
        )
    return drawn
