"""What a row must have, what becomes of its values, and what is not carried along."""

from collections.abc import Callable
from datetime import date

import pytest

from bangvang.intake import Batch
from bangvang.intake.batch import BOOKED, REFUSED, SET_ASIDE, WARNINGS
from tests.intake.files import xlsx

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp", "Ngày áp dụng", "Giá trị làm lợi", "Trạng thái"]  # fmt: skip


def row(**changes: str) -> list[str]:
    told = {
        "stt": "1",
        "title": "Cải tiến quy trình hàn",
        "person": "Nguyễn Văn A",
        "unit": "Ba Đình",
        "day": "04/05/2022",
        "applied": "",
        "benefit": "",
        "stage": "",
    }
    return list({**told, **changes}.values())


def test_the_frames_keep_their_schemas(prepared: Prepared) -> None:
    for rows in ([HEAD, row()], [HEAD, row(title="")], [HEAD]):
        batch = prepared(rows)
        assert batch.booked.schema == BOOKED
        assert batch.refused.schema == REFUSED
        assert batch.set_aside.schema == SET_ASIDE
        assert batch.warnings.schema == WARNINGS


def test_a_row_is_booked_with_all_it_says(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["Tên sáng kiến", "Họ và tên", "Năm sinh", "LĐLĐ", "CĐCS", "Tổ công đoàn", "Lĩnh vực", "Ngày ĐK", "Số tiền làm lợi (triệu đồng)", "Tình trạng"],
            ["Cải tiến  quy trình\nhàn", "Ông NGUYỄN VĂN A", "12/03/1985", "Q. Ba Đình", "Cty  X", "Tổ 1", "Kỹ thuật", "4/5/22", "1,5", "Hợp lệ"],
        ]
    )  # fmt: skip
    assert batch.booked.to_dicts() == [
        {
            "sheet": "",
            "row": 2,
            "line": 0,
            "title_row": 2,
            "title": "Cải tiến quy trình hàn",
            "title_key": "cai tien quy trinh han",
            "person": "NGUYỄN VĂN A",
            "person_key": "nguyen van a",
            "person_mark": "1985",
            "upper_id": "D-BA-DINH",
            "grassroots": "Cty X",
            "team": "Tổ 1",
            "field": "Kỹ thuật",
            "registered_on": date(2022, 5, 4),
            "stage": "valid",
            "benefit_vnd": 1_500_000,
        }
    ]
    assert batch.warnings.is_empty()


@pytest.mark.parametrize(
    ("changes", "reason", "column", "value"),
    [
        ({"title": "C?i ti?n quy trình"}, "text_damaged", "Tên sáng kiến", "C?i ti?n quy trình"),
        ({"person": "Nguy?n V?n A"}, "text_damaged", "Họ và tên", "Nguy?n V?n A"),
        ({"person": "Nguy\ufffdn"}, "text_damaged", "Họ và tên", "Nguy\ufffdn"),
        ({"title": ""}, "title_missing", "Tên sáng kiến", None),
        ({"title": "…"}, "title_missing", "Tên sáng kiến", "…"),
        ({"person": ""}, "person_missing", "Họ và tên", None),
        ({"person": "-"}, "person_missing", "Họ và tên", "-"),
        ({"unit": ""}, "unit_missing", "Đơn vị", None),
        ({"unit": "Công ty Ánh Sao"}, "unit_unknown", "Đơn vị", "Công ty Ánh Sao"),
        ({"unit": "Từ Liêm"}, "unit_ambiguous", "Đơn vị", "Từ Liêm"),
        ({"day": "31/02/2022"}, "date_unreadable", "Ngày nộp", "31/02/2022"),
        ({"day": "đã nộp"}, "date_unreadable", "Ngày nộp", "đã nộp"),
        ({"day": "04/05/2024"}, "date_out_of_programme", "Ngày nộp", "04/05/2024"),
        ({"day": "31/08/2021"}, "date_out_of_programme", "Ngày nộp", "31/08/2021"),
        ({"applied": "31/08/2021"}, "date_out_of_programme", "Ngày áp dụng", "31/08/2021"),
        # several at once: the first of the list is named
        ({"title": "", "person": "Nguy?n"}, "text_damaged", "Họ và tên", "Nguy?n"),
        ({"title": "", "unit": ""}, "title_missing", "Tên sáng kiến", None),
        ({"person": "", "day": "x"}, "person_missing", "Họ và tên", None),
        ({"unit": "TT", "day": "x"}, "unit_ambiguous", "Đơn vị", "TT"),
    ],
)
def test_a_row_is_refused_with_its_reason(
    prepared: Prepared, changes: dict[str, str], reason: str, column: str, value: str | None
) -> None:
    batch = prepared([HEAD, row(**changes), row(stt="2")])
    assert batch.refused.select("row", "reason", "column", "value").rows() == [
        (2, reason, column, value)
    ]
    assert batch.booked["row"].to_list() == [3]


