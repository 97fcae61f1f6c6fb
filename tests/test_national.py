"""A national file on its way into the store, and rows typed by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from bangvang import national
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.charts.national import bump, short_name
from bangvang.draw import national as draw
from bangvang.intake.national import NationalTable
from bangvang.text import Words
from tests.known import AT, Known

MAY, JUNE = date(2022, 5, 31), date(2022, 6, 1)
OURS = campaign().owner


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    campaign_of_one = Known(tmp_path)
    yield campaign_of_one
    campaign_of_one.drop()


def understood(known: Known, text: str, day: date | None = None) -> NationalTable:
    return national.understood(known.store, campaign(), text.encode(), "b.csv", JUNE, day)


def take_in(known: Known, text: str, day: date) -> None:
    national.take_in(known.store, understood(known, text, day), "b.csv", SYSTEM, AT)


def typed(*rows: tuple[str | None, int | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=national.TYPED, orient="row")


def test_our_own_row_is_known_by_any_spelling_of_the_roster(known: Known) -> None:
    take_in(known, "Đơn vị,Sáng kiến\nLĐLĐ TP. Hà Nội,7\nThanh Hóa,9\n", MAY)
    table = known.ask("national", as_of=MAY, compare=None)
    assert table.filter("is_ours").select("unit", "initiatives", "status").rows() == [
        (OURS, 7, "published")
    ]


def test_the_effect_tells_what_stands_and_what_stood_before(known: Known) -> None:
    take_in(known, "Đơn vị,Sáng kiến\nA,10\nB,20\n", MAY)
    take_in(known, "Đơn vị,Sáng kiến\nA,11\n", JUNE)
    found = understood(known, "Đơn vị,Sáng kiến\nA,12\nB,19\nC,1\n", JUNE)
    told = national.effect(known.store, found.standings)
    assert told.select("unit", "initiatives", "stood", "before", "is_new").rows() == [
        ("A", 12, 11, 10, False),
        ("B", 19, None, 20, False),
        ("C", 1, None, None, True),
    ]
    assert known.ask("national", as_of=JUNE, compare=None).height == 1, "nothing is written"


def test_a_change_of_the_people_alone_is_told_too(known: Known) -> None:
    take_in(known, "Đơn vị,Sáng kiến,Người\nA,10,3\nB,20,4\n", MAY)
    found = understood(known, "Đơn vị,Sáng kiến,Người\nA,10,3\nB,20,5\n", MAY)
    shown = draw.preview(national.effect(known.store, found.standings), Words("vi"))
    assert "như đã có" in shown
    assert "sửa số người 4" in shown


def test_typed_rows_tell_their_troubles_by_their_place(known: Known) -> None:
    names = national.names(known.store, campaign())
    rows = typed(("A", 1, 1), (" ", 2, 2), ("A", 3, 3), ("B", None, 4), ("C", -1, None))
    assert national.typed_troubles(rows, names) == [
        (2, "unit_missing"),
        (3, "unit_twice"),
        (4, "initiatives_missing"),
        (5, "initiatives_unreadable"),
    ]
    assert national.typed_troubles(typed(("A", 0, None)), names) == []


def test_a_typed_table_is_written_as_it_was_announced(known: Known) -> None:
    take_in(known, "Đơn vị,Sáng kiến,Người\nA,10,5\nB,20,6\n", MAY)
    names = national.names(known.store, campaign())
    rows = typed(("A", 10, 5), ("C", 3, None), ("Hà Nội", 30, 7))
    announced = national.correction(known.store, names, MAY, rows)
    assert announced == national.correct(known.store, names, MAY, rows, SYSTEM, AT)
    assert (announced.added, announced.changed, announced.removed) == (("C", OURS), (), ("B",))
    assert national.of_day(known.store, MAY).rows() == [(OURS, 30, 7), ("A", 10, 5), ("C", 3, None)]


def test_a_day_without_a_table_offers_the_names_of_the_one_before(known: Known) -> None:
    take_in(known, "Đơn vị,Sáng kiến\nA,10\nB,20\n", MAY)
    assert national.to_type(known.store, JUNE).rows() == [("B", None, None), ("A", None, None)]
    assert national.to_type(known.store, MAY).rows() == [("B", 20, None), ("A", 10, None)]


def test_rows_without_a_figure_are_left_out() -> None:
    rows = typed(("A", 1, None), ("B", None, None), ("C", None, 2))
    assert national.with_figures(rows.to_arrow())["unit"].to_list() == ["A", "C"]


def test_the_bump_chart_draws_the_ten_best_and_us_from_the_first_rank_down() -> None:
    units = [f"Đơn vị {number}" for number in range(1, 13)] + [OURS]
    ranks = pl.DataFrame(
        {
            "as_of": [MAY] * 13 + [JUNE] * 13,
            "unit": units * 2,
            "is_ours": ([False] * 12 + [True]) * 2,
            "status": ["published"] * 26,
            "value": [100 - number for number in range(13)] * 2,
            "rank": [*range(1, 14)] * 2,
        }
    )
    chart = bump(ranks, Words("vi")).to_dict()
    drawn = {row["unit"] for rows in chart["datasets"].values() for row in rows}
    assert drawn == {*units[:10], OURS}
    domain = chart["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert domain[0] > domain[1], "the first rank stands on top"


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("LĐLĐ tỉnh Thanh Hoá", "Thanh Hoá"),
        ("LĐLĐ Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        (OURS, "Hà Nội"),
        ("Công đoàn Dầu khí", "Dầu khí"),
        ("Tổ khác", "Tổ khác"),
    ],
)
def test_names_are_short_beside_their_lines(unit: str, short: str) -> None:
    assert short_name(unit) == short
