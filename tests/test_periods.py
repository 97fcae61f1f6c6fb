"""Which period runs, and by which days a plan is measured."""

from datetime import date

import polars as pl
import pytest

from bangvang import campaign
from bangvang.pacing.periods import Period, Plan, before, periods, plan_of, running_phase

FIRST, DRIVE, SECOND, WHOLE = "phase-1", "drive-35", "phase-2", "programme"


def known(*filled: str) -> list[Period]:
    """The campaign's periods as the question `periods` tells them; those named hold registrations."""
    rows = campaign.campaign().periods.sort("starts_on", "ends_on")
    return periods(rows.with_columns(has_registrations=pl.col("period_id").is_in(filled)))


def period(period_id: str) -> Period:
    return next(each for each in known() if each.period_id == period_id)


def test_the_answer_becomes_periods_in_its_order() -> None:
    assert [each.period_id for each in known()] == [WHOLE, FIRST, DRIVE, SECOND]
    drive = period(DRIVE)
    assert (drive.kind, drive.phase_id, drive.has_registrations) == ("drive", FIRST, False)
    assert (drive.starts_on, drive.ends_on) == (date(2022, 4, 25), date(2022, 5, 31))


def test_a_period_is_called_by_its_name_in_each_language() -> None:
    assert period(FIRST).label("vi") == "Giai đoạn 1"
    assert period(FIRST).label("en") == "Phase 1"


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2021, 12, 31), FIRST),
        (date(2022, 1, 7), FIRST),
        (date(2022, 1, 8), FIRST),
        (date(2022, 5, 31), FIRST),
        (date(2022, 6, 1), SECOND),
        (date(2023, 9, 1), SECOND),
    ],
)
def test_the_running_phase_is_the_one_that_holds_the_day(day: date, phase: str) -> None:
    assert running_phase(known(), day).period_id == phase


@pytest.mark.parametrize(
    ("filled", "phase"),
    [((), SECOND), ((FIRST,), FIRST), ((SECOND,), SECOND), ((FIRST, SECOND), SECOND)],
)
def test_after_all_phases_it_is_the_last_one_that_holds_registrations(
    filled: tuple[str, ...], phase: str
) -> None:
    assert running_phase(known(*filled), date(2026, 1, 1)).period_id == phase


def test_a_filled_phase_does_not_stand_in_for_the_running_one() -> None:
    assert running_phase(known(FIRST), date(2022, 6, 1)).period_id == SECOND


@pytest.mark.parametrize(
    ("day", "drive"),
    [
        (date(2022, 4, 24), None),
        (date(2022, 4, 25), DRIVE),
        (date(2022, 5, 31), DRIVE),
        (date(2022, 6, 1), None),
    ],
)
def test_a_phase_follows_its_drive_while_it_runs(day: date, drive: str | None) -> None:
    plan = plan_of(known(), period(FIRST), day)
    assert plan.phase.period_id == FIRST
    assert (plan.drive and plan.drive.period_id) == drive


def test_a_drive_works_towards_the_quota_of_its_phase_on_any_day() -> None:
    for day in (date(2022, 3, 1), date(2022, 5, 19), date(2022, 7, 1)):
        assert plan_of(known(), period(DRIVE), day) == Plan(period(FIRST), period(DRIVE))


def test_the_programme_and_another_phase_follow_no_drive_of_the_first() -> None:
    for name in (WHOLE, SECOND):
        assert plan_of(known(), period(name), date(2022, 5, 19)) == Plan(period(name), None)


def test_the_35_day_drive_has_37_days() -> None:
    plan = Plan(period(FIRST), period(DRIVE))
    assert plan.days == 37
    assert (plan.starts_on, plan.ends_on) == (date(2022, 4, 25), date(2022, 5, 31))


def test_without_a_drive_the_plan_has_the_days_of_the_phase() -> None:
    plan = Plan(period(FIRST), None)
    assert (plan.days, plan.starts_on, plan.ends_on) == (
        144,
        date(2022, 1, 8),
        date(2022, 5, 31),
    )


@pytest.mark.parametrize(
    ("day", "elapsed", "left"),
    [
        (date(2022, 3, 1), 0, 37),
        (date(2022, 4, 24), 0, 37),
        (date(2022, 4, 25), 1, 36),
        (date(2022, 5, 19), 25, 12),
        (date(2022, 5, 30), 36, 1),
        (date(2022, 5, 31), 37, 0),
        (date(2022, 6, 1), 37, 0),
    ],
)
def test_a_day_of_the_plan_is_gone_or_left(day: date, elapsed: int, left: int) -> None:
    plan = Plan(period(FIRST), period(DRIVE))
    assert (plan.elapsed(day), plan.left(day)) == (elapsed, left)
    assert elapsed + left == plan.days


@pytest.mark.parametrize(
    ("filled", "plan", "earlier"),
    [
        ((FIRST,), (SECOND, None), FIRST),
        ((), (SECOND, None), None),  # nothing stands in it to compare with
        ((FIRST, DRIVE), (FIRST, DRIVE), None),  # a drive is held against drives only
        ((FIRST, WHOLE), (FIRST, None), None),
    ],
)
def test_the_period_before_is_of_the_same_kind_and_was_over(
    filled: tuple[str, ...], plan: tuple[str, str | None], earlier: str | None
) -> None:
    phase, drive = plan
    found = before(known(*filled), Plan(period(phase), period(drive) if drive else None))
    assert (found and found.period_id) == earlier


def test_a_plan_has_ended_the_day_after_its_last() -> None:
    plan = Plan(period(FIRST), None)
    assert not plan.ended(date(2022, 5, 31))
    assert plan.ended(date(2022, 6, 1))
    assert [plan.part(day) for day in (date(2022, 1, 7), date(2022, 5, 31))] == [0, 1]