@pytest.mark.parametrize("title", ["Vì sao học sinh sợ Toán?", "Hỏi? Đáp!", "5S là gì ?", "Ai?"])
def test_a_question_is_not_damaged_text(prepared: Prepared, title: str) -> None:
    assert prepared([HEAD, row(title=title)]).accepted == 1


@pytest.mark.parametrize("day", ["01/09/2021", "01/09/2023"])
def test_both_ends_of_the_programme_count(prepared: Prepared, day: str) -> None:
    assert prepared([HEAD, row(day=day)]).accepted == 1


def test_co_authors_fall_with_the_title_row(prepared: Prepared) -> None:
    batch = prepared(
        [HEAD, row(unit="Từ Liêm"), ["", "", "Lê Văn C", "", "", "", "", ""], row(stt="2")]
    )
    assert batch.refused.select("row", "reason").rows() == [
        (2, "unit_ambiguous"),
        (3, "unit_ambiguous"),
    ]


def test_refused_rows_keep_the_cells_that_were_understood_in_order_without_personal_ones(
    prepared: Prepared,
) -> None:
    batch = prepared(
        [
            ["STT", "Tên sáng kiến", "SĐT", "Họ và tên", "Ngày sinh", "Mã đoàn viên", "Màu áo"],
            ["1", "Cải tiến", "0912345678", "Nguyễn Văn A", "12/03/1985", "DV01", "xanh"],
        ]
    )
    assert batch.refused["cells"].to_list() == [
        ["1", "Cải tiến", None, "Nguyễn Văn A", None, None, None]
    ]
    assert batch.tables[0].dropped == ("SĐT", "Ngày sinh")


def test_a_phone_number_beside_a_name_is_not_carried_along(prepared: Prepared) -> None:
    batch = prepared(
        [HEAD, row(person="Nguyễn Văn A 0912.345.678", benefit="1.500.000.000 đ", unit="")]
    )
    assert batch.refused["cells"].to_list()[0][2:7] == [
        "Nguyễn Văn A …",
        None,
        "04/05/2022",
        None,
        "1.500.000.000 đ",
    ]
    again = prepared([HEAD, row(person="Nguyễn Văn A …")])
    assert again.booked["person"].to_list() == ["Nguyễn Văn A"]


def test_personal_data_is_in_no_frame(prepared: Prepared) -> None:
    secrets = ["0912345678", "a@mail.vn", "001085012345", "12/03/1985", "số 5 phố Huế", "matkhau1"]
    head = ["STT", "Tên sáng kiến", "Họ và tên", "Điện thoại", "Email", "CCCD", "Ngày sinh", "Địa chỉ", "Mật khẩu", "Đơn vị"]  # fmt: skip
    batch = prepared(
        xlsx(
            Sheet1=[
                ["Liên hệ: 0912345678, a@mail.vn"],
                head,
                ["1", "Cải tiến", "Nguyễn Văn A", *secrets, "Ba Đình"],
                ["2", "", "Trần Thị B", *secrets, "Ba Đình"],
                ["3", "", "", *secrets, ""],
                ["Tổng cộng", "", "", *secrets, ""],
            ],
            Sheet2=[["Danh bạ"], ["Nguyễn Văn A", "0912 345 678", "a@mail.vn"]],
        )
    )
    frames = (batch.booked, batch.refused, batch.set_aside, batch.warnings)
    told = "\n".join(str(frame.to_dicts()) for frame in frames)
    assert (batch.accepted, batch.refused.height) == (1, 1)
    for secret in (*secrets, "0912 345 678"):
        assert secret not in told
    assert "số 5 phố Huế" not in str(batch.tables)


def test_amounts_that_are_not_understood_are_a_warning(prepared: Prepared) -> None:
    batch = prepared(
        [HEAD, row(benefit="giảm 20% chi phí"), row(stt="2", benefit="350 triệu"), row(stt="3")]
    )
    assert batch.booked["benefit_vnd"].to_list() == [None, 350_000_000, None]
    assert batch.warnings.rows() == [
        ("", 2, "amount_unreadable", "Giá trị làm lợi", "giảm 20% chi phí")
    ]


def test_a_missing_day_is_the_received_day(prepared: Prepared, received_on: date) -> None:
    batch = prepared([HEAD, row(day=""), row(stt="2")])
    assert batch.booked["registered_on"].to_list() == [received_on, date(2022, 5, 4)]
    assert batch.warnings.rows() == [("", 2, "date_missing", "Ngày nộp", None)]


def test_without_a_day_column_all_rows_have_the_received_day_and_none_a_warning(
    prepared: Prepared, received_on: date
) -> None:
    batch = prepared([["Tên sáng kiến", "Họ tên", "Đơn vị"], ["Cải tiến", "Lê A", "Ba Đình"]])
    assert batch.booked["registered_on"].to_list() == [received_on]
    assert batch.warnings.is_empty()


