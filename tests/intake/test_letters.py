"""Letters: what was typed before Unicode becomes Unicode; Unicode is never touched."""

import io
import random
import re
from itertools import pairwise

import polars as pl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from viparse.normalize.tables import Charmap, convert
from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.intake import Sheet, letters, read
from bangvang.intake.fonts import draws_capitals, letters_of
from bangvang.intake.legacy import converted, evidence
from bangvang.intake.letters import in_unicode
from bangvang.intake.readings import readings
from tests.intake.files import csv, xlsx
from tests.intake.real_text import names, phrases, typed

PHRASES, NAMES = phrases(), names()
#: Phrases that TCVN3 can write: no signs that are letters there, no capitals with marks.
PLAIN = [text for text in PHRASES if re.fullmatch(r"[\w\s.,()/-]+", text) and not text.isupper()]
TITLES = [
    "Cải tiến quy trình hàn",
    "Phần mềm quản lý kho vật tư",
    "Đổi mới phương pháp giảng dạy",
    "Tiết kiệm điện năng ở phân xưởng",
]
PEOPLE = ["Nguyễn Văn Hùng", "Trần Thị Hồng Nhung", "Lê Đức Thọ", "Phạm Ngọc Ưng"]

each_charmap = pytest.mark.parametrize("charmap", [TCVN3, VNI], ids=["tcvn3", "vni"])


def sheet_of(**columns: list[str]) -> Sheet:
    height = len(next(iter(columns.values())))
    return Sheet("", pl.DataFrame({"row": range(1, height + 1), **columns}))


def same(read_back: list[str], meant: list[str]) -> bool:
    return [text.casefold() for text in read_back] == [text.casefold() for text in meant]


def test_a_word_without_end_is_looked_through_once() -> None:
    endless = "x" * 300_000  # tried from each of its letters it would take an hour
    assert evidence(pl.Series([f"{endless} Đường", f"Bé {endless}é"])).words == [
        *("Đường", "Bé", f"{endless}é"),
    ]


def test_only_columns_with_a_special_letter_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        letters, "evidence", lambda cells: seen.append(cells.name) or evidence(cells)
    )
    in_unicode((sheet_of(c0=["  plain"], c1=["Uû ban"], c2=["12"]),))
    assert seen == ["c1"]


