"""The days on which the national table was taken down."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import load_national
from tests.known import AT, Known

MARCH, APRIL = date(2022, 3, 28), date(2022, 4, 13)


def load(known: Known, day: date) -> None:
    table = pl.DataFrame(
        {
            "as_of": [day, day],
            "unit": ["Đồng Nai", "Hà Nội"],
            "initiatives": [1_000, 900],
            "registrants": [600, None],
            "status": ["illustrative", "published"],
            "is_ours": [False, True],
        }
    )
    load_national(known.store, table, SYSTEM, AT)


def test_without_a_table_there_is_no_day(known: Known) -> None:
    assert known.ask("national_days").columns == ["as_of"]
    assert known.ask("national_days").height == 0


def test_each_day_is_told_once_the_earliest_first(known: Known) -> None:
    load(known, APRIL)
    load(known, MARCH)
    assert known.ask("national_days")["as_of"].to_list() == [MARCH, APRIL]
