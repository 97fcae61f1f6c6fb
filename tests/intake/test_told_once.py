"""Units named only on the first of their rows: the cells below mean the same, or nothing."""

from collections.abc import Callable

import pytest

from bangvang.intake import Batch, Choices
from tests.intake.files import Cell

Prepared = Callable[..., Batch]
HEAD = ["STT", "Đơn vị", "Tên sáng kiến", "Họ và tên", "Ngày đăng ký"]
SCHOOL, OTHER_SCHOOL = "Trường Mầm non Hoa Sen", "Trường THCS Giảng Võ"
SENDER = "D-BA-DINH"


def listed(*units: str | None, heading: str = "Đơn vị") -> list[list[Cell]]:
    rows: list[list[Cell]] = [[heading if cell == "Đơn vị" else cell for cell in HEAD]]
    for number, unit in enumerate(units):
        person = f"Nguyễn Văn {'ABCDEFGH'[number]}"
        rows.append([number + 1, unit, f"Sáng kiến thứ {number}", person, "5/4/2022"])
    return rows


def booked(batch: Batch) -> dict[int, tuple[str, str | None]]:
    rows = batch.booked.select("row", "upper_id", "grassroots").rows()
    return {row: (upper, union) for row, upper, union in rows}


@pytest.mark.parametrize("heading", ["Đơn vị", "CĐCS"])
def test_blank_cells_below_a_unions_name_wait_and_mean_what_they_are_said_to(
    prepared: Prepared, heading: str
) -> None:
    rows = listed(SCHOOL, None, OTHER_SCHOOL, None, heading=heading)
    batch = prepared(rows, SENDER)
    (asked,) = batch.questions
    assert (asked.kind, asked.subject, asked.rows) == ("blank_units", heading, 2)
    assert [code for code, _ in asked.options] == ["fill", "leave"]
    assert booked(batch) == {2: (SENDER, SCHOOL), 4: (SENDER, OTHER_SCHOOL)}
    assert batch.refused.select("row", "reason", "column").rows() == [
        (3, "unit_blank", heading),
        (5, "unit_blank", heading),
    ]
    for answer, first, second in (("fill", SCHOOL, OTHER_SCHOOL), ("leave", None, None)):
        answered = prepared(rows, SENDER, choices=Choices(blank_units=answer))
        assert not answered.questions
        assert booked(answered) == {
            2: (SENDER, SCHOOL),
            3: (SENDER, first),
            4: (SENDER, OTHER_SCHOOL),
            5: (SENDER, second),
        }


def test_a_heading_that_stands_again_is_no_unit_for_the_rows_below(prepared: Prepared) -> None:
    rows = listed(SCHOOL, None, None, OTHER_SCHOOL)
    rows.insert(3, rows[0])
    filled = booked(prepared(rows, SENDER, choices=Choices(blank_units="fill")))
    assert [union for _, union in filled.values()] == [*[SCHOOL] * 3, OTHER_SCHOOL]


def test_rows_of_an_upper_union_named_once_are_not_the_senders_unasked(prepared: Prepared) -> None:
    rows = listed("LĐLĐ quận Ba Đình", None, "LĐLĐ quận Cầu Giấy", None, heading="Công đoàn cấp trên")  # fmt: skip
    assert set(booked(prepared(rows, "S-GIAO-DUC"))) == {2, 4}
    filled = booked(prepared(rows, "S-GIAO-DUC", choices=Choices(blank_units="fill")))
    assert [upper for upper, _ in filled.values()] == [*[SENDER] * 2, *["D-CAU-GIAY"] * 2]


def test_a_name_forgotten_between_the_same_names_is_not_asked_about(prepared: Prepared) -> None:
    batch = prepared(listed(SCHOOL, SCHOOL, None, SCHOOL, OTHER_SCHOOL), SENDER)
    assert not batch.questions
    assert booked(batch)[4] == (SENDER, None)


def test_below_a_section_a_blank_cell_means_the_sections_union(prepared: Prepared) -> None:
    rows = listed(None, OTHER_SCHOOL, None)
    rows.insert(1, ["I", None, SCHOOL, None, None])
    batch = prepared(rows, SENDER)
    assert not batch.questions
    assert [union for _, union in booked(batch).values()] == [SCHOOL, OTHER_SCHOOL, SCHOOL]


def test_co_authors_of_a_row_whose_union_stands_above_are_booked_with_it(
    prepared: Prepared,
) -> None:
    rows = listed(SCHOOL, None, OTHER_SCHOOL)
    rows.insert(3, [None, None, None, "Trần Thị Bình", None])
    assert prepared(rows, SENDER).refused["row"].to_list() == [3, 4]
    filled = booked(prepared(rows, SENDER, choices=Choices(blank_units="fill")))
    assert filled[4] == (SENDER, SCHOOL)
