"""The emulation clusters: ranks inside each, and the double condition of the Confederation."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some

LONG_BIEN, HOAN_KIEM, HA_DONG = "D-LONG-BIEN", "D-HOAN-KIEM", "D-HA-DONG"


def standing(known: Known, **changed: object) -> pl.DataFrame:
    asked = {
        "period": "phase-1",
        "scope": "all",
        "measure": "initiatives",
        "basis": "assigned",
        "as_of": AT.date(),
    }
    return known.ask("clusters", **(asked | changed))  # type: ignore[arg-type]


def row_of(known: Known, unit_id: str, **changed: object) -> dict[str, object]:
    return standing(known, **changed).row(by_predicate=pl.col("unit_id") == unit_id, named=True)


def first_of(known: Known, cluster: str, **changed: object) -> dict[str, bool]:
    """The units with most initiatives of a cluster, and whether each may be honoured."""
    rows = standing(known, **changed).filter(pl.col("cluster") == cluster, pl.col("has_most"))
    return dict(rows.select("unit_id", "is_honoured").iter_rows())


def test_an_empty_campaign_ranks_nobody_and_honours_nobody(known: Known) -> None:
    units = standing(known)
    assert units.height == 45
    assert sorted(units["cluster"].unique()) == [str(number) for number in range(1, 9)]
    assert units["rank"].null_count() == 45
    assert not units["has_most"].any()
    assert not units["is_honoured"].any()


def test_ranks_are_those_inside_a_cluster_and_ties_share_one(known: Known) -> None:
    known.book(
        *some(9, CAU_GIAY),
        *some(5, BA_DINH),
        *some(3, DONG_DA),
        *some(3, LONG_BIEN),
        *some(1, HOAN_KIEM),
    )
    ranks = {unit: row_of(known, unit)["rank"] for unit in (BA_DINH, DONG_DA, LONG_BIEN, HOAN_KIEM)}
    assert ranks == {BA_DINH: 1, DONG_DA: 2, LONG_BIEN: 2, HOAN_KIEM: 4}
    assert row_of(known, CAU_GIAY)["rank"] == 1
    assert row_of(known, HA_DONG)["rank"] is None


@pytest.mark.parametrize(("quota", "is_honoured"), [(4, True), (5, False), (6, False)])
def test_the_first_is_honoured_only_over_its_own_quota(
    known: Known, quota: int, is_honoured: bool
) -> None:
    known.quota(BA_DINH, quota)
    known.quota(DONG_DA, 1)  # over its quota, but not first
    known.book(*some(5, BA_DINH), *some(3, DONG_DA))
    assert first_of(known, "1") == {BA_DINH: is_honoured}


def test_a_first_one_without_a_quota_is_not_honoured(known: Known) -> None:
    known.without_quota(BA_DINH)
    known.book(*some(5, BA_DINH))
    assert first_of(known, "1") == {BA_DINH: False}


def test_of_two_with_as_many_each_is_judged_by_its_own_quota(known: Known) -> None:
    known.quota(BA_DINH, 4)
    known.quota(DONG_DA, 6)
    known.book(*some(5, BA_DINH), *some(5, DONG_DA))
    assert first_of(known, "1") == {BA_DINH: True, DONG_DA: False}


def test_the_condition_goes_by_initiatives_whatever_the_rank_goes_by(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(DONG_DA, 2)
    known.book(*some(5, BA_DINH), *some(3, DONG_DA))
    assert row_of(known, DONG_DA, measure="percent")["rank"] == 1
    assert row_of(known, BA_DINH, measure="percent")["rank"] == 2
    assert first_of(known, "1", measure="percent") == {BA_DINH: False}


def test_the_quota_is_that_of_the_day_and_of_the_basis(known: Known) -> None:
    known.quota(BA_DINH, 4)
    known.quota(BA_DINH, 9, from_day=date(2022, 5, 15))
    known.quota(BA_DINH, 3, basis="pledged", from_day=date(2022, 1, 9))
    known.book(*some(5, BA_DINH))
    honoured = [
        first_of(known, "1", as_of=date(2022, 5, day), basis=basis)[BA_DINH]
        for day, basis in ((14, "assigned"), (15, "assigned"), (15, "pledged"))
    ]
    assert honoured == [True, False, True]


def test_a_unit_whose_cluster_is_not_known_is_listed_last_and_has_no_rank(known: Known) -> None:
    known.book(*some(5, BA_DINH))
    with known.store.transaction() as cursor:
        cursor.execute("update unit set cluster = null where unit_id = $unit", {"unit": BA_DINH})
    row = standing(known).row(-1, named=True)
    assert (row["unit_id"], row["cluster"], row["rank"], row["initiatives"]) == (
        BA_DINH,
        None,
        None,
        5,
    )
    assert not row["has_most"]
    assert not row["is_honoured"]


def test_how_sure_the_membership_is_stands_with_each_unit(known: Known) -> None:
    sources = dict(standing(known).select("cluster", "cluster_status").unique().iter_rows())
    assert sources["7"] == "published 2022"
    assert sources["3"] == "inferred"


def test_valid_only_counts_valid_rows(known: Known) -> None:
    known.book(*some(2, BA_DINH, stage="valid"), *some(3, DONG_DA))
    assert (row_of(known, DONG_DA)["rank"], row_of(known, BA_DINH)["rank"]) == (1, 2)
    assert first_of(known, "1", scope="valid").keys() == {BA_DINH}


def test_a_withdrawn_batch_gives_the_cluster_back_to_its_first_one(known: Known) -> None:
    known.quota(BA_DINH, 2)
    known.book(*some(3, BA_DINH))
    receipt = known.book(*some(5, DONG_DA), *some(1, BA_DINH))
    assert (row_of(known, BA_DINH)["rank"], row_of(known, DONG_DA)["rank"]) == (2, 1)
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert (row_of(known, BA_DINH)["rank"], row_of(known, DONG_DA)["rank"]) == (1, None)
    assert [row_of(known, unit)["initiatives"] for unit in (BA_DINH, DONG_DA)] == [3, 0]
    assert first_of(known, "1") == {BA_DINH: True}
