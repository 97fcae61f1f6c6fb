"""Files made, or broken, so that reading them hurts: each gives a clear refusal, none a dead server."""

import os
import re
import struct
import time
import zipfile
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from pathlib import Path

import pytest

from bangvang.intake import Batch, FileRefused, read, scan
from bangvang.intake import child as child_module
from bangvang.intake.child import parse_workbook
from tests.intake.bombs import zip_bomb
from tests.intake.files import (
    MAIN,
    csv,
    ods,
    open_document,
    package,
    raw_xlsx,
    text_cell,
    xls,
    xlsb,
    xlsb_with_a_far_cell,
    xlsx,
)
from tests.intake.locked import LOCKED_XLSX

FAR_CELL = raw_xlsx(
    f'<row r="1">{text_cell("A1", "Tên sáng kiến")}</row>'
    f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>',
    name="Danh sách",
)


def refusal(content: bytes, file_name: str = "a.xlsx") -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        read(content, file_name)
    return refused.value


def test_a_stray_cell_at_the_end_of_the_sheet_is_named() -> None:
    refused = refusal(FAR_CELL)
    assert len(FAR_CELL) < 6_000
    assert refused.code == "file_too_large"
    assert refused.found == {
        "sheet": "Danh sách",
        "cell": "XFD1048576",
        "rows": 1_048_576,
        "columns": 16_384,
    }


def test_the_child_alone_dies_of_what_the_scan_does_not_see() -> None:
    with pytest.raises(FileRefused) as refused:
        parse_workbook(FAR_CELL, "xlsx")
    assert refused.value.code == "file_too_large"
    assert os.getpid() > 0


def test_a_far_cell_in_a_binary_workbook_is_too_large() -> None:
    assert refusal(xlsb_with_a_far_cell(), "a.xlsb").code == "file_too_large"


WIDE = [*[None] * 16_383, "a", "b"]
NARROW = '<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'


def ods_behind(blank: str, last: str = "b") -> bytes:
    """An .ods of ten short rows, one with `blank` cells before its last, and ten more."""
    cell = (
        f'<table:table-cell office:value-type="string"><text:p>{last}</text:p></table:table-cell>'
    )
    short = f'{NARROW}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
    row = f"<table:table-row>{blank}{cell}</table:table-row>"
    return open_document(f'<table:table table:name="S">{short * 10}{row}{short * 10}</table:table>')


def blanks(count: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{count}"/>'


@pytest.mark.parametrize(
    "content",
    [
        xlsb([WIDE]),
        raw_xlsx(f'<row r="1">{text_cell("XFE1", "b")}</row>'),
        ods([["a"], WIDE, ["a"]]),
        ods([["a"], ["một ô dài hơn ba mươi chữ cái Việt"] * 16_385, ["a"]]),
        ods_behind(blanks(16_384)),
        ods_behind(blanks(99) * 166),
    ],
    ids=["xlsb", "xlsx", "ods", "ods over pieces", "ods behind a gap", "ods behind gaps"],
)
def test_a_sheet_wider_than_any_of_excel_is_too_large(content: bytes) -> None:
    assert refusal(content).code == "file_too_large"


def test_the_widest_sheet_of_a_document_is_read() -> None:
    (sheet,) = read(ods([WIDE[1:]]), "a.ods").sheets
    assert sheet.cells.row(0)[-2:] == ("a", "b")
    assert sheet.first_column + sheet.cells.width - 1 == 16_384


def test_the_widest_sheet_of_excel_is_read() -> None:
    (sheet,) = read(xlsb([WIDE[:-1]]), "a.xlsb").sheets
    assert sheet.first_column + sheet.cells.width - 1 == 16_384


def test_a_package_that_unpacks_past_the_limit_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "UNPACKED_LIMIT", 64 << 20)
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(5):
                sheet.write(b" " * (16 << 20))
    assert len(content.getvalue()) < 200_000
    assert refusal(content.getvalue()).code == "file_too_large"


