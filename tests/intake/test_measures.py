"""What amounts are counted in is said beside them, above the table, or by the cells themselves."""

from collections.abc import Callable

import pytest

from bangvang.fold import fold
from bangvang.intake import Batch, Choices
from tests.intake.files import xlsx

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Giá trị làm lợi"]
TITLES = ("Cải tiến quy trình hàn", "Phần mềm quản lý kho", "Đổi mới phương pháp dạy")


def row(number: int, *amount: object) -> list[object]:
    return [number, TITLES[number - 1], "Nguyễn Văn An", "Ba Đình", *amount]


def amounts(batch: Batch) -> list[int | None]:
    return batch.booked["benefit_vnd"].to_list()


def test_a_column_behind_the_amounts_says_what_each_is_counted_in(prepared: Prepared) -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    rows = [
        [*HEAD, "ĐVT"],
        numbers,
        row(1, "350", "triệu đồng"),
        row(2, "1,5", "tỷ"),
        row(3, "1.500", '"'),
    ]
    batch = prepared(rows)
    assert amounts(batch) == [350_000_000, 1_500_000_000, 1_500_000_000_000]
    assert batch.refused.is_empty()
    apart = [[*one[:-1], "", one[-1]] for one in rows]
    assert amounts(prepared(apart)) == [350_000_000, 1_500_000_000, 1_500_000_000_000]


def test_an_amount_is_none_where_its_measure_is_missing_or_no_money(prepared: Prepared) -> None:
    rows = [[*HEAD, "Đơn vị tính"], row(1, "15.000", ""), row(2, "20", "%"), row(3, "0", "")]
    batch = prepared(rows)
    assert amounts(batch) == [None, None, None]
    assert batch.warnings["row"].to_list() == [2, 3]


def test_a_heading_over_an_amount_and_its_measure_is_read_with_both(prepared: Prepared) -> None:
    head = [HEAD, ["", "", "", "", "Số tiền", "Đơn vị tính"]]
    assert amounts(prepared([*head, row(1, "1,5", "tỷ đồng")])) == [1_500_000_000]


@pytest.mark.parametrize(
    ("line", "heading", "dong"),
    [
        ("ĐVT: triệu đồng", "Giá trị làm lợi", 12_500_000_000),
        ("(Đơn vị tính: 1.000 đồng)", "Giá trị làm lợi", 12_500_000),
        ("ĐVT: triệu đồng", "Giá trị làm lợi (nghìn đồng)", 12_500_000),
        ("ĐVT: triệu đồng", "Giá trị làm lợi (đồng)", 12_500),
        ("Đơn vị: Tr. THCS Giảng Võ", "Giá trị làm lợi", 12_500),
        ("Đơn vị tính: sáng kiến", "Giá trị làm lợi", 12_500),
    ],
)
def test_a_line_above_the_headings_says_what_amounts_are_counted_in(
    prepared: Prepared, line: str, heading: str, dong: int
) -> None:
    rows = [["DANH SÁCH"], ["", "", "", "", line], [*HEAD[:4], heading], row(1, "12.500")]
    assert amounts(prepared(rows)) == [dong]


def test_numbers_of_cells_with_three_decimals_are_no_thousands(prepared: Prepared) -> None:
    rows = [[*HEAD[:4], "Giá trị làm lợi (triệu đồng)"], row(1, 12.345), row(2, 1.5), row(3, 7)]
    batch = prepared(xlsx(ds=rows), file_name="a.xlsx")  # type: ignore[arg-type]
    assert amounts(batch) == [12_345_000, 1_500_000, 7_000_000]


def test_a_heading_over_several_columns_says_what_their_amounts_are_counted_in(
    prepared: Prepared,
) -> None:
    head = [
        [*HEAD[:4], "Kinh phí (triệu đồng)", ""],
        ["", "", "", "", "Chi phí thực hiện", "Số tiền làm lợi"],
    ]
    assert amounts(prepared([*head, row(1, "20", "1.500")])) == [1_500_000_000]


def test_of_several_columns_of_amounts_the_sum_is_read(prepared: Prepared) -> None:
    head = [
        [*HEAD[:4], "Giá trị làm lợi (triệu đồng)", "", ""],
        ["", "", "", "", "Năm 2021", "Năm 2022", "Tổng"],
    ]
    assert amounts(prepared([*head, row(1, "20", "30", "50")])) == [50_000_000]


def test_of_several_columns_of_amounts_none_is_read_before_somebody_says_which(
    prepared: Prepared,
) -> None:
    told = ["Giá trị làm lợi dự kiến (triệu đồng)", "Giá trị làm lợi thực tế (triệu đồng)"]
    rows = [[*HEAD[:4], *told], row(1, "20", "30")]
    batch = prepared(rows)
    assert amounts(batch) == [None]
    assert [(one.kind, one.subject) for one in batch.questions] == [("column", one) for one in told]
    choices = Choices(columns=((fold(told[1]), "benefit"), (fold(told[0]), "")))
    assert amounts(prepared(rows, choices=choices)) == [30_000_000]


def test_of_several_columns_of_amounts_the_one_with_numbers_is_read(prepared: Prepared) -> None:
    head = [
        [*HEAD, ""],
        ["", "", "", "", "Không tính được bằng tiền", "Tính được bằng tiền (đồng)"],
    ]
    rows = [row(1, "Nâng cao ý thức", "5.000.000"), row(2, "Tiết kiệm thời gian", "")]
    assert amounts(prepared([*head, *rows])) == [5_000_000, None]
