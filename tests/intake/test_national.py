"""A national table in a file: headings by synonyms, rows told apart, names kept as they are known."""

from datetime import date

import pytest

from bangvang.intake import FileRefused, read
from bangvang.intake.national import NationalTable, count_of, understand
from bangvang.intake.national_names import Names
from tests.intake.files import csv

OURS = "LĐLĐ thành phố Hà Nội"
KNOWN = ["LĐLĐ tỉnh Thanh Hoá", "LĐLĐ tỉnh Lâm Đồng", "Công đoàn Dầu khí", OURS]
NAMES = Names(KNOWN, OURS, ["ha noi", "tp ha noi", "ldld ha noi"])
TODAY = date(2022, 6, 1)


def table(*rows: list[object], day: date | None = None) -> NationalTable:
    return understand(read(csv(rows), "toan-quoc.csv"), NAMES, TODAY, day)


def test_a_table_under_a_letterhead_is_found_with_its_day() -> None:
    found = table(
        ["TỔNG LIÊN ĐOÀN", "", "", ""],
        ["Tổng hợp kết quả (tính đến 14h00 ngày 31/5/2022)", "", "", ""],
        ["TT", "LĐLĐ, CĐ ngành", "Tổng số sáng kiến", "Số người tham gia"],
        ["I", "Các tỉnh, thành phố", "", ""],
        [1, "LĐLĐ tỉnh Thanh Hóa", "98.460", "20.904"],
        [2, "TP Hà Nội", "56,106", "22264"],
        [3, "Lâm Đồng", "8.871", "-"],
        ["", "Tổng cộng", "163.437", ""],
    )
    assert found.standings.select("row", "as_of", "unit", "initiatives", "registrants").rows() == [
        (5, date(2022, 5, 31), "LĐLĐ tỉnh Thanh Hoá", 98_460, 20_904),
        (6, date(2022, 5, 31), OURS, 56_106, 22_264),
        (7, date(2022, 5, 31), "LĐLĐ tỉnh Lâm Đồng", 8_871, None),
    ]
    assert found.standings["is_ours"].to_list() == [False, True, False]
    assert (found.refused.height, found.set_aside, found.said_day) == (0, 2, date(2022, 5, 31))


@pytest.mark.parametrize(
    ("unit", "initiatives", "registrants"),
    [
        ("Đơn vị", "Số sáng kiến", "Số người đăng ký"),
        ("DON VI", "SANG KIEN", "NGUOI"),
        ("Tên đơn vị", "Số lượng sáng kiến đã nộp", "Số tác giả"),
        ("Unit", "Initiatives", "Registrants"),
    ],
)
def test_headings_go_by_many_names(unit: str, initiatives: str, registrants: str) -> None:
    found = table([unit, initiatives, registrants], ["An Giang", 10, 5])
    (row,) = found.standings.select("unit", "initiatives", "registrants").rows()
    assert row == ("An Giang", 10, 5)


def test_ranks_shares_and_targets_are_no_counts() -> None:
    heads = ["Đơn vị", "Hạng sáng kiến", "Chỉ tiêu sáng kiến", "Tỷ lệ % sáng kiến", "Sáng kiến"]
    found = table(heads, ["An Giang", 3, 100, 50, 77])
    assert found.standings["initiatives"].to_list() == [77]


def test_every_bad_row_is_told_with_its_place_and_reason() -> None:
    found = table(
        ["Đơn vị", "Sáng kiến", "Người", "Tính đến ngày"],
        ["", 12, 3, "31/5/2022"],
        ["An Giang", "nhiều", 1, "31/5/2022"],
        ["Bắc Ninh", "1.2.3", 1, "31/5/2022"],
        ["Cà Mau", "", 1, "31/5/2022"],
        ["Đà Nẵng", 5, "ba", "31/5/2022"],
        ["Hà Nam", 5, 1, "31/02/2022"],
        ["Kon Tum", 5, 1, "02/06/2022"],
        ["Hà Nội", 5, 1, "31/5/2022"],
        ["LĐLĐ Hà Nội", 6, 1, "31/5/2022"],
        ["LĐLĐ Hà Nội", 6, 1, "30/5/2022"],
    )
    assert found.refused.select("row", "reason", "value").rows() == [
        (2, "unit_missing", ""),
        (3, "initiatives_unreadable", "nhiều"),
        (4, "initiatives_unreadable", "1.2.3"),
        (5, "initiatives_missing", ""),
        (6, "registrants_unreadable", "ba"),
        (7, "day_unreadable", "31/02/2022"),
        (8, "day_to_come", "02/06/2022"),
        (10, "unit_twice", "LĐLĐ Hà Nội"),
    ]
    assert found.standings.select("row", "as_of").rows() == [
        (9, date(2022, 5, 31)),
        (11, date(2022, 5, 30)),
    ]


def test_the_day_given_holds_for_rows_that_name_none() -> None:
    rows = [["ngày 30/5/2022", ""], ["Đơn vị", "Sáng kiến"], ["An Giang", 5]]
    assert table(*rows).standings["as_of"].to_list() == [date(2022, 5, 30)]
    given = table(*rows, day=date(2022, 5, 12))
    assert given.standings["as_of"].to_list() == [date(2022, 5, 12)]
    assert table(*rows[1:]).standings["as_of"].to_list() == [TODAY]


def test_a_file_without_headings_is_refused() -> None:
    with pytest.raises(FileRefused, match="no_national_headings"):
        table(["a", "b"], ["c", "d"])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Thanh Hóa", "LĐLĐ tỉnh Thanh Hoá"),
        ("Liên đoàn Lao động tỉnh Thanh Hoá", "LĐLĐ tỉnh Thanh Hoá"),
        ("CĐ Dầu khí Việt Nam", "Công đoàn Dầu khí"),
        ("LDLD HA NOI", OURS),
        ("Hà Nam", "Hà Nam"),
        ("LĐLĐ tỉnh Lâm", "LĐLĐ tỉnh Lâm"),
    ],
)
def test_a_unit_keeps_the_name_it_is_known_by(said: str, kept: str) -> None:
    assert NAMES.of(said) == kept


def test_a_name_that_may_be_two_units_stays_as_said() -> None:
    names = Names(["LĐLĐ tỉnh Bình Định", "Công đoàn Bình Định"], OURS, [])
    assert names.of("Bình Định") == "Bình Định"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1.633", 1_633),
        ("56,106", 56_106),
        ("22 264", 22_264),
        ("1.000.000", 1_000_000),
        ("8871", 8_871),
        ("8871.0", 8_871),
        ("12,00", 12),
        ("0", 0),
        ("1.5", None),
        ("-1", None),
        ("1e3", None),
        ("", None),
        (None, None),
        ("1.00.000", None),
    ],
)
def test_whole_numbers_are_read_as_people_write_them(text: str | None, count: int | None) -> None:
    assert count_of(text) == count
