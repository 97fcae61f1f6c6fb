"""Ranks from day to day as a bump chart: who climbed and who fell, each line named at both ends."""

from datetime import date, timedelta
from math import sqrt
from typing import Literal

import altair as alt
import polars as pl

from bangvang.charts.theme import BLUE, ORANGE, QUIET, themed
from bangvang.text import Words

HEIGHT = 520
_LINES = 400  # of the height, what is left for the lines
_ROOM = "min(150, width * 0.28)"  # pixels on either side, for the names
_LETTER = 16  # pixels from one name to the next
_DAILY = 62  # days drawn one by one
_NARROW = "width < 420"
_COLOURS = {"district": BLUE, "sector": "#9A6D0D", "zone": ORANGE, "corporation": QUIET}


def bump(history: pl.DataFrame, chosen: list[str], since: date, words: Words) -> alt.LayerChart:
    """The ranks of the rows of `rank_history`, one line a unit; the better ranks have more room.

    A long stretch is drawn week by week, back from its last day.
    The units `chosen` by name are drawn strong, all others lighter. `since` is marked by a rule.
    """
    drawn = _calm(history.filter(pl.col("rank").is_not_null())).with_columns(
        place=pl.col("rank").cast(pl.Float64).sqrt(),
        group=pl.col("kind").replace_strict({kind: words.label("kind", kind) for kind in _COLOURS}),
        is_chosen=pl.col("unit_id").is_in(chosen),
    )
    days: list[date] = drawn["day"].unique().sort().to_list()
    lowest = sqrt(int(drawn["rank"].max() or 1))  # type: ignore[arg-type]
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(
            domain=[days[0].isoformat(), max(days[-1], days[0] + timedelta(days=1)).isoformat()],
            rangeMin=alt.expr(_ROOM),
            rangeMax=alt.expr(f"width - {_ROOM}"),
        ),
        axis=alt.Axis(
            values=[day.isoformat() for day in _ticks(days)], format="%-d/%-m", grid=False
        ),
    )
    y = alt.Y(
        "place:Q",
        title=None,
        scale=alt.Scale(domain=[lowest * 1.03, 0.9], nice=False, zero=False),
        axis=None,
    )
    hover = alt.selection_point(on="pointerover", fields=["unit_id"], nearest=True, empty=False)
    touched = alt.when(hover)
    strong = alt.value(0.85) if not chosen else alt.value(0.25)
    lines = (
        alt.Chart(drawn)
        .mark_line(interpolate="monotone", strokeCap="round", strokeJoin="round")
        .encode(
            x=x,
            y=y,
            detail="unit_id:N",
            color=_colour(words),
            strokeWidth=touched.then(alt.value(5)).otherwise(alt.value(2.6)),
            opacity=touched.then(alt.value(1))
            .when("datum.is_chosen")
            .then(alt.value(1))
            .otherwise(strong),
        )
    )
    touch = (
        alt.Chart(drawn)
        .mark_circle(size=90)
        .encode(
            x=x,
            y=y,
            color=_colour(words),
            opacity=touched.then(alt.value(1)).otherwise(alt.value(0)),
            tooltip=_tooltip(words),
        )
        .add_params(hover)
    )
    marked = _marked(since, x, y, words) if days[0] < since < days[-1] else []
    gap = _LETTER * (lowest * 1.03 - 0.9) / _LINES
    first, last = (drawn.filter(pl.col("day") == day) for day in (days[0], days[-1]))
    ends = [*_ends(first, gap, "right", -9, x, y, words), *_ends(last, gap, "left", 9, x, y, words)]
    told = words("chart.movement")
    return themed([*marked, lines, *ends, touch], HEIGHT, told, words.language)


def _calm(ranked: pl.DataFrame) -> pl.DataFrame:
    last = ranked["day"].max()
    if ranked["day"].n_unique() <= _DAILY:
        return ranked
    return ranked.filter((pl.lit(last) - pl.col("day")).dt.total_days() % 7 == 0)


def _marked(since: date, x: alt.X, y: alt.Y, words: Words) -> list[alt.Chart]:
    """The day from which movement is told: a rule with its name on top."""
    told = words("movement.since", moment=words.short_day(since))
    mark = alt.Chart(pl.DataFrame({"day": [since], "place": [0.9], "label": [told]}))
    return [
        mark.mark_rule(color=QUIET, strokeDash=[4, 4]).encode(x=x),
        mark.mark_text(dy=-8, fontSize=12, color=QUIET).encode(x=x, y=y, text="label:N"),
    ]


def _colour(words: Words) -> alt.Color:
    return alt.Color(
        "group:N",
        title=None,
        scale=alt.Scale(
            domain=[words.label("kind", kind) for kind in _COLOURS], range=[*_COLOURS.values()]
        ),
        legend=alt.Legend(
            orient="top",
            direction="horizontal",
            symbolType="stroke",
            columns=alt.expr(f"{_NARROW} ? 2 : 4"),
        ),
    )


def _ends(
    rows: pl.DataFrame,
    gap: float,
    align: Literal["left", "right"],
    shift: int,
    x: alt.X,
    y: alt.Y,
    words: Words,
) -> list[alt.Chart]:
    """The rank and name of each line at one end, moved apart where they would touch."""
    ordered = rows.sort("rank", maintain_order=True)
    label = "{rank}  {name}" if align == "left" else "{name}  {rank}"
    named = ordered.with_columns(
        label=pl.struct("rank", "short_name").map_elements(
            lambda row: label.format(rank=row["rank"], name=row["short_name"]),
            return_dtype=pl.String,
        ),
        place=pl.Series(spread(ordered["place"].to_list(), gap), dtype=pl.Float64),
    )
    text = (
        alt.Chart(named)
        .mark_text(
            align=align,
            dx=shift,
            fontSize=alt.expr(f"{_NARROW} ? 10.5 : 12.5"),
            fontWeight=600,
            baseline="middle",
        )
        .encode(x=x, y=y, text="label:N", color=_colour(words))
    )
    dots = alt.Chart(rows).mark_circle(size=46, opacity=1).encode(x=x, y=y, color=_colour(words))
    return [dots, text]


def spread(places: list[float], gap: float) -> list[float]:
    """Ascending places moved apart to at least `gap`, each group about its own middle, none upward of the first."""
    groups: list[list[float]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _edge(groups[-2], gap, 1) + gap > _edge(groups[-1], gap, -1):
            groups[-2:] = [groups[-2] + groups[-1]]
    found: list[float] = []
    for group in groups:
        for number in range(len(group)):
            least = found[-1] + gap if found else places[0]
            found.append(max(_edge(group, gap, -1) + gap * number, least))
    return found


def _edge(group: list[float], gap: float, side: int) -> float:
    """Where the first (-1) or the last (1) of a group of names comes to stand."""
    return sum(group) / len(group) + side * gap * (len(group) - 1) / 2


def _ticks(days: list[date]) -> list[date]:
    """Some six days, the first and the last among them."""
    step = max(1, len(days) // 6)
    inner = days[step : -max(1, step // 2) : step]
    return sorted({days[0], *inner, days[-1]})


def _tooltip(words: Words) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("display_name:N", title=words("leaderboard.unit")),
        alt.Tooltip("day:T", title=words("movement.day"), format="%d/%m/%Y"),
        alt.Tooltip("rank:Q", title=words("leaderboard.rank")),
        alt.Tooltip("initiatives:Q", title=words("measure.initiatives"), format=",d"),
    ]