def test_an_unreadable_day_of_use_is_only_a_warning(prepared: Prepared) -> None:
    batch = prepared([HEAD, row(applied="quý I")])
    assert batch.warnings.rows() == [("", 2, "applied_on_unreadable", "Ngày áp dụng", "quý I")]


@pytest.mark.parametrize(
    ("stage", "booked"),
    [("Hợp lệ", "valid"), ("", "submitted"), ("Chờ xét", "pending"), ("Không đạt", "rejected")],
)
def test_the_stage_is_read(prepared: Prepared, stage: str, booked: str) -> None:
    assert prepared([HEAD, row(stage=stage)]).booked["stage"].to_list() == [booked]


def test_days_and_numbers_of_workbook_cells_are_read(prepared: Prepared) -> None:
    cells = [1, "Cải tiến", "Lê Văn A", "Ba Đình", 44685, None, 1_500_000, None]
    batch = prepared(xlsx(Sheet1=[HEAD, cells]))
    assert batch.booked.select("row", "registered_on", "benefit_vnd").rows() == [
        (2, date(2022, 5, 4), 1_500_000)
    ]


def test_the_member_code_marks_a_person_before_the_birth_year(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ tên", "Đơn vị", "Mã đoàn viên", "Năm sinh"]
    batch = prepared(
        [head, ["a b", "Lê A", "Ba Đình", "DV01", "1985"], ["c d", "Lê B", "Ba Đình", "", "1990"]]
    )
    assert batch.booked["person_mark"].to_list() == ["DV01", "1990"]


def test_a_mark_is_that_of_the_first_whom_a_row_names(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ tên", "Đồng tác giả", "Đơn vị", "Năm sinh"]
    rows = [["a b", "Lê A", "Lê B, Lê C", "Ba Đình", "1985"], ["", "Lê D", "", "", "1990"]]
    booked = prepared([head, *rows]).booked
    assert booked.select("person", "person_mark").rows() == [
        ("Lê A", "1985"),
        ("Lê B", None),
        ("Lê C", None),
        ("Lê D", "1990"),
    ]


def test_no_address_or_number_of_a_person_goes_back_with_a_refused_row(
    prepared: Callable[..., Batch],
) -> None:
    told = ("x.y@z.vn", "0912 345 678", "+84 912345678", "001080012345", "nguyễn.an@z.vn")
    rows = [["Tên sáng kiến", "Họ tên", "Lĩnh vực"]]
    rows += [["Giá treo", "An", f"gọi {one} nhé"] for one in told] + [["Khay", "Bình", "Sổ số 12"]]
    cells = prepared(rows).refused["cells"].to_list()
    assert [cell[2] for cell in cells] == ["gọi … nhé"] * len(told) + ["Sổ số 12"]


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("Rút", True),
        ("Đã huỷ đăng ký", True),
        ("xin rút khỏi danh sách", True),
        ("Trùng với STT 4", True),
        ("Không tham gia", True),
        ("Rút kinh nghiệm từ năm trước", False),
        ("Huy chương vàng", False),
        ("Không", False),
        ("Loại A", False),
        ("Đã nộp bản mô tả", False),
    ],
)
def test_a_note_that_takes_a_row_back_is_a_warning(
    prepared: Prepared, note: str, is_told: bool
) -> None:
    rows = [
        ["Tên sáng kiến", "Họ tên", "Đơn vị", "Ghi chú"],
        ["Cải tiến", "Lê Văn A", "Ba Đình", note],
    ]
    batch = prepared(rows)
    assert batch.booked.height == 1
    told = batch.warnings.select("row", "warning", "column").rows()
    assert told == ([(2, "withdrawn", "Ghi chú")] if is_told else [])


def test_a_blank_union_among_others_is_a_warning(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ tên", "CĐCS"]
    rows = [
        ["Cải tiến", "Lê Văn A", "Trường Hoa Sen"],
        ["Phần mềm", "Lê Văn B", ""],
        ["", "Lê Văn C", ""],
        ["Giá treo", "Lê Văn A", "Trường Hoa Sen"],
    ]
    batch = prepared([head, *rows], unit_id="D-BA-DINH")
    told = batch.warnings.select("row", "warning", "column").rows()
    assert told == [(3, "union_missing", "CĐCS"), (4, "union_missing", "CĐCS")]
    assert prepared([head, rows[1]], unit_id="D-BA-DINH").warnings.is_empty()
    named = [[*head, "Đơn vị"], [*rows[0], ""], [*rows[1], "LĐLĐ quận Ba Đình"]]
    assert prepared(named, unit_id="D-BA-DINH").warnings.is_empty()
