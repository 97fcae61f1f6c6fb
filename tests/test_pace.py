"""The rules of pace (design.md, rule 7), by figures worked out by hand."""

from datetime import date, timedelta

import polars as pl
import pytest

from bangvang.pacing.curve import DayCurve
from bangvang.pacing.lines import curve_line
from bangvang.pacing.pace import band, expected, full_week, pace, paced, plan_line
from bangvang.pacing.periods import Period, Plan

PHASE = Period(
    "phase-1", "Giai đoạn 1", "Phase 1", "phase", None, date(2022, 1, 8), date(2022, 5, 31), True
)
DRIVE = Period(
    "drive-35",
    "Đợt 35 ngày",
    "Drive",
    "drive",
    "phase-1",
    date(2022, 4, 25),
    date(2022, 5, 31),
    True,
)
PLAN = Plan(PHASE, DRIVE)  # 37 days
AS_OF = date(2022, 5, 19)  # 12 days left, 25 gone


def daily(brought: dict[str, int], as_of: date = AS_OF, every: int = 0) -> pl.DataFrame:
    """The rows of the question `daily` up to a day: `every` a day, but for the days named."""
    days = pl.date_range(PHASE.starts_on, as_of, eager=True)
    counts = [brought.get(day.isoformat(), every) for day in days]
    return pl.DataFrame({"day": days, "initiatives": counts, "registrants": counts})


def unit(**figures: object) -> pl.DataFrame:
    """One row of the question `quota`."""
    plain: dict[str, object] = {
        "eve": 0,
        "initiatives": 0,
        "last_week": 0,
        "last_day": None,
        "quota": 100,
    }
    types = {"last_day": pl.Date, "quota": pl.Int64}
    return pl.DataFrame([plain | figures], schema_overrides=types)


def judged(plan: Plan = PLAN, as_of: date = AS_OF, **figures: object) -> dict[str, object]:
    return paced(unit(**figures), plan, as_of).row(0, named=True)


def test_needed_per_day_is_what_is_missing_over_the_days_left() -> None:
    now = pace(daily({"2022-03-01": 44_871}), 52_000, PLAN, AS_OF)
    assert (now.count, now.quota, now.days_left) == (44_871, 52_000, 12)
    assert now.needed_per_day is not None
    assert round(now.needed_per_day, 2) == 594.08


@pytest.mark.parametrize(
    ("as_of", "left", "needed"),
    [
        (date(2022, 5, 29), 2, 50.0),
        (date(2022, 5, 30), 1, 100.0),
        (date(2022, 5, 31), 0, None),
        (date(2022, 6, 1), 0, None),
    ],
)
def test_the_last_day_counts_among_the_days_left(
    as_of: date, left: int, needed: float | None
) -> None:
    now = pace(daily({"2022-03-01": 900}, as_of), 1_000, PLAN, as_of)
    assert (now.days_left, now.needed_per_day) == (left, needed)


@pytest.mark.parametrize("count", [1_000, 1_079])
def test_nothing_more_is_needed_when_the_quota_is_reached(count: int) -> None:
    assert pace(daily({"2022-03-01": count}), 1_000, PLAN, AS_OF).needed_per_day == 0


@pytest.mark.parametrize("quota", [None, 0])
def test_without_a_quota_there_is_a_pace_but_nothing_to_hold_it_against(quota: int | None) -> None:
    now = pace(daily({}, every=7), quota, PLAN, AS_OF)
    assert (now.count, now.current_per_day, now.days_left) == (924, 7, 12)
    assert (now.expected, now.gap, now.needed_per_day) == (None, None, None)
    assert (now.reached_on, now.reach_date) == (None, None)
    assert now.fan.height == 13


def test_the_plan_runs_straight_from_the_eve_to_the_quota() -> None:
    rows = {"2022-04-24": 20_000, "2022-04-25": 14_871, "2022-05-19": 10_000}
    now = pace(daily(rows), 52_000, PLAN, AS_OF)
    # 20,000 + 32,000 × 25/37
    assert now.expected == pytest.approx(41_621.62, abs=0.01)
    assert now.gap == 3_249


@pytest.mark.parametrize(
    ("day", "target"),
    [
        (date(2022, 4, 24), 260.0),
        (date(2022, 4, 25), 280.0),
        (date(2022, 5, 19), 760.0),
        (date(2022, 5, 31), 1_000.0),
        (date(2022, 6, 15), 1_000.0),
    ],
)
def test_the_plan_asks_for_an_equal_share_of_each_of_its_days(day: date, target: float) -> None:
    assert expected(260, 1_000, PLAN.elapsed(day), PLAN.days) == pytest.approx(target)


