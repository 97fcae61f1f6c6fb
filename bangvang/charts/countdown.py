"""The countdown: what came, what the plan asks for, where the recent days lead."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import polars as pl

from bangvang.charts.theme import BLUE, GOLD, NAVY, PALE, QUIET, themed
from bangvang.pacing.curve import DayCurve
from bangvang.pacing.lines import curve_line
from bangvang.pacing.pace import Pace, full_week, plan_line
from bangvang.pacing.periods import Plan
from bangvang.text import Words

_DAY = "%-d/%-m"
_DARK_GOLD = "#8A6110"
_FARTHEST = 2  # times what there is or should be: a fan that goes beyond is cut off there
_HEADROOM = 1.12  # above the highest mark, for the words that stand over it


def course(
    daily: pl.DataFrame,
    pace: Pace,
    plan: Plan,
    words: Words,
    curve: DayCurve | None = None,
    told: str = "",
) -> alt.LayerChart:
    """The running total of `daily`, what is due, the quota and the fan, over the plan's days.

    `told` names the range on the last day.
    """
    before = plan.starts_on - timedelta(days=1)
    total = daily.with_columns(total=pl.col("initiatives").cum_sum()).filter(
        pl.col("day") >= before
    )
    x = _x(plan)
    reach = max(pace.count, pace.quota or 0, 1)
    top = min(max(reach, pace.fan.row(-1, named=True)["high"]), _FARTHEST * reach)
    layers: list[alt.Chart] = []
    if pace.quota:
        layers += _due(pace, plan, daily, curve, words, x, top)
        layers += _quota(pace.quota, plan, words, x)
    if pace.days_left:
        layers += _fan(pace.fan, x, told, top)
    layers += [
        alt.Chart(total)
        .mark_line(color=NAVY, strokeWidth=4, strokeCap="round", strokeJoin="round")
        .encode(x=x, y=_y("total", top * _HEADROOM), tooltip=_tooltip("total", words)),
        alt.Chart(total.tail(1))
        .mark_circle(color=GOLD, size=190, opacity=1)
        .encode(x=x, y=_y("total")),
        alt.Chart(total.tail(1).with_columns(label=pl.lit(words.number(pace.count))))
        .mark_text(align="right", dx=-14, dy=-12, fontSize=22, fontWeight=800, color=NAVY)
        .encode(x=x, y=_y("total"), text="label:N"),
    ]
    return themed(layers, 400, words("chart.course"), words.language)


def days(daily: pl.DataFrame, pace: Pace, plan: Plan, as_of: date, words: Words) -> alt.LayerChart:
    """What came on each day of the plan, beside what is needed a day from now on."""
    calendar = [(plan.starts_on + timedelta(days=at)).isoformat() for at in range(plan.days)]
    rows = daily.filter(pl.col("day") >= plan.starts_on).select(
        "initiatives",
        is_last_week=pl.col("day").is_between(*full_week(as_of)),
        at=pl.col("day").dt.to_string("%Y-%m-%d"),
        told=pl.col("day").dt.to_string("%d/%m/%Y"),
    )
    x = alt.X(
        "at:O",
        title=None,
        scale=alt.Scale(domain=calendar, paddingInner=0.25),
        axis=alt.Axis(
            values=_ticks(plan),
            labelExpr=f"timeFormat(toDate(datum.value + 'T00:00'), '{_DAY}')",
            labelAngle=0,
            labelOverlap=True,
            ticks=False,
        ),
    )
    top = max([*rows["initiatives"].to_list(), pace.needed_per_day or 0])
    layers: list[alt.Chart] = [
        alt.Chart(rows)
        .mark_bar(cornerRadiusEnd=2)
        .encode(
            x=x,
            y=_y("initiatives", top * 1.08, 3),
            color=alt.condition("datum.is_last_week", alt.value(BLUE), alt.value(PALE)),
            tooltip=[
                alt.Tooltip("told:N", title=words("upload.day")),
                alt.Tooltip("initiatives:Q", title=words("measure.initiatives"), format=",d"),
            ],
        )
    ]
    title = words("countdown.each_day")
    if pace.needed_per_day:
        title = words("countdown.each_day_needed", value=words.number(pace.needed_per_day))
        needed = pl.DataFrame({"value": [pace.needed_per_day]})
        layers.append(alt.Chart(needed).mark_rule(color=GOLD, strokeWidth=2).encode(y=_y("value")))
    return themed(layers, 150, words("chart.days"), words.language).properties(
        title=alt.TitleParams(
            title.splitlines(),
            anchor="start",
            fontSize=13,
            fontWeight=400,
            lineHeight=20,
            color=QUIET,
        ),
        padding={"left": 5, "right": 5, "top": 10, "bottom": 5},  # for the marks over the letters
    )


def _x(plan: Plan) -> alt.X:
    before = plan.starts_on - timedelta(days=1)
    return alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[before.isoformat(), plan.ends_on.isoformat()]),
        axis=alt.Axis(
            format=_DAY, grid=False, labelFlush=True, labelOverlap=True, values=_ticks(plan)
        ),
    )


def _ticks(plan: Plan) -> list[str]:
    """Some eight days of the plan, its last one among them, none so close to it that both are squeezed."""
    step = max(plan.days // 7, 1)
    found = [plan.ends_on - timedelta(days=back) for back in range(0, plan.days, step)]
    return [day.isoformat() for day in sorted(found)]


def _due(
    pace: Pace,
    plan: Plan,
    daily: pl.DataFrame,
    curve: DayCurve | None,
    words: Words,
    x: alt.X,
    top: float,
) -> list[alt.Chart]:
    """The plan's straight line, and beside it the day-curve of the period before."""
    straight = plan_line(daily, pace.quota or 0, plan)
    eve, end = straight["value"]
    third = plan.days // 3
    at_third = eve + (end - eve) * third / plan.days
    below = {"align": "left", "dx": 8, "dy": 16 if at_third > top / 8 else -10}
    named = (third, at_third, words("countdown.plan"))
    layers = _line(straight, [7, 6], named, below, plan, x)
    if curve is not None:
        line = curve_line(pace, plan, curve)
        late = plan.days * 3 // 5
        name = words("countdown.curve", period=curve.period.label(words.language))
        above = {"align": "right", "dx": -6, "dy": -7}  # a curve that rises late is low there
        layers += _line(line, [2, 4], (late, line["value"][late], name), above, plan, x)
    return layers


