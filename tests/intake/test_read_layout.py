"""What a sheet shows beside its text: hidden rows and columns, filters, merged cells, errors."""

import io

import pytest
import xlsxwriter
import xlwt

from bangvang.intake import Sheet, read
from tests.intake.files import raw_xlsx, text_cell


HIDDEN = ' hidden="1"'


def xlsx_with_layout() -> bytes:
    """A table that begins in C4, row 6 filtered away, column E hidden, two rows merged."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Danh sách")
        rows = [["STT", "Tên", "Ẩn", "Tác giả"], [1, "a", "x", "A"], [2, "b", "x", "B"], [3, "c", "x", "C"]]  # fmt: skip
        for number, row in enumerate(rows, 3):
            sheet.write_row(number, 2, row)
        sheet.merge_range("C2:F2", "DANH SÁCH")
        sheet.merge_range("D8:D9", "d")
        sheet.set_column("E:E", None, None, {"hidden": True})
        sheet.autofilter("C4:F7")
        sheet.filter_column("C", "x <> 2")
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_row(40, None, None, {"hidden": True})
        sheet.write_formula("F9", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C11", "=#REF!", None, "#REF!")
    return content.getvalue()


def xls_with_layout() -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Danh sách")
    for number, row in enumerate([["STT", "Tên", "Ẩn", "Tác giả"], [1, "a", "x", "A"], [2, "b", "x", "B"]], 3):  # fmt: skip
        for column, cell in enumerate(row, 2):
            sheet.write(number, column, cell)
    sheet.write_merge(1, 1, 2, 5, "DANH SÁCH")
    sheet.write_merge(7, 8, 3, 3, "d")
    sheet.col(4).hidden = True
    sheet.row(5).hidden = True
    sheet.row(8).set_cell_error(5, "#DIV/0!")
    sheet.row(10).set_cell_error(2, "#REF!")
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


@pytest.fixture(params=[xlsx_with_layout, xls_with_layout], ids=["xlsx", "xls"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    (sheet,) = read(request.param(), "a").sheets
    return sheet


def test_rows_are_numbered_as_excel_shows_them_and_columns_from_the_first_filled(
    sheet: Sheet,
) -> None:
    assert sheet.cells["row"].to_list()[:3] == [2, 4, 5]
    assert sheet.first_column == 2
    assert sheet.cells.filter(row=4).row(0) == (4, "STT", "Tên", "Ẩn", "Tác giả")


def test_hidden_rows_and_columns_that_hold_something_are_told(sheet: Sheet) -> None:
    assert sheet.hidden_rows == {6}
    assert sheet.hidden_columns == {2}


def test_merged_cells_are_told_in_positions_of_the_cells(sheet: Sheet) -> None:
    assert sorted(sheet.merges) == [(2, 0, 2, 3), (8, 1, 9, 1)]


def test_error_cells_say_their_error(sheet: Sheet) -> None:
    assert sheet.errors == {(9, 3), (11, 0)}
    assert sheet.cells.filter(row=9)["c3"].item() == "#DIV/0!"
    # a row of nothing but an error is a row that holds something
    assert sheet.cells.filter(row=11)["c0"].item() == "#REF!"


def test_a_filter_that_hides_rows_is_told() -> None:
    (filtered,) = read(xlsx_with_layout(), "a").sheets
    (hidden,) = read(xls_with_layout(), "a").sheets
    assert (filtered.filtered, hidden.filtered) == (True, False)


def test_tags_with_a_prefix_and_booleans_in_words_are_understood() -> None:
    content = raw_xlsx(
        f'<row r="1">{text_cell("A1", "a")}</row>'
        f'<row r="2" hidden="true">{text_cell("A2", "b")}</row>'
    )
    (sheet,) = read(content, "a").sheets
    assert sheet.hidden_rows == {2}


def test_every_kind_of_error_keeps_its_name() -> None:
    errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]
    cells = "".join(
        f'<c r="{"ABCDEFG"[at]}1" t="e"><v>{error}</v></c>' for at, error in enumerate(errors)
    )
    (sheet,) = read(raw_xlsx(f'<row r="1">{cells}</row>'), "a").sheets
    assert list(sheet.cells.row(0)[1:]) == errors
    assert len(sheet.errors) == len(errors)


def test_a_layout_larger_than_one_piece_of_the_scan_is_whole() -> None:
    rows = "".join(
        f'<row r="{row}"{HIDDEN if row % 7 == 0 else ""}>{text_cell(f"A{row}", "x" * 40)}</row>'
        for row in range(1, 30_001)
    )
    (sheet,) = read(raw_xlsx(rows), "a").sheets
    assert sheet.hidden_rows == set(range(7, 30_001, 7))
