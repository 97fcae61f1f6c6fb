"""The day-curve of the period before."""

from datetime import date

import polars as pl
import pytest

from bangvang.pacing.curve import DayCurve, day_curve
from bangvang.pacing.lines import curve_line
from bangvang.pacing.pace import paced_days
from bangvang.pacing.periods import Period, Plan

EARLIER = Period("a", "A", "A", "phase", None, date(2022, 1, 1), date(2022, 1, 4), True)
NOW = Period("b", "B", "B", "phase", None, date(2022, 2, 1), date(2022, 2, 8), True)


def daily(*counts: int) -> pl.DataFrame:
    days = pl.date_range(EARLIER.starts_on, EARLIER.ends_on, eager=True)[: len(counts)]
    return pl.DataFrame({"day": days, "initiatives": counts})


def test_a_curve_is_the_running_share_of_the_final_count() -> None:
    curve = day_curve(daily(10, 0, 30, 60), EARLIER)
    assert curve is not None
    assert curve.shares == (0, 0.1, 0.1, 0.4, 1.0)


def test_a_period_in_which_nothing_came_has_no_curve() -> None:
    assert day_curve(daily(0, 0, 0, 0), EARLIER) is None


@pytest.mark.parametrize(
    ("part", "share"),
    [(0, 0), (0.25, 0.1), (0.5, 0.1), (0.625, 0.25), (0.75, 0.4), (1, 1), (1.5, 1), (-1, 0)],
)
def test_between_two_days_the_share_lies_straight_between_theirs(part: float, share: float) -> None:
    curve = DayCurve(EARLIER, (0, 0.1, 0.1, 0.4, 1.0))
    assert curve.share(part) == pytest.approx(share)


def test_the_curve_leads_from_a_gain_to_the_gain_of_the_whole() -> None:
    curve = DayCurve(EARLIER, (0, 0.1, 0.1, 0.4, 1.0))
    assert curve.finish(80, 0.75) == pytest.approx(200)
    assert curve.finish(80, 0) is None


def test_the_curve_is_drawn_from_the_eve_to_the_quota_on_the_last_day() -> None:
    curve = DayCurve(EARLIER, (0, 0.1, 0.1, 0.4, 1.0))
    plan = Plan(NOW, None)
    now = paced_days([5, 5], 200, plan, date(2022, 2, 2), curve)
    line = curve_line(now, plan, curve)
    assert line.height == 9
    assert line.row(0) == (date(2022, 1, 31), 0)
    assert line.row(2) == (date(2022, 2, 2), pytest.approx(20))
    assert line.row(-1) == (date(2022, 2, 8), 200)
    assert now.expected_by_curve == pytest.approx(20)
