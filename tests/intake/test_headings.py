"""What columns are called, in the lists that were really met."""

import pytest

from bangvang.intake.headings import fields_of, match, personal_columns
from bangvang.intake.read import read
from bangvang.intake.tables import Found, find_table
from tests.intake.files import Rows, csv


def found_in(rows: Rows) -> Found | None:
    return find_table(read(csv(rows, separator=";"), "a.csv").sheets[0])


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            ["Mã cán bộ", "Họ và tên (chỉ để đối chiếu)", "Năm", "Tên sáng kiến", "Số quyết định", "Ngày quyết định", "Cơ quan công nhận", "Ghi chú"],
            ["member_code", "person", None, "title", "decision_no", "decision_date", None, "note"],
        ),
        (
            ["STT", "Cán bộ", "Năm", "Tên sáng kiến", "Số quyết định", "Ngày quyết định", "Cơ quan công nhận"],
            ["stt", "person", None, "title", "decision_no", "decision_date", None],
        ),
        (
            ["Tên sáng kiến", "Tác giả", "Email Viettel", "Đơn vị áp dụng", "Lĩnh vực", "Tình trạng hiện tại", "Điểm mới sáng kiến", "Hiệu quả khi áp dụng", "Nội dung sáng kiến", "Nội dung bổ sung", "Ngày nộp đơn"],
            ["title", "person", None, "unit", "field", "stage", None, None, None, None, "registered_on"],
        ),
        (
            ["Mã hồ sơ", "Tên sáng kiến", "Tác giả chính", "Đơn vị", "Lĩnh vực", "Đợt đề nghị", "Trạng thái", "Kết quả", "Tổng điểm", "Tỷ lệ trùng lặp (%)", "Ngày nộp", "Ngày công nhận", "Số quyết định", "Phạm vi áp dụng", "Giá trị làm lợi ước tính"],
            [None, "title", "person", "unit", "field", None, "stage", None, None, None, "registered_on", "decision_date", "decision_no", None, "benefit"],
        ),
        (
            ["Mã hồ sơ", "Tên sáng kiến", "Tác giả chính", "Đơn vị", "Lĩnh vực", "Đợt đề nghị", "Ngày nộp", "Hạn xử lý", "Trạng thái"],
            [None, "title", "person", "unit", "field", None, "registered_on", None, "stage"],
        ),
        (
            ["Mã ý tưởng", "Hình trước", "Hình sau", "Họ và tên", "Đơn vị", "Ý tưởng", "Thực trạng", "Giải pháp", "Giá trị làm lợi (VND)", "Tiền thưởng (VND)", "Ngày duyệt khen thưởng", "Ngày gửi"],
            [None, None, None, "person", "unit", "title", None, None, "benefit", None, None, "registered_on"],
        ),
        (["TÊN SÁNG KIẾN", "TÁC GIẢ", "GHI CHÚ"], ["title", "person", "note"]),
        (["TÊN", "TÁC GIẢ / CHỦ NHIỆM", "MÔ TẢ"], ["title", "person", "note"]),
        (["TEN SANG KIEN", "TAC GIA", "GHI CHU"], ["title", "person", "note"]),
        (
            ["Tên sáng kiến", "Số QĐ", "Cấp QĐ", "Nội dung sáng kiến", "Nhân viên chủ trì"],
            ["title", "decision_no", None, None, "person"],
        ),
        (
            ["Tên sáng kiến", "Lĩnh vực", "Tác giả", "Đơn vị", "Trạng thái", "Quan tâm", "Điểm"],
            ["title", "field", "person", "unit", "stage", None, None],
        ),
        (
            ["Đoàn viên đăng ký chủ trì", "Tên sáng kiến, đề tài khoa học", "Lĩnh vực", "Giá trị làm lợi, hiệu quả xã hội", "Ngày hội đồng nghiệm thu thông qua", "Trạng thái đề tài"],
            ["person", "title", "field", "benefit", "decision_date", "stage"],
        ),
        (
            ["Số TT", "Họ và tên", "Ngày tháng năm sinh", "Nơi công tác (hoặc nơi thường trú)", "Chức danh", "Trình độ chuyên môn", "Tỷ lệ (%) đóng góp vào việc tạo ra sáng kiến", "Tên sáng kiến"],
            ["stt", "person", "birth_year", "unit", "position", None, None, "title"],
        ),
        (
            ["TT", "Tên SK", "Họ tên", "ĐV", "CĐCS", "Ngày ĐK", "Số tiền làm lợi (triệu đồng)"],
            ["stt", "title", "person", "unit", "grassroots", "registered_on", "benefit"],
        ),
        (
            ["Tên đơn vị", "Tên đề tài", "Chủ nhiệm đề tài", "LĐLĐ/Công đoàn cấp trên", "Đồng tác giả", "Tổ công đoàn"],
            ["unit", "title", "person", "upper", "co_authors", "team"],
        ),
        (
            ["S\nT\nT", "Tên giải pháp", "Người đăng ký", "Công đoàn cấp trên trực tiếp cơ sở", "Ngày áp dụng lần đầu"],
            ["stt", "title", "person", "upper", "applied_on"],
        ),
    ],
)  # fmt: skip
def test_real_headings_are_understood(headings: list[str], fields: list[str | None]) -> None:
    expected = {field: at for at, field in enumerate(fields) if field}
    assert fields_of(headings) == expected


