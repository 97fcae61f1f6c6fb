"""The places of the nation from table to table: what the bump chart is drawn of."""

from datetime import date

from tests.known import Known
from tests.queries.test_national import APRIL, MARCH, TABLES, load


def ranks(
    known: Known, measure: str = "initiatives", as_of: date = APRIL
) -> list[tuple[date, str, int]]:
    answer = known.ask("national_ranks", measure=measure, as_of=as_of)
    return answer.select("as_of", "unit", "rank").rows()


def test_without_a_table_there_is_nothing_to_draw(known: Known) -> None:
    answer = known.ask("national_ranks", measure="initiatives", as_of=APRIL)
    assert answer.columns == ["as_of", "unit", "is_ours", "status", "value", "rank"]
    assert answer.height == 0


def test_each_table_is_ranked_by_itself_and_ties_share_a_rank(known: Known) -> None:
    load(known, TABLES)
    assert ranks(known) == [
        (MARCH, "Đồng Nai", 1),
        (MARCH, "Bình Dương", 2),
        (MARCH, "Hà Nội", 3),
        (APRIL, "Đồng Nai", 1),
        (APRIL, "Bình Dương", 2),
        (APRIL, "Hà Nội", 2),
        (APRIL, "Cần Thơ", 4),
    ]


def test_by_people_unknown_numbers_are_left_out(known: Known) -> None:
    load(known, TABLES)
    assert ranks(known, "registrants") == [
        (MARCH, "Đồng Nai", 1),
        (MARCH, "Hà Nội", 2),
        (APRIL, "Hà Nội", 1),
        (APRIL, "Bình Dương", 2),
        (APRIL, "Đồng Nai", 2),
    ]


def test_later_tables_are_not_told(known: Known) -> None:
    load(known, TABLES)
    assert {day for day, _, _ in ranks(known, as_of=date(2022, 4, 12))} == {MARCH}
