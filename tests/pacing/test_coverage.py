"""Who is silent and what they hold, from the rows of the question `coverage`."""

from datetime import date, datetime

import polars as pl
import pytest

from bangvang.clock import end_of
from bangvang.pacing.coverage import coverage, window, window_start

AS_OF = date(2022, 5, 19)
ANSWER = pl.DataFrame(
    {
        "unit_id": ["a", "b", "c", "d"],
        "quota": [100, 300, None, 400],
        "registered": [5, 0, 0, 0],
        "last_day": [AS_OF, date(2022, 5, 9), None, date(2022, 5, 16)],
        "files": [0, 1, 0, 2],
        "last_file_on": [date(2022, 5, 1), AS_OF, None, AS_OF],
    }
)


def test_the_silent_ones_hold_their_share_of_all_quotas() -> None:
    now = coverage(ANSWER, "registered", AS_OF)
    assert (now.units, now.reporting, now.quota, now.silent_quota) == (4, 1, 800, 700)
    assert now.silent_percent == 87.5
    assert now.silent.select("unit_id", "silent_days").rows() == [("d", 3), ("b", 10), ("c", None)]


def test_by_files_other_units_are_silent() -> None:
    now = coverage(ANSWER, "files", AS_OF)
    assert (now.reporting, now.silent_percent) == (2, 12.5)
    assert now.silent.select("unit_id", "silent_days").rows() == [("a", 18), ("c", None)]


def test_without_quotas_there_is_no_share() -> None:
    bare = ANSWER.with_columns(quota=pl.lit(None, pl.Int64))
    assert coverage(bare, "registered", AS_OF).silent_percent is None
    assert coverage(ANSWER.clear(), "registered", AS_OF).silent_percent is None


def test_one_day_is_the_24_hours_that_end_with_the_running_minute() -> None:
    assert window_start(datetime(2022, 5, 19, 8, 30, 59), 1) == datetime(2022, 5, 18, 8, 31)
    assert window_start(end_of(AS_OF), 1) == datetime(2022, 5, 19)
    assert window_start(datetime(2022, 5, 19, 8, 30), 3) == datetime(2022, 5, 17)


@pytest.mark.parametrize(
    ("days", "first"), [(1, AS_OF), (3, date(2022, 5, 17)), (7, date(2022, 5, 13))]
)
def test_a_window_ends_with_the_day_itself(days: int, first: date) -> None:
    assert window(AS_OF, days) == first