@pytest.mark.parametrize("gone", [0, 1, 25, 37])
@pytest.mark.parametrize("eve", [1_000, 1_200])
def test_a_plan_asks_for_the_quota_and_no_more_when_its_eve_is_past_it(eve: int, gone: int) -> None:
    assert expected(eve, 1_000, gone, 37) == 1_000


def test_what_is_over_the_quota_on_the_eve_is_a_cushion() -> None:
    rows = daily({"2022-04-24": 1_090, "2022-05-02": 60})
    now = pace(rows, 958, PLAN, AS_OF, DayCurve(PHASE, (0.0, 0.5, 1.0)))
    assert (now.eve, now.count) == (1_090, 1_150)
    assert (now.expected, now.gap) == (958, 192)
    assert (now.expected_by_curve, now.gap_by_curve) == (958, 192)
    assert judged(eve=1_090, initiatives=1_150, quota=958)["expected"] == 958
    assert curve_line(now, PLAN, DayCurve(PHASE, (0.0, 0.5, 1.0)))["value"].unique().to_list() == [
        958
    ]


def test_behind_the_plan_the_gap_is_below_nothing() -> None:
    assert pace(daily({}), 370, PLAN, AS_OF).gap == -250


def test_a_phase_without_a_drive_is_its_own_plan() -> None:
    plan = Plan(PHASE, None)  # 144 days
    now = pace(daily({}, date(2022, 2, 12), every=10), 1_440, plan, date(2022, 2, 12))
    assert (now.count, now.expected, now.gap, now.days_left) == (360, 360.0, 0, 108)


def test_the_plan_is_drawn_from_the_eve_to_the_last_day() -> None:
    rows = daily({"2022-04-24": 20, "2022-04-25": 7})
    assert plan_line(rows, 100, PLAN).rows() == [(date(2022, 4, 24), 20), (date(2022, 5, 31), 100)]
    assert plan_line(rows, 15, PLAN)["value"].to_list() == [15, 15]


def test_a_full_week_ends_on_the_eve_of_the_day_itself() -> None:
    assert full_week(AS_OF) == (date(2022, 5, 12), date(2022, 5, 18))


def test_the_current_pace_is_the_mean_of_the_last_seven_full_days() -> None:
    rows = {"2022-05-11": 1_000, "2022-05-12": 3, "2022-05-18": 4, "2022-05-19": 1_000}
    assert pace(daily(rows), 52_000, PLAN, AS_OF).current_per_day == 1.0


def test_the_quota_was_reached_on_the_first_day_that_held_it() -> None:
    rows = daily({"2022-02-01": 60, "2022-03-05": 39, "2022-03-06": 1, "2022-04-01": 50})
    assert pace(rows, 100, PLAN, AS_OF).reached_on == date(2022, 3, 6)
    assert pace(rows, 100, PLAN, AS_OF).reach_date is None


def test_the_coming_day_of_100_percent_is_found_at_the_current_pace() -> None:
    rows = daily({}, every=10)  # 1,320 by now, 10 a day
    assert pace(rows, 1_341, PLAN, AS_OF).reach_date == date(2022, 5, 22)
    assert pace(rows, 1_340, PLAN, AS_OF).reach_date == date(2022, 5, 21)
    assert pace(rows, 1_340, PLAN, AS_OF).reached_on is None


def test_as_much_as_so_many_weeks_bring_is_reached_after_so_many_weeks() -> None:
    wrong = [
        (in_a_week, weeks)
        for in_a_week in range(1, 30)
        for weeks in (1, 2, 5)
        if pace(daily({"2022-05-12": in_a_week}), (1 + weeks) * in_a_week, PLAN, AS_OF).reach_date
        != AS_OF + timedelta(weeks=weeks)
    ]
    assert wrong == []


def test_at_a_standstill_no_day_of_100_percent_is_told() -> None:
    rows = daily({"2022-03-01": 50})
    assert pace(rows, 100, PLAN, AS_OF).reach_date is None


