"""The countdown: what came, what the plan asks for, where the recent days lead."""

from datetime import date, timedelta

import altair as alt
import polars as pl

from bangvang.charts.theme import BLUE, GOLD, NAVY, PALE, QUIET, themed
from bangvang.pacing.pace import Pace, full_week, plan_line
from bangvang.pacing.periods import Plan
from bangvang.text import Words

_DAY = "%-d/%-m"


def course(daily: pl.DataFrame, pace: Pace, plan: Plan, words: Words) -> alt.LayerChart:
    """The running total of `daily`, the plan line, the quota and the fan, over the plan's days."""
    before = plan.starts_on - timedelta(days=1)
    total = daily.with_columns(total=pl.col("initiatives").cum_sum()).filter(
        pl.col("day") >= before
    )
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[before.isoformat(), plan.ends_on.isoformat()]),
        axis=alt.Axis(format=_DAY, grid=False, labelFlush=True, tickCount=8),
    )
    layers: list[alt.Chart] = []
    if pace.quota:
        layers += _quota(plan_line(daily, pace.quota, plan), plan, pace.quota, words, x)
    if pace.days_left:
        layers += _fan(pace.fan, x)
    layers += [
        alt.Chart(total)
        .mark_line(color=NAVY, strokeWidth=4, strokeCap="round", strokeJoin="round")
        .encode(x=x, y=_y("total"), tooltip=_tooltip("total", words)),
        alt.Chart(total.tail(1))
        .mark_circle(color=GOLD, size=190, opacity=1)
        .encode(x=x, y=_y("total")),
        alt.Chart(total.tail(1).with_columns(label=pl.lit(words.number(pace.count))))
        .mark_text(align="right", dx=-12, dy=-14, fontSize=20, fontWeight=800, color=NAVY)
        .encode(x=x, y=_y("total"), text="label:N"),
    ]
    return themed(layers, 400, words.language)


def days(daily: pl.DataFrame, pace: Pace, plan: Plan, as_of: date, words: Words) -> alt.LayerChart:
    """What came on each day of the plan, beside what is needed a day from now on."""
    rows = daily.filter(pl.col("day") >= plan.starts_on).with_columns(
        is_last_week=pl.col("day").is_between(*full_week(as_of))
    )
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(
            domain=[
                (plan.starts_on - timedelta(days=1)).isoformat(),
                plan.ends_on.isoformat(),
            ]
        ),
        axis=alt.Axis(format=_DAY, grid=False, tickCount=8),
    )
    width = max(3, min(18, 900 // plan.days - 2))
    layers: list[alt.Chart] = [
        alt.Chart(rows)
        .mark_bar(size=width, cornerRadiusEnd=2)
        .encode(
            x=x,
            y=_y("initiatives"),
            color=alt.condition("datum.is_last_week", alt.value(BLUE), alt.value(PALE)),
            tooltip=_tooltip("initiatives", words),
        )
    ]
    if pace.needed_per_day:
        label = words("countdown.needed_line", value=words.number(pace.needed_per_day))
        needed = pl.DataFrame(
            {"value": [pace.needed_per_day], "day": [plan.ends_on], "label": [label]}
        )
        layers += [
            alt.Chart(needed).mark_rule(color=GOLD, strokeWidth=2).encode(y=_y("value")),
            alt.Chart(needed)
            .mark_text(align="right", dy=-8, fontSize=13, fontWeight=600, color="#8A6110")
            .encode(x=x, y=_y("value"), text="label:N"),
        ]
    return themed(layers, 150, words.language)


def _quota(line: pl.DataFrame, plan: Plan, quota: int, words: Words, x: alt.X) -> list[alt.Chart]:
    level = pl.DataFrame(
        {
            "day": [plan.starts_on],
            "value": [quota],
            "label": [words("countdown.quota", value=words.number(quota))],
        }
    )
    middle = pl.DataFrame(
        {
            "day": [plan.starts_on + timedelta(days=plan.days // 3)],
            "value": [line["value"][0] + (line["value"][1] - line["value"][0]) / 3],
            "label": [words("countdown.plan")],
        }
    )
    return [
        alt.Chart(level).mark_rule(color=NAVY, strokeWidth=2).encode(y=_y("value")),
        alt.Chart(level)
        .mark_text(align="left", dy=-10, fontSize=14, fontWeight=600, color=NAVY)
        .encode(x=x, y=_y("value"), text="label:N"),
        alt.Chart(line)
        .mark_line(color=QUIET, strokeDash=[7, 6], strokeWidth=2)
        .encode(x=x, y=_y("value")),
        alt.Chart(middle)
        .mark_text(align="left", dx=8, dy=16, fontSize=13, color=QUIET)
        .encode(x=x, y=_y("value"), text="label:N"),
    ]


def _fan(fan: pl.DataFrame, x: alt.X) -> list[alt.Chart]:
    return [
        alt.Chart(fan).mark_area(color=GOLD, opacity=0.35).encode(x=x, y=_y("low"), y2="high:Q"),
        alt.Chart(fan).mark_line(color=GOLD, strokeWidth=2).encode(x=x, y=_y("middle")),
    ]


def _y(column: str) -> alt.Y:
    return alt.Y(f"{column}:Q", title=None, axis=alt.Axis(format=",d", tickCount=6))


def _tooltip(column: str, words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("day:T", title=words("upload.day"), format="%d/%m/%Y"),
        alt.Tooltip(f"{column}:Q", title=words("measure.initiatives"), format=",d"),
    ]
