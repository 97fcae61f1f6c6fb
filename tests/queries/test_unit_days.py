"""What each unit brought on each of the last days."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, DONG_DA, GIA_LAM, STANLEY, STANLEY_NAME, some


def week(known: Known, **changed: object) -> pl.DataFrame:
    asked = {
        "level": "upper",
        "scope": "all",
        "block": None,
        "from_day": date(2022, 5, 13),
        "as_of": date(2022, 5, 19),
    }
    return known.ask("unit_days", **(asked | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("level", ["upper", "grassroots"])
def test_an_empty_campaign_has_no_rows(known: Known, level: str) -> None:
    days = week(known, level=level)
    assert days.columns == ["unit_id", "day", "initiatives"]
    assert days.height == 0


def test_days_with_something_new_are_told_and_both_ends_count(known: Known) -> None:
    for day in ("2022-05-12", "2022-05-13", "2022-05-19", "2022-05-20"):
        known.book(*some(2, DONG_DA, day))
    known.book(*some(1, BA_DINH, "2022-05-15"), *some(1, BA_DINH, "2022-05-15", grassroots=None))
    assert week(known).rows() == [
        (BA_DINH, date(2022, 5, 15), 2),
        (DONG_DA, date(2022, 5, 13), 2),
        (DONG_DA, date(2022, 5, 19), 2),
    ]


def test_on_the_grassroots_level_each_union_has_its_own_days(known: Known) -> None:
    known.book(
        *some(3, GIA_LAM, "2022-05-15", grassroots=STANLEY_NAME),
        *some(1, GIA_LAM, "2022-05-15", grassroots="Công ty B"),
    )
    assert week(known, level="grassroots").rows() == [
        ("D-GIA-LAM/cong-ty-b", date(2022, 5, 15), 1),
        (STANLEY, date(2022, 5, 15), 3),
    ]


def test_on_the_grassroots_level_an_upper_union_is_no_row(known: Known) -> None:
    known.book(*some(1, GIA_LAM, "2022-05-15", grassroots=None))
    assert week(known, level="grassroots").rows() == []


def test_valid_only_counts_valid_rows(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, "2022-05-15", stage="valid"),
        *some(2, BA_DINH, "2022-05-15"),
        *some(4, BA_DINH, "2022-05-15", stage="rejected"),
    )
    assert week(known)["initiatives"].to_list() == [3]
    assert week(known, scope="valid")["initiatives"].to_list() == [1]


def test_a_block_counts_its_unions_only(known: Known) -> None:
    known.book(
        *some(4, BA_DINH, "2022-05-15", grassroots="Công ty A"),
        *some(3, BA_DINH, "2022-05-15", grassroots="Trường B"),
    )
    told = [week(known, block=block)["initiatives"].to_list() for block in ("enterprise", None)]
    assert told == [[4], [7]]


@pytest.mark.parametrize(("level", "unit"), [("upper", GIA_LAM), ("grassroots", STANLEY)])
def test_a_withdrawn_batch_leaves_its_days(known: Known, level: str, unit: str) -> None:
    known.book(*some(1, GIA_LAM, "2022-05-15", grassroots=STANLEY_NAME))
    receipt = known.book(
        *some(2, GIA_LAM, "2022-05-15", grassroots=STANLEY_NAME),
        *some(3, GIA_LAM, "2022-05-16", grassroots=STANLEY_NAME),
    )
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert week(known, level=level).rows() == [(unit, date(2022, 5, 15), 1)]
