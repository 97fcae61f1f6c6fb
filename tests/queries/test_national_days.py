"""The days on which the national table was taken down."""

from datetime import date

from tests.known import Known
from tests.queries.test_national import APRIL, MARCH, TABLES, load


def test_without_a_table_there_is_no_day(known: Known) -> None:
    assert known.ask("national_days").schema.names() == ["as_of"]
    assert known.ask("national_days").height == 0


def test_each_day_is_told_once_the_earliest_first(known: Known) -> None:
    load(known, [row for row in TABLES if row[0] == APRIL])
    load(known, [row for row in TABLES if row[0] == MARCH])
    assert known.ask("national_days")["as_of"].to_list() == [MARCH, APRIL]


def test_a_day_added_later_is_told(known: Known) -> None:
    load(known, TABLES)
    load(known, [(date(2022, 5, 31), "Hà Nội", 56_106, 22_264)])
    assert known.ask("national_days").height == 3
