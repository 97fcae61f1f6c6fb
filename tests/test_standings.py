"""Who improved the most: the lists beside the bump chart, by hand."""

import polars as pl
import pytest

from bangvang.standings import improved

MOVED = pl.DataFrame(
    {
        "unit_id": ["A", "B", "C", "D", "E"],
        "rank": [1, 2, 3, 4, None],
        "rank_before": [3, 1, 5, None, None],
        "movement": [2, -1, 2, None, None],
        "value": [30.0, 25.0, 20.0, 9.0, None],
        "value_before": [12.0, 24.0, 2.0, None, None],
        "percent": [300.0, None, 50.0, 90.0, 0.0],
        "percent_before": [120.0, None, 40.0, 0.0, 0.0],
    }
)


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("rank", [("A", 1, 2.0), ("C", 1, 2.0)]),
        ("count", [("A", 1, 18.0), ("C", 1, 18.0), ("D", 3, 9.0), ("B", 4, 1.0)]),
        ("percent", [("A", 1, 180.0), ("D", 2, 90.0), ("C", 3, 10.0)]),
    ],
)
def test_the_most_improved_stand_first_and_ties_share_a_place(
    by: str, rows: list[tuple[str, int, float]]
) -> None:
    assert improved(MOVED, by).select("unit_id", "place", "gained").rows() == rows


def test_nobody_improved_where_nothing_moved() -> None:
    still = MOVED.with_columns(movement=0, value_before="value", percent_before="percent")
    for by in ("rank", "count", "percent"):
        assert improved(still, by).height == 0
