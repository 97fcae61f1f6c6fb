"""The leaderboard by its other measures: people, percent of the quota of the day, benefit."""

from datetime import date

import pytest

from tests.known import Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC, some

LATER = date(2022, 5, 15)


def places(known: Known, *units: str, **asked: object) -> list[object]:
    return [known.standing(unit, **asked)["rank"] for unit in units]  # type: ignore[arg-type]


def test_registrants_rank_by_people_not_by_titles(known: Known) -> None:
    known.book(
        line("T", "An", BA_DINH),
        line("U", "An", BA_DINH),
        line("T", "An", DONG_DA, with_others=("Bình",)),
    )
    assert places(known, BA_DINH, DONG_DA) == [1, 2]
    assert places(known, BA_DINH, DONG_DA, measure="registrants") == [2, 1]


def test_percent_is_of_the_quota_and_runs_past_100(known: Known) -> None:
    known.quota(BA_DINH, 4)
    known.book(*some(5, BA_DINH))
    row = known.standing(BA_DINH, measure="percent")
    assert (row["quota"], row["percent"], row["value"]) == (4, 125.0, 125.0)


def test_percent_is_told_beside_every_measure(known: Known) -> None:
    known.quota(BA_DINH, 8)
    known.book(*some(1, BA_DINH))
    for measure in ("initiatives", "registrants", "benefit"):
        assert known.standing(BA_DINH, measure=measure)["percent"] == 12.5


def test_percent_ranks_on_the_exact_share(known: Known) -> None:
    known.quota(BA_DINH, 1_000)
    known.quota(DONG_DA, 3)
    known.book(*some(333, BA_DINH, "2022-05-01"), *some(1, DONG_DA))
    assert places(known, DONG_DA, BA_DINH, measure="percent") == [1, 2]
    behind = known.standing(BA_DINH, measure="percent")
    assert behind["percent"] == pytest.approx(33.3)
    assert behind["gap"] == pytest.approx(100 / 3 - 33.3)


def test_equal_shares_of_different_quotas_tie(known: Known) -> None:
    for unit, quota, brought in ((BA_DINH, 3, 1), (CAU_GIAY, 6, 2), (DONG_DA, 21, 7)):
        known.quota(unit, quota)
        known.book(*some(brought, unit))
    assert places(known, BA_DINH, CAU_GIAY, DONG_DA, measure="percent") == [1, 1, 1]


def test_without_a_quota_there_is_no_percent_and_no_rank_by_percent(known: Known) -> None:
    known.without_quota(BA_DINH)
    known.book(*some(3, BA_DINH), *some(1, DONG_DA))
    row = known.standing(BA_DINH, measure="percent")
    assert (row["quota"], row["percent"], row["value"], row["rank"]) == (None, None, None, None)
    assert (row["initiatives"], row["is_illustrative"]) == (3, False)
    assert places(known, DONG_DA, measure="percent") == [1]
    assert places(known, BA_DINH, DONG_DA) == [1, 2]


def test_a_quota_of_nothing_gives_no_percent(known: Known) -> None:
    known.quota(BA_DINH, 0)
    known.book(*some(3, BA_DINH))
    row = known.standing(BA_DINH, measure="percent")
    assert (row["quota"], row["percent"], row["rank"]) == (None, None, None)


def test_a_changed_quota_judges_each_day_by_the_quota_of_that_day(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 40, from_day=LATER)
    known.quota(DONG_DA, 20)
    known.book(*some(10, BA_DINH, "2022-05-10"), *some(10, DONG_DA, "2022-05-10"))
    eve = known.standing(BA_DINH, measure="percent", as_of=date(2022, 5, 14))
    assert (eve["quota"], eve["percent"], eve["rank"]) == (10, 100.0, 1)
    day = known.standing(BA_DINH, measure="percent", as_of=LATER)
    assert (day["quota"], day["percent"], day["rank"]) == (40, 25.0, 2)
    both = known.standing(BA_DINH, measure="percent", compare=date(2022, 5, 14))
    assert (both["rank_before"], both["rank"], both["movement"]) == (1, 2, -1)


def test_a_lowered_quota_holds_from_its_day_like_a_raised_one(known: Known) -> None:
    known.quota(BA_DINH, 40)
    known.quota(BA_DINH, 10, from_day=LATER)
    quotas = [known.standing(BA_DINH, as_of=day)["quota"] for day in (date(2022, 5, 14), LATER)]
    assert quotas == [40, 10]


def test_a_quota_of_a_later_day_does_not_hold_yet(known: Known) -> None:
    known.without_quota(BA_DINH)
    known.quota(BA_DINH, 40, from_day=LATER)
    assert known.standing(BA_DINH, as_of=date(2022, 5, 14))["quota"] is None
    assert known.standing(BA_DINH, as_of=LATER)["quota"] == 40


def test_assigned_and_pledged_are_two_quotas(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 20, basis="pledged", from_day=date(2022, 1, 9))
    known.book(*some(5, BA_DINH))
    for basis, quota, percent in (("assigned", 10, 50.0), ("pledged", 20, 25.0)):
        row = known.standing(BA_DINH, basis=basis)
        assert (row["quota"], row["percent"]) == (quota, percent)


def test_a_quota_of_people_is_no_quota_of_initiatives(known: Known) -> None:
    known.quota(BA_DINH, 10)
    known.quota(BA_DINH, 99, measure="registrants", from_day=date(2022, 1, 9))
    assert known.standing(BA_DINH)["quota"] == 10


def test_an_invented_quota_is_marked_and_a_published_one_is_not(known: Known) -> None:
    assert known.standing(BA_DINH)["is_illustrative"] is True
    row = known.standing(GIAO_DUC)
    assert (row["quota"], row["is_illustrative"]) == (958, False)


def test_benefit_ranks_by_money(known: Known) -> None:
    known.book(
        line("T", "An", BA_DINH, benefit_vnd=2_000_000_000),
        line("T", "An", DONG_DA, benefit_vnd=1_500_000_000),
        line("U", "An", DONG_DA, benefit_vnd=500_000_001),
        line("T", "An", CAU_GIAY),
    )
    assert places(known, DONG_DA, BA_DINH, CAU_GIAY, measure="benefit") == [1, 2, None]
    row = known.standing(BA_DINH, measure="benefit")
    assert (row["benefit_vnd"], row["value"], row["gap"]) == (2_000_000_000, 2_000_000_000, 1)