def _line(
    line: pl.DataFrame,
    dash: list[int],
    named: tuple[int, float, str],
    place: dict[str, Any],
    plan: Plan,
    x: alt.X,
) -> list[alt.Chart]:
    """A dashed line with its name at one of its days; `place` says on which side of the line."""
    day, value, name = named
    words = pl.DataFrame(
        {
            "day": [plan.starts_on + timedelta(days=day - 1)],
            "value": [float(value)],
            "label": [name],
        }
    )
    return [
        alt.Chart(line)
        .mark_line(color=QUIET, strokeDash=dash, strokeWidth=2)
        .encode(x=x, y=_y("value")),
        alt.Chart(words)
        .mark_text(**place, fontSize=13, color=QUIET)
        .encode(x=x, y=_y("value"), text="label:N"),
    ]


def _quota(quota: int, plan: Plan, words: Words, x: alt.X) -> list[alt.Chart]:
    level = pl.DataFrame(
        {
            "day": [plan.starts_on],
            "value": [quota],
            "label": [words("countdown.quota", value=words.number(quota))],
        }
    )
    return [
        alt.Chart(level).mark_rule(color=NAVY, strokeWidth=2).encode(y=_y("value")),
        alt.Chart(level)
        .mark_text(align="left", dy=-11, fontSize=15, fontWeight=600, color=NAVY)
        .encode(x=x, y=_y("value"), text="label:N"),
    ]


def _fan(fan: pl.DataFrame, x: alt.X, told: str, top: float) -> list[alt.Chart]:
    named = fan.tail(1).with_columns(label=pl.lit(told), high=pl.col("high").clip(upper_bound=top))
    return [
        alt.Chart(fan)
        .mark_area(color=GOLD, opacity=0.35, clip=True)
        .encode(x=x, y=_y("low"), y2="high:Q"),
        alt.Chart(fan).mark_line(color=GOLD, strokeWidth=2, clip=True).encode(x=x, y=_y("middle")),
        alt.Chart(named)
        .mark_text(align="right", dy=-10, fontSize=15, fontWeight=600, color=_DARK_GOLD)
        .encode(x=x, y=_y("high"), text="label:N"),
    ]


def _y(column: str, top: float | None = None, ticks: int = 6) -> alt.Y:
    """The height; the layer that names the top stands for all."""
    axis = alt.Axis(format=",d", tickCount=ticks)
    if top is None:
        return alt.Y(f"{column}:Q", title=None, axis=axis)
    scale = alt.Scale(domain=[0, max(top, 1)], nice=False)
    return alt.Y(f"{column}:Q", title=None, axis=axis, scale=scale)


def _tooltip(column: str, words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("day:T", title=words("upload.day"), format="%d/%m/%Y"),
        alt.Tooltip(f"{column}:Q", title=words("measure.initiatives"), format=",d"),
    ]