def test_the_fan_and_the_finish_leave_todays_own_count_out_of_the_pace() -> None:
    now = pace(daily({"2022-05-19": 999}, every=5), 52_000, PLAN, AS_OF)
    assert now.current_per_day == 5
    assert now.fan.row(-1) == (date(2022, 5, 31), *[now.count + 60] * 3)
    assert (now.finish.low, now.finish.middle, now.finish.high) == (now.count + 60,) * 3


def test_in_the_first_days_the_pace_is_the_mean_of_as_many_as_there_are() -> None:
    third = date(2022, 1, 10)
    rows = daily({"2022-01-08": 4, "2022-01-09": 8, "2022-01-10": 100}, third)
    assert pace(rows, 1_440, Plan(PHASE, None), third).current_per_day == 6
    assert judged(Plan(PHASE, None), third, last_week=12)["current_per_day"] == 6


@pytest.mark.parametrize(
    ("quota", "effort"),
    [(924 + 12 * 7 * 2, 2.0), (924 + 6 * 7, 0.5), (924, None), (None, None)],
)
def test_the_effort_is_needed_over_current(quota: int | None, effort: float | None) -> None:
    assert pace(daily({}, every=7), quota, PLAN, AS_OF).effort == effort


def test_at_a_standstill_no_effort_can_be_told() -> None:
    now = pace(daily({"2022-03-01": 50}), 100, PLAN, AS_OF)
    assert (now.needed_per_day, now.current_per_day, now.effort) == (50 / 12, 0, None)


@pytest.mark.parametrize(
    ("brought", "silent"),
    [
        ({"2022-05-19": 1}, 0),
        ({"2022-05-18": 1}, 1),
        ({"2022-05-10": 1, "2022-05-01": 9}, 9),
        ({}, None),
    ],
)
def test_the_silence_runs_from_the_last_day_with_something_new(
    brought: dict[str, int], silent: int | None
) -> None:
    assert pace(daily(brought), 100, PLAN, AS_OF).silent_days == silent


def test_the_day_curve_of_the_period_before_asks_for_its_own_share() -> None:
    # half of the way gone by days, a tenth of the count by the curve: 25 of 37 days lie between
    curve = DayCurve(DRIVE, (0.0, 0.1, 1.0))
    rows = daily({"2022-04-24": 200, "2022-05-19": 300})
    now = pace(rows, 1_000, PLAN, AS_OF, curve)
    share = 0.1 + (25 / 37 * 2 - 1) * 0.9
    assert now.expected_by_curve == pytest.approx(200 + 800 * share)
    assert now.gap_by_curve == round(500 - 200 - 800 * share)
    assert now.finish_by_curve == pytest.approx(200 + 300 / share)


def test_without_a_period_before_nothing_is_asked_by_its_curve() -> None:
    now = pace(daily({}, every=7), 1_000, PLAN, AS_OF)
    assert (now.expected_by_curve, now.gap_by_curve, now.finish_by_curve) == (None, None, None)


def test_the_projection_is_tried_as_many_days_ahead_as_are_left() -> None:
    tried = pace(daily({}, every=7), 1_000, PLAN, AS_OF).tried
    assert tried is not None
    assert (tried.ahead, tried.tries, tried.held, tried.bias) == (12, 14, 14, 0)
    assert pace(daily({}, date(2022, 5, 31)), 1_000, PLAN, date(2022, 5, 31)).tried is None


def test_before_the_campaign_begins_all_is_still_to_come() -> None:
    early = date(2021, 12, 20)
    nothing = daily({}).clear()
    now = pace(nothing, 1_440, Plan(PHASE, None), early)
    assert (now.count, now.days_left, now.expected, now.gap) == (0, 144, 0.0, 0)
    assert (now.needed_per_day, now.current_per_day) == (10.0, 0.0)
    assert (now.reached_on, now.reach_date) == (None, None)
    assert now.fan.rows() == [(early, 0, 0, 0)]


def test_before_a_drive_begins_the_plan_asks_for_no_more_than_there_is() -> None:
    early = date(2022, 4, 1)
    now = pace(daily({}, early, every=10), 1_210, PLAN, early)
    assert (now.count, now.expected, now.gap) == (840, 840.0, 0)
    assert (now.days_left, now.needed_per_day) == (37, 10.0)


def test_before_a_drive_begins_the_fan_still_leads_to_its_last_day() -> None:
    early = date(2022, 4, 1)
    now = pace(daily({}, early, every=10), 1_210, PLAN, early)
    assert now.fan.row(-1) == (date(2022, 5, 31), *[840 + 60 * 10] * 3)