@pytest.mark.parametrize(
    "heading", ["Tên lớp", "Tên khoa", "Đơn vị tính", "Mã CĐCS", "Cơ quan công nhận", "Quan tâm"]
)
def test_other_columns_are_left_alone(heading: str) -> None:
    matched = match(heading)
    assert matched is None or matched.field == "other"


@pytest.mark.parametrize(
    "heading",
    ["Số điện thoại", "SĐT", "Email Viettel", "CMND/CCCD", "Số CCCD", "Địa chỉ", "Giới tính", "Mật khẩu", "SĐT Đăng ký Zalo", "Tên tài khoản Zalo", "Số tài khoản ngân hàng", "Nữ", "Nam", "E-mail"],
)  # fmt: skip
def test_personal_columns_are_known(heading: str) -> None:
    assert personal_columns([heading]) == [0]


def test_one_field_is_taken_once_by_its_surest_heading() -> None:
    assert fields_of(["Tên", "Tên sáng kiến", "Họ tên", "Tên tác giả khác"])["title"] == 1


def test_the_header_is_found_below_title_rows() -> None:
    found = found_in(
        [
            ["LIÊN ĐOÀN LAO ĐỘNG TP HÀ NỘI", None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["LĐLĐ QUẬN BA ĐÌNH", None, "Độc lập - Tự do - Hạnh phúc"],
            [],
            ["DANH SÁCH SÁNG KIẾN ĐĂNG KÝ THAM GIA CHƯƠNG TRÌNH 1 TRIỆU SÁNG KIẾN"],
            ["STT", "Tên sáng kiến", "Họ và tên tác giả"],
            ["1", "Cải tiến", "Nguyễn Văn A"],
        ]
    )
    assert found is not None
    assert found.table.header_row == 5
    assert found.table.columns == {
        "stt": "STT",
        "title": "Tên sáng kiến",
        "person": "Họ và tên tác giả",
    }


def test_a_heading_in_two_rows_is_read_as_one() -> None:
    found = found_in(
        [
            ["STT", "Tên sáng kiến", "Tác giả", None, None, "Ngày nộp"],
            [None, None, "Họ và tên", "Đơn vị", "Số điện thoại", None],
            ["1", "Cải tiến", "Nguyễn Văn A", "Ba Đình", "0912345678", "04/05/2022"],
        ]
    )
    assert found is not None
    assert (found.first_row, found.table.header_row) == (1, 2)
    assert found.columns == {
        "stt": "c0",
        "title": "c1",
        "person": "c2",
        "unit": "c3",
        "registered_on": "c5",
    }
    assert found.table.dropped == ("Số điện thoại",)


def test_a_data_row_is_not_the_second_half_of_a_heading() -> None:
    found = found_in(
        [
            ["STT", "Tên sáng kiến", "Họ tên", "Khối"],
            ["1", "Cải tiến", "Nguyễn Văn A", "Đơn vị sự nghiệp"],
        ]
    )
    assert found is not None
    assert found.table.header_row == 1


def test_unknown_headings_are_named_as_unused() -> None:
    found = found_in([["Tên sáng kiến", "Họ tên", "Màu áo", "Năm"], ["a", "b", "c", "d"]])
    assert found is not None
    assert found.table.unused == ("Màu áo", "Năm")


def test_a_column_of_phone_numbers_is_personal_whatever_it_is_called() -> None:
    rows: Rows = [["Tên sáng kiến", "Họ tên", "Liên lạc"], *([["a", "b", "0912 345 678"]] * 3)]
    found = found_in(rows)
    assert found is not None
    assert found.personal == ("c2",)
    assert found.table.dropped == ("Liên lạc",)


def test_a_sheet_without_headings_holds_no_table() -> None:
    assert found_in([["Nguyễn Văn A", "0912"], ["Trần Thị B", "0913"]]) is None
    assert found_in([["Tên sáng kiến:", "ghi rõ"], ["x", "y"]]) is None
