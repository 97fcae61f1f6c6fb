"""The whole campaign's figures, by hand-counted rows."""

from datetime import date

import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some


def test_an_empty_campaign_has_its_quota_and_nothing_else(known: Known) -> None:
    assert known.city() == {
        "initiatives": 0,
        "registrants": 0,
        "benefit_vnd": None,
        "quota": 52_000,
        "is_illustrative": False,
        "percent": 0.0,
        "units_reporting": 0,
        "units": 45,
        "updated_at": None,
    }


def test_counts_of_all_units_add_up(known: Known) -> None:
    known.book(
        line("T", "An", BA_DINH, "2022-05-19", benefit_vnd=2_000_000, with_others=("Bình",)),
        line("T", "An", DONG_DA, "2022-05-19", benefit_vnd=3_000_000),
        *some(11, CAU_GIAY, "2022-05-10"),
    )
    assert known.city() == {
        "initiatives": 13,
        "registrants": 14,
        "benefit_vnd": 5_000_000,
        "quota": 52_000,
        "is_illustrative": False,
        "percent": 0.025,
        "units_reporting": 2,
        "units": 45,
        "updated_at": AT,
    }


def test_units_report_by_the_registrations_of_the_day_itself(known: Known) -> None:
    known.book(*some(2, BA_DINH, "2022-05-18"), *some(2, DONG_DA, "2022-05-19"))
    known.book(*some(1, DONG_DA, "2022-05-19", grassroots="Công ty B"))
    reporting = [
        known.city(as_of=date(2022, 5, day))["units_reporting"] for day in (17, 18, 19, 20)
    ]
    assert reporting == [0, 1, 1, 0]


def test_the_last_file_is_the_last_one_received_by_the_day(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-10"))
    assert known.city(as_of=date(2022, 5, 18))["updated_at"] is None
    assert known.city(as_of=date(2022, 5, 19))["updated_at"] == AT


@pytest.mark.parametrize(
    ("period", "basis", "block", "quota"),
    [
        ("phase-1", "assigned", None, 52_000),
        ("phase-1", "assigned", "enterprise", 40_000),
        ("phase-1", "assigned", "administrative", 12_000),
        ("phase-1", "pledged", None, 52_000),
        ("phase-2", "pledged", None, 78_000),
        ("programme", "assigned", None, 60_000),
        ("programme", "pledged", None, 130_000),
        ("drive-35", "assigned", None, None),
    ],
)
def test_the_city_has_the_published_quotas(
    known: Known, period: str, basis: str, block: str | None, quota: int | None
) -> None:
    row = known.city(period=period, basis=basis, block=block, as_of=date(2022, 6, 30))
    assert row["quota"] == quota
    assert row["percent"] == (None if quota is None else 0.0)


def test_before_the_day_from_which_it_holds_there_is_no_quota(known: Known) -> None:
    row = known.city(period="phase-2", as_of=date(2022, 5, 31))
    assert (row["quota"], row["percent"]) == (None, None)


def test_a_changed_quota_holds_from_its_day(known: Known) -> None:
    known.quota("HN", 400)
    known.quota("HN", 100, from_day=date(2022, 5, 15), status="illustrative")
    known.book(*some(20, BA_DINH))
    eve, day = (known.city(as_of=date(2022, 5, each)) for each in (14, 15))
    assert (eve["quota"], eve["percent"], eve["is_illustrative"]) == (400, 5.0, False)
    assert (day["quota"], day["percent"], day["is_illustrative"]) == (100, 20.0, True)


def test_a_block_counts_its_unions_only(known: Known) -> None:
    known.book(
        *some(4, BA_DINH, grassroots="Công ty A"),
        *some(3, BA_DINH, grassroots="Trường B"),
        *some(2, BA_DINH, grassroots=None),
    )
    counted = [known.city(block=block) for block in ("enterprise", "administrative", None)]
    assert [row["initiatives"] for row in counted] == [4, 3, 9]
    assert [row["registrants"] for row in counted] == [4, 3, 9]
    assert counted[0]["percent"] == 0.01


def test_valid_only_counts_valid_rows_and_rejected_never_counts(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, stage="valid"),
        *some(2, BA_DINH, stage="pending"),
        *some(4, BA_DINH, stage="rejected"),
    )
    assert (known.city()["initiatives"], known.city(scope="valid")["initiatives"]) == (3, 1)
    assert (known.city()["registrants"], known.city(scope="valid")["registrants"]) == (3, 1)


def test_only_days_of_the_period_up_to_the_day_count(known: Known) -> None:
    for day in ("2022-01-07", "2022-01-08", "2022-05-19", "2022-05-20", "2022-05-31", "2022-06-01"):
        known.book(*some(1, BA_DINH, day))
    counted = [
        known.city(period=period, as_of=day)["initiatives"]
        for period, day in (
            ("phase-1", date(2022, 1, 8)),
            ("phase-1", date(2022, 5, 19)),
            ("phase-1", date(2022, 6, 30)),
            ("phase-2", date(2022, 6, 30)),
            ("drive-35", date(2022, 6, 30)),
            ("programme", date(2022, 6, 30)),
        )
    ]
    assert counted == [1, 2, 4, 1, 3, 6]


def test_a_withdrawn_batch_leaves_the_count(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-05-19"))
    receipt = known.book(*some(5, DONG_DA, "2022-05-19"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    row = known.city()
    assert (row["initiatives"], row["registrants"], row["units_reporting"]) == (1, 1, 1)
