"""The error workbook: it shows the sender what to mend, and mended it books exactly what was missing."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlwt
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from bangvang.access import SYSTEM
from bangvang.exports import excerpt, refused, returned
from bangvang.exports.looks import MARK
from bangvang.fold import fold
from bangvang.intake import Batch, prepare, read
from bangvang.intake.batch import REFUSED, Table, Workbook
from bangvang.intake.headings import match
from bangvang.intake.shapes import REASONS
from bangvang.store import Receipt, book, roster
from bangvang.text import Words
from tests.known import AT, Known

DAY = date(2022, 5, 19)
PROGRAMME = (date(2021, 9, 1), date(2023, 9, 1))
VI = Words("vi")
HEADS = ("STT", "Họ và tên", "Số điện thoại", "Tên sáng kiến", "Công đoàn cấp trên", "Ngày đăng ký")
UNIT = "LĐLĐ quận Cầu Giấy"
ROWS: tuple[tuple[object, ...], ...] = (
    (1, "Nguyễn Văn An", "0912345678", "Gá kẹp nhanh cho máy phay", UNIT, "10/05/2022"),
    (2, "Trần Thị Bình", "0912345679", "Sổ theo dõi máy bằng mã vạch", "LĐLĐ Cầu Dài", "10/05/2022"),
    (3, "Lê Thị Hoa", "0912345670", None, UNIT, "11/05/2022"),
    (4, "Phạm Văn Dũng", "0012345671", "-Cải tiến khuôn đột", UNIT, "31/02/2022"),
    (5, "Đỗ Thị Hường", "0912345672", "Bảng phân công ca tự động", UNIT, "12/05/2022"),
)  # fmt: skip
#: refused row -> what is written over its guilty cell, by heading
MENDED = {
    7: ("Công đoàn cấp trên", UNIT),
    8: ("Tên sáng kiến", "Khay đựng dao xếp tầng"),
    9: ("Ngày đăng ký", "28/02/2022"),
}
HEADING_ROW = 5

Prepared = Callable[[bytes, str], tuple[Workbook, Batch]]


def table() -> list[tuple[object, ...]]:
    """A letterhead, a heading in row 5, five registrations of which three are refused, a total."""
    letterhead = [("LIÊN ĐOÀN LAO ĐỘNG QUẬN CẦU GIẤY",), (), ("DANH SÁCH ĐĂNG KÝ SÁNG KIẾN",), ()]
    return [*letterhead, HEADS, *ROWS, ("Tổng cộng", None, None, "5 sáng kiến")]


def xlsx(rows: list[tuple[object, ...]] | None = None, **changes: object) -> bytes:
    """The table as an .xlsx, its first column at B; `changes` writes further cells."""
    book_ = openpyxl.Workbook()
    sheet = book_.active
    sheet.title = "DS sáng kiến"
    for at, row in enumerate(rows or table(), start=1):
        for column, value in enumerate(row, start=2):
            sheet.cell(at, column, value)
    for place, value in changes.items():
        sheet[place] = value
    return saved(book_)


def saved(book_: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book_.save(file)
    return file.getvalue()


def csv(rows: list[tuple[object, ...]] | None = None) -> bytes:
    told = ((f"{cell}" if cell is not None else "" for cell in row) for row in rows or table())
    return "\n".join(",".join(row) for row in told).encode("utf-8-sig")


def xls() -> bytes:
    book_ = xlwt.Workbook()
    sheet = book_.add_sheet("DS")
    for at, row in enumerate(table()):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    file = io.BytesIO()
    book_.save(file)
    return file.getvalue()


FILES: dict[str, Callable[[], bytes]] = {"a.xlsx": xlsx, "a.xls": xls, "a.csv": csv}
each_file = pytest.mark.parametrize("name", FILES)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    units = roster(Known(tmp_path_factory.mktemp("known")).store)

    def prepared(content: bytes, name: str) -> tuple[Workbook, Batch]:
        file = read(content, name)
        return file, prepare(file, units, DAY, PROGRAMME)

    return prepared


def sent_back(file: Workbook, batch: Batch, words: Words = VI) -> bytes:
    return returned.workbook(
        file,
        batch.refused,
        words,
        tables=batch.tables,
        booked=batch.accepted,
        sender=UNIT,
        received_on=DAY,
    )


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def heads(sheet: Worksheet, row: int = HEADING_ROW) -> dict[str, int]:
    """Heading -> column, from 1."""
    return {cell.value: cell.column for cell in sheet[row] if cell.value}


def is_marked(cell: object) -> bool:
    return cell.fill.fgColor.rgb.endswith(MARK) and cell.font.bold  # type: ignore[attr-defined]


def mended(content: bytes) -> bytes:
    """What the unit does: types over the marked cells, and saves."""
    book_ = opened(content)
    sheet = book_.worksheets[1]
    columns = heads(sheet)
    for row, (heading, value) in MENDED.items():
        cell = sheet.cell(row, columns[heading])
        assert is_marked(cell), f"row {row} does not show what to mend"
        cell.value = value
    return saved(book_)


def lines(content: bytes) -> list[str]:
    """The cover note."""
    return [str(row[0] or "") for row in opened(content).worksheets[0].iter_rows(values_only=True)]


@each_file
def test_guilty_cells_are_marked_and_nothing_else(name: str, prepared: Prepared) -> None:
    file, batch = prepared(FILES[name](), name)
    assert batch.refused["row"].to_list() == list(MENDED)
    _, sheet = opened(sent_back(file, batch)).worksheets
    columns = heads(sheet)
    marked = {
        (cell.row, cell.column) for row in sheet.iter_rows() for cell in row if is_marked(cell)
    }
    guilty = {(row, columns[heading]) for row, (heading, _) in MENDED.items()}
    assert marked == guilty | {(row, columns["Lý do trả lại"]) for row in MENDED}


@each_file
def test_the_reason_stands_right_of_the_table_in_words(name: str, prepared: Prepared) -> None:
    file, batch = prepared(FILES[name](), name)
    _, sheet = opened(sent_back(file, batch)).worksheets
    column = heads(sheet)["Lý do trả lại"]
    assert column == heads(sheet)["Ngày đăng ký"] + 1
    assert {row: sheet.cell(row, column).value for row in range(1, 13)} == dict.fromkeys(
        range(1, 13)
    ) | {
        5: "Lý do trả lại",
        7: "Không nhận ra tên đơn vị: ghi lại tên đầy đủ",
        8: "Thiếu tên sáng kiến",
        9: "Ngày không có thật hoặc không đọc được",
    }
    assert all(cell.comment is None for row in sheet.iter_rows() for cell in row)


@each_file
def test_the_sheet_goes_back_in_its_own_layout(name: str, prepared: Prepared) -> None:
    content = FILES[name]()
    file, batch = prepared(content, name)
    (own,) = file.sheets
    back = next(sheet for sheet in read(sent_back(file, batch), "b.xlsx").sheets if sheet.cells.height > 8 and "Lý do trả lại" in sheet.cells.row(2))  # fmt: skip
    same = back.cells.select(own.cells.columns)
    assert same.rows() == own.cells.rows()
    assert back.first_column == own.first_column


def test_forms_mended_and_read_again_are_all_booked(prepared: Prepared) -> None:
    first = ["Tên sáng kiến: Gá kẹp nhanh", "Họ và tên: Nguyễn Văn An", f"Đơn vị: {UNIT}", ""]
    second = [f"Đơn vị: {UNIT}", "Tên sáng kiến: Khay đựng dao", "Họ và tên:", ""]
    third = ["Họ và tên: Lê Thị Hoa", "Tên sáng kiến: Kệ xếp tầng", f"Đơn vị: {UNIT}"]
    sheet = (book_ := openpyxl.Workbook()).worksheets[0]
    for line in (*first, *second, *third, "Ngày đăng ký: 31/02/2022"):
        sheet.append([line])
    file, batch = prepared(saved(book_), "phiếu.xlsx")
    assert batch.refused["reason"].to_list() == ["person_missing", "date_unreadable"]
    book_ = opened(sent_back(file, batch))
    typed = {
        "Họ và tên:": "Họ và tên: Đỗ Văn Chi",
        "Ngày đăng ký: 31/02/2022": "Ngày đăng ký: 12/05/2022",
    }
    for (cell,) in book_.worksheets[1].iter_rows(max_col=1):
        cell.value = typed.get(str(cell.value), cell.value)
    _, again = prepared(saved(book_), "trả lại.xlsx")
    assert again.refused.rows() == []
    assert again.booked.select("title", "person").rows() == [
        ("Gá kẹp nhanh", "Nguyễn Văn An"),
        ("Khay đựng dao", "Đỗ Văn Chi"),
        ("Kệ xếp tầng", "Lê Thị Hoa"),
    ]


@each_file
def test_mended_and_read_again_every_row_is_booked(name: str, prepared: Prepared) -> None:
    file, first = prepared(FILES[name](), name)
    assert (first.accepted, first.refused.height) == (2, 3)
    _, again = prepared(mended(sent_back(file, first)), "trả lại.xlsx")
    assert again.refused.rows() == []
    assert again.accepted == 5
    assert again.questions == ()
    (before,), (after,) = first.tables, again.tables
    assert (after.header_row, after.columns) == (before.header_row, before.columns)


@each_file
def test_not_mended_the_same_rows_are_refused_again(name: str, prepared: Prepared) -> None:
    file, first = prepared(FILES[name](), name)
    _, again = prepared(sent_back(file, first), "trả lại.xlsx")
    about = ("row", "reason", "column", "value")
    assert again.refused.select(about).rows() == first.refused.select(about).rows()
    assert again.booked.drop("sheet").rows() == first.booked.drop("sheet").rows()


@each_file
def test_the_second_upload_books_exactly_the_missing_rows(
    name: str, prepared: Prepared, tmp_path: Path
) -> None:
    known = Known(tmp_path)

    def booked(batch: Batch) -> Receipt:
        return book(known.store, [batch], SYSTEM, AT)[0]

    file, first = prepared(FILES[name](), name)
    receipt = booked(first)
    assert (receipt.accepted, receipt.duplicates, receipt.refused) == (2, 0, 3)
    _, again = prepared(mended(sent_back(file, first)), "trả lại.xlsx")
    receipt = booked(again)
    assert (receipt.accepted, receipt.duplicates, receipt.refused) == (5, 2, 0)
    assert known.standing("D-CAU-GIAY")["initiatives"] == 5


def test_what_is_still_wrong_goes_back_a_second_time_with_its_reason_alone(
    prepared: Prepared,
) -> None:
    file, first = prepared(xlsx(), "a.xlsx")
    book_ = opened(sent_back(file, first))
    sheet = book_.worksheets[1]
    columns = heads(sheet)
    sheet.cell(7, columns["Công đoàn cấp trên"]).value = UNIT
    file, second = prepared(saved(book_), "b.xlsx")
    assert second.refused["row"].to_list() == [8, 9]
    book_ = opened(sent_back(file, second))
    assert book_.sheetnames == ["Thư trả lại", "DS sáng kiến"]
    sheet = book_.worksheets[1]
    assert heads(sheet) == columns
    marked = {cell.row for row in sheet.iter_rows() for cell in row if is_marked(cell)}
    assert marked == {8, 9}
    assert sheet.cell(7, columns["Lý do trả lại"]).value is None


def test_the_cover_note_says_what_happened_why_and_what_to_do(prepared: Prepared) -> None:
    file, batch = prepared(xlsx(), "Cầu Giấy đợt 2.xlsx")
    content = sent_back(file, batch)
    assert opened(content).sheetnames[0] == "Thư trả lại"
    assert opened(content).active.title == "Thư trả lại"
    note = lines(content)
    assert note[:4] == [
        "THƯ TRẢ LẠI",
        "Kính gửi LĐLĐ quận Cầu Giấy",
        "Tệp “Cầu Giấy đợt 2.xlsx”, nhận ngày 19/05/2022",
        "Đã ghi 2 dòng. Trả lại 3 dòng để đơn vị sửa.",
    ]
    assert "1 dòng — Thiếu tên sáng kiến — trang “DS sáng kiến”, dòng 8" in note
    assert note[-1] == "3. Lưu lại và gửi lại nguyên tệp này."


def test_rows_of_one_reason_are_told_together_and_runs_as_spans(prepared: Prepared) -> None:
    wrong = [(n, f"Nguyễn Văn {'ABC'[n % 3]}", "", f"Sáng kiến số {n}", UNIT, "31/02/2022") for n in range(1, 9)]  # fmt: skip
    right = (9, "Lê An", "", "Bàn nâng", UNIT, "10/05/2022")
    file, batch = prepared(csv([HEADS, *wrong[:4], right, *wrong[4:]]), "a.csv")
    note = lines(sent_back(file, batch))
    assert "8 dòng — Ngày không có thật hoặc không đọc được — dòng 2–5, 7–10" in note


def test_all_words_of_a_reason_reach_the_sender(prepared: Prepared) -> None:
    file, _ = prepared(xlsx(), "a.xlsx")
    codes = ("title_missing", "person_missing", "unit_missing", "unit_unknown", "unit_ambiguous", "date_unreadable", "date_out_of_programme", "text_damaged")  # fmt: skip
    rows = [("DS sáng kiến", at, code, None, None, [], None) for at, code in enumerate(codes, 6)]
    refusals = pl.DataFrame(rows, schema=REFUSED, orient="row")
    content = returned.workbook(
        file, refusals, VI, tables=(), booked=0, sender=UNIT, received_on=DAY
    )
    note = " ".join(lines(content))
    for code in codes:
        assert code not in note
        assert returned.say(code, VI) in note


def test_an_xlsx_keeps_its_looks(prepared: Prepared) -> None:
    book_ = opened(xlsx())
    sheet = book_.active
    sheet.merge_cells("B3:G3")
    sheet.column_dimensions["E"].width = 61
    sheet.row_dimensions[5].height = 33
    sheet["C6"].font = Font(name="Times New Roman", italic=True)
    sheet["C6"].fill = PatternFill("solid", fgColor="00FF00")
    sheet.freeze_panes = "B6"
    sheet["G6"] = datetime(2022, 5, 10)
    sheet["G6"].number_format = "dd/mm/yyyy"
    file, batch = prepared(saved(book_), "a.xlsx")
    sheet = opened(sent_back(file, batch)).worksheets[1]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["B3:G3"]
    assert sheet.column_dimensions["E"].width == 61
    assert sheet.row_dimensions[5].height == 33
    assert (sheet["C6"].font.name, sheet["C6"].font.italic) == ("Times New Roman", True)
    assert sheet["C6"].fill.fgColor.rgb == "0000FF00"
    assert sheet.freeze_panes == "B6"
    assert (sheet["G6"].value, sheet["G6"].number_format) == (datetime(2022, 5, 10), "dd/mm/yyyy")


def test_only_one_sheet_is_chosen_so_that_nothing_is_typed_into_several(
    prepared: Prepared,
) -> None:
    file, batch = prepared(xlsx(), "a.xlsx")
    chosen = [s.sheet_view.tabSelected for s in opened(sent_back(file, batch)).worksheets]
    assert chosen == [True, False]


@each_file
def test_texts_that_look_like_formulas_stay_texts(name: str, prepared: Prepared) -> None:
    file, batch = prepared(FILES[name](), name)
    sheet = opened(sent_back(file, batch)).worksheets[1]
    cell = sheet.cell(9, heads(sheet)["Tên sáng kiến"])
    assert (cell.value, cell.data_type) == ("-Cải tiến khuôn đột", "s")
    assert cell.quotePrefix, "a spreadsheet would run it when the cell is typed into"


def test_zeros_in_front_and_personal_columns_of_the_sender_go_back(prepared: Prepared) -> None:
    for name, content in FILES.items():
        file, batch = prepared(content(), name)
        sheet = opened(sent_back(file, batch)).worksheets[1]
        assert sheet.cell(9, heads(sheet)["Số điện thoại"]).value == "0012345671"


def test_a_formula_goes_back_as_its_value_and_runs_no_more(prepared: Prepared) -> None:
    content = xlsx(B6="=1+0")
    package = zipfile.ZipFile(io.BytesIO(content))
    file_ = io.BytesIO()
    with zipfile.ZipFile(file_, "w") as with_value:
        for member in package.namelist():
            text = package.read(member)
            if member == "xl/worksheets/sheet1.xml":
                text = text.replace(b"<f>1+0</f><v></v>", b"<f>1+0</f><v>1</v>").replace(
                    b"<f>1+0</f><v />", b"<f>1+0</f><v>1</v>"
                )
                assert b"<v>1</v>" in text
            with_value.writestr(member, text)
    file, batch = prepared(file_.getvalue(), "a.xlsx")
    cell = opened(sent_back(file, batch)).worksheets[1]["B6"]
    assert (cell.value, cell.data_type) == (1, "n")


def test_the_title_cell_that_is_seen_is_marked_for_its_co_authors(prepared: Prepared) -> None:
    rows = [
        HEADS,
        (1, "Nguyễn An", None, "C?i ti?n gá kẹp", UNIT, "10/05/2022"),
        (None, "Lê Bình", None, None, None, None),
        (2, "Trần Chi", None, "Bàn nâng", UNIT, "10/05/2022"),
    ]
    book_ = opened(xlsx(rows))
    book_.active.merge_cells("E2:E3")
    file, batch = prepared(saved(book_), "a.xlsx")
    assert batch.refused["row"].to_list() == [2, 3]
    sheet = opened(sent_back(file, batch)).worksheets[1]
    assert is_marked(sheet["E2"])
    assert [sheet[f"H{row}"].value for row in (2, 3)] == ["Chữ đã hỏng, không khôi phục được: gõ lại"] * 2  # fmt: skip


@pytest.mark.parametrize(
    ("title_row", "guilty"),
    [
        ((1, None, None, "Gá kẹp nhanh", UNIT, "10/05/2022"), "C2"),
        ((1, "Nguyễn An", None, "Gá kẹp nhanh", "LĐLĐ Cầu Dài", "10/05/2022"), "F2"),
        ((1, "Ng?yễn An", None, "Gá kẹp nhanh", UNIT, "10/05/2022"), "C2"),
    ],
)
def test_a_co_authors_own_good_cells_are_never_marked(
    prepared: Prepared, title_row: tuple[object, ...], guilty: str
) -> None:
    rows = [
        HEADS,
        title_row,
        (None, "Lê Bình", None, None, UNIT, None),
        (None, "Vũ Cường", None, None, UNIT, None),
        (2, "Trần Chi", None, "Bàn nâng", UNIT, "10/05/2022"),
    ]
    file, batch = prepared(xlsx(rows), "a.xlsx")
    assert batch.refused["row"].to_list() == [2, 3, 4]
    assert batch.refused["value"].n_unique() == 1
    sheet = opened(sent_back(file, batch)).worksheets[1]
    marked = [cell.coordinate for row in sheet for cell in row[:7] if is_marked(cell)]
    assert marked == [guilty]


def test_all_that_is_wrong_in_a_row_is_marked_and_said_and_mended_at_once(
    prepared: Prepared,
) -> None:
    rows = [
        HEADS,
        (1, "Nguyễn An", None, "C?i ti?n gá kẹp", "LĐLĐ Cầu Dài", "31/02/2022"),
        (2, "Trần Chi", None, "Bàn nâng", UNIT, "không rõ"),
        (3, "Lê Dung", None, "Khay dao", UNIT, "10/05/2022"),
    ]
    file, batch = prepared(xlsx(rows), "a.xlsx")
    assert batch.refused["reason"].to_list() == ["text_damaged", "date_unreadable"]
    content = sent_back(file, batch)
    sheet = opened(content).worksheets[1]
    marked = [cell.coordinate for row in sheet for cell in row[:7] if is_marked(cell)]
    assert marked == ["E2", "F2", "G2", "G3"]
    codes = ("text_damaged", "unit_unknown", "date_unreadable")
    assert sheet["H2"].value == "; ".join(returned.say(code, VI) for code in codes)
    assert sheet["H3"].value == returned.say("date_unreadable", VI)
    note = lines(content)
    assert "Đã ghi 1 dòng. Trả lại 2 dòng để đơn vị sửa." in note
    day = returned.say("date_unreadable", VI)
    assert f"2 dòng — {day} — trang “DS sáng kiến”, dòng 2–3" in note
    book_ = opened(content)
    for place, value in {"E2": "Cải tiến gá", "F2": UNIT, "G2": "1/2/2022", "G3": ""}.items():
        book_.worksheets[1][place] = value
    _, again = prepared(saved(book_), "b.xlsx")
    assert (again.accepted, again.refused.height) == (3, 0)


def test_a_bare_list_tells_every_reason(prepared: Prepared) -> None:
    _, batch = prepared(csv([HEADS, (1, "Nguyễn An", "", "", UNIT, "31/02/2022")]), "a.csv")
    content = refused.workbook(returned.as_answered(batch.refused), VI)
    (sheet,) = opened(content).worksheets
    codes = ("title_missing", "date_unreadable")
    assert sheet["C2"].value == "; ".join(VI.label("reason", code) for code in codes)


def test_a_section_that_names_no_unit_for_sure_is_marked_itself(prepared: Prepared) -> None:
    rows = [
        ("STT", "Họ và tên", "Tên sáng kiến"),
        ("I", None, "LĐLĐ Từ Liêm"),
        (1, "Nguyễn An", "Gá kẹp nhanh"),
        (2, "Lê Bình", "Bàn nâng"),
    ]
    file, batch = prepared(xlsx(rows), "a.xlsx")
    assert batch.refused["reason"].to_list() == ["unit_ambiguous"] * 2
    sheet = opened(sent_back(file, batch)).worksheets[1]
    assert is_marked(sheet["D2"])


def test_tables_side_by_side_share_one_column_of_reasons(prepared: Prepared) -> None:
    heads_ = ("STT", "Tên sáng kiến", "Họ và tên", "Công đoàn cấp trên")
    titles = ("Gá kẹp nhanh", "Bàn nâng", "Khay đựng dao", "Giá treo dụng cụ")
    left = [(at, title, f"Nguyễn {title[0]}n", UNIT) for at, title in enumerate(titles, 1)]
    right = [(at, f"{title} đôi", f"Lê {title[0]}n", UNIT) for at, title in enumerate(titles, 1)]
    left[1] = (2, None, "Trần Chi", UNIT)  # type: ignore[assignment]
    right[1] = (2, "Xe đẩy", "Tr?n Du", UNIT)
    rows = [(*heads_, None, *heads_), *((*a, None, *b) for a, b in zip(left, right, strict=True))]
    file, batch = prepared(xlsx(rows), "a.xlsx")
    assert sorted(batch.refused["row"].to_list()) == [3, 3]
    sheet = opened(sent_back(file, batch)).worksheets[1]
    assert [cell.coordinate for row in sheet for cell in row if is_marked(cell)] == ["C3", "I3", "K3"]  # fmt: skip
    assert sheet["K3"].value == "Thiếu tên sáng kiến; Chữ đã hỏng, không khôi phục được: gõ lại"


def test_hidden_rows_that_come_back_are_shown(prepared: Prepared) -> None:
    file, batch = prepared(xlsx(), "a.xlsx")
    book_ = opened(xlsx())
    book_.active.row_dimensions[8].hidden = True
    book_.active.row_dimensions[10].hidden = True
    hidden = replace(file, content=saved(book_))
    sheet = opened(sent_back(hidden, batch)).worksheets[1]
    assert not sheet.row_dimensions[8].hidden
    assert sheet.row_dimensions[10].hidden


def test_an_xlsx_that_cannot_be_opened_with_its_looks_comes_back_as_text(
    prepared: Prepared,
) -> None:
    file, batch = prepared(xlsx(), "a.xlsx")
    package = zipfile.ZipFile(io.BytesIO(file.content))
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as without_looks:
        for member in package.namelist():
            is_styles = member == "xl/styles.xml"
            without_looks.writestr(member, b"<styleSheet" if is_styles else package.read(member))
    content = sent_back(replace(file, content=broken.getvalue()), batch)
    _, again = prepared(mended(content), "b.xlsx")
    assert (again.accepted, again.refused.height) == (5, 0)


def test_the_answer_of_the_database_is_understood_as_well(prepared: Prepared) -> None:
    file, batch = prepared(csv(), "a.csv")
    answered = returned.as_answered(batch.refused)
    assert answered.columns == [
        *("sheet", "row", "reason", "column_name", "value", "cells", "others")
    ]
    told = {
        "tables": batch.tables,
        "booked": batch.accepted,
        "sender": UNIT,
        "received_on": DAY,
    }
    one = opened(returned.workbook(file, answered, VI, **told))
    other = opened(returned.workbook(file, batch.refused, VI, **told))
    assert [[c.value for c in row] for s in one for row in s] == [
        [c.value for c in row] for s in other for row in s
    ]


def test_a_file_name_that_looks_like_a_formula_is_told_as_text(prepared: Prepared) -> None:
    file, batch = prepared(xlsx(), "=cmd|'/c calc'!A1\x07.xlsx")
    for kind in ("xlsx", "csv"):
        page = opened(sent_back(replace(file, kind=kind), batch)).worksheets[0]
        assert all(cell.data_type == "s" for row in page for cell in row if cell.value)
        assert "“=cmd|'/c calc'!A1 .xlsx”" in str(page["A3"].value)


@pytest.fixture
def long_file(prepared: Prepared, monkeypatch: pytest.MonkeyPatch) -> tuple[Workbook, Batch]:
    """A list under two sections, too long to be sent back whole, three of its rows refused."""
    monkeypatch.setattr(excerpt, "LONGEST", 10)
    monkeypatch.setattr(returned, "LONGEST", 10)
    heads_ = ("STT", "Họ và tên", "Tên sáng kiến", "Ngày đăng ký")
    good = [(at, f"Lê Văn {name}", f"Bàn nâng {name}", "10/05/2022") for at, name in enumerate("ABCDEFGH", 1)]  # fmt: skip
    rows = [
        ("DANH SÁCH ĐĂNG KÝ",),
        heads_,
        ("I", None, "LĐLĐ quận Ba Đình"),
        *good,
        (9, "Trần Chi", "Khay đựng dao", "31/02/2022"),
        ("II", None, UNIT),
        (10, "Lê An", "Giá treo", "10/05/2022"),
        (None, "Tr?n Bình", None, None),
        (11, None, "Xe đẩy khuôn", "10/05/2022"),
        (12, "Vũ Cường", "Tủ sấy", "10/05/2022"),
        ("Tổng cộng", None, "12 sáng kiến"),
    ]
    return prepared(csv(rows), "a.csv")


def test_of_a_very_long_file_the_refused_rows_come_back_in_its_own_layout(
    long_file: tuple[Workbook, Batch],
) -> None:
    file, batch = long_file
    assert batch.refused["row"].to_list() == [12, 15, 16]
    letter, sheet = opened(sent_back(file, batch)).worksheets
    told = [[cell.value for cell in row] for row in sheet]
    assert [row[2] for row in told] == [None, "Tên sáng kiến", "LĐLĐ quận Ba Đình", "Khay đựng dao", UNIT, "Giá treo", None, "Xe đẩy khuôn"]  # fmt: skip
    assert [row[4] for row in told if row[4]][1:] == [
        "Ngày không có thật hoặc không đọc được (dòng 12 của tệp gốc)",
        "Chữ đã hỏng, không khôi phục được: gõ lại (dòng 15 của tệp gốc)",
        "Thiếu họ tên tác giả (dòng 16 của tệp gốc)",
    ]
    assert "Tệp dài 18 dòng nên chỉ gửi lại phần tiêu đề và 3 dòng cần sửa" in letter["A4"].value + letter["A5"].value  # fmt: skip
    assert [c.coordinate for row in sheet for c in row[:4] if is_marked(c)] == ["D4", "B7", "B8"]


def test_an_excerpt_mended_and_sent_again_books_just_what_was_missing(
    long_file: tuple[Workbook, Batch], prepared: Prepared, tmp_path: Path
) -> None:
    known = Known(tmp_path)
    file, batch = long_file
    (first,) = book(known.store, [batch], SYSTEM, AT)
    book_ = opened(sent_back(file, batch))
    sheet = book_.worksheets[1]
    sheet["D4"], sheet["B7"], sheet["B8"] = "28/02/2022", "Trần Bình", "Đỗ Dung"
    _, again = prepared(saved(book_), "b.xlsx")
    assert again.refused.is_empty()
    (second,) = book(known.store, [again], SYSTEM, AT)
    assert (first.accepted, second.accepted, second.duplicates) == (10, 4, 2)
    assert known.standing("D-BA-DINH")["initiatives"] == 9
    assert known.standing("D-CAU-GIAY")["initiatives"] == 3
    assert known.standing("D-CAU-GIAY")["registrants"] == 4


def test_rows_too_far_down_for_a_workbook_come_back_as_an_excerpt() -> None:
    sheet = read(csv([("Tên sáng kiến", "Họ tên"), ("A", "B")]), "a.csv").sheets[0]
    tall = replace(sheet, cells=sheet.cells.with_columns(row=pl.Series([1, 1_200_000])))
    file = Workbook("a.csv", b"", "csv", "unicode", (tall,))
    rows = [("", 1_200_000, "title_missing", "Tên sáng kiến", None, ["", "B"], None)]
    refusals = pl.DataFrame(rows, schema=REFUSED, orient="row")
    table = Table("", 1, {"title": "Tên sáng kiến", "person": "Họ tên"}, (), ())
    content = returned.workbook(
        file, refusals, VI, tables=(table,), booked=0, sender=UNIT, received_on=DAY
    )
    _, page = opened(content).worksheets
    assert [cell.value for cell in page[2]] == ["A", "B", "Thiếu tên sáng kiến (dòng 1.200.000 của tệp gốc)"]  # fmt: skip


def test_what_is_too_wide_for_a_workbook_comes_as_the_bare_list() -> None:
    sheet = read(csv([("Tên sáng kiến", "Họ tên"), ("A", "B")]), "a.csv").sheets[0]
    wide = replace(sheet, first_column=16_382)
    file = Workbook("a.csv", b"", "csv", "unicode", (wide,))
    rows = [("", 2, "title_missing", "Tên sáng kiến", None, ["", "B"], None)]
    refusals = pl.DataFrame(rows, schema=REFUSED, orient="row")
    content = returned.workbook(
        file, refusals, VI, tables=(), booked=0, sender=UNIT, received_on=DAY
    )
    (sheet_,) = opened(content).worksheets
    assert [cell.value for cell in sheet_[2]][1:3] == [2, "Thiếu tên sáng kiến"]


def test_rows_of_a_sheet_called_after_somebody_erased_come_as_the_bare_list(
    prepared: Prepared,
) -> None:
    file, batch = prepared(xlsx(), "a.xlsx")
    erased = batch.refused.with_columns(sheet=pl.lit("Danh sách của …"))
    (sheet_,) = opened(sent_back(file, replace(batch, refused=erased))).worksheets
    assert len(list(sheet_.rows)) == 1 + batch.refused.height  # none is left out


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_column_of_reasons_is_known_for_what_it_is(language: str) -> None:
    matched = match(Words(language)("returned.heading"))
    assert fold(Words(language)("returned.heading")) in REASONS
    assert matched is not None
    assert matched.field == "other"


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_name_alone_on_a_row_that_was_mended_is_the_union_of_the_rows_below(
    name: str, tmp_path: Path
) -> None:
    units = roster(Known(tmp_path).store)

    def prepared(content: bytes, name: str) -> tuple[Workbook, Batch]:
        file = read(content, name)
        return file, prepare(file, units, DAY, PROGRAMME, "D-CAU-GIAY")

    heads_ = ("STT", "Họ và tên", "Tên sáng kiến", "Ngày đăng ký")
    rows: list[tuple[object, ...]] = [heads_]
    for union, persons in (
        ("Trường Mầm non Hoa Sen", ("Nguyễn Văn An", "Trần Thị Bình")),
        ("Viglacera", ("Lê Thị Hoa", "Phạm Văn Dũng")),
    ):
        rows.append((None, None, union))
        rows += [(at, person, f"Sáng kiến của {person}", "10/05/2022") for at, person in enumerate(persons, 1)]  # fmt: skip
    file, first = prepared((xlsx if name == "a.xlsx" else csv)(rows), name)
    assert first.refused["reason"].to_list() == ["name_unclear"] + ["section_unclear"] * 2
    book_ = opened(sent_back(file, first))
    (cell,) = (one for row in book_.worksheets[1].iter_rows() for one in row if one.value == "Viglacera")  # fmt: skip
    assert is_marked(cell)
    cell.value = "CĐCS Viglacera"
    _, again = prepared(saved(book_), "b.xlsx")
    assert again.refused.rows() == []
    assert again.booked["grassroots"].to_list() == ["Trường Mầm non Hoa Sen"] * 2 + ["CĐCS Viglacera"] * 2  # fmt: skip
