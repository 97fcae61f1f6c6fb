"""Every format and every encoding gives the same table."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from viparse.normalize.tables import Charmap
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.intake import FileRefused, read
from tests.intake.files import Rows, csv, ods, xls, xlsb, xlsx

TITLE = "Liên đoàn Lao động quận Ba Đình"
LIST: Rows = [
    [TITLE],
    [],
    ["STT", "Tên sáng kiến", "Họ và tên", "Ngày nộp"],
    [1, "Cải tiến quy trình hàn, giảm phế phẩm", "Nguyễn Văn Hà", "04/05/2022"],
    [],
    [2, "Phần mềm quản lý kho", "Trần Thị Tuyết", "05/05/2022"],
]
READ = [
    (1, TITLE, None, None, None),
    (3, "STT", "Tên sáng kiến", "Họ và tên", "Ngày nộp"),
    (4, "1", "Cải tiến quy trình hàn, giảm phế phẩm", "Nguyễn Văn Hà", "04/05/2022"),
    (6, "2", "Phần mềm quản lý kho", "Trần Thị Tuyết", "05/05/2022"),
]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (xlsx(Sheet1=LIST), "xlsx"),
        (xls(LIST), "xls"),
        (xlsb(LIST), "xlsb"),
        (ods(LIST), "ods"),
        (csv(LIST), "csv"),
        (csv(LIST, separator=";"), "csv"),
        (csv(LIST, separator="\t"), "csv"),
        (csv(LIST, separator="|"), "csv"),
        (csv(LIST, codec="utf-8-sig"), "csv"),
        (csv(LIST, codec="utf-16"), "csv"),
        (csv(LIST, codec="utf-16-le"), "csv"),
        (csv(LIST, codec="utf-16-be"), "csv"),
        (csv(LIST).replace(b"\r\n", b"\n"), "csv"),
        (csv(LIST).replace(b"\r\n", b"\r"), "csv"),
        (b"sep=;\r\n" + csv(LIST, separator=";"), "csv"),
    ],
)
def test_every_format_reads_the_same_table(content: bytes, kind: str) -> None:
    workbook = read(content, "named.wrongly")
    (sheet,) = workbook.sheets
    assert sheet.cells.rows() == READ
    assert (workbook.kind, workbook.encoding) == (kind, "unicode")


def legacy(text: str, charmap: Charmap) -> str:
    """The text as it was typed before Unicode."""
    back = {unicode: old for old, unicode in reversed(charmap.pairs)}
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize(("charmap", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
@pytest.mark.parametrize("written", [xlsx, csv])
def test_text_of_the_years_before_unicode_becomes_unicode(charmap, encoding, written) -> None:  # type: ignore[no-untyped-def]
    rows = [
        [legacy(cell, charmap) if isinstance(cell, str) else cell for cell in row] for row in LIST
    ]
    workbook = read(written(rows) if written is csv else xlsx(Sheet1=rows), "a")
    assert workbook.encoding == encoding
    assert workbook.sheets[0].cells.rows() == READ


@pytest.mark.parametrize(("charmap", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
def test_a_text_file_saved_from_legacy_fonts_becomes_unicode(
    charmap: Charmap, encoding: str
) -> None:
    western = csv(
        [[legacy(c, charmap) if isinstance(c, str) else c for c in row] for row in LIST]
    ).decode()
    workbook = read(western.encode("latin-1"), "a.csv")
    assert workbook.encoding == encoding
    assert workbook.sheets[0].cells.rows() == READ


def windows_1258(text: str) -> bytes:
    """Tone marks stand behind their letter there, as combining marks."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", letter)
            tone = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
            shape = [mark for mark in marks if mark not in tone]
            whole = unicodedata.normalize("NFC", base + "".join(shape))
            out += (whole + "".join(tone)).encode("cp1258")
    return out


def test_windows_1258_is_read_and_composed() -> None:
    workbook = read(windows_1258(csv(LIST).decode()), "a.csv")
    assert workbook.encoding == "windows-1258"
    assert workbook.sheets[0].cells.rows() == READ


def test_a_torn_letter_does_not_make_utf8_another_encoding() -> None:
    content = csv(LIST) + "3,Điện".encode()[:-1] + b",x\r\n"
    workbook = read(content, "a.csv")
    assert workbook.encoding == "unicode"
    assert workbook.sheets[0].cells.rows()[:4] == READ


def test_plain_letters_with_a_stray_sign_are_read() -> None:
    text = "TEN SANG KIEN,HO TEN\r\n" + "Cai tien quy trinh,Nguyen Van A\r\n" * 9
    workbook = read(text.encode() + b"May han \x93moi\x94,Tran B\r\n", "a.csv")
    assert workbook.sheets[0].cells.row(-1) == (11, "May han “moi”", "Tran B")


