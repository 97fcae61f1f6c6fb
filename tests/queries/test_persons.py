"""Persons found by name, what stands in their name, and the latest initiatives of a unit."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, DONG_DA

DAY = date(2022, 5, 19)


def found(known: Known, person: str, upper: str | None = None) -> pl.DataFrame:
    return known.ask("persons", person=person, upper=upper)


def latest(known: Known, unit: str, as_of: date = DAY) -> list[tuple[object, ...]]:
    rows = known.ask("unit_initiatives", unit=unit, as_of=as_of)
    return rows.select("title", "persons").rows()


def test_nobody_is_found_in_an_empty_campaign(known: Known) -> None:
    assert found(known, "an").height == 0
    assert known.ask("person_lines", person_no=1).height == 0
    assert latest(known, BA_DINH) == []


def test_a_name_is_found_whole_or_in_part_but_never_inside_a_word(known: Known) -> None:
    known.book(
        line("T", "Nguyễn Văn An", BA_DINH),
        line("U", "Lê An Bình", DONG_DA),
        line("V", "Hoàng Anh", BA_DINH),
    )
    assert found(known, "an")["name"].to_list() == ["Lê An Bình", "Nguyễn Văn An"]
    assert found(known, "van an")["name"].to_list() == ["Nguyễn Văn An"]
    assert found(known, "an", DONG_DA)["name"].to_list() == ["Lê An Bình"]


def test_each_union_and_mark_is_a_person_of_its_own_with_all_that_stands_in_their_name(
    known: Known,
) -> None:
    first = known.book(line("T", "An", BA_DINH, "2022-05-01"), line("U", "An", BA_DINH))
    known.book(line("T", "An", BA_DINH, person_mark="1980"), line("W", "An", DONG_DA))
    people = found(known, "an")
    assert people.select("is_marked", "initiatives", "files").rows() == [
        (False, 2, 1),
        (True, 1, 1),
        (False, 1, 1),
    ]
    assert people.row(0, named=True)["first_day"] == date(2022, 5, 1)
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    lines = known.ask("person_lines", person_no=people["person_no"][0])
    assert lines.select("title", "state", "has_original").rows() == [
        ("T", "withdrawn", True),
        ("U", "withdrawn", True),
    ]


def test_the_latest_initiatives_of_a_unit_stand_with_all_their_authors(known: Known) -> None:
    known.book(
        line("cũ", "An", BA_DINH, "2022-05-01"),
        line("mới", "Bình", BA_DINH, "2022-05-18", with_others=("Chi",)),
        line("bị loại", "Dũng", BA_DINH, stage="rejected"),
        line("nơi khác", "Em", DONG_DA),
    )
    gone = known.book(line("rút", "Giang", BA_DINH))
    withdraw(known.store, gone.batch_id, SYSTEM, AT)
    assert latest(known, BA_DINH) == [("mới", "Bình, Chi"), ("cũ", "An")]
    assert latest(known, BA_DINH, date(2022, 5, 2)) == [("cũ", "An")]


def test_at_most_twenty_are_told(known: Known) -> None:
    known.book(*(line(f"T{n}", f"P{n}", BA_DINH) for n in range(25)))
    assert len(latest(known, BA_DINH)) == 20
