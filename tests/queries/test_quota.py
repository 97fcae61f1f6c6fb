"""Every upper union against its quota, with its eve, its last week and its last day."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, DONG_DA, GIAO_DUC, NAMES, some


def achievement(known: Known, **changed: object) -> pl.DataFrame:
    """On 19/05/2022, by the drive that began on 25/04."""
    asked = {
        "period": "phase-1",
        "scope": "all",
        "basis": "assigned",
        "as_of": date(2022, 5, 19),
        "plan_from": date(2022, 4, 25),
        "week_from": date(2022, 5, 12),
        "week_to": date(2022, 5, 18),
    }
    return known.ask("quota", **(asked | changed))  # type: ignore[arg-type]


def row_of(known: Known, unit_id: str, **changed: object) -> dict[str, object]:
    return achievement(known, **changed).row(by_predicate=pl.col("unit_id") == unit_id, named=True)


def test_an_empty_campaign_lists_every_upper_union_with_its_quota(known: Known) -> None:
    units = achievement(known)
    assert units.columns == [
        "unit_id",
        "display_name",
        "short_name",
        "kind",
        "cluster",
        "initiatives",
        "eve",
        "last_week",
        "last_day",
        "quota",
        "is_illustrative",
        "percent",
        "assigned",
        "assigned_is_illustrative",
        "assigned_percent",
        "pledged",
        "pledged_is_illustrative",
        "pledged_percent",
        "quota_before",
        "changed_on",
    ]
    assert units["short_name"].to_list() == NAMES
    assert units["quota"].sum() == 52_000
    assert units["last_day"].null_count() == 45
    for column in ("initiatives", "eve", "last_week", "percent"):
        assert set(units[column]) == {0}


def test_one_row_tells_how_a_unit_got_there(known: Known) -> None:
    known.quota(BA_DINH, 40)
    for number, day in (
        (1, "2022-01-07"),
        (2, "2022-01-08"),
        (3, "2022-04-24"),
        (4, "2022-04-25"),
        (5, "2022-05-11"),
        (6, "2022-05-12"),
        (7, "2022-05-18"),
        (8, "2022-05-19"),
        (9, "2022-05-20"),
    ):
        known.book(*some(number, BA_DINH, day))
    assert row_of(known, BA_DINH) == {
        "unit_id": BA_DINH,
        "display_name": "LĐLĐ quận Ba Đình",
        "short_name": "Ba Đình",
        "kind": "district",
        "cluster": "1",
        "initiatives": 35,
        "eve": 5,
        "last_week": 13,
        "last_day": date(2022, 5, 19),
        "quota": 40,
        "is_illustrative": False,
        "percent": 87.5,
        "assigned": 40,
        "assigned_is_illustrative": False,
        "assigned_percent": 87.5,
        "pledged": None,
        "pledged_is_illustrative": False,
        "pledged_percent": None,
        "quota_before": None,
        "changed_on": None,
    }


def test_the_best_percent_stands_first_and_units_without_a_quota_last(known: Known) -> None:
    known.quota(DONG_DA, 10)
    known.quota(GIAO_DUC, 5)
    known.quota(BA_DINH, 0)
    known.book(*some(4, DONG_DA), *some(3, GIAO_DUC), *some(9, BA_DINH))
    units = achievement(known)
    assert units["unit_id"].to_list()[:2] == [GIAO_DUC, DONG_DA]
    assert units.row(-1, named=True)["unit_id"] == BA_DINH
    assert units["percent"].to_list()[:2] == [60.0, 40.0]
    assert units["percent"][-1] is None


@pytest.mark.parametrize(("day", "quota"), [(14, 40), (15, 10), (16, 10)])
def test_a_changed_quota_holds_from_its_day(known: Known, day: int, quota: int) -> None:
    known.quota(BA_DINH, 40)
    known.quota(BA_DINH, 10, from_day=date(2022, 5, 15))
    known.book(*some(20, BA_DINH))
    row = row_of(known, BA_DINH, as_of=date(2022, 5, day))
    assert (row["quota"], row["percent"]) == (quota, 2000 / quota)


def changed(known: Known, **asked: object) -> tuple[object, object, object]:
    """The quota in force, what it was before its last change, and the day of that."""
    row = row_of(known, BA_DINH, **asked)
    return row["quota"], row["quota_before"], row["changed_on"]


def test_a_quota_changed_within_the_period_tells_what_it_was(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(BA_DINH, 200, from_day=date(2022, 5, 15))
    assert changed(known, as_of=date(2022, 5, 14)) == (100, None, None)
    assert changed(known, as_of=date(2022, 5, 15)) == (200, 100, date(2022, 5, 15))
    assert changed(known, basis="pledged") == (None, None, None)


def test_a_quota_that_became_official_has_not_changed(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(BA_DINH, 200, from_day=date(2022, 5, 1), status="illustrative")
    known.quota(BA_DINH, 200, from_day=date(2022, 5, 15))
    assert changed(known) == (200, 100, date(2022, 5, 1))


def test_a_quota_that_ended_tells_since_when_there_is_none(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(BA_DINH, 0, from_day=date(2022, 5, 15))
    assert changed(known) == (None, 100, date(2022, 5, 15))
    known.quota(BA_DINH, 50, from_day=date(2022, 5, 17))
    assert changed(known) == (50, 100, date(2022, 5, 17))


def test_a_first_quota_given_late_is_no_change(known: Known) -> None:
    known.without_quota(BA_DINH)
    known.quota(BA_DINH, 100, from_day=date(2022, 5, 15))
    assert changed(known) == (100, None, None)


def test_both_quotas_stand_side_by_side_whatever_the_basis(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 40, basis="pledged", from_day=date(2022, 1, 9), status="illustrative")
    known.book(*some(20, BA_DINH))
    for basis, quota in (("assigned", 10), ("pledged", 40)):
        row = row_of(known, BA_DINH, basis=basis)
        assert (row["quota"], row["percent"]) == (quota, 2000 / quota)
        assert (row["assigned_percent"], row["pledged_percent"]) == (200.0, 50.0)
        assert (row["assigned_is_illustrative"], row["pledged_is_illustrative"]) == (False, True)


def test_assigned_and_pledged_are_two_quotas(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 20, basis="pledged", from_day=date(2022, 1, 9))
    quotas = [row_of(known, BA_DINH, basis=basis)["quota"] for basis in ("assigned", "pledged")]
    assert quotas == [10, 20]


def test_an_invented_quota_is_marked_and_a_published_one_is_not(known: Known) -> None:
    assert row_of(known, BA_DINH)["is_illustrative"] is True
    assert row_of(known, GIAO_DUC)["is_illustrative"] is False


def test_valid_only_counts_valid_rows(known: Known) -> None:
    known.book(
        *some(1, BA_DINH, "2022-04-20", stage="valid"),
        *some(2, BA_DINH, "2022-05-18"),
        *some(4, BA_DINH, "2022-05-19", stage="rejected"),
    )
    row, valid = row_of(known, BA_DINH), row_of(known, BA_DINH, scope="valid")
    told = ("initiatives", "eve", "last_week", "last_day")
    assert tuple(row[name] for name in told) == (3, 1, 2, date(2022, 5, 18))
    assert tuple(valid[name] for name in told) == (1, 1, 0, date(2022, 4, 20))


def test_a_withdrawn_batch_leaves_every_figure(known: Known) -> None:
    receipt = known.book(*some(2, BA_DINH, "2022-05-18"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    row = row_of(known, BA_DINH)
    assert (row["initiatives"], row["last_week"], row["last_day"]) == (0, 0, None)


def test_a_unit_is_listed_in_the_periods_of_its_time(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "update unit set valid_to = date '2022-05-31' where unit_id = $unit", {"unit": BA_DINH}
        )
    listed = [
        BA_DINH in achievement(known, period=period)["unit_id"] for period in ("phase-1", "phase-2")
    ]
    assert listed == [True, False]
