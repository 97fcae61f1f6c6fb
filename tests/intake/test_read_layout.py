"""What a sheet shows beside its text: hidden rows and columns, filters, merged cells, errors."""

import io

import pytest
import xlsxwriter
import xlwt

from bangvang.intake import FileRefused, Sheet, read
from tests.intake.files import open_document, raw_xlsx, text_cell, xlsb_with_layout

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


CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
BLANK = '<table:table-cell table:number-columns-repeated="{}"/>'
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>{}</text:p></table:table-cell>'
)


def ods_with_layout() -> bytes:
    """The same, as LibreOffice writes it: blank rows and cells repeated, covered cells told."""

    def row(*cells: str, told: str = "") -> str:
        return f"<table:table-row{told}>{BLANK.format(2)}{''.join(cells)}</table:table-row>"

    def merged(text: str, down: int, across: int) -> str:
        return CELL.format(text).replace(
            "<table:table-cell",
            f'<table:table-cell table:number-rows-spanned="{down}"'
            f' table:number-columns-spanned="{across}"',
        )

    columns = (
        '<table:table-column table:number-columns-repeated="4"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16379"/>'
    )
    covered = '<table:covered-table-cell table:number-columns-repeated="{}"/>'
    filtered = ' table:visibility="filter"'
    rows = [["STT", "Tên", "Ẩn", "Tác giả"], ["1", "a", "x", "A"], ["2", "b", "x", "B"], ["3", "c", "x", "C"]]  # fmt: skip
    body = [
        "<table:table-row/>",
        row(merged("DANH SÁCH", 1, 4), covered.format(3)),
        "<table:table-row/>",
        *(
            row(*map(CELL.format, cells), told=filtered if number == 6 else "")
            for number, cells in enumerate(rows, 4)
        ),
        row(BLANK.format(1), merged("d", 2, 1)),
        row(BLANK.format(1), covered.format(1), BLANK.format(1), ERROR.format("#DIV/0!")),
        "<table:table-row/>",
        row(ERROR.format("#REF!")),
        '<table:table-row table:number-rows-repeated="30"/>',
        f"<table:table-row{filtered} table:number-rows-repeated='1048534'/>",
    ]
    name = '<table:table table:name="Danh sách">'
    return open_document(f"{name}{columns}{''.join(body)}</table:table>")


LAYOUTS = {"xlsx": xlsx_with_layout, "xls": xls_with_layout, "ods": ods_with_layout}


@pytest.fixture(params=LAYOUTS.values(), ids=LAYOUTS.keys())
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


def test_an_xlsb_tells_what_it_hides_merges_and_filters_and_its_fonts() -> None:
    (sheet,) = read(xlsb_with_layout(), "a").sheets
    assert (sheet.first_column, sheet.cells["row"].to_list()) == (2, [2, 4, 5, 6, 7, 8, 9])
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.filtered) == ({6}, {2}, True)
    assert sheet.merges == ((2, 0, 2, 3), (8, 1, 9, 1))
    assert (sheet.letters, sheet.cells["c1"].to_list()[5]) == ({"c1": "tcvn3"}, "Hà")


STYLES = (
    "<office:font-face-decls>"
    '<style:font-face style:name="F1" svg:font-family="\'.VnTimeH\'"/>'
    '<style:font-face style:name="F2" svg:font-family="VNI-Times"/></office:font-face-decls>'
    '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Cu"/>'
    "</office:automatic-styles>"
)
NAMED = (
    '<office:styles><style:style style:name="Cu" style:family="table-cell">'
    '<style:text-properties style:font-name="F2"/></style:style></office:styles>'
)


def test_the_fonts_of_an_ods_tell_its_letters_also_by_column_and_by_parent_style() -> None:
    told = '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{told.format(capital)}{CELL.format(short)}{CELL.format('Sè')}</table:table-row>"
        for capital, short in (("Danh s¸ch", "Teân"), ("Hµ", "Soá"), ("Sè", "Hoaø"))
    )
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce2"/>'
    table = f'<table:table table:name="S">{columns}{rows}</table:table>'
    (sheet,) = read(open_document(table, STYLES, named=NAMED), "a").sheets
    assert sheet.letters == {"c0": "tcvn3", "c1": "vni"}
    assert sheet.cells["c0"].to_list() == ["DANH SÁCH", "HÀ", "SỐ"]
    assert sheet.cells["c1"].to_list() == ["Tên", "Số", "Hoà"]
    assert sheet.cells["c2"].to_list() == ["Sè"] * 3


def test_an_ods_that_declares_entities_is_refused() -> None:
    rows = f'<table:table-row table:visibility="collapse">{CELL.format("&a;")}</table:table-row>'
    declared = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(FileRefused) as refused:
        read(open_document(f'<table:table table:name="S">{rows}</table:table>', "", declared), "a")
    assert refused.value.code == "file_unreadable"


def test_hidden_sheets_of_an_ods_are_told_from_the_others() -> None:
    rows = f"<table:table-row>{CELL.format('Tên')}</table:table-row>"
    tables = (
        f'<table:table table:name="A">{rows}</table:table>'
        f'<table:table table:name="B" table:style-name="ta1">{rows}</table:table>'
    )
    styles = (
        '<office:automatic-styles><style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    seen = {sheet.name: sheet.visible for sheet in read(open_document(tables, styles), "a").sheets}
    assert seen == {"A": True, "B": False}
