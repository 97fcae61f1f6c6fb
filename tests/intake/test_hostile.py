"""Files made, or broken, so that reading them hurts: each gives a clear refusal, none a dead server."""

import os
import zipfile
from importlib import import_module
from io import BytesIO

import pytest

from bangvang.intake import FileRefused, read, scan
from bangvang.intake import child as child_module
from bangvang.intake.child import parse_workbook
from tests.intake.files import csv, package, raw_xlsx, text_cell, xls, xlsb_with_a_far_cell, xlsx

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


def test_an_old_workbook_with_a_password_is_encrypted() -> None:
    begin = bytes.fromhex("0908100000060500" + "00" * 12)
    locked = begin + bytes.fromhex("2f0006000100" + "00" * 4)
    assert refusal(ole2("Root Entry", "Workbook", body=locked)).code == "file_encrypted"


def test_other_ole2_files_are_not_supported() -> None:
    assert refusal(ole2("Root Entry", "WordDocument")).code == "unsupported_format"


def test_a_file_over_the_size_limit_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("bangvang.intake.read"), "SIZE_LIMIT", 10)
    assert refusal(csv([["Tên sáng kiến", "Họ tên"]]), "a.csv").code == "file_too_large"
