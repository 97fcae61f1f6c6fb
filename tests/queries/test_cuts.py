"""The list of cuts, and the city as a cut keeps it."""

from datetime import date, datetime

import pytest

from bangvang.access import SYSTEM
from bangvang.standings import Cut, cuts
from bangvang.store import Parameter
from bangvang.store.cuts import make_cut, make_daily_cut
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, DONG_DA, some

DAY = date(2022, 5, 19)


def listed(known: Known, as_of: date = DAY, now: date = DAY) -> list[Cut]:
    return cuts(known.ask("cuts", as_of=as_of, now=now))


def city(known: Known, **changed: Parameter) -> dict[str, object]:
    asked: dict[str, Parameter] = {
        "cut": "20220519-1800",
        "period": "phase-1",
        "scope": "all",
        "basis": "assigned",
        "block": None,
    }
    return known.ask("cut_city", **(asked | changed)).row(0, named=True)


def test_without_a_cut_there_is_none_to_look_at(known: Known) -> None:
    assert listed(known) == []
    assert city(known)["initiatives"] == 0
    assert city(known)["units"] == 0


def test_a_cut_tells_its_moment_who_made_it_when_and_the_city_then(known: Known) -> None:
    known.book(*some(3, BA_DINH), *some(2, DONG_DA))
    make_cut(known.store, "Giao ban", datetime(2022, 5, 12, 18), SYSTEM, AT)
    (cut,) = listed(known)
    assert (cut.cut_id, cut.name, cut.kind) == ("20220512-1800", "Giao ban", "hand")
    assert (cut.moment, cut.made_at) == (datetime(2022, 5, 12, 18), AT)
    assert cut.made_by == SYSTEM.name
    assert (cut.period_id, cut.initiatives, cut.quota) == ("phase-1", 5, 52_000)
    assert cut.percent == pytest.approx(100 * 5 / 52_000)


def test_the_latest_moment_stands_first_and_later_ones_are_left_out(known: Known) -> None:
    for day in (12, 19, 15):
        make_cut(known.store, "", datetime(2022, 5, day, 18), SYSTEM, AT)
    assert [cut.moment.day for cut in listed(known)] == [19, 15, 12]
    assert [cut.moment.day for cut in listed(known, as_of=date(2022, 5, 18))] == [15, 12]
    assert listed(known, as_of=date(2022, 5, 18), now=date(2022, 5, 18)) == []


def test_cuts_of_one_moment_stand_in_the_order_of_their_making_the_last_first(known: Known) -> None:
    made = [make_cut(known.store, str(number), AT, SYSTEM, AT) for number in range(11)]
    make_cut(known.store, "earlier", datetime(2022, 5, 12, 18), SYSTEM, AT)
    assert [cut.cut_id for cut in listed(known)] == [*made[::-1], "20220512-1800"]


def test_a_cut_before_the_first_phase_tells_no_period(known: Known) -> None:
    make_daily_cut(known.store, "", datetime(2021, 12, 1, 18), SYSTEM, AT)
    (cut,) = listed(known)
    assert (cut.period_id, cut.initiatives, cut.quota, cut.percent) == (None, 0, None, None)


def test_the_city_of_a_cut_is_the_city_of_its_moment(known: Known) -> None:
    known.book(
        *some(3, BA_DINH, stage="valid", benefit_vnd=5),
        *some(2, DONG_DA, grassroots="Trường B"),
        *some(1, DONG_DA, "2022-05-20"),
    )
    make_cut(known.store, "", AT, SYSTEM, AT)
    figures = ("initiatives", "registrants", "benefit_vnd", "quota", "is_illustrative", "percent")
    asked: list[dict[str, Parameter]] = [
        {},
        {"scope": "valid"},
        {"basis": "pledged"},
        {"block": "enterprise"},
        {"block": "administrative"},
        {"period": "drive-35"},
        {"period": "programme"},
    ]
    for changed in asked:
        kept, whole = city(known, **changed), known.city(**changed)
        assert {name: kept[name] for name in figures} == {name: whole[name] for name in figures}
    assert (city(known)["units_with_some"], city(known)["units"]) == (2, 45)
