"""The booked initiatives as data: no person in them, and what counts is what the boards count."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from bangvang.store.verdicts import SAME, compare, decide
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, GIAO_DUC, some

ASKED = {"period": "phase-1", "as_of": date(2022, 5, 19)}


def out(known: Known, **changed: object) -> pl.DataFrame:
    return known.ask("registrations_out", **(ASKED | changed))  # type: ignore[arg-type]


def counted(known: Known) -> dict[str, bool]:
    return dict(out(known).select("title", "is_counted").iter_rows())


def test_an_empty_campaign_has_no_rows_and_no_column_names_a_person(known: Known) -> None:
    rows = out(known)
    assert rows.columns == [
        "unit_id",
        "unit",
        "grassroots_union",
        "team",
        "title",
        "field",
        "stage",
        "day",
        "benefit_vnd",
        "authors",
        "batch_no",
        "is_counted",
    ]
    assert rows.height == 0


def test_a_row_tells_where_when_and_in_which_file(known: Known) -> None:
    known.book(
        line(
            "Máy cắt",
            "Nguyễn Văn An",
            CAU_GIAY,
            "2022-05-10",
            grassroots="Công ty A",
            team="Tổ 1",
            with_others=("Trần Bình",),
            field="Kỹ thuật",
            benefit_vnd=5_000_000,
        )
    )
    (row,) = out(known).rows()
    assert row == (
        CAU_GIAY,
        "LĐLĐ quận Cầu Giấy",
        "Công ty A",
        "Tổ 1",
        "Máy cắt",
        "Kỹ thuật",
        "submitted",
        date(2022, 5, 10),
        5_000_000,
        2,
        1,
        True,
    )
    assert "Nguyễn" not in str(out(known).rows())


def test_a_repeated_title_of_one_person_counts_once_and_a_rejected_one_never(known: Known) -> None:
    known.book(line("A", "An"), line("B", "An"), line("C", "Ba", stage="rejected"))
    known.book(line("A", "An"))
    rows = out(known).select("title", "batch_no", "is_counted").rows()
    assert rows == [("A", 1, True), ("B", 1, True), ("C", 1, False), ("A", 2, False)]


def test_a_withdrawn_file_is_not_told(known: Known) -> None:
    known.book(line("A", "An"))
    second = known.book(line("B", "An"))
    withdraw(known.store, second.batch_id, SYSTEM, AT, "nhầm")
    assert counted(known) == {"A": True}


def test_what_somebody_called_the_same_counts_once(known: Known) -> None:
    first, second = "Bảng chun học toán từ tre nứa", "Bảng chun học tóan từ tre nứaa"
    known.book(line(first, "An"), line(second, "Bình"))
    assert compare(known.store, SYSTEM, AT) == 1
    pair = known.store.select("select first_id, second_id from near_pair", {}).row(0)
    decide(known.store, *pair, SAME, SYSTEM, AT)
    assert counted(known) == {first: True, second: False}


def test_a_row_that_a_district_and_a_sector_send_counts_once(known: Known) -> None:
    for upper in (CAU_GIAY, GIAO_DUC):
        known.book(line("A", "An", upper, grassroots="Trường Hoa Sen"))
    assert out(known)["is_counted"].to_list() == [True, False]


def test_the_period_and_the_day_bound_what_is_told(known: Known) -> None:
    known.book(line("A", "An", day="2022-05-19"), line("B", "An", day="2022-05-20"))
    assert counted(known).keys() == {"A"}
    assert out(known, as_of=date(2022, 5, 20)).height == 2
    assert out(known, period="phase-2", as_of=date(2022, 7, 1)).height == 0


def test_what_counts_adds_up_to_the_board(known: Known) -> None:
    known.book(*some(5, CAU_GIAY), *some(3, BA_DINH, stage="rejected"), *some(2, BA_DINH))
    known.book(*some(4, GIAO_DUC, "2022-05-18"), line("A", "An"), line("A", "An"))
    rows = out(known).filter("is_counted").group_by("unit_id").len()
    board = known.board().filter(pl.col("initiatives") > 0)
    assert dict(rows.iter_rows()) == dict(board.select("unit_id", "initiatives").iter_rows())
