"""The projection: the recent pace kept, as wide as earlier days turned out."""

from datetime import date, timedelta

import pytest

from bangvang.pacing.projection import (
    Range,
    by_record,
    by_resampling,
    current_pace,
    fan,
    spread,
)

AS_OF = date(2022, 5, 19)
STEADY = [10] * 40
RECENT = [3, 9, 0, 4, 12, 7, 5]


def test_the_current_pace_is_the_mean_of_the_last_seven_days() -> None:
    assert current_pace([1_000, 1, 2, 3, 4, 5, 6, 7]) == 4
    assert current_pace([4, 8]) == 6
    assert current_pace([]) == 0


def test_steady_days_leave_the_range_no_width() -> None:
    assert spread(STEADY, 5) == 1
    assert by_record(STEADY, 5) == Range(50, 50, 50)


def test_the_range_is_as_wide_as_six_misses_in_ten() -> None:
    # one day ahead; 35 days of 10, then five in which 20, 40, 5, 10, 10 came. Of the last 28
    # origins 23 missed by nothing, so the six of ten in the middle say ×1
    assert spread([10] * 35 + [20, 40, 5, 10, 10], 1) == 1
    # of five origins alone: days 7 to 11 had means of 10, then 80/7, 130/7 … and 20, 40, 5 …
    days = [10] * 8 + [20, 40, 5, 10, 10]
    had = [sum(days[at - 7 : at]) / 7 for at in range(7, 12)]
    came = days[8:13]
    misses = sorted(max(now / then, then / now) for now, then in zip(came, had, strict=True))
    assert spread(days, 1) == pytest.approx(misses[2])
    middle = sum(days[-7:]) / 7
    assert by_record(days, 1) == Range(
        round(middle / misses[2]), round(middle), round(middle * misses[2])
    )


def test_the_range_never_goes_beyond_a_third_and_three_times() -> None:
    silent_then_loud = ([0] * 7 + [1] * 7) * 4
    assert spread(silent_then_loud, 7) == 3
    assert by_record(silent_then_loud, 7) == Range(2, 7, 21)


def test_further_ahead_than_a_fortnight_the_range_keeps_its_width() -> None:
    days = [10 + at % 5 * 3 for at in range(60)]
    assert spread(days, 14) == spread(days, 40)


def test_days_before_anything_came_tell_nothing_of_misses() -> None:
    assert spread([0] * 40, 7) is None
    assert by_record([0] * 40, 7) == Range(0, 0, 0)


def test_with_fewer_than_five_outcomes_the_days_are_drawn_at_random() -> None:
    few = [5, 9, 0, 4, 12, 7, 5, 8, 6, 10, 4]  # 11 days: for one ahead, three outcomes
    assert spread(few, 1) is None
    assert by_record(few, 3) == by_resampling(few, 3)


def test_without_days_or_with_none_left_nothing_more_comes() -> None:
    assert by_record([], 12) == Range(0, 0, 0)
    assert by_resampling([], 12) == Range(0, 0, 0)
    assert by_record(STEADY, 0) == Range(0, 0, 0)


def test_a_draw_holds_the_middle_of_many_futures_and_leaves_a_fifth_on_each_side() -> None:
    drawn = by_resampling(list(range(1, 101))[-14:], 1)  # 87 to 100, each as likely
    assert drawn.low in (88, 89, 90)
    assert drawn.middle in (92, 93, 94, 95)
    assert drawn.high in (97, 98, 99)


def test_the_same_figures_give_the_same_draw_and_the_last_14_days_alone() -> None:
    assert by_resampling([*RECENT, *RECENT], 12) == by_resampling([999, *RECENT, *RECENT], 12)


def test_a_range_counts_from_what_there_is_and_holds_its_ends() -> None:
    assert Range(1, 2, 3).after(100) == Range(101, 102, 103)
    assert [Range(1, 2, 3).holds(value) for value in range(5)] == [False, True, True, True, False]


def test_a_fan_opens_from_today_and_never_falls() -> None:
    days = [10 + at % 7 * 4 for at in range(50)]
    opened = fan(days, 100, AS_OF, 20)
    assert opened["day"].to_list() == [AS_OF + timedelta(days=ahead) for ahead in range(21)]
    assert opened.row(0) == (AS_OF, 100, 100, 100)
    assert (opened["low"] <= opened["middle"]).all()
    assert (opened["middle"] <= opened["high"]).all()
    for column in ("low", "middle", "high"):
        assert (opened[column].diff().drop_nulls() >= 0).all()


def test_a_fan_ends_where_the_projection_does() -> None:
    days = [10 + at % 7 * 4 for at in range(50)]
    end = by_record(days, 12).after(100)
    assert fan(days, 100, AS_OF, 12).row(-1)[1:] == (end.low, end.middle, end.high)


def test_a_fan_of_days_drawn_at_random_ends_where_the_projection_does_too() -> None:
    assert spread(RECENT, 12) is None
    end = by_resampling(RECENT, 12).after(100)
    assert fan(RECENT, 100, AS_OF, 12).row(-1)[1:] == (end.low, end.middle, end.high)


@pytest.mark.parametrize(("days", "ahead"), [([], 12), (STEADY, 0)])
def test_with_no_day_to_come_or_none_gone_a_fan_is_today_alone(days: list[int], ahead: int) -> None:
    assert fan(days, 100, AS_OF, ahead).rows() == [(AS_OF, 100, 100, 100)]