def test_a_bomb_of_three_gigabytes_in_three_megabytes_is_too_large() -> None:
    before = resident_bytes()
    bomb = zip_bomb(3 << 30)
    assert len(bomb) < 4 << 20
    refused = refusal(bomb)
    assert refused.code == "file_too_large"
    assert int(refused.found["bytes"]) < 400 << 20  # it stopped long before the end
    assert resident_bytes() < before + (64 << 20)


def test_a_bomb_that_claims_to_be_small_is_refused_while_it_is_read() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    bomb = zip_bomb(1 << 30, sheet)
    with zipfile.ZipFile(BytesIO(bomb)) as package:
        claimed = struct.pack("<L", package.getinfo(sheet).file_size)
    liar = bomb.replace(claimed, struct.pack("<L", 1_000))
    assert not scan.claims_to_be_ordinary(bomb)
    assert scan.claims_to_be_ordinary(liar)
    assert refusal(liar).code == "file_unreadable"


@pytest.mark.parametrize("member", ["content.xml", "xl/sharedStrings.xml"])
def test_a_bomb_anywhere_in_a_package_is_too_large(
    member: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "BOMB_LIMIT", 32 << 20)
    assert refusal(zip_bomb(1 << 30, member)).code == "file_too_large"


def resident_bytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) << 10  # type: ignore[index]


def test_a_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module, "TIME_LIMIT", 0.01)
    assert refusal(xlsx(Sheet1=[["a"]])).code == "file_too_large"


def test_a_column_of_a_million_blank_rows_is_read() -> None:
    stray = raw_xlsx(
        f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{text_cell("B1048576", "b")}</row>'
    )
    (sheet,) = read(stray, "a.xlsx").sheets
    assert sheet.cells.rows() == [(1, "a", None), (1_048_576, None, "b")]


@pytest.mark.parametrize("content", [b"", b"\r\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe\r\x00\n\x00"])
def test_nothing_in_it_is_empty(content: bytes) -> None:
    assert refusal(content).code == "file_empty"


def test_a_workbook_without_a_filled_cell_is_empty() -> None:
    assert refusal(xlsx(Sheet1=[])).code == "file_empty"


def test_a_cut_off_workbook_is_unreadable() -> None:
    whole = xlsx(Sheet1=[["a"] * 50] * 50)
    assert refusal(whole[: len(whole) // 2]).code == "file_unreadable"
    assert refusal(xls([["a"] * 50] * 50)[:4000], "a.xls").code == "file_unreadable"


def test_a_damaged_member_is_unreadable() -> None:
    whole = bytearray(xlsx(Sheet1=[["chữ"] * 50] * 50))
    middle = whole.index(b"xl/worksheets/sheet1.xml") + 60
    whole[middle : middle + 40] = bytes(40)
    assert refusal(bytes(whole)).code == "file_unreadable"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        b"<html><p>STT</p></html>",
        b'\xef\xbb\xbf<?xml version="1.0"?><feed/>',
        package({"word/document.xml": "<document/>"}),
        bytes(range(256)) * 4,
        b"{\\rtf1 }",
    ],
    ids=["pdf", "image", "page", "feed", "word", "binary", "rtf"],
)
def test_what_is_no_table_is_named_so(content: bytes) -> None:
    assert refusal(content, "danh sách.xlsx").code == "unsupported_format"


def test_bytes_that_are_no_text_in_any_encoding_are_unreadable() -> None:
    assert refusal(b"a,b\r\n\xd2\xd2,\xd2\xff\r\n", "a.csv").code in {"file_unreadable"}


def ole2(*streams: str, body: bytes = b"") -> bytes:
    """An OLE2 file with these names in its directory and `body` in its second sector."""
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + bytes(62)
        for name in streams
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + body.ljust(512, b"\0") + entries


def test_a_workbook_with_a_password_is_encrypted() -> None:
    assert refusal(ole2("Root Entry", "EncryptedPackage")).code == "file_encrypted"


