"""Boards as they would be without counts kept at commit: plain Polars and pandas on all registrations."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import polars as pl

from bangvang.store import Store

FIRST, AS_OF, BEFORE = date(2022, 1, 8), date(2022, 5, 19), date(2022, 5, 12)
_ROWS = """
select unit.upper_id, initiative.registered_on as day, registration.person_no as person,
    initiative.title_key as title, initiative.stage, initiative.field
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join unit on unit.unit_id = initiative.unit_id
"""


@dataclass(frozen=True)
class Plain:
    """All registrations in memory, in both libraries; what makes them so is not timed."""

    polars: pl.DataFrame
    pandas: pd.DataFrame


def plain(store: Store) -> Plain:
    """The registrations of a store."""
    rows = store.select(_ROWS, {}).with_columns(
        pl.col("upper_id", "stage", "field").cast(pl.Categorical)
    )
    return Plain(rows, rows.to_pandas())


def _leaderboard_in_polars(rows: pl.DataFrame) -> object:
    first = _first_in_polars(rows)
    now, before = (
        first.lazy()
        .filter(pl.col("day").is_between(FIRST, day))
        .group_by("upper_id")
        .agg(initiatives=pl.len(), registrants=pl.col("person").n_unique())
        .with_columns(rank=pl.col("initiatives").rank("min", descending=True))
        .collect()
        for day in (AS_OF, BEFORE)
    )
    return now.join(before, on="upper_id", how="left", suffix="_before").sort("rank")


def _leaderboard_in_pandas(rows: pd.DataFrame) -> object:
    first = _first_in_pandas(rows)
    boards = []
    for day in (AS_OF, BEFORE):
        within = first[(first["day"] >= pd.Timestamp(FIRST)) & (first["day"] <= pd.Timestamp(day))]
        board = within.groupby("upper_id", observed=True).agg(
            initiatives=("title", "size"), registrants=("person", "nunique")
        )
        boards.append(board.assign(rank=board["initiatives"].rank(method="min", ascending=False)))
    return boards[0].join(boards[1].add_suffix("_before")).sort_values("rank")


def _days_in_polars(rows: pl.DataFrame) -> pl.DataFrame:
    counted = _first_in_polars(rows).group_by("upper_id", "day").len().sort("upper_id", "day")
    return counted.with_columns(total=pl.col("len").cum_sum().over("upper_id"))


def _days_in_pandas(rows: pd.DataFrame) -> pd.DataFrame:
    counted = _first_in_pandas(rows).groupby(["upper_id", "day"], observed=True).size()
    frame = counted.rename("len").reset_index()
    return frame.assign(total=frame.groupby("upper_id", observed=True)["len"].cumsum())


def _history_in_polars(rows: pl.DataFrame) -> object:
    return _days_in_polars(rows).with_columns(
        rank=pl.col("total").rank("min", descending=True).over("day")
    )


def _history_in_pandas(rows: pd.DataFrame) -> object:
    days = _days_in_pandas(rows)
    return days.assign(rank=days.groupby("day")["total"].rank(method="min", ascending=False))


def _funnel_in_polars(rows: pl.DataFrame) -> object:
    best = rows.with_columns(worth=_WORTH_IN_POLARS).group_by("upper_id", "person", "title")
    return best.agg(pl.col("worth").max()).group_by("upper_id", "worth").len()


def _funnel_in_pandas(rows: pd.DataFrame) -> object:
    worth = rows["stage"].map(_WORTH).astype(int)
    best = rows.assign(worth=worth).groupby(["upper_id", "person", "title"], observed=True)["worth"]
    return best.max().reset_index().groupby(["upper_id", "worth"], observed=True).size()


def _fields_in_polars(rows: pl.DataFrame) -> object:
    unit = rows.filter(pl.col("upper_id") == "D-BA-DINH")
    return _first_in_polars(unit).group_by("field").len()


def _fields_in_pandas(rows: pd.DataFrame) -> object:
    unit = rows[rows["upper_id"] == "D-BA-DINH"]
    return _first_in_pandas(unit).groupby("field", observed=True, dropna=False).size()


def _first_in_polars(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col("stage") != "rejected").unique(["person", "title"], keep="first")


def _first_in_pandas(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["stage"] != "rejected"].drop_duplicates(["person", "title"])


_WORTH = {"rejected": 0, "submitted": 1, "pending": 2, "valid": 3}
_WORTH_IN_POLARS = pl.col("stage").cast(pl.String).replace_strict(_WORTH)

#: question -> what answers it in Polars and in pandas
PLAIN: dict[str, tuple[Callable[[pl.DataFrame], object], Callable[[pd.DataFrame], object]]] = {
    "leaderboard": (_leaderboard_in_polars, _leaderboard_in_pandas),
    "daily": (_days_in_polars, _days_in_pandas),
    "rank_history": (_history_in_polars, _history_in_pandas),
    "unit_history": (_history_in_polars, _history_in_pandas),
    "funnel": (_funnel_in_polars, _funnel_in_pandas),
    "unit_fields": (_fields_in_polars, _fields_in_pandas),
}
