"""The board at a moment, a day or a cut, with movement since an earlier one: what every screen asks.

The same functions serve pages, slides, exports and the command line; nothing here knows of screens.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

import polars as pl

from bangvang.store import Parameter

#: what one may be the most improved by
IMPROVED_BY = ("rank", "count", "percent")
_BEFORE = ("rank", "value", "initiatives", "percent")


class Ask(Protocol):
    """Answers a question of `queries/`: `View.ask`, or `questions.ask` on a store."""

    def __call__(self, name: str, **parameters: Parameter) -> pl.DataFrame: ...


@dataclass(frozen=True)
class Moment:
    """What a board shows: all dated up to and with a day, as known now or as a cut froze it."""

    day: date
    cut_id: str | None = None


@dataclass(frozen=True)
class Cut:
    """A row of the question `cuts`; the figures are the city's in the phase that ran."""

    cut_id: str
    name: str
    moment: datetime
    made_at: datetime
    made_by: str
    kind: str  #: hand, daily
    period_id: str | None
    initiatives: int
    registrants: int
    quota: int | None
    percent: float | None

    def frozen(self) -> Moment:
        """The board as this cut keeps it."""
        return Moment(self.moment.date(), self.cut_id)


def cuts(answer: pl.DataFrame) -> list[Cut]:
    """The cuts of the question `cuts`, the latest moment first."""
    return [Cut(**row) for row in answer.iter_rows(named=True)]


def week_before(day: date) -> Moment:
    """What a board is compared with when nobody chose: the board seven days earlier."""
    return Moment(day - timedelta(days=7))


def usual_before(cut: Cut, known: list[Cut]) -> Moment:
    """What a cut is compared with when nobody chose: a cut too, so that no correction moves it.

    The latest one at least seven days earlier, else the earliest there is, among those made before
    it. Where it is the first of all, the board seven days earlier, as known now. `known`: the latest
    moment first.
    """
    earlier = [each for each in known if each.moment < cut.moment and each.made_at <= cut.made_at]
    week = week_before(cut.moment.date())
    old = [each for each in earlier if each.moment.date() <= week.day] or earlier[-1:]
    return old[0].frozen() if old else week


def ranking(
    ask: Ask, board: Mapping[str, Parameter], now: Moment, before: Moment | None = None
) -> pl.DataFrame:
    """The rows of the question `leaderboard` at a moment, with movement since another.

    `board` holds the parameters of `leaderboard`; its days are not looked at.
    """
    if now.cut_id is None and (before is None or before.cut_id is None):
        compare = None if before is None else before.day
        days: dict[str, Parameter] = {"as_of": now.day, "compare": compare}
        return ask("leaderboard", **{**board, **days})
    rows = _at(ask, board, now)
    if before is None:
        return rows
    earlier = _at(ask, board, before).select("unit_id", *_BEFORE)
    renamed = earlier.rename({name: f"{name}_before" for name in _BEFORE})
    return (
        rows.drop(f"{name}_before" for name in _BEFORE)
        .join(renamed, on="unit_id", how="left", maintain_order="left")
        .with_columns(
            pl.col("initiatives_before").fill_null(0),
            movement=pl.col("rank_before") - pl.col("rank"),
        )
        .select(rows.columns)
    )


def restated_units(ask: Ask, board: Mapping[str, Parameter], cut: Moment) -> pl.DataFrame:
    """The units whose rank or value as of a cut's day is another now than the cut keeps.

    One row per unit, in the order of the board now: unit_id, display_name, short_name; rank, value
    and initiatives now, and the same with `_then` as the cut keeps them.
    """
    names, figures = ("display_name", "short_name"), ("rank", "value", "initiatives")
    now = _at(ask, board, Moment(cut.day)).select("unit_id", *names, *figures)
    then = _at(ask, board, cut).select("unit_id", *names, *figures)
    both = now.join(then, on="unit_id", how="full", suffix="_then", maintain_order="left_right")
    return (
        both.with_columns(
            pl.coalesce(name, f"{name}_then").alias(name) for name in ("unit_id", *names)
        )
        .drop("unit_id_then", *(f"{name}_then" for name in names))
        .filter(
            pl.any_horizontal(
                pl.col(name).ne_missing(pl.col(f"{name}_then")) for name in ("rank", "value")
            )
        )
    )


def improved(moved: pl.DataFrame, by: str) -> pl.DataFrame:
    """The rows of `ranking` that improved since the earlier moment, the most improved first.

    `gained` is ranks, the measure's own unit (count), or points of percent; ties share a `place`.
    """
    gains = {
        "rank": pl.col("movement"),
        "count": pl.col("value").fill_null(0) - pl.col("value_before").fill_null(0),
        "percent": pl.col("percent") - pl.col("percent_before"),
    }
    return (
        moved.with_columns(gained=gains[by].cast(pl.Float64))
        .filter(pl.col("gained") > 0)
        .with_columns(place=pl.col("gained").rank("min", descending=True).cast(pl.Int64))
        .sort("place", "rank", nulls_last=True, maintain_order=True)
    )


def _at(ask: Ask, board: Mapping[str, Parameter], moment: Moment) -> pl.DataFrame:
    """The board of one moment, with nothing to compare."""
    if moment.cut_id is None:
        days: dict[str, Parameter] = {"as_of": moment.day, "compare": None}
        return ask("leaderboard", **{**board, **days})
    asked = {name: value for name, value in board.items() if name not in ("as_of", "compare")}
    return ask("cut_board", cut=moment.cut_id, **asked)
