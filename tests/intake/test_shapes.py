"""The shapes lists come in: heads of several rows, tables without any, forms, merged cells."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.intake import Batch, Choices, FileRefused, Sheet, Workbook, prepare
from bangvang.roster import Roster
from tests.intake.files import Rows, raw_xlsx, text_cell, xlsx

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp"]
A = ["1", "Cải tiến quy trình hàn", "Nguyễn Văn An", "Ba Đình", "04/05/2022"]
B = ["2", "Phần mềm quản lý kho", "Trần Thị Bình", "Ba Đình", "05/05/2022"]
C = ["3", "Đổi mới cách dạy toán", "Lê Văn Cường", "Ba Đình", "06/05/2022"]
Cell = str | None
PEOPLE = ("Nguyễn Văn An", "Vũ Thị Én", "Bùi Văn Giang")
SAMPLE = Path(__file__).parents[2] / "data" / "sample"


@pytest.fixture(scope="module")
def laid_out(
    roster: Roster, received_on: date, programme: tuple[date, date]
) -> Callable[..., Batch]:
    """Prepares one sheet of rows with a layout: merges, hidden rows and the like."""

    def prepare_sheet(
        rows: list[list[Cell]], choices: Choices | None = None, **layout: object
    ) -> Batch:
        width = max(map(len, rows))
        filled = [
            (number, *[cell or None for cell in row], *[None] * (width - len(row)))
            for number, row in enumerate(rows, start=1)
            if any(row)
        ]
        schema = {"row": pl.Int64, **{f"c{at}": pl.String for at in range(width)}}
        cells = pl.DataFrame(filled, schema=schema, orient="row")
        sheet = Sheet("Sheet1", cells, **layout)  # type: ignore[arg-type]
        workbook = Workbook("a.xlsx", b"", "xlsx", "unicode", (sheet,))
        return prepare(workbook, roster, received_on, programme, choices=choices or Choices())

    return prepare_sheet


def titles(batch: Batch) -> list[str]:
    return batch.booked["title"].to_list()


def persons(batch: Batch) -> list[str]:
    return batch.booked["person"].to_list()


def aside(batch: Batch) -> list[tuple[int, str]]:
    return sorted(batch.set_aside.select("row", "why").iter_rows())


# --- heads


@pytest.mark.parametrize(
    "head",
    [
        [["STT", "Tên sáng kiến", "Tác giả", "", "Ngày"], ["", "", "Họ và tên", "Đơn vị", "đăng ký"]],
        [["Số", "Tên", "Họ", "Đơn", "Ngày"], ["thứ", "sáng", "và", "vị", "đăng"], ["tự", "kiến", "tên", "", "ký"]],
        [["Số", "", "Họ", "", ""], ["thứ", "Tên", "và", "", "Ngày"], ["", "sáng", "tên", "Đơn", "đăng"], ["tự", "kiến", "", "vị", "ký"]],
        [["S\nT\nT", "Tên sáng\nkiến", "Họ tên\nFull name", "Đ.vị", "Ngày đ.ký"]],
        [["STT", "TENSANGKIEN", "HOTEN", "DONVI", "NGAYNOP"]],
        [["TT", "Ten SK", "Ho ten", "DV", "Ngay DK"]],
        [["STT", "Thông tin sáng kiến", "", "", ""], ["", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp"]],
    ],
)  # fmt: skip
def test_a_head_of_one_to_six_rows_is_read(prepared: Prepared, head: Rows) -> None:
    batch = prepared(xlsx(Sheet1=[["DANH SÁCH SÁNG KIẾN"], *head, A, B]))
    assert batch.booked.select("title", "person", "upper_id", "registered_on").rows() == [
        (A[1], A[2], "D-BA-DINH", date(2022, 5, 4)),
        (B[1], B[2], "D-BA-DINH", date(2022, 5, 5)),
    ]
    assert [why for _, why in aside(batch)] == ["title", *["heading"] * len(head)]


def test_letterhead_motto_and_date_stand_above_the_head(prepared: Prepared) -> None:
    batch = prepared(
        xlsx(
            Sheet1=[
                ["LIÊN ĐOÀN LAO ĐỘNG TP HÀ NỘI", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
                ["LĐLĐ QUẬN BA ĐÌNH", "", "Độc lập - Tự do - Hạnh phúc"],
                ["", "", "Hà Nội, ngày 4 tháng 5 năm 2022"],
                ["DANH SÁCH SÁNG KIẾN ĐĂNG KÝ"],
                ["STT", "Tên sáng kiến", "Họ và tên", "Năm"],
                ["1", "Cải tiến", "Lê Văn A", "2022"],
            ]
        ),
        unit_id="D-BA-DINH",
    )
    assert batch.tables[0].columns == {
        "stt": "STT",
        "title": "Tên sáng kiến",
        "person": "Họ và tên",
    }
    assert titles(batch) == ["Cải tiến"]
    assert batch.proposed_unit_id == "D-BA-DINH"


def test_numbering_and_code_rows_below_the_head_are_set_aside(prepared: Prepared) -> None:
    codes = ["STT", "TEN_SK", "HOTEN", "DONVI", "NGAY"]
    batch = prepared([HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)"], codes, A, B])
    assert aside(batch) == [(1, "heading"), (2, "numbering"), (3, "numbering")]
    assert titles(batch) == [A[1], B[1]]


def test_headings_told_once_more_in_english_are_no_registration(prepared: Prepared) -> None:
    english = ["No", "Initiative", "Full name", "Unit", "Date"]
    batch = prepared([HEAD, english, A, B])
    assert aside(batch) == [(1, "heading"), (2, "numbering")]
    assert titles(batch) == [A[1], B[1]]


def test_columns_stand_in_any_order_among_others(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["Ngày nộp", "Màu áo", "Đơn vị", "Họ và tên", "Tên sáng kiến", "STT"],
            ["04/05/2022", "xanh", "Ba Đình", "Nguyễn Văn An", "Cải tiến", "1"],
        ]
    )
    assert batch.booked.select("title", "person", "upper_id").rows() == [
        ("Cải tiến", "Nguyễn Văn An", "D-BA-DINH")
    ]
    assert batch.tables[0].unused == ("Màu áo",)


# --- columns told by what they hold


def test_a_table_without_headings_is_known_by_what_it_holds(prepared: Prepared) -> None:
    batch = prepared(xlsx(Sheet1=[A, B, C]))
    assert batch.booked.select("row", "title", "person", "upper_id").rows() == [
        (at, row[1], row[2], "D-BA-DINH") for at, row in enumerate((A, B, C), start=1)
    ]
    assert batch.booked["registered_on"].to_list() == [date(2022, 5, day) for day in (4, 5, 6)]
    assert batch.tables[0].columns["title"] == "#2"


@pytest.mark.parametrize("places", [("Xã Cát Quế", "Xã Dương Liễu"), ("Trường Mầm Non Hoa Sen", "Trường Tiểu Học Kim Đồng"), ("Tổ Cơ Điện", "Đội Xe Buýt")])  # fmt: skip
def test_places_are_no_persons(prepared: Prepared, places: tuple[str, str]) -> None:
    rows = [[*row[:3], place, row[4]] for row, place in zip((A, B), places, strict=True)]
    assert persons(prepared(xlsx(Sheet1=rows), unit_id="D-BA-DINH")) == [A[2], B[2]]


UNKNOWN_HEAD = ["TT", "Nội dung đổi mới", "Ai nghĩ ra", "Nơi làm", "Ghi chú thời gian"]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["STT", "Họ tên", "Nội dung", "Đơn vị"], ["1", "H Hen Niê", A[1], "Ba Đình"]),
        (["Họ tên", "Nội dung", "Đơn vị"], [A[2], A[1], "Ba Đình"]),
        (["Đơn vị", "STT", "Nội dung", "Người làm"], ["Ba Đình", "1", A[1], A[2]]),
    ],
)
def test_the_first_row_of_a_table_is_no_second_row_of_its_headings(
    prepared: Prepared, head: list[Cell], row: list[Cell]
) -> None:
    second = [{A[1]: B[1], A[2]: B[2], "1": "2", "H Hen Niê": B[2]}.get(one, one) for one in row]  # type: ignore[arg-type]
    batch = prepared([head, row, second])
    lost = batch.set_aside.filter(batch.set_aside["row"] > 1)
    assert lost.is_empty()


def test_titles_that_begin_like_teams_and_offices_are_told_by_their_content(
    prepared: Prepared,
) -> None:
    told = (
        "Đổi mới cách dạy toán",
        "Tổ chức trò chơi cho trẻ",
        "Số hoá hồ sơ",
        "Phòng chống bạo lực",
    )
    rows = [[str(at), A[2], title, "Ba Đình"] for at, title in enumerate(told)]
    batch = prepared([["STT", "Họ và tên", "Nội dung", "Đơn vị"], *rows])
    assert titles(batch) == list(told)


def test_unknown_headings_above_known_content_are_headings(prepared: Prepared) -> None:
    batch = prepared(xlsx(Sheet1=[["LĐLĐ QUẬN BA ĐÌNH"], UNKNOWN_HEAD, A, B, C]))
    assert titles(batch) == [A[1], B[1], C[1]]
    assert batch.refused.is_empty()
    assert aside(batch) == [(1, "title"), (2, "heading")]
    assert batch.tables[0].header_row == 2
    assert batch.tables[0].columns == {
        "stt": "TT",
        "title": "Nội dung đổi mới",
        "person": "Ai nghĩ ra",
        "registered_on": "Ghi chú thời gian",
        "unit": "Nơi làm",
    }


def test_one_row_under_unknown_headings_is_read_without_pointing_at_them(
    prepared: Prepared,
) -> None:
    batch = prepared(xlsx(Sheet1=[["LĐLĐ QUẬN BA ĐÌNH"], UNKNOWN_HEAD, A]))
    assert titles(batch) == [A[1]]
    assert batch.booked["registered_on"].to_list() == [date(2022, 5, 4)]
    assert aside(batch) == [(1, "title"), (2, "heading")]


@pytest.mark.parametrize(
    "rows",
    [
        [A],
        [["Nội dung đổi mới", "Ai nghĩ ra"], A[1:3]],
        [UNKNOWN_HEAD, ["", "", "", "", ""], A],
        [UNKNOWN_HEAD, A, ["", "", "Người lập biểu", "", ""]],
    ],
)
def test_one_row_that_may_be_anything_is_no_table(
    prepared: Prepared, rows: list[list[str]]
) -> None:
    with pytest.raises(FileRefused, match="no_header_found"):
        prepared(xlsx(Sheet1=rows))


@pytest.mark.parametrize(
    "first",
    [
        ["1", "Cải tiến bộ cấp sợi", "Y Blok", "Ba Đình", "04/05/2022"],
        ["", "Cải tiến bộ cấp sợi", "Y Blok", "Ba Đình", ""],
        ["TT", "", "Ai nghĩ ra", "Nơi làm", "Ghi chú"],
    ],
)
def test_a_row_that_may_hold_a_registration_is_no_heading(
    prepared: Prepared, first: list[str]
) -> None:
    rows = [[*row[:4], *([row[4]] if first[4] else [""])] for row in (A, B, C)]
    if not first[0]:
        rows = [["", *row[1:]] for row in rows]
    batch = prepared(xlsx(Sheet1=[first, *rows]))
    assert batch.tables[0].header_row == 0
    assert batch.booked.height + batch.refused.height == 4


def test_a_column_of_a_table_without_headings_is_what_the_user_says(
    laid_out: Callable[..., Batch],
) -> None:
    rows = [[*row, place] for row, place in zip((A, B, C), ("Cơ khí", "Kho", "Toán"), strict=True)]
    assert laid_out([*rows]).tables[0].unused == ("#6",)
    batch = laid_out([*rows], Choices(columns=(("#6", "field"),)))
    assert batch.booked["field"].to_list() == ["Cơ khí", "Kho", "Toán"]


def test_a_heading_row_somebody_points_at_may_tell_nothing(laid_out: Callable[..., Batch]) -> None:
    head = ["Màu áo", "Nội dung đổi mới", "Ai nghĩ ra"]
    batch = laid_out([head, ["1", A[1], A[2]]], Choices(header_rows=(("Sheet1", 1),)))
    assert batch.tables[0].unused == tuple(head)
    told = Choices(
        header_rows=(("Sheet1", 1),),
        columns=(("noi dung doi moi", "title"), ("ai nghi ra", "person")),
    )
    assert laid_out([head, ["1", A[1], A[2]]], told).tables[0].columns == {
        "title": head[1],
        "person": head[2],
    }


def test_a_word_of_another_heading_does_not_hide_a_column_of_names(prepared: Prepared) -> None:
    head = ["STT", "Tên sáng kiến", "Người khởi tạo", "Đơn vị", "Khối"]  # "khởi" folds to "khối"
    rows = [[*row[:4], "Doanh nghiệp"] for row in (A, B, C)]
    batch = prepared([head, *rows])
    assert persons(batch) == [row[2] for row in (A, B, C)]
    assert batch.tables[0].columns["block"] == "Khối"


def test_of_several_name_columns_the_right_one_is_told_by_its_content(prepared: Prepared) -> None:
    head = ["STT", "Tên", "Tên gọi", "Tên đơn vị"]
    rows = [[row[0], row[2], row[1], row[3]] for row in (A, B, C)]
    batch = prepared([head, *rows])
    assert batch.booked.select("title", "person").rows() == [(r[1], r[2]) for r in (A, B, C)]


def test_a_column_under_an_unknown_heading_is_asked_about(prepared: Prepared) -> None:
    rows = [[*A[:4], "xanh"], [*B[:4], "đỏ"]]
    batch = prepared([[*HEAD[:4], "Màu áo"], *[[*row[:4], day] for row, day in zip(rows, (A[4], B[4]), strict=True)]])  # fmt: skip
    assert [(one.subject, one.rows, one.options[0][0]) for one in batch.questions] == [
        ("Màu áo", 0, "registered_on")
    ]
    assert batch.accepted == 2


def test_two_columns_of_names_are_asked_about(prepared: Prepared) -> None:
    head = ["STT", "Tên sáng kiến", "Tên", "Tên gọi", "Đơn vị"]
    rows = [
        ["1", A[1], "Nguyễn Văn An", "Lê Văn Tám", "Ba Đình"],
        ["2", B[1], "Trần Thị Bình", "Lê Văn Chín", "Ba Đình"],
    ]
    batch = prepared([head, *rows])
    assert batch.refused["reason"].to_list() == ["person_missing", "person_missing"]
    asked = [question for question in batch.questions if question.kind == "column"]
    assert [(one.subject, one.rows, one.options[0][0]) for one in asked] == [
        ("Tên", 2, "person"),
        ("Tên gọi", 2, "person"),
    ]


def test_a_column_is_what_the_user_says(laid_out: Callable[..., Batch]) -> None:
    head = ["STT", "Tên sáng kiến", "Tên", "Tên gọi", "Đơn vị"]
    rows = [head, ["1", A[1], "Nguyễn Văn An", "Lê Văn Tám", "Ba Đình"]] * 1
    by_name = laid_out(rows, Choices(columns=(("ten goi", "person"),)))
    by_place = laid_out(rows, Choices(columns=(("#4", "person"), ("don vi", ""))))
    assert persons(by_name) == ["Lê Văn Tám"]
    assert by_place.refused["reason"].to_list() == ["unit_missing"]
    assert by_name.questions == ()


def test_the_heading_row_is_the_one_the_user_points_at(laid_out: Callable[..., Batch]) -> None:
    rows = [HEAD, A, ["TT", "Tên đề tài", "Tác giả", "ĐV", "Ngày ĐK"], B]
    batch = laid_out(rows, Choices(header_rows=(("Sheet1", 3),)))
    assert titles(batch) == [B[1]]
    assert batch.tables[0].header_row == 3


def test_family_and_given_names_in_two_columns_are_one_name(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["STT", "Họ và tên đệm", "Tên", "Tên đề tài", "Đơn vị"],
            ["1", "Nguyễn Văn", "An", "Cải tiến quy trình hàn", "Ba Đình"],
            ["2", "Trần Thị", "Bình", "Phần mềm quản lý kho", "Ba Đình"],
        ]
    )
    assert persons(batch) == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert titles(batch) == [A[1], B[1]]


def test_given_names_are_known_among_numbers_of_columns_and_a_heading_that_stands_again(
    prepared: Prepared,
) -> None:
    head = ["STT", "Họ", "", "Tên", "Tên sáng kiến", "Đơn vị"]
    names = [("Trần Thị", "Bình"), ("Lê Văn", "Cường"), ("Phạm Thị", "Dung"), ("Vũ", "Giang")]
    rows = [
        [str(number), family, "", given, f"Sáng kiến số {number}", "Ba Đình"]
        for number, (family, given) in enumerate(names, 1)
    ]
    batch = prepared([head, ["(1)", "(2)", "", "(3)", "(4)", "(5)"], *rows[:2], head, *rows[2:]])
    assert persons(batch) == [" ".join(name) for name in names]


@pytest.mark.parametrize(
    "head",
    [
        ["Tác giả", "Đồng tác giả 1", "Đồng tác giả 2"],
        ["Tác giả 1", "Tác giả 2", "Tác giả 3"],
        ["Tác giả", "Đồng tác giả", "Các cộng sự"],
    ],
)
def test_authors_in_columns_side_by_side_are_all_of_the_initiative(
    prepared: Prepared, head: list[Cell]
) -> None:
    batch = prepared(
        [[*HEAD[:2], *head, *HEAD[3:]], [*A[:2], *PEOPLE, *A[3:]], [*B[:3], "", "Không", *B[3:]]]
    )
    assert persons(batch) == [*PEOPLE, B[2]]


def test_a_heading_merged_over_columns_of_authors_is_that_of_all(
    laid_out: Callable[..., Batch],
) -> None:
    batch = laid_out(
        [
            [*HEAD[:2], "Tác giả", None, None, "Đơn vị"],
            [*A[:2], *PEOPLE, "Ba Đình"],
            [*B[:3], None, None, "Ba Đình"],
        ],
        merges=((1, 2, 1, 4),),
    )
    assert persons(batch) == [*PEOPLE, B[2]]


def test_co_authors_have_names_of_their_own_below_a_heading_of_two_rows(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["STT", "Tên sáng kiến", "Tác giả", "", "", "Đồng tác giả", "", ""],
            ["", "", "Họ và tên", "Chức vụ", "Đơn vị", "Họ và tên", "Chức vụ", "Đơn vị"],
            [*A[:3], "Giáo viên", "Ba Đình", B[2], "Giáo viên", "Ba Đình"],
            [*C[:3], "Giáo viên", "Ba Đình", "", "", ""],
        ]
    )
    assert persons(batch) == [A[2], B[2], C[2]]


def test_an_author_with_a_position_alone_on_a_row_is_a_co_author(prepared: Prepared) -> None:
    head = [*HEAD[:3], "Số điện thoại"]
    rows = [[*A[:3], "0912345678"], ["", "", "BS CKI Vũ Thị Én: 40%", "0912345679"], [*B[:3], ""]]
    batch = prepared(
        [head, *rows, ["", "", "Bùi Văn Giang - Lái xe", ""], [*C[:3], ""]], "D-BA-DINH"
    )
    assert persons(batch) == [A[2], "Vũ Thị Én", B[2], "Bùi Văn Giang", C[2]]


def test_what_is_measured_is_part_of_a_heading(prepared: Prepared) -> None:
    head = [*HEAD, "Số tiền làm lợi\nĐVT: triệu đồng"]
    batch = prepared([head, [*A, "1,5"], [*B, "20"]])
    assert batch.booked["benefit_vnd"].to_list() == [1_500_000, 20_000_000]


def test_an_author_below_a_heading_that_stands_again_is_one_of_the_initiative_above(
    prepared: Prepared,
) -> None:
    batch = prepared([HEAD, A, HEAD, ["", "", "Đoàn Thị Mai", "", ""], B])
    assert batch.booked.select("row", "title_row", "person").rows() == [
        (2, 2, "Nguyễn Văn An"),
        (4, 2, "Đoàn Thị Mai"),
        (5, 5, "Trần Thị Bình"),
    ]


@pytest.mark.parametrize("note", ["Ghi chú: nộp kèm bản mô tả", "* Lưu ý: bản giấy gửi sau"])
def test_a_note_below_a_list_is_no_author(prepared: Prepared, note: str) -> None:
    batch = prepared([HEAD, A, B, ["", "", note, "", ""]])
    assert persons(batch) == [A[2], B[2]]
    assert aside(batch) == [(1, "heading"), (4, "signature")]


def test_a_heading_over_two_columns_of_a_name_is_read_with_both(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["STT", "Tên sáng kiến", "Họ và tên", "", "Đơn vị"],
            ["1", A[1], "Nguyễn Văn", "An", "Ba Đình"],
            ["2", B[1], "Trần Thị", "Bình", "Ba Đình"],
        ]
    )
    assert persons(batch) == ["Nguyễn Văn An", "Trần Thị Bình"]


# --- several tables


def test_tables_side_by_side_are_read_apart(prepared: Prepared) -> None:
    batch = prepared(
        xlsx(
            DS=[
                ["DANH SÁCH"],
                [*HEAD, None, *HEAD],
                [*A, None, *C],
                [*B, None, *["", "", "", "", ""]],
            ]
        )
    )
    assert batch.booked.select("sheet", "row", "person").rows() == [
        ("DS [A:F]", 3, A[2]),
        ("DS [A:F]", 4, B[2]),
        ("DS [G:K]", 3, C[2]),
    ]


def test_tables_below_one_another_have_columns_of_their_own(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD,
            A,
            [],
            ["Danh sách bổ sung"],
            ["STT", "Họ và tên", "Tên sáng kiến", "Đơn vị"],
            ["1", "Lê Văn Cường", "Đổi mới cách dạy", "Ba Đình"],
        ]
    )
    assert batch.booked.select("row", "title", "person").rows() == [
        (2, A[1], A[2]),
        (6, "Đổi mới cách dạy", "Lê Văn Cường"),
    ]
    assert batch.rows_read == 6


@pytest.mark.parametrize(
    "beside", [["TT", *HEAD[1:]], ["STT", "Tên đề tài", "Tác giả", "CĐCS", "Ngày đăng ký"]]
)
def test_tables_side_by_side_under_other_words_are_read_apart(
    prepared: Prepared, beside: list[Cell]
) -> None:
    batch = prepared(xlsx(DS=[[*HEAD, *beside], [*A, *C], [*B, *C]]))
    assert persons(batch) == [A[2], B[2], C[2], C[2]]


@pytest.mark.parametrize(
    ("heading", "amount"), [("Giá trị làm lợi (triệu đồng)", 7_500_000), ("Giá trị làm lợi", 7_500)]
)
def test_tables_below_one_another_count_their_amounts_each_its_own_way(
    prepared: Prepared, heading: str, amount: int
) -> None:
    batch = prepared(
        [
            [*HEAD, "Giá trị làm lợi"],
            [*A, "5.000.000"],
            [*HEAD, heading],
            [*B, "7,5" if amount > 10_000 else "7.500"],
        ]
    )
    assert batch.booked["benefit_vnd"].to_list() == [5_000_000, amount]


def test_tables_below_one_another_have_days_of_their_own(prepared: Prepared) -> None:
    batch = prepared([[*HEAD[:4], "Ngày áp dụng"], A, HEAD, B])
    assert batch.booked["registered_on"].to_list() == [date(2022, 5, 19), date(2022, 5, 5)]


def test_a_smaller_table_above_the_fullest_one_is_read_too(prepared: Prepared) -> None:
    batch = prepared(
        [
            ["I. KHỐI HÀNH CHÍNH"],
            ["STT", "Tên sáng kiến", "Họ và tên"],
            ["1", "Sổ điện tử", "Hứa Văn Sáu"],
            ["II. KHỐI GIÁO DỤC"],
            ["STT", "Họ và tên", "Tên sáng kiến", "Đơn vị"],
            ["1", "Khổng Thị Tư", "Góc đọc sách", "Ba Đình"],
            [],
            ["III. KHỐI DOANH NGHIỆP"],
            HEAD,
            A,
        ],
        unit_id="D-BA-DINH",
    )
    assert batch.booked.select("row", "title", "person").rows() == [
        (3, "Sổ điện tử", "Hứa Văn Sáu"),
        (6, "Góc đọc sách", "Khổng Thị Tư"),
        (10, A[1], A[2]),
    ]
    assert batch.rows_read == 10


def test_a_sheet_for_each_grassroots_union_names_it(prepared: Prepared) -> None:
    head = HEAD[:3]
    batch = prepared(
        xlsx(**{"CĐCS Mầm non Hoa Sen": [head, A[:3]], "CĐCS Cty Sao Mai": [head, B[:3]], "DS 3": [head, C[:3]]}),
        unit_id="D-BA-DINH",
    )  # fmt: skip
    assert batch.booked["grassroots"].to_list() == [
        "CĐCS Mầm non Hoa Sen",
        "CĐCS Cty Sao Mai",
        None,
    ]


def test_a_letterhead_of_its_own_names_the_union_of_a_sheet_better_than_its_name(
    prepared: Prepared,
) -> None:
    def sheet(union: str, row: list[str]) -> list[list[str]]:
        return [[f"ĐƠN VỊ: {union}"], HEAD[:3], row[:3]]

    own = {
        "TH Bình Phú": sheet("Trường Tiểu học Bình Phú", A),
        "Cty May 5": sheet("Công ty May 5", B),
    }
    booked = prepared(xlsx(**own), unit_id="D-BA-DINH").booked
    assert booked["grassroots"].to_list() == ["Trường Tiểu học Bình Phú", "Công ty May 5"]
    copied = {name: sheet("Công ty May 5", row) for name, row in zip(own, (A, B), strict=True)}
    booked = prepared(xlsx(**copied), unit_id="D-BA-DINH").booked
    assert booked["grassroots"].to_list() == ["TH Bình Phú", "Cty May 5"]


def test_a_numbered_union_above_the_first_piece_of_a_table_is_that_of_its_rows(
    prepared: Prepared,
) -> None:
    head = HEAD[:3]
    rows = [["1. CĐCS Công ty Sao"], head, A[:3], [""], ["2. CĐCS Trường Hoa Sen"], head, B[:3]]
    booked = prepared(xlsx(DS=rows), unit_id="D-BA-DINH").booked
    assert booked["grassroots"].to_list() == ["CĐCS Công ty Sao", "CĐCS Trường Hoa Sen"]


@pytest.mark.parametrize("line", [["CĐCS TRƯỜNG MẦM NON HOA SEN"], ["Đơn vị:", "Trường Hoa Sen"], ["CĐCS: Trường Hoa Sen"]])  # fmt: skip
def test_the_union_of_the_letterhead_is_that_of_its_rows(
    prepared: Prepared, line: list[str]
) -> None:
    batch = prepared(xlsx(DS=[["LĐLĐ QUẬN BA ĐÌNH"], line, HEAD[:3], A[:3]]), unit_id="D-BA-DINH")
    assert batch.booked["grassroots"].item().lower().endswith("hoa sen")


@pytest.mark.parametrize(
    ("lines", "union"),
    [
        (["UBND QUẬN BA ĐÌNH", "TRƯỜNG MẦM NON HOA SEN"], "TRƯỜNG MẦM NON HOA SEN"),
        (["CÔNG TY TNHH MAY SAO", "CÔNG ĐOÀN CƠ SỞ"], "CÔNG TY TNHH MAY SAO"),
        (["LĐLĐ QUẬN BA ĐÌNH", "Trường hợp đặc biệt xin liên hệ"], None),
        (["Công ty đề nghị các tổ gửi trước ngày 20 hằng tháng"], None),
        (["TRƯỜNG MẦM NON", "HOA SEN"], None),
    ],
)
def test_a_workplace_in_the_letterhead_is_the_union_of_its_rows(
    prepared: Prepared, lines: list[str], union: str | None
) -> None:
    rows = [*([line] for line in lines), HEAD[:3], A[:3]]
    batch = prepared(xlsx(DS=rows), unit_id="D-BA-DINH")
    assert batch.booked["grassroots"].item() == union


def test_teams_below_a_union_of_the_letterhead_are_no_unions(prepared: Prepared) -> None:
    rows = [[*A[:3], "Tổ Toán"], [*B[:3], "Phòng Kế toán"]]
    batch = prepared(xlsx(DS=[["CĐCS TRƯỜNG HOA SEN"], HEAD[:4], *rows]), unit_id="D-BA-DINH")
    told = batch.booked.select("grassroots", "team").rows()
    assert told == [("CĐCS TRƯỜNG HOA SEN", "Tổ Toán"), ("CĐCS TRƯỜNG HOA SEN", "Phòng Kế toán")]
    rows[1][3] = "Trường Hoa Mai"
    batch = prepared(xlsx(DS=[["CĐCS TRƯỜNG HOA SEN"], HEAD[:4], *rows]), unit_id="D-BA-DINH")
    assert batch.booked["grassroots"].to_list() == ["Tổ Toán", "Trường Hoa Mai"]


@pytest.mark.parametrize("name", ["01-THCS Giảng Võ", "2. Trung tâm Y tế", "Chi cục Thuế"])
def test_a_numbered_sheet_names_its_union_too(prepared: Prepared, name: str) -> None:
    batch = prepared(xlsx(**{"MN Sao": [HEAD[:3], A[:3]], name: [HEAD[:3], B[:3]]}), "D-BA-DINH")
    assert batch.booked["grassroots"].to_list() == ["MN Sao", name.lstrip("0123456789.- ")]


def test_among_sheets_of_unions_the_others_are_too_unless_they_are_called_as_any_may_be(
    prepared: Prepared,
) -> None:
    names = ("MN Sao", "THCS Giảng Võ", "Hapro", "Sheet4")
    rows = [HEAD[:3], A[:3]]
    batch = prepared(xlsx(**dict.fromkeys(names, rows)), "D-BA-DINH")
    assert batch.booked["grassroots"].to_list() == [*names[:3], None]
    assert batch.warnings.select("sheet", "warning").rows() == [("Sheet4", "union_missing")]


def test_a_sheet_of_registrations_without_headings_is_asked_about(prepared: Prepared) -> None:
    more = [
        ["4", "Giảm tiêu hao điện", "Phạm Thị Dung", "Ba Đình"],
        ["5", "Giảm tiếng ồn máy nén", *C[2:4]],
    ]
    others = {"Ghi chú": [["Nộp trước 20/5"]], "Ví dụ": more}
    content = xlsx(**{"Trang 1": [HEAD, A, B], "Trang 2": more, **others})
    batch = prepared(content)
    assert [(one.kind, one.subject) for one in batch.questions] == [("sheet", "Trang 2")]
    batch = prepared(content, choices=Choices(sheets=("Trang 1", "Trang 2")))
    assert titles(batch) == [A[1], B[1], more[0][1], more[1][1]]


def test_example_and_hidden_sheets_are_left_out_and_asked_about(prepared: Prepared) -> None:
    content = xlsx(hidden=["Cũ"], **{"DS": [HEAD, A], "Ví dụ": [HEAD, B], "Cũ": [HEAD, C, B]})
    batch = prepared(content)
    assert titles(batch) == [A[1]]
    asked = [(one.kind, one.subject, one.rows) for one in batch.questions]
    assert asked == [("sheet", "Ví dụ", 1), ("sheet", "Cũ", 2)]
    assert batch.rows_read == 7
    for choices, still in (
        (Choices(sheets_left=("Ví dụ",)), ["Cũ"]),
        (Choices(sheets=("DS", "Cũ")), ["Ví dụ"]),
        (Choices(sheets=("DS", "Cũ"), sheets_left=("Ví dụ",)), []),
    ):
        assert [one.subject for one in prepared(content, choices=choices).questions] == still


def test_a_lone_sheet_is_read_though_it_is_called_a_form(prepared: Prepared) -> None:
    assert titles(prepared(xlsx(**{"Mẫu 1": [HEAD, A], "Sheet2": [["ghi chú"]]}))) == [A[1]]


def test_the_sheets_that_are_read_are_those_the_user_names(prepared: Prepared) -> None:
    content = xlsx(hidden=["Cũ"], **{"DS": [HEAD, A], "Cũ": [HEAD, C]})
    batch = prepared(content, choices=Choices(sheets=("Cũ",), sheets_left=("DS",)))
    assert (titles(batch), batch.questions) == ([C[1]], ())


@pytest.mark.parametrize(("name", "stated"), [("GD_dot2.xls", 84), ("phuctho_T5.csv", 96), ("LDLD_CauGiay_12-5.xlsx", 60)])  # fmt: skip
def test_the_total_lines_of_the_sample_files_are_totals(
    prepared: Prepared, name: str, stated: int
) -> None:
    batch = prepared((SAMPLE / name).read_bytes(), "D-BA-DINH", name)
    assert batch.letter_total == stated
    assert batch.set_aside.filter(why="total").height == 1
    assert not batch.booked["person"].str.contains("(?i)cộng").any()


# --- forms


def test_a_form_of_labels_and_values_is_one_initiative(prepared: Prepared) -> None:
    batch = prepared(
        xlsx(
            Phiếu=[
                ["PHIẾU ĐĂNG KÝ SÁNG KIẾN"],
                ["1. Tên sáng kiến: Cải tiến quy trình hàn"],
                ["2. Họ và tên tác giả:", "Nguyễn Văn An"],
                ["Điện thoại: 0912345678"],
                ["Địa chỉ: số 5 phố Huế"],
                ["Đơn vị:", "Ba Đình"],
                ["Ngày đăng ký: 04/05/2022"],
            ]
        )
    )
    assert batch.booked.select("row", "title", "person", "upper_id", "registered_on").rows() == [
        (2, A[1], A[2], "D-BA-DINH", date(2022, 5, 4))
    ]
    assert batch.rows_read == 7
    assert "phố Huế" not in str(batch.set_aside.to_dicts())


# --- rows


def test_forms_below_one_another_are_an_initiative_each(prepared: Prepared) -> None:
    rows = [
        line
        for title, person in ((A[1], A[2]), (B[1], B[2]))
        for line in (
            [
                ["PHIẾU ĐĂNG KÝ"],
                [f"Họ và tên: {person}"],
                ["Đơn vị: Ba Đình"],
                [f"Tên sáng kiến: {title}"],
                [""],
            ]
        )
    ]
    batch = prepared(xlsx(Phiếu=rows))
    assert batch.booked.select("row", "title", "person", "upper_id").rows() == [
        (4, A[1], A[2], "D-BA-DINH"),
        (9, B[1], B[2], "D-BA-DINH"),
    ]
    assert (batch.rows_read, batch.refused.height) == (9, 0)
    told = pl.concat([batch.booked["row"], batch.set_aside["row"]])
    assert sorted(told.to_list()) == [*range(1, 10)]


FORM = {
    "title": "Tên sáng kiến: Giá treo khuôn {}",
    "person": "Họ và tên: Nguyễn Văn An {}",
    "unit": "Đơn vị: Tổ hàn {}",
    "registered_on": "Ngày đăng ký: {}/05/2022",
    "benefit": "Giá trị làm lợi: {} triệu đồng",
}


@given(
    orders=st.lists(st.permutations(list(FORM)), min_size=2, max_size=5),
    are_apart=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_forms_are_told_apart_in_whatever_order_their_labels_come(
    prepared: Prepared, orders: list[list[str]], are_apart: bool
) -> None:
    rows = [
        [line]
        for number, order in enumerate(orders, 1)
        for line in (*(FORM[field].format(number) for field in order), *[""] * are_apart)
    ]
    batch = prepared(xlsx(Phiếu=rows), "D-BA-DINH")
    told = ("title", "person", "grassroots", "registered_on", "benefit_vnd")
    assert batch.booked.select(told).rows() == [
        (
            f"Giá treo khuôn {number}",
            f"Nguyễn Văn An {number}",
            f"Tổ hàn {number}",
            date(2022, 5, number),
            number * 10**6,
        )
        for number in range(1, len(orders) + 1)
    ]
    assert batch.refused.is_empty()
    all_rows = pl.concat([batch.booked["row"], batch.set_aside["row"]])
    assert sorted(all_rows.to_list()) == [*range(1, len(rows) + 1 - are_apart)]


@pytest.mark.parametrize(
    ("second", "row", "reason"),
    [
        (["Họ và tên: Lê B", "Đơn vị: Ba Đình"], 5, "title_missing"),
        (["Họ và tên: Lê B", "Tên sáng kiến:", "Đơn vị: Ba Đình"], 6, "title_missing"),
        (["Đơn vị: Ba Đình", "Tên sáng kiến: Kệ treo"], 6, "person_missing"),
    ],
)
def test_a_form_that_lacks_something_is_handed_back_and_those_beside_it_are_booked(
    prepared: Prepared, second: list[str], row: int, reason: str
) -> None:
    first = [f"Tên sáng kiến: {A[1]}", f"Họ và tên: {A[2]}", "Đơn vị: Ba Đình"]
    third = ["Đơn vị: Cầu Giấy", f"Họ và tên: {B[2]}", f"Tên sáng kiến: {B[1]}"]
    lines = [*first, "", *second, "", *third]
    batch = prepared(xlsx(Phiếu=[[line] for line in lines]))
    assert batch.booked.select("title", "person", "upper_id").rows() == [
        (A[1], A[2], "D-BA-DINH"),
        (B[1], B[2], "D-CAU-GIAY"),
    ]
    assert batch.refused.select("row", "reason").rows() == [(row, reason)]
    assert batch.rows_read == len(lines)


def test_a_line_of_a_form_may_say_several_things(prepared: Prepared) -> None:
    rows = [
        [f"Tên sáng kiến: {A[1]}"],
        [f"Họ và tên: {A[2]}", "", "Ngày đăng ký: 04/05/2022"],
        ["Đơn vị:", "Ba Đình", "Giá trị làm lợi:", "5 triệu đồng", "(ước tính)"],
    ]
    batch = prepared(xlsx(Phiếu=rows))
    told = ("title", "person", "upper_id", "registered_on", "benefit_vnd")
    assert batch.booked.select(told).rows() == [
        (A[1], A[2], "D-BA-DINH", date(2022, 5, 4), 5_000_000)
    ]


def test_forms_beside_one_another_are_not_mixed(prepared: Prepared) -> None:
    both = (("Tên sáng kiến: ", 1), ("Họ và tên: ", 2), ("Đơn vị: ", 3))
    with pytest.raises(FileRefused, match="no_header_found"):
        prepared(xlsx(Phiếu=[[label + A[at], "", label + B[at]] for label, at in both]))


def test_a_unit_that_may_be_of_either_form_is_of_neither(prepared: Prepared) -> None:
    first = [f"Tên sáng kiến: {A[1]}", f"Họ và tên: {A[2]}"]
    second = [f"Họ và tên: {B[2]}", f"Tên sáng kiến: {B[1]}"]
    batch = prepared(xlsx(Phiếu=[[line] for line in (*first, "Đơn vị: Ba Đình", *second)]))
    assert batch.booked.is_empty()
    assert batch.refused.select("row", "reason").rows() == [
        (1, "unit_missing"),
        (5, "unit_missing"),
    ]


def test_one_form_may_say_more_of_its_initiative_and_name_several_authors(
    prepared: Prepared,
) -> None:
    lines = [
        "Đơn vị: LĐLĐ quận Ba Đình",
        "",
        f"1. Tên sáng kiến: {A[1]}",
        f"2. Tác giả 1: {A[2]}",
        f"3. Tác giả 2: {B[2]}",
        "Đơn vị: Ba Đình",
        "4. Nội dung sáng kiến: Đổi thứ tự các bước",
        "Đơn vị áp dụng: Cầu Giấy",
        "Giá trị làm lợi: 5 triệu đồng",
        "",
        "Họ và tên: Trần Văn Ký",
    ]
    batch = prepared(xlsx(Phiếu=[[line] for line in lines]))
    assert batch.booked.select("title", "person", "upper_id", "benefit_vnd").rows() == [
        (A[1], A[2], "D-BA-DINH", 5_000_000),
        (A[1], B[2], "D-BA-DINH", 5_000_000),
    ]
    assert batch.refused.is_empty()


def test_merged_authors_belong_to_one_initiative(laid_out: Callable[..., Batch]) -> None:
    rows = [HEAD, A, ["2", "", "Trần Thị Bình", "", "05/05/2022"], C]
    batch = laid_out(rows, merges=((2, 1, 3, 1), (2, 3, 3, 3)))
    assert batch.booked.select("row", "line", "title_row", "person").rows() == [
        (2, 0, 2, A[2]),
        (3, 1, 2, "Trần Thị Bình"),
        (4, 0, 4, C[2]),
    ]


def test_a_merged_person_has_all_the_initiatives_beside(laid_out: Callable[..., Batch]) -> None:
    rows = [HEAD, A, ["2", B[1], "", "", "05/05/2022"], C]
    batch = laid_out(rows, merges=((2, 2, 3, 2), (2, 3, 3, 3)))
    assert batch.booked.select("row", "line", "title", "person", "upper_id").rows()[:2] == [
        (2, 0, A[1], A[2], "D-BA-DINH"),
        (3, 0, B[1], A[2], "D-BA-DINH"),
    ]


def test_a_record_over_several_rows_is_one_registration(laid_out: Callable[..., Batch]) -> None:
    rows = [HEAD, A, ["", "", "", "", "(đợt 1)"], B]
    batch = laid_out(rows, merges=((2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2)))
    assert titles(batch) == [A[1], B[1]]
    assert aside(batch) == [(1, "heading"), (3, "continued")]


def test_a_title_goes_on_in_the_row_below(prepared: Prepared) -> None:
    batch = prepared([HEAD, A, ["", "khung xe đạp điện"], B])
    assert titles(batch) == ["Cải tiến quy trình hàn khung xe đạp điện", B[1]]
    assert aside(batch) == [(1, "heading"), (3, "continued")]


def test_a_ditto_mark_below_a_heading_that_stands_again_says_what_stands_above_that(
    prepared: Prepared,
) -> None:
    head = ["STT", "Tên sáng kiến", "Họ và tên", "Công đoàn cơ sở", "LĐLĐ quận"]
    first = ["1", "Sáng kiến một", "Nguyễn Văn An", "Trường Hoa Sen", "Ba Đình"]
    batch = prepared([head, first, head, ["2", "Sáng kiến hai", "Trần Thị Bình", "nt", "nt"]])
    assert batch.booked.select("upper_id", "grassroots").rows() == [
        ("D-BA-DINH", "Trường Hoa Sen"),
        ("D-BA-DINH", "Trường Hoa Sen"),
    ]


@pytest.mark.parametrize(
    "mark", ["″", "''", "nt", "-nt-", "n.t", "như trên", "Như trên", "〃", "//"]
)
def test_a_ditto_mark_says_what_stands_above(prepared: Prepared, mark: str) -> None:
    batch = prepared([HEAD, A, ["2", B[1], mark, mark, mark]])
    assert batch.booked.select("person", "upper_id", "registered_on").row(1) == (
        A[2],
        "D-BA-DINH",
        date(2022, 5, 4),
    )


@pytest.mark.parametrize(
    "total",
    [
        ["", "84 sáng kiến", "Tổng cộng", "", ""],
        ["", "", "Cộng: 84 sáng kiến", "", ""],
        ["", "", "", "Tổng số: 84", ""],
        ["", "", "", "Cộng:", "84 sáng kiến"],
        ["Tổng cộng", "84", "", "", ""],
        ["", "TỔNG CỘNG: 84 SÁNG KIẾN", "", "", ""],
        ["Tổng", "", "84", "", ""],
    ],
)
def test_a_total_is_a_total_in_whichever_column(prepared: Prepared, total: list[str]) -> None:
    for rows in ([HEAD, A, B, total], [HEAD, A, total, B]):
        batch = prepared(rows)
        assert titles(batch) == [A[1], B[1]]
        assert batch.letter_total == 84
        assert {why for _, why in aside(batch)} <= {"heading", "total", "subtotal"}


def test_total_lines_below_each_piece_of_a_table_add_up(prepared: Prepared) -> None:
    pieces = [HEAD, A, B, ["", "Tổng số: 2"], [""], HEAD, C, ["", "Tổng số: 1"]]
    assert prepared(pieces).letter_total == 3
    assert prepared([*pieces, ["", "TỔNG CỘNG: 5"]]).letter_total == 5


@pytest.mark.parametrize(
    "line", ["Cộng I: 1", "Tổng II", "Cộng mục A: 1 sáng kiến", "Cộng (I+II): 2"]
)
def test_the_total_of_a_section_is_no_registration(prepared: Prepared, line: str) -> None:
    batch = prepared([HEAD, ["I", "Ba Đình"], A, ["", line], ["II", "Cầu Giấy"], B])
    assert aside(batch) == [(1, "heading"), (2, "section"), (4, "subtotal"), (5, "section")]
    assert (titles(batch), batch.refused.height) == ([A[1], B[1]], 0)


@pytest.mark.parametrize(
    "line",
    ["Cộng mang sang", "Mang sang", "Số trang trước chuyển sang: 1", "Cộng trang 1", "Lũy kế"],
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_what_a_page_carries_over_is_no_author_and_no_count(
    prepared: Prepared, line: str, at: int
) -> None:
    carried = ["", "", "", "", ""]
    carried[at] = line
    batch = prepared([HEAD, A, carried, HEAD, carried, B, ["", "Tổng cộng: 2 sáng kiến"]])
    assert persons(batch) == [A[2], B[2]]
    assert batch.refused.is_empty()
    assert batch.letter_total == 2


@pytest.mark.parametrize("line", ["Danh sách này gồm 350 sáng kiến.", "(Tổng số: 350 sáng kiến)"])
def test_a_sentence_around_the_table_states_the_total_too(prepared: Prepared, line: str) -> None:
    assert prepared([[line], HEAD, A]).letter_total == 350


def test_a_row_that_only_divides_headings_is_part_of_the_head(prepared: Prepared) -> None:
    head = [
        ["TT", "Tên đề tài", "Họ và tên", "Ngày tháng năm sinh", "", "Đơn vị"],
        ["", "", "", "Nam", "Nữ", ""],
    ]
    rows = [["1", A[1], A[2], "12/03/1985", "", "Từ Liêm"], ["2", B[1], B[2], "", "13/04/1990", "Từ Liêm"]]  # fmt: skip
    batch = prepared(xlsx(Sheet1=[*head, *rows]))
    assert aside(batch) == [(1, "heading"), (2, "heading")]
    assert "1990" not in str(batch.refused.to_dicts())


def test_amounts_in_a_total_row_are_no_count(prepared: Prepared) -> None:
    head = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Giá trị làm lợi"]
    batch = prepared([head, ["1", "Cải tiến", "Lê A", "Ba Đình", "5"], ["", "Tổng cộng", "", "", "5.000.000"]])  # fmt: skip
    assert batch.letter_total is None
    assert batch.accepted == 1


def test_ghost_rows_are_blank(prepared: Prepared) -> None:
    ghosts = [["3"], ["4", "", "", "Ba Đình"], ["", "", "", "0", "0"], ["5", "", "", "#N/A", "-"]]
    batch = prepared([HEAD, A, B, *ghosts])
    assert [why for _, why in aside(batch)] == ["heading", *["blank"] * 4]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["VD", "Cải tiến lò nung gốm", "Lê Văn Mẫu", "Ba Đình", "01/05/2022"], "example"),
        (["Ví dụ:", "Cải tiến lò nung", "Lê Văn Mẫu", "Ba Đình", "01/05/2022"], "example"),
        (["0", "VD: Cải tiến lò nung", "Lê Văn Mẫu", "Ba Đình", "01/05/2022"], "example"),
        (["%STT", "%TenSK", "%TenSV", "%DonVi", "%Ngay"], "template"),
        (["1", "%DanhMuc.Ten;insert:copy", "%TenSV", "", ""], "template"),
        (["", "[TMP]", "", "", ""], "template"),
    ],
)
def test_examples_and_leftovers_of_templates_are_set_aside(
    prepared: Prepared, row: list[str], why: str
) -> None:
    batch = prepared([HEAD, row, A, B])
    assert titles(batch) == [A[1], B[1]]
    assert (2, why) in aside(batch)


@pytest.mark.parametrize("title", ["Vđ", "5% chi phí giảm nhờ tái chế", "Mẫu phiếu khảo sát mới"])
def test_titles_that_begin_like_examples_are_titles(prepared: Prepared, title: str) -> None:
    assert titles(prepared([HEAD, ["1", title, *A[2:]], B])) == [title, B[1]]


@pytest.mark.parametrize(
    ("at", "reason"), [(1, "title_missing"), (2, "person_missing"), (4, "date_unreadable")]
)
def test_a_row_with_an_error_cell_is_refused(prepared: Prepared, at: int, reason: str) -> None:
    for error in ("#REF!", "#NAME?"):
        row = [*A[:at], error, *A[at + 1 :]]
        batch = prepared([HEAD, row, B])
        assert batch.refused.select("reason", "value").rows() == [(reason, error)]


def test_hidden_rows_wait_for_an_answer(laid_out: Callable[..., Batch]) -> None:
    rows = [HEAD, A, B, C]
    hidden = frozenset({3})
    asked = laid_out(rows, hidden_rows=hidden)
    assert asked.refused.select("row", "reason").rows() == [(3, "row_hidden")]
    assert [(one.kind, one.subject, one.rows) for one in asked.questions] == [
        ("hidden_rows", "Sheet1", 1)
    ]
    assert laid_out(rows, Choices(hidden=True), hidden_rows=hidden).accepted == 3
    (of_a_filter,) = laid_out(rows, hidden_rows=hidden, filtered=True).questions
    assert of_a_filter.kind == "filtered_rows"
    left = laid_out(rows, Choices(hidden=False), hidden_rows=hidden)
    assert (left.accepted, aside(left)[-1]) == (2, (3, "hidden"))


def test_a_field_in_a_hidden_column_is_pointed_out(laid_out: Callable[..., Batch]) -> None:
    batch = laid_out([HEAD, A], hidden_columns=frozenset({3}))
    assert batch.accepted == 1
    assert [(one.kind, one.subject, one.rows) for one in batch.questions] == [
        ("column", "Đơn vị", 0)
    ]


def test_a_stray_value_far_away_is_a_row_set_aside_or_refused(
    laid_out: Callable[..., Batch],
) -> None:
    rows: list[list[Cell]] = [HEAD, A, B, *[[] for _ in range(5000)], ["", "", "", "", "", "x"]]
    batch = laid_out(rows)
    assert batch.accepted == 2
    assert batch.rows_read == len(rows)


@pytest.mark.parametrize(("gap", "kept"), [(20, 20), (21, 1), (1_048_000, 1)])
def test_a_long_run_of_blank_rows_is_one_row_set_aside_that_says_how_many(
    prepared: Prepared, gap: int, kept: int
) -> None:
    last = gap + 4
    lines = [
        f'<row r="{number}">{"".join(text_cell(f"{at}{number}", text) for at, text in zip("ABC", cells, strict=False))}</row>'
        for number, cells in ((1, HEAD[1:4]), (2, A[1:4]), (3, B[1:4]), (last, ["x"]))
    ]  # fmt: skip
    batch = prepared(raw_xlsx("".join(lines)), "D-BA-DINH")
    blank = batch.set_aside.filter(why="blank")
    assert (blank.height, blank["rows"].sum(), blank["row"][0]) == (kept, gap, 4)
    assert batch.rows_read == last
    assert batch.accepted + batch.refused.height + batch.aside == last
    assert batch.accepted == 2


def test_passwords_accounts_and_identity_numbers_are_never_kept(prepared: Prepared) -> None:
    head = [*HEAD, "Tên đăng nhập", "Mật khẩu", "STK ngân hàng", "Số CCCD"]
    batch = prepared([head, [*A, "an.nv", "matkhau1", "0123456789012", "001085012345"]])
    told = str([frame.to_dicts() for frame in (batch.booked, batch.refused, batch.set_aside)])
    assert not [one for one in ("an.nv", "matkhau1", "0123456789012", "001085") if one in told]
    assert batch.tables[0].dropped == tuple(head[5:])


def test_codes_stay_codes(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ tên", "Đơn vị", "Mã đoàn viên"]
    batch = prepared([head, ["Cải tiến", "Lê A", "Ba Đình", "01.003"]])
    assert batch.booked["person_mark"].to_list() == ["01.003"]


MESS = st.sampled_from(
    ["", "", "", "1", "2", "I", "VD", "nt", "\u2033", "Cải tiến quy trình", "khung xe", "Nguyễn Văn An", "Ba Đình", "Từ Liêm",
     "04/05/2022", "05/13/2022", "/ /1986", "Tổng cộng", "Cộng: 3 sáng kiến", "3 sáng kiến", "Người lập biểu", "0", "#REF!", "%TenSV",
     "LĐLĐ quận Ba Đình", "STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "(1)", "HOTEN", "Tên sáng kiến: X", "Họ tên: An"]
)  # fmt: skip


@given(
    rows=st.lists(st.lists(MESS, max_size=7), min_size=1, max_size=14),
    hidden=st.sets(st.integers(1, 14), max_size=3),
    merges=st.lists(
        st.tuples(st.integers(1, 10), st.integers(0, 5), st.integers(0, 3)), max_size=3
    ),
    answer=st.sampled_from([None, True, False]),
)
@settings(max_examples=150, deadline=None)
def test_every_row_of_a_messy_sheet_is_accounted_for(
    laid_out: Callable[..., Batch],
    rows: list[list[Cell]],
    hidden: set[int],
    merges: list[tuple[int, int, int]],
    answer: bool | None,
) -> None:
    sheet = [*rows, HEAD, A, B, *rows]
    batch = laid_out(
        sheet,
        Choices(hidden=answer, day_first=answer),
        hidden_rows=frozenset(hidden),
        merges=tuple((top, left, top + more, left) for top, left, more in merges),
    )
    last = max(number for number, row in enumerate(sheet, start=1) if any(row))
    told = [
        *batch.booked.select("sheet", "row").unique().iter_rows(),
        *batch.refused.select("sheet", "row").iter_rows(),
        *batch.set_aside.select("sheet", "row").iter_rows(),
    ]
    assert len(told) == len(set(told)) == batch.rows_read
    if len({name for name, _ in told}) == 1:
        assert sorted(row for _, row in told) == list(range(1, last + 1))
