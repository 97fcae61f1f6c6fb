"""The reveal: from the bottom up, every unit once, from the first board to the second."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from bangvang.stage.reveal import Row, board, opening, rows_of


def rows(**values: tuple[int, int]) -> list[Row]:
    """Units with their values before and after, in the order of the first board."""
    return [
        {
            "unit_id": name,
            "name": name.upper(),
            "before": before,
            "before_place": place,
            "after": after,
            "after_place": place,
        }
        for place, (name, (before, after)) in enumerate(values.items())
    ]


def test_units_open_from_below_and_rise_over_those_still_shut() -> None:
    told = rows(a=(30, 30), b=(20, 20), c=(10, 25))
    assert opening(told) == ["c", "b", "a"]
    after_one = [each.unit_id for each in board(told, frozenset({"c"}))]
    assert after_one == ["a", "c", "b"]


def test_a_unit_that_rose_waits_no_more_and_the_next_below_opens() -> None:
    told = rows(a=(30, 30), b=(20, 60), c=(10, 25))
    assert opening(told) == ["c", "b", "a"]
    assert [each.unit_id for each in board(told, frozenset({"c", "b"}))] == ["b", "a", "c"]


def test_ties_share_a_rank_and_nothing_has_none() -> None:
    told = rows(a=(5, 5), b=(5, 5), c=(3, 3), d=(0, 0))
    assert [each.rank for each in board(told, frozenset())] == [1, 1, 3, None]


def test_what_is_shut_stands_with_its_first_value() -> None:
    told = rows(a=(30, 99), b=(20, 88), c=(10, 77))
    values = {each.unit_id: each.value for each in board(told, frozenset({"c"}))}
    assert values == {"c": 77, "a": 30, "b": 20}


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=12).map(
        lambda pairs: sorted(pairs, key=lambda pair: -pair[0])
    )
)
def test_every_unit_opens_once_and_the_end_is_the_second_board(
    pairs: list[tuple[int, int]],
) -> None:
    told = rows(**{f"u{number}": pair for number, pair in enumerate(pairs)})
    order = opening(told)
    assert sorted(order) == sorted(row["unit_id"] for row in told)
    for step, unit in enumerate(order):
        shut = [each.unit_id for each in board(told, frozenset(order[:step])) if not each.is_open]
        assert shut[-1] == unit
    last = board(told, frozenset(order))
    assert [each.value for each in last] == sorted((after for _, after in pairs), reverse=True)


def test_before_it_begins_the_second_board_is_in_no_row() -> None:
    frame = pl.DataFrame({"unit_id": ["a"], "display_name": ["A"], "value": [3.0]})
    assert [row["after"] for row in rows_of(frame, None)] == [None]
