"""The national table of a day: ranks, ties, the gap above, movement from an earlier table."""

from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM
from bangvang.store import load_national
from tests.known import AT, Known

MARCH, APRIL, MAY = date(2022, 3, 28), date(2022, 4, 13), date(2022, 5, 31)
#: day, unit, initiatives, registrants
TABLES = [
    (MARCH, "Đồng Nai", 900, 500),
    (MARCH, "Bình Dương", 700, None),
    (MARCH, "Hà Nội", 400, 350),
    (APRIL, "Đồng Nai", 1_000, 600),
    (APRIL, "Hà Nội", 900, 800),
    (APRIL, "Bình Dương", 900, 600),
    (APRIL, "Cần Thơ", 300, None),
]


def load(known: Known, tables: list[tuple[date, str, int, int | None]]) -> None:
    rows = pl.DataFrame(
        tables, schema=["as_of", "unit", "initiatives", "registrants"], orient="row"
    ).with_columns(status=pl.lit("illustrative"), is_ours=pl.col("unit") == "Hà Nội")
    load_national(known.store, rows, SYSTEM, AT)


def national(known: Known, as_of: date = APRIL, compare: date | None = MARCH) -> pl.DataFrame:
    return known.ask("national", as_of=as_of, compare=compare)


def test_without_a_table_there_are_no_rows(known: Known) -> None:
    table = national(known)
    assert table.columns == [
        "as_of",
        "unit",
        "initiatives",
        "registrants",
        "status",
        "is_ours",
        "rank_initiatives",
        "rank_registrants",
        "gap",
        "rank_above",
        "lead",
        "rank_below",
        "gap_registrants",
        "rank_above_registrants",
        "lead_registrants",
        "rank_below_registrants",
        "before_day",
        "rank_before",
        "movement",
        "rank_before_registrants",
        "movement_registrants",
    ]
    assert table.height == 0


def test_the_latest_table_up_to_the_day_is_told(known: Known) -> None:
    load(known, TABLES)
    days = [date(2022, 3, 27), MARCH, date(2022, 4, 12), APRIL, MAY]
    told = [national(known, day)["as_of"].unique().to_list() for day in days]
    assert told == [[], [MARCH], [MARCH], [APRIL], [APRIL]]


def test_ties_share_a_rank_and_the_next_rank_is_skipped(known: Known) -> None:
    load(known, TABLES)
    told = national(known).select("unit", "rank_initiatives", "is_ours").rows()
    assert told == [
        ("Đồng Nai", 1, False),
        ("Bình Dương", 2, False),
        ("Hà Nội", 2, True),
        ("Cần Thơ", 4, False),
    ]


def test_units_without_a_number_of_people_have_no_rank_by_people(known: Known) -> None:
    load(known, TABLES)
    told = dict(national(known).select("unit", "rank_registrants").iter_rows())
    assert told == {"Hà Nội": 1, "Bình Dương": 2, "Đồng Nai": 2, "Cần Thơ": None}


def test_the_lead_is_told_over_the_next_below_on_both_measures(known: Known) -> None:
    load(known, TABLES)
    columns = ("unit", "lead", "rank_below", "lead_registrants", "rank_below_registrants")
    assert national(known).select(columns).rows() == [
        ("Đồng Nai", 100, 2, None, None),
        ("Bình Dương", 600, 4, None, None),
        ("Hà Nội", 600, 4, 200, 2),
        ("Cần Thơ", None, None, None, None),
    ]


def test_the_gap_by_people_leads_to_the_next_known_number(known: Known) -> None:
    load(known, TABLES)
    columns = ("unit", "gap_registrants", "rank_above_registrants")
    assert national(known).select(columns).rows() == [
        ("Đồng Nai", 200, 1),
        ("Bình Dương", 200, 1),
        ("Hà Nội", None, None),
        ("Cần Thơ", None, None),
    ]


def test_movement_by_people_needs_both_numbers(known: Known) -> None:
    load(known, TABLES)
    columns = ("unit", "rank_before_registrants", "movement_registrants")
    assert national(known).select(columns).rows() == [
        ("Đồng Nai", 1, -1),
        ("Bình Dương", None, None),
        ("Hà Nội", 2, 1),
        ("Cần Thơ", None, None),
    ]


def test_the_gap_leads_to_the_value_of_the_rank_above_also_across_ties(known: Known) -> None:
    load(known, TABLES)
    told = dict(national(known).select("unit", "gap").iter_rows())
    assert told == {"Đồng Nai": None, "Bình Dương": 100, "Hà Nội": 100, "Cần Thơ": 600}


def test_the_first_have_no_gap_also_when_several_are_first(known: Known) -> None:
    load(known, [(MAY, "Đồng Nai", 900, None), (MAY, "Hà Nội", 900, None)])
    assert national(known, MAY)["gap"].to_list() == [None, None]


def test_a_tie_stands_in_vietnamese_order_of_names(known: Known) -> None:
    units = ["Hà Nội", "Ninh Bình", "Đà Nẵng", "Bắc Ninh", "An Giang"]
    load(known, [(MAY, unit, 5, None) for unit in units])
    assert national(known, MAY)["unit"].to_list() == [
        "An Giang",
        "Bắc Ninh",
        "Đà Nẵng",
        "Hà Nội",
        "Ninh Bình",
    ]


def test_movement_is_told_from_the_latest_table_up_to_the_earlier_day(known: Known) -> None:
    load(known, TABLES)
    moved = ("unit", "before_day", "rank_before", "movement")
    for earlier in (MARCH, date(2022, 4, 12)):
        assert national(known, APRIL, earlier).select(moved).rows() == [
            ("Đồng Nai", MARCH, 1, 0),
            ("Bình Dương", MARCH, 2, 0),
            ("Hà Nội", MARCH, 3, 1),
            ("Cần Thơ", None, None, None),
        ]


@pytest.mark.parametrize("earlier", [None, date(2022, 3, 27)])
def test_without_an_earlier_table_nobody_has_moved(known: Known, earlier: date | None) -> None:
    load(known, TABLES)
    table = national(known, APRIL, earlier)
    for column in ("before_day", "rank_before", "movement"):
        assert table[column].null_count() == 4
