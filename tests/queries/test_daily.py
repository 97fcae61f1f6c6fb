"""What came in day by day, the empty days included."""

from datetime import date, timedelta

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, DONG_DA, some


def daily(known: Known, **changed: object) -> pl.DataFrame:
    asked = {"period": "drive-35", "unit": None, "scope": "all", "as_of": date(2022, 4, 28)}
    return known.ask("daily", **(asked | changed))  # type: ignore[arg-type]


def test_an_empty_campaign_has_every_day_with_nothing(known: Known) -> None:
    days = daily(known, period="phase-1", as_of=date(2022, 5, 19))
    assert days.columns == ["day", "initiatives", "registrants"]
    first = date(2022, 1, 8)
    assert days["day"].to_list() == [first + timedelta(days=ahead) for ahead in range(132)]
    assert set(days["initiatives"]) == set(days["registrants"]) == {0}


def test_days_end_with_the_period(known: Known) -> None:
    days = daily(known, as_of=date(2022, 7, 1))
    assert days.height == 37
    assert (days["day"].min(), days["day"].max()) == (date(2022, 4, 25), date(2022, 5, 31))


def test_before_the_period_there_are_no_days(known: Known) -> None:
    assert daily(known, as_of=date(2022, 4, 24)).height == 0


def test_each_day_has_its_initiatives_and_its_new_people(known: Known) -> None:
    known.book(
        *some(9, BA_DINH, "2022-04-24"),
        line("T", "An", BA_DINH, "2022-04-25", with_others=("Bình", "Chi")),
        line("U", "An", BA_DINH, "2022-04-27"),
        line("U", "Dũng", DONG_DA, "2022-04-27"),
        *some(9, BA_DINH, "2022-04-29"),
    )
    assert daily(known).rows() == [
        (date(2022, 4, 25), 1, 3),
        (date(2022, 4, 26), 0, 0),
        (date(2022, 4, 27), 2, 1),
        (date(2022, 4, 28), 0, 0),
    ]


def test_one_unit_is_told_with_all_its_grassroots_unions(known: Known) -> None:
    known.book(
        *some(2, BA_DINH, "2022-04-26"),
        *some(1, BA_DINH, "2022-04-26", grassroots=None),
        *some(4, DONG_DA, "2022-04-26"),
    )
    told = [daily(known, unit=unit)["initiatives"].to_list() for unit in (BA_DINH, DONG_DA, None)]
    assert told == [[0, 3, 0, 0], [0, 4, 0, 0], [0, 7, 0, 0]]


def test_valid_only_counts_valid_rows(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, "2022-04-25", stage="valid"),
        *some(2, BA_DINH, "2022-04-25", stage="pending"),
        *some(4, BA_DINH, "2022-04-25", stage="rejected"),
    )
    assert daily(known).row(0) == (date(2022, 4, 25), 3, 3)
    assert daily(known, scope="valid").row(0) == (date(2022, 4, 25), 1, 1)


def test_a_withdrawn_batch_leaves_its_days(known: Known) -> None:
    receipt = known.book(*some(2, BA_DINH, "2022-04-26"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert daily(known)["initiatives"].sum() == 0