@given(seed=st.integers(0, 2**32), height=st.integers(1, 40))
@settings(max_examples=300, deadline=None)
def test_real_vietnamese_text_in_unicode_is_never_changed(seed: int, height: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    words = [word for text in PHRASES for word in text.split()]
    columns = {
        "c0": chance.choices(NAMES, k=height),
        "c1": chance.choices(PHRASES, k=height),
        "c2": chance.choices(words, k=height),
    }
    encoding, (sheet,) = in_unicode((sheet_of(**columns),))
    assert (encoding, sheet.letters) == ("unicode", {})
    assert sheet.cells.drop("row").to_dict(as_series=False) == {
        name: [re.sub(r"\u200b", "", text) for text in texts] for name, texts in columns.items()
    }


@given(seed=st.integers(0, 2**32), height=st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_the_letters_of_iceland_in_unicode_text_are_vietnamese(seed: int, height: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    columns = {
        "c0": ["Ngày ĐK"] + [""] * height,
        "c1": chance.choices(["LĐLĐ quận Ba Đình", "LĐLĐ", "CĐCS Điện lực"], k=height + 1),
        "c2": chance.choices(NAMES, k=height + 1),
    }
    typed_so = {
        name: [text.replace("Đ", "Ð").replace("đ", "ð") for text in texts]
        for name, texts in columns.items()
    }
    encoding, (sheet,) = in_unicode((sheet_of(**typed_so),))
    assert (encoding, sheet.letters) == ("unicode", {})
    assert sheet.cells.drop("row").fill_null("").to_dict(as_series=False) == columns


@each_charmap
def test_a_heading_over_days_and_amounts_is_read_with_the_other_columns(charmap: Charmap) -> None:
    """.xls of programs has the font "Arial" everywhere; "đồng" in every amount tells nothing."""
    content = io.BytesIO()
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("ds")
    columns = [
        ["Số TT", *"1234"],
        ["Tên sáng kiến", *TITLES],
        ["Họ và tên", *PEOPLE],
        ["Ngày nộp", "4/5/2022", "5/5/2022", "6/5/2022", "7/5/2022"],
        ["Giá trị làm lợi", *(f"{amount}.000.000đồng/năm" for amount in (194, 97, 108, 52))],
        ["Gia tri 2023", *(f"{amount}.000.000đồng/năm" for amount in (19, 9, 10, 5))],
        ["Gia tri 2024", *(f"{amount}.500.000đồng/năm" for amount in (11, 12, 13, 14))],
    ]
    for at, texts in enumerate(columns):
        for row, text in enumerate(texts):
            sheet.write(row, at, typed(text, charmap))
    workbook.save(content)
    (read_sheet,) = read(content.getvalue(), "a").sheets
    assert [read_sheet.cells[name].to_list() for name in read_sheet.cells.columns[1:]] == columns


@each_charmap
def test_short_lists_typed_before_unicode_are_read(charmap: Charmap) -> None:
    chance = random.Random(5)  # noqa: S311
    # the package's table of VNI has no ẳ: what says one cannot be typed by it
    written = [text for text in PLAIN if not re.search(r"[Ạ-ỹ]", typed(text, charmap))]
    right = 0
    for _ in range(60):
        people = ["Họ và tên", *chance.choices(NAMES, k=20)]
        titles = ["Tên sáng kiến", *chance.choices(written, k=20)]
        typed_sheet = sheet_of(
            c0=[typed(text, charmap) for text in people],
            c1=[typed(text, charmap) for text in titles],
        )
        _, (sheet,) = in_unicode((typed_sheet,))
        right += same([*sheet.cells["c0"], *sheet.cells["c1"]], [*people, *titles])
    assert right >= 57


def test_a_workbook_of_all_three_letters_is_read_column_by_column() -> None:
    workbook = read(
        xlsx(
            Sheet1=[
                [typed("Tên sáng kiến", TCVN3), typed("Người đăng ký", VNI), "Đơn vị"],
                *(
                    [typed(title, TCVN3), typed(person, VNI), "Công đoàn trường Đoàn Thị Điểm"]
                    for title, person in zip(TITLES * 4, PEOPLE * 4, strict=True)
                ),
            ]
        ),
        "a.xlsx",
    )
    (sheet,) = workbook.sheets
    assert sheet.letters == {"c0": "tcvn3", "c1": "vni"}
    assert sheet.cells["c0"].to_list() == ["Tên sáng kiến", *TITLES * 4]
    assert sheet.cells["c1"].to_list() == ["Người đăng ký", *PEOPLE * 4]
    assert sheet.cells["c2"].to_list() == ["Đơn vị", *["Công đoàn trường Đoàn Thị Điểm"] * 16]


def test_what_was_converted_is_shown_before_and_after() -> None:
    rows = [[typed("Tên sáng kiến", TCVN3), "Số"], *([typed(text, TCVN3), "1"] for text in TITLES)]
    (sheet,) = read(csv(rows), "a.csv").sheets
    assert sheet.before["c0"].startswith("Tªn s¸ng kiÕn · ")
    assert sheet.after["c0"].startswith("Tên sáng kiến · Cải tiến")
    assert sheet.before.keys() == sheet.after.keys() == sheet.letters.keys()


FONTS = [
    (".VnTime", "tcvn3", False),
    (".VnTimeH", "tcvn3", True),
    (".VnArial NarrowH", "tcvn3", True),
    ("VnTime", "tcvn3", False),
    (".vntime", "tcvn3", False),
    ("VNI-Times", "vni", False),
    ("VNI-Helve-Condense", "vni", False),
    ("Times New Roman", None, False),
    ("Verdana", None, False),
    ("", None, False),
]


@pytest.mark.parametrize(("font", "letters", "capitals"), FONTS)
def test_fonts_tell_their_letters(font: str, letters: str | None, capitals: bool) -> None:
    assert (letters_of(font), draws_capitals(font)) == (letters, capitals)


#: Texts that are legacy only by their font: each is written with letters Unicode Vietnamese has too.
SCANT = [("Hµ", "Hà"), ("Sè", "Số"), ("Líp", "Lớp"), ("hé", "hộ")]


def styled_xlsx() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        capitals = workbook.add_format({"font_name": ".VnTimeH", "bold": True})
        legacy = workbook.add_format({"font_name": ".VnTime"})
        unicode = workbook.add_format({"font_name": "Times New Roman"})
        sheet.write(0, 1, typed("danh sách", TCVN3), capitals)
        for row, (old, _) in enumerate(SCANT, 1):
            sheet.write(row, 1, old, legacy)
            sheet.write(row, 2, "Sè", unicode)
    return content.getvalue()


def styled_xls() -> bytes:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("Sheet1")
    sheet.write(0, 1, typed("danh sách", TCVN3), xlwt.easyxf("font: name .VnTimeH"))
    for row, (old, _) in enumerate(SCANT, 1):
        sheet.write(row, 1, old, xlwt.easyxf("font: name .VnTime"))
        sheet.write(row, 2, "Sè", xlwt.easyxf("font: name Times New Roman"))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


@pytest.mark.parametrize("written", [styled_xlsx, styled_xls])
def test_the_font_decides_where_the_text_alone_cannot(written) -> None:  # type: ignore[no-untyped-def]
    (sheet,) = read(written(), "a").sheets
    assert sheet.letters == {"c0": "tcvn3"}
    assert sheet.cells["c0"].to_list() == ["DANH SÁCH", *(new for _, new in SCANT)]
    assert sheet.cells["c1"].to_list()[1:] == ["Sè"] * 4


def test_unicode_text_in_a_legacy_font_stays() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_column(0, 0, PEOPLE + TITLES, workbook.add_format({"font_name": ".VnTime"}))
    (read_sheet,) = read(content.getvalue(), "a").sheets
    assert read_sheet.cells["c0"].to_list() == PEOPLE + TITLES


def test_the_user_overrules_what_was_found() -> None:
    rows = [["Sè", typed(text, TCVN3)] for text in TITLES]
    content = xlsx(Trang=rows)

    def first_cells(**chosen: str) -> list[str]:
        letters = {key.replace("_", "!"): value for key, value in chosen.items()}
        (sheet,) = read(content, "a", letters).sheets
        return list(sheet.cells.row(0)[1:])

    old = typed(TITLES[0], TCVN3)
    assert first_cells()[1] == TITLES[0]
    (whole,) = read(content, "a", {"": "unicode"}).sheets
    assert list(whole.cells.row(0)[1:]) == ["Sè", old]
    assert first_cells(Trang="unicode") == ["Sè", old]
    assert first_cells(Trang_c1="unicode")[1] == old
    assert first_cells(Trang="unicode", Trang_c0="tcvn3") == ["Số", old]
    assert first_cells(Trang_c0="tcvn3") == ["Số", TITLES[0]]


def test_bytes_that_are_no_unicode_are_read_as_the_user_says() -> None:
    western = csv([[typed(text, TCVN3), "1"] for text in TITLES]).decode().encode("latin-1")
    assert read(western, "a.csv", {"": "windows-1258"}).encoding == "windows-1258"
    assert read(western, "a.csv", {"": "tcvn3"}).sheets[0].cells["c0"].to_list() == TITLES


@each_charmap
def test_columns_convert_as_single_texts_do(charmap: Charmap) -> None:
    texts = [typed(text, charmap) for text in PLAIN[:400]]
    legacy = [text for text in texts if not re.search(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]", text)]
    column = converted(pl.Series("c0", legacy), charmap.name)
    assert column.to_list() == [convert(text, charmap) for text in legacy]


def test_one_sheet_of_few_rows_is_told_by_the_others() -> None:
    many = [[typed(text, VNI)] for text in (TITLES + PEOPLE) * 2]
    few = [[typed("Tổ số 2", VNI)], [typed("Hà Nội", VNI)]]
    _, sheet = read(xlsx(Nhieu=many, It=few), "a").sheets
    assert sheet.cells["c0"].to_list() == ["Tổ số 2", "Hà Nội"]
    assert all(first != second for first, second in pairwise(sheet.cells["row"]))


def test_every_column_is_shown_in_each_of_its_letters() -> None:
    rows = [
        [typed("Tên sáng kiến", TCVN3), "Đơn vị", typed("Họ và tên", VNI), "STT"],
        *(
            [typed(title, TCVN3), "Trường Hoa Sen", typed(person, VNI), "1"]
            for title, person in zip(TITLES * 3, PEOPLE * 3, strict=True)
        ),
    ]
    title, unit, person = readings(read(xlsx(Trang=rows), "a.xlsx"))
    assert [(one.key, one.column, one.letters) for one in (title, unit, person)] == [
        ("Trang!c0", "A", "tcvn3"),
        ("Trang!c1", "B", "unicode"),
        ("Trang!c2", "C", "vni"),
    ]
    assert title.says.startswith("Tên sáng kiến · Cải tiến")
    assert title.texts["unicode"].startswith("Tªn s¸ng kiÕn · ")
    assert unit.says == unit.texts["unicode"] == "Đơn vị · Trường Hoa Sen · Trường Hoa Sen"
    assert person.texts["vni"].startswith("Họ và tên · ")


def test_a_column_overruled_is_read_so_and_still_shown_both_ways() -> None:
    rows = [["Tên sáng kiến"], *([typed(text, TCVN3)] for text in TITLES)]
    (one,) = readings(read(xlsx(Trang=rows), "a.xlsx", {"Trang!c0": "unicode"}))
    assert one.letters == "unicode"
    assert typed(TITLES[0], TCVN3) in one.says
    assert TITLES[0] in one.texts["tcvn3"]


def test_capitals_that_only_the_font_tells_are_shown_as_they_are_read() -> None:
    (one,) = readings(read(styled_xlsx(), "a"))[:1]
    assert (one.column, one.says.split(" · ")[0]) == ("B", "DANH SÁCH")
