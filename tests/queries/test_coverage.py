"""Who has reported in a window of days, by registrations and by files."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.clock import end_of
from bangvang.pacing.coverage import window_start
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some

ASKED = {
    "period": "phase-1",
    "scope": "all",
    "basis": "assigned",
    "from_day": date(2022, 5, 17),
    "from_moment": datetime(2022, 5, 17),
    "as_of": date(2022, 5, 19),
}


def told(known: Known, unit_id: str, **changed: object) -> dict[str, object]:
    """What is said of one unit, its names aside."""
    rows = known.ask("coverage", **(ASKED | changed))  # type: ignore[arg-type]
    (row,) = rows.filter(pl.col("unit_id") == unit_id).iter_rows(named=True)
    return {name: row[name] for name in ("initiatives", "registered", "last_day", "files")}


def test_in_an_empty_campaign_every_upper_union_is_silent(known: Known) -> None:
    rows = known.ask("coverage", **ASKED)  # type: ignore[arg-type]
    assert rows.height == 45
    assert rows.columns == [
        "unit_id",
        "display_name",
        "short_name",
        "kind",
        "quota",
        "is_illustrative",
        "initiatives",
        "registered",
        "last_day",
        "files",
        "last_file_on",
    ]
    assert set(rows["registered"]) == set(rows["files"]) == {0}
    assert rows["last_day"].null_count() == rows["last_file_on"].null_count() == 45
    assert rows["quota"].sum() == 52_000


def test_registrations_count_by_the_day_they_are_dated(known: Known) -> None:
    known.book(*some(4, BA_DINH, "2022-05-16"), *some(2, BA_DINH, "2022-05-17"))
    known.book(*some(1, BA_DINH, "2022-05-19", grassroots=None), *some(3, BA_DINH, "2022-05-20"))
    assert told(known, BA_DINH) == {
        "initiatives": 7,
        "registered": 3,
        "last_day": date(2022, 5, 19),
        "files": 2,
    }
    assert told(known, DONG_DA)["registered"] == 0


def test_a_file_counts_for_every_union_it_speaks_of_on_the_day_it_came(known: Known) -> None:
    # batches of tests are received on 19/05, whatever their rows are dated
    known.book(*some(1, BA_DINH, "2022-03-01"), *some(1, CAU_GIAY, "2022-03-01"))
    known.book(*some(1, BA_DINH, "2022-03-02"))
    assert [told(known, unit)["files"] for unit in (BA_DINH, CAU_GIAY, DONG_DA)] == [2, 1, 0]
    assert told(known, BA_DINH)["registered"] == 0
    early = told(known, BA_DINH, as_of=date(2022, 5, 18))
    assert early["files"] == 0, "what comes later is not known yet"


def test_a_file_before_the_window_is_the_last_one_but_not_in_it(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-03-01"))
    rows = known.ask(
        "coverage",
        **(ASKED | {"from_moment": datetime(2022, 5, 20), "as_of": date(2022, 5, 21)}),  # type: ignore[arg-type]
    )
    row = rows.row(by_predicate=pl.col("unit_id") == BA_DINH, named=True)
    assert (row["files"], row["last_file_on"]) == (0, date(2022, 5, 19))


@pytest.mark.parametrize(
    ("asked_at", "files"),
    [
        (AT, 1),
        (AT + timedelta(hours=23, minutes=59, seconds=59), 1),
        (AT + timedelta(hours=24), 0),
        (end_of(AT.date()), 1),
        (end_of(AT.date() + timedelta(days=1)), 0),
    ],
)
def test_a_file_is_of_the_last_24_hours_to_the_minute(
    known: Known, asked_at: datetime, files: int
) -> None:
    known.book(*some(1, BA_DINH, "2022-03-01"))  # booked on 19/05 at 18:00
    window = {"from_moment": window_start(asked_at, 1), "as_of": asked_at.date()}
    assert told(known, BA_DINH, **window)["files"] == files


def test_a_withdrawn_file_was_no_report(known: Known) -> None:
    receipt = known.book(*some(2, BA_DINH, "2022-05-18"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert told(known, BA_DINH) == {
        "initiatives": 0,
        "registered": 0,
        "last_day": None,
        "files": 0,
    }


def test_a_file_of_rejected_rows_is_a_file_but_brings_no_registration(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-18", stage="rejected"))
    found = told(known, BA_DINH)
    assert (found["registered"], found["last_day"], found["files"]) == (0, None, 1)


def test_valid_only_asks_for_valid_registrations(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-18"), *some(1, DONG_DA, "2022-05-18", stage="valid"))
    found = [told(known, unit, scope="valid")["registered"] for unit in (BA_DINH, DONG_DA)]
    assert found == [0, 1]


@pytest.mark.parametrize(("as_of", "registered"), [(date(2022, 5, 31), 2), (date(2022, 6, 1), 2)])
def test_the_last_minute_of_the_phase_belongs_to_it_and_what_follows_does_not(
    known: Known, as_of: date, registered: int
) -> None:
    known.book(*some(2, BA_DINH, "2022-05-31"), *some(5, BA_DINH, "2022-06-01"))
    found = told(known, BA_DINH, from_day=date(2022, 5, 31), as_of=as_of)
    assert found["registered"] == registered
    assert found["last_day"] == date(2022, 5, 31)


def test_the_quota_is_the_one_of_the_day_and_the_basis(known: Known) -> None:
    known.quota(BA_DINH, 400)
    known.quota(BA_DINH, 100, from_day=date(2022, 5, 19))
    known.without_quota(DONG_DA)
    rows = known.ask("coverage", **ASKED)  # type: ignore[arg-type]
    quotas = dict(rows.select("unit_id", "quota").iter_rows())
    assert (quotas[BA_DINH], quotas[DONG_DA]) == (100, None)
    before = known.ask("coverage", **(ASKED | {"as_of": date(2022, 5, 18)}))  # type: ignore[arg-type]
    assert dict(before.select("unit_id", "quota").iter_rows())[BA_DINH] == 400