def test_after_the_plan_has_ended_the_whole_quota_was_due() -> None:
    later = date(2022, 6, 15)
    now = pace(daily({"2022-03-01": 900}, PHASE.ends_on), 1_000, PLAN, later)
    assert (now.days_left, now.needed_per_day) == (0, None)
    assert (now.expected, now.gap) == (1_000.0, -100)
    assert now.fan.rows() == [(later, 900, 900, 900)]


@pytest.mark.parametrize(
    ("figures", "band"),
    [
        ({"initiatives": 100, "last_day": date(2022, 3, 1)}, "reached"),
        ({"initiatives": 250, "last_day": AS_OF}, "reached"),
        ({"initiatives": 99, "last_day": date(2022, 5, 12)}, "silent"),
        ({"initiatives": 99, "last_day": date(2022, 5, 13)}, "on_pace"),
        ({"initiatives": 0, "last_day": None}, "silent"),
        ({"initiatives": 68, "last_day": AS_OF}, "on_pace"),
        ({"initiatives": 67, "last_day": AS_OF}, "behind"),
        ({"initiatives": 80, "eve": 26, "last_day": AS_OF}, "on_pace"),
        ({"initiatives": 75, "eve": 26, "last_day": AS_OF}, "behind"),
        ({"initiatives": 50, "quota": None, "last_day": AS_OF}, None),
        ({"initiatives": 50, "quota": 0, "last_day": AS_OF}, None),
        ({"initiatives": 0, "quota": None}, None),
    ],
)
def test_a_unit_is_reached_silent_on_pace_or_behind(
    figures: dict[str, object], band: str | None
) -> None:
    assert judged(**figures)["band"] == band


@pytest.mark.parametrize(
    ("plan", "as_of", "eve", "quota", "count"),
    [
        (PLAN, AS_OF, 26, 100, 76),  # 26 + 74 × 25/37
        (Plan(PHASE, None), date(2022, 1, 18), 0, 720, 55),  # 720 × 11/144
        (Plan(PHASE, None), date(2022, 1, 18), 0, 1_296, 99),
    ],
)
def test_a_count_that_meets_the_plan_exactly_is_on_pace(
    plan: Plan, as_of: date, eve: int, quota: int, count: int
) -> None:
    met = judged(plan, as_of, eve=eve, quota=quota, initiatives=count, last_day=as_of)
    assert met["expected"] == pytest.approx(count)
    assert met["band"] == "on_pace"
    less = judged(plan, as_of, eve=eve, quota=quota, initiatives=count - 1, last_day=as_of)
    assert less["band"] == "behind"


def test_one_rule_tells_the_band() -> None:
    assert band(100, 100, 68, None) == "reached"
    assert band(99, 100, 68, 7) == "silent"
    assert band(68, 100, 68, 6) == "on_pace"
    assert band(67, 100, 68, 0) == "behind"
    assert band(67, None, None, 0) is None


def test_each_unit_has_its_own_need_and_pace() -> None:
    row = judged(initiatives=40, last_week=14, last_day=date(2022, 5, 17))
    assert (row["needed_per_day"], row["current_per_day"], row["silent_days"]) == (5.0, 2.0, 2)
    assert row["expected"] == pytest.approx(100 * 25 / 37)


def test_a_unit_past_its_quota_needs_nothing_more() -> None:
    assert judged(initiatives=140)["needed_per_day"] == 0


def test_a_unit_without_a_quota_has_no_plan_and_no_need() -> None:
    row = judged(quota=None, initiatives=5, last_week=7, last_day=AS_OF)
    assert (row["expected"], row["current_per_day"]) == (None, 1.0)
    assert row["needed_per_day"] is None


def test_after_the_last_day_no_unit_has_a_daily_need() -> None:
    row = judged(as_of=date(2022, 5, 31), initiatives=99, last_day=date(2022, 5, 31))
    assert (row["needed_per_day"], row["band"]) == (None, "behind")


def test_units_keep_their_order_and_columns() -> None:
    rows = pl.concat([unit(initiatives=each) for each in (3, 1, 2)])
    found = paced(rows, PLAN, AS_OF)
    assert found["initiatives"].to_list() == [3, 1, 2]
    added = ["expected", "silent_days", "current_per_day", "needed_per_day", "band"]
    assert found.columns == [*rows.columns, *added]