def test_a_column_in_legacy_letters_beside_unicode_is_converted_alone() -> None:
    titles = ["Cải tiến quy trình hàn", "Phần mềm quản lý kho", "Đổi mới phương pháp giảng dạy"]
    names = ["Lê Hà", "Trần Văn Toàn", "Nguyễn Thị Hoà"]
    rows = [["Tên sáng kiến", "Họ tên"]] + [
        [legacy(title, TCVN3), name] for title, name in zip(titles, names, strict=True)
    ]
    (sheet,) = read(xlsx(Sheet1=rows), "a.xlsx").sheets
    assert sheet.cells["c0"].to_list() == ["Tên sáng kiến", *titles]
    assert sheet.cells["c1"].to_list() == ["Họ tên", *names]


WORDS = [
    "Hoà",
    "Toàn",
    "Tân",
    "Hà",
    "Vân",
    "Thành",
    "Tùng",
    "Lê",
    "Là",
    "Cô",
    "Thoà",
    "Sáng",
    "kiến",
    "giảm",
    "tiêu",
    "hao",
    "điện",
    "năng",
    "Đoàn",
    "Trường",
    "Xuân",
    "Hàn",
    "Quế",
    "Uyên",
    "Khánh",
    "5°C",
    "m²",
    "«Kaizen»",
    "±",
    "×",
    "Müller",
    "café",
    "Nguyễn",
    "Ýên",
    "Ðức",
]


@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
        min_size=1,
        max_size=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_unicode_text_is_never_taken_for_legacy_text(cells: list[str]) -> None:
    workbook = read(csv([["Tên sáng kiến", "Họ tên"], *([cell, cell] for cell in cells)]), "a.csv")
    assert workbook.encoding == "unicode"
    read_back = workbook.sheets[0].cells["c0"].to_list()[1:]
    assert read_back == [cell.replace("Ð", "Đ") for cell in cells]


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("  Nguyễn\u00a0 Văn   A ", "Nguyễn Văn A"),
        (unicodedata.normalize("NFD", "Đường Thị Ngự"), "Đường Thị Ngự"),
        ("Ðặng Văn ƣu", "Đặng Văn ưu"),
        ("Nguyễn\u200b Văn\ufeff A", "Nguyễn Văn A"),
        ("Một\r\n  hai \n\n ba", "Một\nhai\nba"),
        ("'", "'"),
    ],
)
def test_text_gets_one_form(written: str, clean: str) -> None:
    (sheet,) = read(csv([["a", "b"], [written, "x"]]), "a.csv").sheets
    assert sheet.cells["c0"].to_list() == ["a", clean]


def test_cells_of_blanks_are_null_and_rows_of_blanks_are_left_out() -> None:
    (sheet,) = read(csv([["a", "b"], [" ", "\u00a0"], ["x", " "]]), "a.csv").sheets
    assert sheet.cells.rows() == [(1, "a", "b"), (3, "x", None)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n1,màn hình 5" cũ\n2,x\n', [("a", "b"), ("1", 'màn hình 5" cũ'), ("2", "x")]),
        ('a,b\n1,"Kaizen" cho xưởng\n2,x\n', [("a", "b"), ("1", "Kaizen cho xưởng"), ("2", "x")]),
        ('a,b\n1,"ba ""con""\nmèo"\n', [("a", "b"), ("1", 'ba "con"\nmèo')]),
        ("a,b\n1,2,3,4\n", [("a", "b", None, None), ("1", "2", "3", "4")]),
        ("a\n1,2,3\n4\n", [("a", None, None), ("1", "2", "3"), ("4", None, None)]),
    ],
)
def test_untidy_text_files_lose_no_cell(text: str, rows: list[tuple[str, ...]]) -> None:
    (sheet,) = read(text.encode(), "a.csv").sheets
    assert sheet.cells.drop("row").rows() == rows


def test_a_quote_that_nobody_closes_swallows_no_rows() -> None:
    lines = ["a,b", '1,"mở ngoặc', *(f"{number},x" for number in range(2, 200))]
    (sheet,) = read("\n".join(lines).encode(), "a.csv").sheets
    assert sheet.cells.height == 200


def test_a_record_wider_than_the_sample_is_kept_whole() -> None:
    lines = ["a,b,c"] * 30_000 + ["1,2,3,4,5"]
    (sheet,) = read("\n".join(lines).encode(), "a.csv").sheets
    assert sheet.cells.row(-1) == (30_001, "1", "2", "3", "4", "5")


def test_hidden_sheets_are_read_as_hidden_and_empty_ones_left_out() -> None:
    workbook = read(xlsx(hidden=["an"], hien=[["a"]], an=[["b"]], trong=[]), "a.xlsx")
    assert [(sheet.name, sheet.visible) for sheet in workbook.sheets] == [
        ("hien", True),
        ("an", False),
    ]


def test_numbers_lose_their_useless_decimals_and_texts_keep_their_zeros() -> None:
    (sheet,) = read(xlsx(Sheet1=[[1.0, 1.5, "007", 1500000000]]), "a.xlsx").sheets
    assert sheet.cells.row(0)[1:] == ("1", "1.5", "007", "1500000000")


def test_refusals_carry_their_code() -> None:
    with pytest.raises(FileRefused, match="file_empty"):
        read(b"", "a.csv")
