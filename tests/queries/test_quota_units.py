"""Which units can be given a quota."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import set_members
from bangvang.store.members import MEMBERS
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, GIA_LAM, NAMES, STANLEY


def units(known: Known, level: str, upper: str | None, period: str = "phase-1") -> list[str]:
    return known.ask("quota_units", level=level, upper=upper, period=period)["unit_id"].to_list()


def test_the_city_stands_first_and_every_upper_union_after_it(known: Known) -> None:
    found = units(known, "upper", None)
    assert found[0] == "HN"
    assert len(found) == 1 + len(NAMES)
    assert found.index(BA_DINH) < found.index(CAU_GIAY) < found.index("S-GIAO-DUC")


def test_of_an_upper_union_every_grassroots_union_it_knows(known: Known) -> None:
    known.book(line("A", "B", CAU_GIAY, grassroots="Công ty Z"))
    assert [unit.split("/")[0] for unit in units(known, "grassroots", CAU_GIAY)] == [CAU_GIAY]
    assert units(known, "grassroots", GIA_LAM) == [STANLEY]
    assert units(known, "grassroots", BA_DINH) == []


def test_without_an_upper_union_those_with_a_quota_or_members(known: Known) -> None:
    known.book(line("A", "B", CAU_GIAY, grassroots="Công ty Z"))
    (union,) = units(known, "grassroots", CAU_GIAY)
    assert units(known, "grassroots", None) == [STANLEY]
    told = pl.DataFrame([(union, date(2022, 1, 1), 5, "published")], MEMBERS, orient="row")
    set_members(known.store, told, SYSTEM, AT)
    assert units(known, "grassroots", None) == [union, STANLEY]


def test_a_unit_is_listed_in_the_periods_of_its_time(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(
            "update unit set valid_to = date '2022-05-31' where unit_id = $unit", {"unit": BA_DINH}
        )
    listed = [BA_DINH in units(known, "upper", None, period) for period in ("phase-1", "phase-2")]
    assert listed == [True, False]
