"""The pace of every unit as one table."""

from datetime import date

import polars as pl

from bangvang.pacing.pace import pace
from bangvang.pacing.periods import Period, Plan
from bangvang.pacing.units import PACED, paces, table

PHASE = Period("p", "P", "P", "phase", None, date(2022, 5, 1), date(2022, 5, 31), True)
PLAN = Plan(PHASE, None)
AS_OF = date(2022, 5, 21)  # 10 days left, 21 of 31 gone

UNITS = pl.DataFrame(
    {"unit_id": ["a", "b", "c"], "display_name": ["A", "B", "C"], "quota": [310, 100, None]}
)
DAYS = pl.DataFrame(
    {
        "unit_id": ["a", "a", "b", "a"],
        "day": [date(2022, 5, 1), date(2022, 5, 20), date(2022, 5, 2), date(2022, 5, 21)],
        "initiatives": [100, 7, 120, 3],
    }
)


def rows() -> dict[str, dict[str, object]]:
    told = table(UNITS, paces(UNITS, DAYS, PLAN, AS_OF))
    assert told.columns == [*UNITS.columns, *PACED.names()]
    return {row["unit_id"]: row for row in told.iter_rows(named=True)}


def test_units_stand_in_their_order_with_their_own_figures() -> None:
    told = rows()
    assert list(told) == ["a", "b", "c"]
    first = told["a"]
    assert (first["count"], first["expected"], first["gap"]) == (110, 210.0, -100)
    assert (first["needed_per_day"], first["current_per_day"]) == (20.0, 1.0)
    assert (first["effort"], first["silent_days"], first["band"]) == (20.0, 0, "behind")
    assert first["reach_date"] == date(2022, 12, 7)  # 200 more at one a day


def test_a_unit_that_reached_its_quota_says_when() -> None:
    told = rows()["b"]
    assert (told["band"], told["reached_on"]) == ("reached", date(2022, 5, 2))
    assert (told["needed_per_day"], told["effort"], told["reach_date"]) == (0.0, None, None)
    assert (told["low"], told["middle"], told["high"]) == (120, 120, 120)


def test_a_unit_without_anything_or_a_quota_says_nothing_it_cannot_know() -> None:
    told = rows()["c"]
    assert (told["count"], told["silent_days"], told["band"]) == (0, None, None)
    assert (told["expected"], told["gap"], told["needed_per_day"]) == (None, None, None)


def test_a_unit_has_the_pace_that_its_own_days_give() -> None:
    days = pl.date_range(PHASE.starts_on, AS_OF, eager=True)
    brought = {date(2022, 5, 1): 100, date(2022, 5, 20): 7, date(2022, 5, 21): 3}
    daily = pl.DataFrame({"day": days, "initiatives": [brought.get(day, 0) for day in days]})
    assert paces(UNITS, DAYS, PLAN, AS_OF)["a"] == pace(daily, 310, PLAN, AS_OF)


def test_after_the_phase_its_last_day_is_the_last_that_counts() -> None:
    told = paces(UNITS, DAYS, PLAN, date(2022, 6, 15))["a"]
    assert (told.count, told.days_left, told.gap) == (110, 0, -200)
