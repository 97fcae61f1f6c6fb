"""HTML tables and SpreadsheetML 2003 named .xls."""

import pytest

from bangvang.intake import FileRefused, read

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Xuất dữ liệu</title>
<style>td { mso-number-format: "\\@" }</style><script>var a = "<td>không</td>";</script></head><body>
<h3>DANH SÁCH <b>SÁNG KIẾN</b></h3>
<table border=1>
<tr><th rowspan="2">STT</th><th rowspan=2>Tên sáng kiến</th><th colspan="2">Tác giả</th></tr>
<tr><th>Họ tên</th><th>Đơn vị</th></tr>
<tr><td>1<td>Cải tiến &amp; đổi mới<br>quy trình<td><p>Nguyễn Văn&nbsp;A</p><td>Ba Đình
<tr style="display: none"><td>2</td><td><table><tr><td>Phần mềm</td><td>kho</td></tr></table></td>
<td>Trần B</td><td></td></tr>
<tr></tr>
<tr><td x:num="1500.5">1.500,5</td><td>Dạy học</td><td>Lê C</td><td>Cầu Giấy</td></tr>
</table></body></html>"""
CELLS = [
    (1, "DANH SÁCH SÁNG KIẾN", None, None, None),
    (2, "STT", "Tên sáng kiến", "Tác giả", None),
    (3, None, None, "Họ tên", "Đơn vị"),
    (4, "1", "Cải tiến & đổi mới\nquy trình", "Nguyễn Văn A", "Ba Đình"),
    (5, "2", "Phần mềm\nkho", "Trần B", None),
    (7, "1500.5", "Dạy học", "Lê C", "Cầu Giấy"),
]

BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Danh sách"><Table>
<Column ss:Width="40"/><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
<Row ss:Index="3"><Cell><Data ss:Type="String">STT</Data></Cell><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Tên</Data></Cell><Cell><Data ss:Type="String">Ngày</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="Number">1.0</Data><Comment><ss:Data>ghi chú</ss:Data></Comment></Cell><Cell ss:Index="4"><Data ss:Type="DateTime">2022-05-04T00:00:00.000</Data></Cell></Row>
<Row ss:Index="9"><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Cải</B> tiến</ss:Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"""


@pytest.mark.parametrize(
    "content",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" * 5 + PAGE.encode(),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-16-le"),
        PAGE.upper().replace("&AMP;", "&amp;").replace("&NBSP;", "&nbsp;").encode(),
        PAGE.replace("<table border=1>", "<table\n border=1>").encode("utf-8-sig"),
    ],
    ids=["utf8", "five_marks", "utf16", "utf16_unmarked", "capitals", "line_break"],
)
def test_a_page_is_read_as_excel_shows_it(content: bytes) -> None:
    workbook = read(content, "danh sách.xls")
    (sheet,) = workbook.sheets
    read_rows = [tuple(str(cell).upper() if cell else None for cell in row) for row in sheet.cells.rows()]  # fmt: skip
    assert read_rows == [
        tuple(str(cell).upper() if cell else None for cell in row) for row in CELLS
    ]
    assert (workbook.kind, workbook.encoding) == ("html", "unicode")
    assert sheet.hidden_rows == {5}
    assert sorted(sheet.merges) == [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 3)]


def test_a_page_of_windows_1258_is_read() -> None:
    page = "<html><table><tr><td>Ho\u0323 tên</td><td>Cải</td></tr></table></html>"
    content = page.replace("ả", "a\u0309").encode("cp1258")
    assert read(content, "a.xls").sheets[0].cells.row(0) == (1, "Họ tên", "Cải")


def test_tables_stand_one_below_the_other() -> None:
    page = "<table><tr><td>a</td></tr></table>giữa<table><tr><td>b</td><td>c</td></tr></table>sau"
    (sheet,) = read(page.encode(), "a.xls").sheets
    assert sheet.cells.rows() == [
        (1, "a", None),
        (2, "giữa", None),
        (3, "b", "c"),
        (4, "sau", None),
    ]


def test_a_workbook_in_xml_of_2003_is_read() -> None:
    for content in (BOOK.encode(), b"\xef\xbb\xbf" + BOOK.encode(), BOOK.encode("utf-16")):
        workbook = read(content, "a.xls")
        assert workbook.kind == "spreadsheetml"
        sheet, hidden = workbook.sheets
        assert sheet.cells.rows() == [
            (3, "STT", "Tên", None, "Ngày"),
            (4, "1", None, None, "2022-05-04 00:00:00"),
            (9, "#REF!", "Cải tiến", None, None),
        ]
        assert (sheet.name, sheet.visible, hidden.visible) == ("Danh sách", True, False)
        assert sheet.errors == {(9, 0)}
        assert sheet.hidden_rows == {4}
        assert sheet.hidden_columns == {2, 3}
        assert sheet.merges == ((3, 1, 4, 2),)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (
            BOOK.replace("<Workbook", '<!DOCTYPE a [<!ENTITY b "c">]><Workbook', 1),
            "file_unreadable",
        ),
        (BOOK[: len(BOOK) // 2], "file_unreadable"),
        (BOOK.replace('ss:Index="9"', 'ss:Index="9999999"'), "file_too_large"),
        (BOOK.replace('ss:Index="4"', 'ss:Index="99999"'), "file_too_large"),
        ("<html><table></table></html>", "file_empty"),
        ("<html><frameset><frame src='a/b.htm'></frameset></html>", "unsupported_format"),
        (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<table>",
            "unsupported_format",
        ),
    ],
    ids=["entities", "cut_off", "far_row", "far_column", "no_rows", "frames", "archive"],
)
def test_markup_that_cannot_be_read_is_refused(content: str, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(content.encode(), "a.xls")
    assert refused.value.code == code


def test_spans_without_end_take_no_memory() -> None:
    page = f'<table><tr><td rowspan="{10**12}" colspan="{10**12}">a</td></tr><tr><td>b</td></tr></table>'
    (sheet,) = read(page.encode(), "a.xls").sheets
    assert sheet.cells.select("row", "c0").rows() == [(1, "a"), (2, None)]


def test_a_tag_without_end_is_looked_through_once() -> None:
    endless = "x" * 300_000  # tried from each of its letters it would outlast the child's time
    (sheet,) = read(f"<table><tr><td>a <{endless}</td><td>b".encode(), "a.xls").sheets
    assert sheet.cells.select("c0", "c1").rows() == [(f"a <{endless}", "b")]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<td x:fmla="=IF(A1<3,1,2)" title="a>b">1</td>', "1"),
        ("<td title='x\"y' class=xl24/>", None),
        ('<td width=5">lệch nháy</td>', "lệch nháy"),
        ("<td>tuổi < 30 & điểm > 5</td>", "tuổi < 30 & điểm > 5"),
        ("<td>a<!-- <td>không</td> -->b</td>", "ab"),
        ("<td>a<![if !supportMisalignedColumns]>b<![endif]></td>", "ab"),
        ("<td>a<SCRIPT>if (1<2) '</td>'</SCRIPT>b</td>", "ab"),
        ("<td>a<o:p></o:p></ td>", "a"),
        ("<td>a<!-- không đóng </td><td>b", "a"),
        ("<td>a<script>không đóng</td><td>b", "a"),
        ('<td>a<b "', 'a<b "'),
    ],
)
def test_markup_is_forgiven_as_browsers_do(cell: str, told: str | None) -> None:
    (sheet,) = read(f"<table><tr><td>đầu<tr>{cell}".encode(), "a.xls").sheets
    assert sheet.cells["c0"].to_list() == ["đầu", *([told] if told else [])]
