"""The bump chart: names never lie over one another, and the lines are the answer's."""

from datetime import date, timedelta
from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from bangvang.charts import movement
from bangvang.text import Words

DAYS = [date(2022, 5, 10) + timedelta(days=ahead) for ahead in range(4)]


def history(days: list[date]) -> pl.DataFrame:
    """Two unions that change places, and one that comes late."""
    rows = [
        (f"D-{name}", name, kind, day, rank)
        for at, day in enumerate(days)
        for name, kind, rank in (
            ("Ba Vì", "district", 1 + at % 2),
            ("Y tế", "sector", 2 - at % 2),
            ("Mỹ Đức", "district", 3 if at > 1 else None),
        )
    ]
    schema = {"unit_id": pl.String, "short_name": pl.String, "kind": pl.String, "day": pl.Date}
    return pl.DataFrame(rows, schema=schema | {"rank": pl.Int64}, orient="row").with_columns(
        display_name="short_name", initiatives=pl.lit(5)
    )


def drawn(days: list[date], since: date) -> list[dict[str, object]]:
    spec = movement.bump(history(days), [], since, Words("vi")).to_dict()
    return [row for rows in spec["datasets"].values() for row in rows]


@given(st.lists(st.integers(1, 45), min_size=1, max_size=14), st.floats(0.01, 0.4))
def test_names_are_moved_apart_and_keep_their_order(ranks: list[int], gap: float) -> None:
    places = sorted(rank**0.5 for rank in ranks)
    spread = movement.spread(places, gap)
    assert len(spread) == len(places)
    assert all(after - before >= gap - 1e-9 for before, after in pairwise(spread))
    assert spread[0] >= places[0] - 1e-9
    if all(after - before >= gap for before, after in pairwise(places)):
        assert spread == places


def test_both_ends_name_each_line_with_its_rank() -> None:
    labels = {row["label"] for row in drawn(DAYS, DAYS[1]) if "label" in row}
    assert labels == {"Ba Vì  1", "Y tế  2", "1  Y tế", "2  Ba Vì", "3  Mỹ Đức", "từ 11/5"}


def test_a_day_outside_the_lines_is_not_marked() -> None:
    labels = {row["label"] for row in drawn(DAYS, date(2022, 4, 1)) if "label" in row}
    assert not any(str(label).startswith("từ") for label in labels)


def test_a_long_stretch_is_drawn_by_weeks_up_to_its_last_day() -> None:
    days = [date(2022, 1, 10) + timedelta(days=ahead) for ahead in range(100)]
    told = {str(row["day"])[:10] for row in drawn(days, days[50]) if "unit_id" in row}
    assert len(told) == 15
    assert str(days[-1]) in told
