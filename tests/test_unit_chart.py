"""The charts of a unit's page: no line runs through what is written on them."""

from datetime import date, timedelta

import polars as pl
import pytest

from bangvang.charts import unit
from bangvang.text import Words

FIRST = date(2022, 5, 10)
UNDER_LABEL = 0.25  # of the width, on a phone


def history(ranks: list[int | None]) -> pl.DataFrame:
    """Rows of `unit_history`."""
    return pl.DataFrame(
        {"day": [FIRST + timedelta(days=at) for at in range(len(ranks))], "rank": ranks},
        schema={"day": pl.Date, "rank": pl.Int64},
    ).with_columns(initiatives=pl.lit(1), total=pl.lit(1))


def label(ranks: list[int | None]) -> dict[str, object]:
    """The row that the rank at the end is written from."""
    spec = unit.rank(history(ranks), Words("vi")).to_dict()
    (found,) = (
        row for rows in spec["datasets"].values() for row in rows if row.get("label") is not None
    )
    return dict(found)


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 6, 7, 9, 10, 14, 40])
def test_the_last_rank_stands_over_every_piece_of_its_line_near_it(days: int) -> None:
    for at in range(days):
        ranks: list[int | None] = [5] * days
        ranks[at] = 2
        is_near = at + 1 > (1 - UNDER_LABEL) * (days - 1)  # a rank is drawn on to the next day
        told = label(ranks)
        assert told["label"] == f"hạng {ranks[-1]}"
        if is_near:
            assert told["clear"] == 2, (days, at)
    far: list[int | None] = [1, *[5] * (days - 1)]
    if days > 2:
        assert label(far)["clear"] == 5, "what lies far off does not lift it"


def test_days_without_a_rank_have_no_piece() -> None:
    assert label([None, None, 3])["clear"] == 3


@pytest.mark.parametrize(("days", "ticks"), [(3, {"interval": "day", "step": 1}), (40, 8)])
def test_no_day_of_a_short_history_is_named_twice(days: int, ticks: object) -> None:
    spec = unit.rank(history([1] * days), Words("vi")).to_dict()
    assert spec["layer"][0]["encoding"]["x"]["axis"]["tickCount"] == ticks
