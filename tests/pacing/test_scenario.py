"""What it takes, by figures worked out by hand: four units, ten days left."""

from datetime import date

import polars as pl
import pytest

from bangvang.pacing.scenario import Wish, median_share, outcome

AS_OF = date(2022, 5, 21)
# shares of quota a day: a 10 %, b 4 %, c 1 %, d 0; the median lies between b and c: 2,5 %
UNITS = pl.DataFrame(
    {
        "unit_id": ["a", "b", "c", "d", "e"],
        "display_name": ["A", "B", "C", "D", "E"],
        "quota": [100, 100, 200, 50, None],
        "count": [120, 60, 40, 0, 5],
        "current_per_day": [10.0, 4.0, 2.0, 0.0, 1.0],
        "silent_days": [0, 0, 1, None, 9],
    }
)
COUNT, QUOTA = 225, 450


def end(wish: Wish, quota: int | None = QUOTA, days: int = 10):  # type: ignore[no-untyped-def]
    return outcome(UNITS, wish, COUNT, quota, AS_OF, days)


def test_the_median_is_the_share_of_quota_of_the_unit_in_the_middle() -> None:
    assert median_share(UNITS) == pytest.approx(0.025)
    assert median_share(UNITS.clear()) == 0


def test_by_itself_everyone_keeps_the_present_pace() -> None:
    found = end(Wish())
    assert (found.per_day, found.finish) == (17.0, 395)
    assert found.percent == pytest.approx(100 * 395 / 450)
    assert found.reach_date == date(2022, 6, 4)  # 225 more at 17 a day: 14 days
    assert found.lifted.height == 0


def test_the_weakest_below_their_quota_reach_the_median() -> None:
    # d: 0 → 1,25; c: 2 → 5; a has reached its quota and is never among the weakest
    one, two = end(Wish(weakest=1)), end(Wish(weakest=2))
    assert (one.per_day, one.finish) == (18.25, 407)  # 225 + 182.5
    assert (two.per_day, two.finish) == (21.25, 437)
    assert two.lifted.select("unit_id", "current_per_day", "per_day").rows() == [
        ("c", 2.0, 5.0),
        ("d", 0.0, 1.25),
    ]


def test_nobody_is_pulled_down_to_the_median() -> None:
    assert end(Wish(weakest=99)).per_day == 21.25  # b stays at 4


def test_everyone_may_keep_less_or_more_of_the_pace() -> None:
    assert end(Wish(kept=50)).per_day == 8.5
    assert end(Wish(kept=200)).finish == 225 + 340
    assert end(Wish(kept=200)).lifted.height == 0  # all alike, nobody in particular
    assert end(Wish(kept=0)).reach_date is None


def test_the_silent_ones_below_their_quota_wake_up() -> None:
    # d and e: e has no quota to have reached; a and b are not silent
    found = end(Wish(woken=3))
    assert found.per_day == 17 + 3 + 2
    assert found.lifted["unit_id"].to_list() == ["d", "e"]


def test_a_silent_unit_that_reached_its_quota_stays_asleep() -> None:
    asleep = UNITS.with_columns(silent_days=pl.lit(9, pl.Int64), count=pl.lit(999, pl.Int64))
    found = outcome(asleep, Wish(woken=3), COUNT, QUOTA, AS_OF, 10)
    assert found.lifted["unit_id"].to_list() == ["e"]


def test_a_unit_that_is_weak_and_silent_takes_the_higher_of_both() -> None:
    assert end(Wish(weakest=1, woken=9)).per_day == 16 + 9 + 9
    assert end(Wish(weakest=1, woken=1)).per_day == 17 + 1.25


def test_without_a_quota_there_is_no_percent_and_no_day() -> None:
    found = end(Wish(), quota=None)
    assert (found.percent, found.reach_date, found.finish) == (None, None, 395)


def test_a_quota_that_is_reached_has_no_day_to_come() -> None:
    assert end(Wish(), quota=200).reach_date is None


def test_with_no_day_left_it_ends_where_it_stands() -> None:
    assert end(Wish(weakest=5, woken=50), days=0).finish == COUNT


def test_an_empty_roll_stays_where_it_is() -> None:
    found = outcome(UNITS.clear(), Wish(weakest=3, woken=5), 0, 100, AS_OF, 10)
    assert (found.per_day, found.finish, found.reach_date) == (0, 0, None)