def test_a_real_workbook_with_a_password_is_encrypted() -> None:
    assert refusal(LOCKED_XLSX, "a.xlsx").code == "file_encrypted"
    assert refusal(LOCKED_XLSX, "a.xls").code == "file_encrypted"


def test_an_old_workbook_with_a_password_is_encrypted() -> None:
    begin = bytes.fromhex("0908100000060500" + "00" * 12)
    locked = begin + bytes.fromhex("2f0006000100" + "00" * 4)
    assert refusal(ole2("Root Entry", "Workbook", body=locked)).code == "file_encrypted"


def test_other_ole2_files_are_not_supported() -> None:
    assert refusal(ole2("Root Entry", "WordDocument")).code == "unsupported_format"


def test_a_file_over_the_size_limit_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("bangvang.intake.read"), "SIZE_LIMIT", 10)
    assert refusal(csv([["Tên sáng kiến", "Họ tên"]]), "a.csv").code == "file_too_large"


ENTITIES = """<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY x SYSTEM "file:///etc/passwd">]>"""


def entity_attack(name: str) -> bytes:
    sheet = (
        f'<?xml version="1.0"?>{ENTITIES}<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        f'<c r="A1" t="inlineStr"><is><t>x&{name};</t></is></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(BytesIO(raw_xlsx(""))) as plain:
        parts: dict[str, str | bytes] = {part: plain.read(part) for part in plain.namelist()}
    return package({**parts, "xl/worksheets/sheet1.xml": sheet})


@pytest.mark.parametrize("name", ["a", "d", "x"])
def test_entities_a_file_declares_are_never_unfolded(name: str) -> None:
    code, cells = code_and_cells(entity_attack(name))
    assert code in {"read", "file_unreadable", "file_empty"}
    assert not [cell for cell in cells if "lol" in cell or "root" in cell]


def code_and_cells(content: bytes) -> tuple[str, list[str]]:
    """The word "read" and the cells of the first sheet's first row, or the code of the refusal."""
    try:
        return "read", [cell or "" for cell in read(content, "a").sheets[0].cells.row(0)[1:]]
    except FileRefused as refused:
        return refused.code, []


def test_zero_bytes_inside_text_are_dropped_or_refused() -> None:
    assert refusal(b"STT,T\x00en\r\n" + b"1,a\r\n" * 40, "a.csv").code == "unsupported_format"
    late = b"STT,Ten\r\n" + b"1,abc\r\n" * 20_000 + b"2,d\x00e\r\n"
    (sheet,) = read(late, "a.csv").sheets
    assert sheet.cells.row(-1) == (20_002, "2", "de")


def test_a_sheet_of_sixteen_thousand_columns_is_read() -> None:
    row = "".join(text_cell(f"{column_letters(at)}1", "x") for at in range(16_384))
    (sheet,) = read(raw_xlsx(f'<row r="1">{row}</row>'), "a.xlsx").sheets
    assert sheet.cells.shape == (1, 16_385)


def column_letters(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def test_styled_empty_rows_are_no_rows() -> None:
    styled = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="AZ{row}" s="0"/></row>' for row in range(2, 200_001))  # fmt: skip
    (sheet,) = read(raw_xlsx(f'<row r="1">{text_cell("A1", "a")}</row>{styled}'), "a.xlsx").sheets
    assert sheet.cells.rows() == [(1, "a")]


def test_styled_blank_cells_to_the_end_of_the_sheet_cost_nothing() -> None:
    stray = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    content = raw_xlsx(f'<row r="1">{text_cell("A1", "a")}</row>{stray}')
    assert read(content, "a.xlsx").sheets[0].cells.rows() == [(1, "a")]


def test_a_full_sheet_of_rows_is_read() -> None:
    content = csv([["STT", "Ten"]]) + b"1,a\r\n" * 1_048_575
    (sheet,) = read(content, "a.csv").sheets
    assert sheet.cells.height == 1_048_576


@pytest.mark.parametrize(
    "cell",
    [
        "=HYPERLINK(1,2)",
        "<script>alert(1)</script>",
        "' or 1=1 -- drop table units",
        "+84 912",
        "@SUM(A1)",
        "{{7*7}}",
        "../../etc/passwd",
    ],
)
def test_cells_that_would_like_to_run_are_text(cell: str) -> None:
    rows = f'<row r="1">{text_cell("A1", "a")}</row><row r="2">{text_cell("A2", cell)}</row>'
    for content in (csv([["a", "b"], [cell, "x"]]), raw_xlsx(rows)):
        (sheet,) = read(content, "a").sheets
        assert sheet.cells["c0"].to_list() == ["a", cell]


@pytest.mark.parametrize("name", ["../../x", "C:\\x\\y.xls", "a\x00b.csv", "", "x" * 5_000])
def test_the_name_of_a_file_is_only_a_label(name: str) -> None:
    assert read(csv([["a", "b"]]), name).file_name == name


@pytest.mark.parametrize("seed", [b"x1b2c3d4e5f6", b"\x01\x9cKq\xfe\x10\x00\x07zz\xd3\x80"])
def test_twelve_random_bytes_are_no_workbook(seed: bytes) -> None:
    code, cells = code_and_cells(seed)
    assert code in {"read", "unsupported_format", "file_unreadable"}
    assert len(cells) <= 1


def merged_all_over() -> bytes:
    """An .xlsx that calls a hundred thousand whole columns merged."""
    merges = '<mergeCell ref="B2:B1048576"/>' * 100_000
    head = "".join(text_cell(f"{at}1", text) for at, text in zip("AB", HEAD, strict=True))
    rows = "".join(
        f'<row r="{row}">{text_cell(f"A{row}", "An")}{text_cell(f"B{row}", "Máy")}</row>'
        for row in (2, 1_048_576)
    )
    sheet = f'<row r="1">{head}</row>{rows}'
    return raw_xlsx(sheet, after=f"<mergeCells>{merges}</mergeCells>")


def hidden_without_end() -> bytes:
    """An .ods of elements that each stand for all rows or columns there could be, and more."""
    columns = (
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="99999999"/>'
    )
    rows = '<table:table-row table:visibility="filter" table:number-rows-repeated="99999999"/>'
    cells = "".join(
        f'<table:table-cell table:number-rows-spanned="99999999" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in HEAD
    )
    table = f"{columns * 2_000}<table:table-row>{cells}</table:table-row>{rows * 2_000}"
    return open_document(f'<table:table table:name="S">{table}</table:table>')


HEAD = ("Họ và tên", "Tên sáng kiến")


@pytest.mark.parametrize("made", [merged_all_over, hidden_without_end])
def test_a_layout_that_never_ends_takes_no_time_and_no_memory(
    made: Callable[[], bytes], prepared: Callable[..., Batch]
) -> None:
    content = made()
    before, begun = resident_bytes(), time.monotonic()
    batch = prepared(content, "D-BA-DINH")
    assert batch.tables[0].columns == {"person": HEAD[0], "title": HEAD[1]}
    assert time.monotonic() - begun < 15
    assert resident_bytes() < before + (192 << 20)


def test_a_refusal_leaves_no_child_behind() -> None:
    for content in (FAR_CELL, xlsx(Sheet1=[["a"]])[:500]):
        with pytest.raises(FileRefused):
            read(content, "a.xlsx")
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    assert not [child for child in children if "workbook.py" in Path(f"/proc/{child}/cmdline").read_text()]  # fmt: skip


def test_a_first_row_without_end_is_told_in_short(prepared: Callable[..., Batch]) -> None:
    row = [f"c{number}" + "x" * 100 for number in range(16_384)]
    with pytest.raises(FileRefused) as refused:
        prepared(csv([row, row]))
    assert refused.value.code == "no_header_found"
    assert str(refused.value.found["found"]).startswith("c0xx")
    assert len(str(refused.value.found["found"])) < 1_000
