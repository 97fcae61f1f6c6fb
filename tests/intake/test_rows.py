"""Every row of every sheet is booked, refused or set aside."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.faults import faults_of
from bangvang.intake import Batch, FileRefused
from tests.intake.files import Rows, xlsx

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp"]
A = ["1", "Cải tiến quy trình hàn", "Nguyễn Văn A", "Ba Đình", "04/05/2022"]
B = ["2", "Phần mềm quản lý kho", "Trần Thị B", "Ba Đình", "05/05/2022"]


def aside(batch: Batch) -> list[tuple[int, str]]:
    return sorted(batch.set_aside.select("row", "why").iter_rows())


def booked_rows(batch: Batch) -> list[int]:
    return batch.booked["row"].to_list()


def test_rows_around_the_registrations_are_set_aside(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["LĐLĐ QUẬN BA ĐÌNH"],
            ["DANH SÁCH SÁNG KIẾN"],
            [],
            HEAD,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            A,
            B,
            ["", "Cộng: 2 sáng kiến"],
            HEAD,
            ["3", "Đổi mới phương pháp", "Lê Thị C", "Ba Đình", "06/05/2022"],
            ["4", "", "", "", ""],
            [],
            ["Tổng cộng", "3"],
            ["", "", "", "Hà Nội, ngày 20 tháng 5 năm 2022"],
            ["", "Người lập biểu", "", "TM. BAN CHẤP HÀNH"],
            ["", "", "", "Chủ tịch"],
            [],
            ["", "Phạm Thị Lập", "Vũ Văn Chủ"],
        ]
    )
    assert booked_rows(batch) == [6, 7, 10]
    assert batch.refused.is_empty()
    assert aside(batch) == [
        (1, "title"),
        (2, "title"),
        (3, "blank"),
        (4, "heading"),
        (5, "numbering"),
        (8, "subtotal"),
        (9, "heading"),
        (11, "blank"),
        (12, "blank"),
        (13, "total"),
        (14, "signature"),
        (15, "signature"),
        (16, "signature"),
        (17, "blank"),
        (18, "signature"),
    ]


def test_signatures_are_known_without_a_number_column(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD[1:],
            A[1:],
            B[1:],
            ["Người lập biểu", "Chủ tịch"],
            ["(Ký, ghi rõ họ tên)", "(Ký tên, đóng dấu)"],
            ["Phạm Thị Lập", "Vũ Văn Chủ"],
        ]
    )
    assert booked_rows(batch) == [2, 3]
    assert aside(batch) == [(1, "heading"), (4, "signature"), (5, "signature"), (6, "signature")]


def test_a_day_in_words_at_the_front_of_a_row_is_its_own_and_no_signature(
    prepared: Prepared,
) -> None:
    head = ["Ngày nộp", "Họ và tên", "Tên sáng kiến", "Đơn vị"]
    rows = [
        ["ngày 04 tháng 5 năm 2022", person, f"Sáng kiến của {person}", "Ba Đình"]
        for person in ("Nguyễn Văn A", "Trần Thị B")
    ]
    end = [["Hà Nội, ngày 20 tháng 5 năm 2022"], ["", "Người lập biểu"], ["", "Lê Thị C"]]
    batch = prepared([head, *rows, *end])
    assert booked_rows(batch) == [2, 3]
    assert [why for _, why in aside(batch)] == ["heading", *["signature"] * 3]


@pytest.mark.parametrize(
    "labels",
    [
        ["Kế toán trưởng", "Đại diện lãnh đạo"],
        ["Cán bộ phụ trách", "BAN GIÁM HIỆU"],
        ["Người tổng hợp", "CT. CÔNG ĐOÀN"],
        ["Thư ký", "P. Chủ tịch"],
    ],
)
def test_whoever_signs_is_no_author(prepared: Prepared, labels: list[str]) -> None:
    names = ["", "Phạm Thị Lập", "Vũ Văn Chủ"]
    batch = prepared([HEAD, A, B, ["", *labels], [], names])
    assert booked_rows(batch) == [2, 3]
    assert aside(batch)[1:] == [(4, "signature"), (5, "blank"), (6, "signature")]


def test_a_name_alone_below_blank_rows_is_handed_back(prepared: Prepared) -> None:
    batch = prepared([HEAD, A, ["", "", "Vũ Thị Én"], B, [], [], ["", "", "Vũ Văn Chủ"]])
    assert booked_rows(batch) == [2, 3, 4]
    assert batch.refused.select("row", "reason").rows() == [(7, "title_missing")]


def test_signatures_with_the_name_in_the_same_cell_are_known(prepared: Prepared) -> None:
    signed = ["Phòng Hành chính", "TM. BAN CHẤP HÀNH\nCHỦ TỊCH\n\nVũ Văn Chủ"]
    batch = prepared([HEAD, A, B, ["", *signed], ["", "Người lập biểu\n\nPhạm Thị Lập"]])
    assert booked_rows(batch) == [2, 3]
    assert [why for _, why in aside(batch)] == ["heading", "signature", "signature"]


@pytest.mark.parametrize(
    "title",
    [
        "Tổng hợp dữ liệu khách hàng tự động",
        "Công nghệ hàn mới",
        "Cộng tác viên ảo trả lời bạn đọc",
        "Chủ tịch công đoàn điện tử",
        "Xác nhận đơn hàng bằng mã QR",
        "Trường học hạnh phúc",
        "Người lập kế hoạch thông minh",
        "Ký số điện tử cho mọi văn bản",
        "Ban chấp hành không giấy tờ",
        "Thủ trưởng tiếp dân trực tuyến",
    ],
)
def test_titles_that_begin_like_totals_and_signatures_are_titles(
    prepared: Prepared, title: str
) -> None:
    assert booked_rows(prepared([HEAD, ["1", title, *A[2:]], B])) == [2, 3]
    assert booked_rows(prepared([HEAD[1:], [title, *A[2:]], B[1:]])) == [2, 3]
    assert booked_rows(prepared([HEAD[1:], B[1:], [title, *A[2:]]])) == [2, 3]


def test_sections_fill_the_unit_of_the_rows_below(prepared: Prepared) -> None:
    head = ["STT", "Tên sáng kiến", "Họ và tên"]
    batch = prepared(
        [
            head,
            ["I", "LĐLĐ QUẬN BA ĐÌNH"],
            ["1", "Sáng kiến một", "Nguyễn Văn A"],
            ["CĐCS Trường Mầm non Hoa Sen"],
            ["2", "Sáng kiến hai", "Trần Thị B"],
            ["II. LĐLĐ quận Cầu Giấy"],
            ["3", "Sáng kiến ba", "Lê Văn C"],
        ]
    )
    assert batch.booked.select("row", "upper_id", "grassroots").rows() == [
        (3, "D-BA-DINH", None),
        (5, "D-BA-DINH", "CĐCS Trường Mầm non Hoa Sen"),
        (7, "D-CAU-GIAY", None),
    ]
    assert [why for _, why in aside(batch)] == ["heading", "section", "section", "section"]


@pytest.mark.parametrize("second", ["Họ và tên", "Ngày nộp", "Giá trị làm lợi", "Ghi chú"])
@pytest.mark.parametrize("number", ["", "II"])
@pytest.mark.parametrize(
    "union", ["Trường Mầm non Hoa Sen", "Chi cục Thuế", "Khách sạn Thăng Long"]
)
def test_a_section_stands_beside_the_number_whatever_column_that_is(
    prepared: Prepared, second: str, number: str, union: str
) -> None:
    head = dict.fromkeys([second, "Tên sáng kiến", "Họ và tên", "CĐ cấp trên", "Ngày nộp"])

    def row(**told: str) -> list[str]:
        return [told.get("stt", ""), *(told.get(heading, "") for heading in head)]

    def registration(stt: str, title: str, person: str) -> list[str]:
        told = {"Tên sáng kiến": title, "Họ và tên": person, "CĐ cấp trên": "LĐLĐ quận Ba Đình"}
        return row(stt=stt, **told)

    batch = prepared(
        [
            ["STT", *head],
            row(stt="I", **{second: "Công ty May Mười"}),
            registration("1", "Sáng kiến một", "Nguyễn Văn A"),
            row(**{"Họ và tên": "Đoàn Thị Mai"}),
            row(stt=number, **{second: union}),
            registration("2", "Sáng kiến hai", "Trần Thị B"),
        ]
    )
    assert aside(batch) == [(1, "heading"), (2, "section"), (5, "section")]
    assert batch.booked.select("row", "person", "grassroots").rows() == [
        (3, "Nguyễn Văn A", "Công ty May Mười"),
        (4, "Đoàn Thị Mai", "Công ty May Mười"),
        (6, "Trần Thị B", union),
    ]


@pytest.mark.parametrize("team", ["Tổ Toán", "Ban Giám hiệu", "Khoa Nội"])
def test_a_team_among_the_authors_is_no_section(prepared: Prepared, team: str) -> None:
    head = ["STT", "Tên sáng kiến", "Họ và tên", "CĐ cấp trên"]
    first = ["1", "Sáng kiến một", "Nguyễn Văn A", "Ba Đình"]
    batch = prepared(
        [head, first, ["", "", team, ""], ["2", "Sáng kiến hai", "Trần Thị B", "Ba Đình"]]
    )
    assert aside(batch) == [(1, "heading")]
    assert batch.booked["grassroots"].to_list() == [None, None, None]


def test_rows_without_title_are_co_authors_of_the_initiative_above(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD,
            ["1", "Cải tiến quy trình hàn", "Nguyễn Văn A, Trần Thị B", "Ba Đình", "04/05/2022"],
            ["", "", "Lê Văn C", "", ""],
            ["", "", "Phạm Thị D", "Ba Đình", "04/05/2022"],
            B,
        ]
    )
    assert batch.booked.select(
        "row", "line", "title_row", "person", "title", "upper_id"
    ).rows() == [
        (2, 0, 2, "Nguyễn Văn A", A[1], "D-BA-DINH"),
        (2, 1, 2, "Trần Thị B", A[1], "D-BA-DINH"),
        (3, 2, 2, "Lê Văn C", A[1], "D-BA-DINH"),
        (4, 3, 2, "Phạm Thị D", A[1], "D-BA-DINH"),
        (5, 0, 5, "Trần Thị B", B[1], "D-BA-DINH"),
    ]
    assert batch.accepted == 4


def test_a_row_of_its_own_without_title_is_refused(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD,
            A,
            ["2", "", "Trần Thị B", "Ba Đình", "05/05/2022"],
            ["", "", "Lê Văn C", "Ba Đình", "06/05/2022"],
        ]
    )
    assert batch.refused.select("row", "reason").rows() == [
        (3, "title_missing"),
        (4, "title_missing"),
    ]


def test_a_refused_row_tells_all_that_is_wrong_with_it(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD,
            A,
            ["2", "", "Trần Th? B", "Xứ Lạ", "31/02/2022"],
            ["3", "T?ng năng suất", "", "Ba Đình", "05/05/1922"],
            ["4", "Giá treo khuôn", "Lê C", "Ba Đình", "không rõ"],
        ]
    )
    assert batch.refused.select("row", "reason").rows() == [
        (3, "text_damaged"),
        (4, "text_damaged"),
        (5, "date_unreadable"),
    ]
    assert faults_of(batch.refused).select("row", "reason", "column", "value").rows() == [
        (3, "text_damaged", HEAD[2], "Trần Th? B"),
        (3, "title_missing", HEAD[1], None),
        (3, "unit_unknown", HEAD[3], "Xứ Lạ"),
        (3, "date_unreadable", HEAD[4], "31/02/2022"),
        (4, "text_damaged", HEAD[1], "T?ng năng suất"),
        (4, "person_missing", HEAD[2], None),
        (4, "date_out_of_programme", HEAD[4], "05/05/1922"),
        (5, "date_unreadable", HEAD[4], "không rõ"),
    ]


def test_a_co_author_falls_with_the_title_and_for_what_is_wrong_with_the_own_cells(
    prepared: Prepared,
) -> None:
    batch = prepared(
        [
            HEAD,
            ["1", "T?ng năng suất", "Nguyễn A", "Ba Đình", "không rõ"],
            ["", "", "Lê V?n C", "", ""],
            ["", "", "Phạm Thị D", "", ""],
            B,
        ]
    )
    of_title = [
        ("text_damaged", HEAD[1], "T?ng năng suất"),
        ("date_unreadable", HEAD[4], "không rõ"),
    ]
    assert faults_of(batch.refused).select("row", "reason", "column", "value").rows() == [
        *((2, *fault) for fault in of_title),
        *((3, *fault) for fault in of_title),
        (3, "text_damaged", HEAD[2], "Lê V?n C"),
        *((4, *fault) for fault in of_title),
    ]


def test_a_co_authors_own_wrong_cell_is_told_where_the_titles_row_is_wrong_there_otherwise(
    prepared: Prepared,
) -> None:
    batch = prepared(
        [
            HEAD,
            ["1", "Giá treo khuôn", "Nguy?n A", "Xứ Lạ", "31/02/2022"],
            ["", "", "Lê V?n C", "Xứ Khác", ""],
            ["", "", "Phạm Thị D", "", ""],
            ["", "", "Nguy?n A", "Xứ Lạ", "31/02/2022"],
            ["", "", "Trần E", "Ba Đình", ""],
            B,
        ]
    )
    of_title = [
        ("text_damaged", HEAD[2], "Nguy?n A"),
        ("unit_unknown", HEAD[3], "Xứ Lạ"),
        ("date_unreadable", HEAD[4], "31/02/2022"),
    ]
    assert faults_of(batch.refused).select("row", "reason", "column", "value").rows() == [
        *((2, *fault) for fault in of_title),
        *((3, *fault) for fault in of_title),
        (3, "text_damaged", HEAD[2], "Lê V?n C"),
        (3, "unit_unknown", HEAD[3], "Xứ Khác"),
        *((row, *fault) for row in (4, 5, 6) for fault in of_title),
    ]


def test_what_stands_alone_far_below_is_no_co_author(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ và tên", "LĐLĐ"]
    rows = [head, ["Cải tiến", "Lê A", "Ba Đình"], *[[""]] * 3, ["", "Lê B", ""]]
    assert prepared(rows).accepted == 2
    batch = prepared([*rows, *[[""]] * 30, ["", "x", ""]])
    assert batch.refused.select("row", "reason").rows() == [(37, "title_missing")]


def test_co_authors_do_not_reach_over_a_subtotal(prepared: Prepared) -> None:
    batch = prepared([HEAD, A, ["", "Cộng:"], ["", "", "Lê Văn C", "", ""], B])
    assert batch.refused.select("row", "reason").rows() == [(4, "title_missing")]


def test_a_co_authors_column_adds_lines(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["Tên sáng kiến", "Tác giả", "Đồng tác giả", "Đơn vị"],
            ["Cải tiến", "Nguyễn Văn A", "Trần Thị B; Lê Văn C", "Ba Đình"],
            ["Đổi mới", "Nguyễn Văn A", "", "Ba Đình"],
        ]
    )
    assert batch.booked.select("row", "line", "person").rows() == [
        (2, 0, "Nguyễn Văn A"),
        (2, 1, "Trần Thị B"),
        (2, 2, "Lê Văn C"),
        (3, 0, "Nguyễn Văn A"),
    ]


def test_every_visible_sheet_with_a_heading_is_a_table_and_the_others_are_set_aside(
    prepared: Prepared,
) -> None:
    batch = prepared(
        xlsx(
            hidden=["Ẩn"],
            **{
                "CĐCS 1": [HEAD, A],
                "CĐCS 2": [["Danh sách"], [], HEAD, A, B],
                "Hướng dẫn": [["Cách điền"], [], ["Ghi rõ họ tên"]],
                "Ẩn": [HEAD, A],
            },
        )
    )
    assert [table.sheet for table in batch.tables] == ["CĐCS 1", "CĐCS 2"]
    assert batch.booked.select("sheet", "row", "title_row", "line").rows() == [
        ("CĐCS 1", 2, 2, 0),
        ("CĐCS 2", 4, 4, 0),
        ("CĐCS 2", 5, 5, 0),
    ]
    others = batch.set_aside.filter(batch.set_aside["why"] == "other_sheet")
    assert others.select("sheet", "row").rows() == [
        ("Hướng dẫn", 1),
        ("Hướng dẫn", 3),
        ("Ẩn", 1),
        ("Ẩn", 2),
    ]
    assert batch.rows_read == 2 + 5 + 3 + 2


def test_a_file_without_headings_is_refused_and_what_was_found_is_told(prepared: Prepared) -> None:
    with pytest.raises(FileRefused) as refused:
        prepared([["Danh bạ", "2022"], ["Nguyễn Văn A", "Ba Đình"]])
    assert refused.value.code == "no_header_found"
    assert refused.value.found == {"found": "Danh bạ | 2022", "sheet": ""}


def test_text_in_legacy_letters_is_booked_in_unicode(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["STT", "Tªn s¸ng kiÕn", "Hä vµ tªn", "§¬n vÞ"],
            ["1", "C¶i tiÕn quy tr×nh hµn", "NguyÔn V¨n A", "Ba §×nh"],
        ]
    )
    assert batch.encoding == "tcvn3"
    assert batch.booked.select("title", "person", "upper_id").rows() == [
        ("Cải tiến quy trình hàn", "Nguyễn Văn A", "D-BA-DINH")
    ]


CELLS = st.sampled_from(
    ["", "", "1", "2", "I", "Cải tiến", "Nguyễn Văn A", "Ba Đình", "Từ Liêm", "04/05/2022", "31/02/2022",
     "Tổng cộng", "Người lập biểu", "LĐLĐ quận Ba Đình", "Tên sáng kiến", "Họ và tên", "Nguy?n V?n", "(1)", "A, B và C"]
)  # fmt: skip


@given(
    above=st.lists(st.lists(CELLS, max_size=5), max_size=3),
    below=st.lists(st.lists(CELLS, max_size=6), max_size=12),
    has_numbers=st.booleans(),
)
@settings(max_examples=120, deadline=None)
def test_no_row_is_lost_or_doubled(
    prepared: Prepared, above: Rows, below: Rows, has_numbers: bool
) -> None:
    rows = [*above, HEAD if has_numbers else HEAD[1:], *below, ["9", "x", "y", "z"]]
    batch = prepared(rows)
    told = (
        *batch.booked["row"].unique().to_list(),
        *batch.refused["row"].to_list(),
        *batch.set_aside["row"].to_list(),
    )
    assert sorted(told) == list(range(1, len(rows) + 1))
    assert batch.rows_read == len(rows)
    lines = batch.booked.group_by("title_row").agg("line")["line"].to_list()
    assert all(sorted(numbers) == list(range(len(numbers))) for numbers in lines)
