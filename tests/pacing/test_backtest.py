"""The back-test: earlier projections held against what came."""

import pytest

from bangvang.pacing.backtest import backtest
from bangvang.pacing.projection import Range


def always(low: int, middle: int, high: int):  # type: ignore[no-untyped-def]
    return lambda days, ahead: Range(low, middle, high)


def test_each_try_is_held_against_the_days_that_followed_it() -> None:
    # two days ahead: after day 1 came 3+4, after day 2 4+5, after day 3 5+6
    days = [1, 2, 3, 4, 5, 6]
    found = backtest([0, *days], 2, always(8, 9, 10), tries=3)
    assert found is not None
    assert (found.ahead, found.tries) == (2, 3)
    assert (found.held, found.below, found.above) == (1, 1, 1)  # 7, 9, 11
    assert found.bias == 0


def test_the_bias_says_by_how_much_the_middles_missed_all_together() -> None:
    found = backtest([0, 1, 2, 3, 4, 5, 6], 2, always(0, 18, 99), tries=3)
    assert found is not None
    assert found.bias == pytest.approx(100.0)  # 54 told, 27 came


def test_the_loss_weighs_each_side_by_its_share() -> None:
    # one try: 10 came; 8 and 9 below it, 13 above: 0.2×2 + 0.5×1 + 0.2×3 = 1.5, a third of it
    found = backtest([0, 0, 10], 1, always(8, 9, 13), tries=1)
    assert found is not None
    assert found.loss == pytest.approx(5.0)


def test_a_projection_sees_no_day_of_its_own_future() -> None:
    seen: list[tuple[int, ...]] = []

    def watching(days: list[int], ahead: int) -> Range:
        seen.append(tuple(days))
        return Range(0, 0, 0)

    backtest([1, 2, 3, 4, 5, 6], 2, watching, tries=2)  # type: ignore[arg-type]
    assert seen == [(1, 2), (1, 2, 3)]  # of day 3 and day 4, whose outcomes are 4+5 and 5+6


def test_at_most_fourteen_days_ahead_are_tried_and_fourteen_times() -> None:
    found = backtest([5] * 90, 60)
    assert found is not None
    assert (found.ahead, found.tries, found.held) == (14, 14, 14)


@pytest.mark.parametrize(("days", "left"), [([5] * 90, 0), ([5] * 3, 7), ([], 7)])
def test_what_cannot_be_tried_is_none(days: list[int], left: int) -> None:
    assert backtest(days, left) is None


def test_where_nothing_came_there_is_no_percent_of_it() -> None:
    found = backtest([0] * 30, 5)
    assert found is not None
    assert (found.held, found.bias, found.loss) == (14, None, None)
