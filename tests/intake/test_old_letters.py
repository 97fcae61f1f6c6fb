"""Letters before Unicode, typed by the published tables and copied from real papers: all are read."""

import io
import random
import re

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.intake import read
from bangvang.intake.legacy import CHARMAPS, converted
from bangvang.intake.letters import in_unicode
from tests.intake.files import csv, xlsx
from tests.intake.old_letters import TABLES, typed
from tests.intake.real_text import names, phrases
from tests.intake.test_letters import sheet_of

#: as they stand in real papers and lists, copied and not made by any table
REAL = {
    "tcvn3": [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("®oµn", "đoàn"),
        ("phong trµo", "phong trào"),
        ("Hä vµ tªn", "Họ và tên"),
        ("Tªn ng­êi ®¨ng ký", "Tên người đăng ký"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("S¸ng kiÕn c¶i tiÕn kü thuËt", "Sáng kiến cải tiến kỹ thuật"),
        ("NguyÔn ThÞ Thanh Thuû", "Nguyễn Thị Thanh Thuỷ"),
        ("§Æng V¨n L­îng", "Đặng Văn Lượng"),
        ("Sè líp häc, hé gia ®×nh", "Số lớp học, hộ gia đình"),
        ("Liªn ®oµn Lao ®éng huyÖn Th­êng TÝn", "Liên đoàn Lao động huyện Thường Tín"),
    ],
    "vni": [
        ("BOÄ GIAO THOÂNG VAÄN TAÛI", "BỘ GIAO THÔNG VẬN TẢI"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Hoï vaø teân ngöôøi ñaêng kyù", "Họ và tên người đăng ký"),
        ("Saùng kieán caûi tieán kyõ thuaät", "Sáng kiến cải tiến kỹ thuật"),
        ("Nguyeãn Thò Thanh Thuûy", "Nguyễn Thị Thanh Thủy"),
        ("Ñaëng Vaên Löôïng", "Đặng Văn Lượng"),
        ("Saûn phaåm nhöïa, ñieän, nöôùc", "Sản phẩm nhựa, điện, nước"),
        ("Tieát kieäm vaät tö, giaûm pheá phaåm", "Tiết kiệm vật tư, giảm phế phẩm"),
        ("Ñöôøng thaúng, quy trình nghieâm ngaët, kî khí", "Đường thẳng, quy trình nghiêm ngặt, kỵ khí"),
        ("Uûy ban, Haø Noäi, Ñaø Naüng", "Ủy ban, Hà Nội, Đà Nẵng"),
    ],
}  # fmt: skip
#: no signs that are letters there
PLAIN = [text for text in phrases() if re.fullmatch(r"[\w\s.,()/-]+", text)]
TITLES = [text for text in PLAIN if not text.isupper() and len(text.split()) > 3]
each = pytest.mark.parametrize("letters", TABLES)


def same(read_back: list[str], meant: list[str]) -> bool:
    """TCVN3 has no capitals with marks but by a font of their own."""
    return [text.casefold() for text in read_back] == [text.casefold() for text in meant]


@each
def test_every_letter_of_the_published_tables_is_read(letters: str) -> None:
    table = dict(CHARMAPS[letters].pairs)
    wrong = {
        letter: old
        for letter, old in TABLES[letters].items()
        if old != letter and table.get(old) != letter
    }
    assert not wrong


@each
def test_real_lines_are_read_in_a_list_of_them(letters: str) -> None:
    rows = [[str(at), old] for at, (old, _) in enumerate(REAL[letters], 1)]
    for content in (xlsx(DS=rows), csv(rows)):
        (sheet,) = read(content, "a").sheets
        assert sheet.letters == {"c1": letters}
        assert sheet.cells["c1"].to_list() == [new for _, new in REAL[letters]]


@each
@pytest.mark.parametrize("height", [1, 2, 3, 6])
def test_lists_of_a_few_rows_are_read_too(letters: str, height: int) -> None:
    chance = random.Random(height)  # noqa: S311
    for _ in range(40):
        meant = {
            "c0": ["Họ và tên", *chance.choices(names(), k=height)],
            "c1": ["Tên sáng kiến", *chance.choices(TITLES, k=height)],
        }
        old = {name: [typed(text, letters) for text in texts] for name, texts in meant.items()}
        _, (sheet,) = in_unicode((sheet_of(**old),))
        assert all(same(sheet.cells[name].to_list(), texts) for name, texts in meant.items()), old


@each
def test_what_every_amount_says_does_not_tell_the_letters_of_its_column(letters: str) -> None:
    meant = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    meant += [f"{amount}.500.000đồng/năm" for amount in range(60, 90)]
    old = [typed(text, letters) for text in meant]
    _, (sheet,) = in_unicode((sheet_of(c0=old),))
    assert same(sheet.cells["c0"].to_list()[2:], meant[2:])


@each
def test_one_old_column_among_unicode_ones_is_read_alone(letters: str) -> None:
    chance = random.Random(3)  # noqa: S311
    right = 0
    for _ in range(50):
        people = ["Họ và tên", *chance.choices(names(), k=3)]
        titles = ["Tên sáng kiến", *chance.choices(TITLES, k=3)]
        sheet = sheet_of(c0=people, c1=[typed(text, letters) for text in titles])
        _, (clean,) = in_unicode((sheet,))
        assert clean.cells["c0"].to_list() == people, "true Unicode is never damaged"
        right += same(clean.cells["c1"].to_list(), titles)
    assert right >= 49


@each
@given(text=st.sampled_from(PLAIN))
@settings(max_examples=300, deadline=None)
def test_what_was_typed_by_the_tables_comes_back(letters: str, text: str) -> None:
    (back,) = converted(sheet_of(c0=[typed(text, letters)]).cells["c0"], letters)
    assert same([back], [text])


def test_capitals_of_vntimeh_are_capitals_whatever_small_letters_were_typed() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("DS")
        capital = workbook.add_format({"font_name": ".VnTimeH", "bold": True})
        small = workbook.add_format({"font_name": ".VnTime"})
        sheet.write_row(0, 0, ["STT", "Tªn s¸ng kiÕn", "Hä vµ tªn"], capital)
        sheet.write_row(1, 0, ["1", "C¶i tiÕn quy tr×nh hµn", "NguyÔn ThÞ Thuû"], small)
        sheet.write_row(2, 0, ["2", "TiÕt kiÖm ®iÖn", "§Æng V¨n L­îng"], small)
        sheet.write(3, 1, "céng: 2 s¸ng kiÕn", capital)
    (read_sheet,) = read(content.getvalue(), "a.xlsx").sheets
    assert read_sheet.cells["c1"].to_list() == [
        "TÊN SÁNG KIẾN",
        "Cải tiến quy trình hàn",
        "Tiết kiệm điện",
        "CỘNG: 2 SÁNG KIẾN",
    ]
    assert read_sheet.cells["c2"].to_list()[:3] == [
        "HỌ VÀ TÊN",
        "Nguyễn Thị Thuỷ",
        "Đặng Văn Lượng",
    ]


@each
def test_a_sheet_is_understood_by_its_name_in_the_letters_of_its_cells(letters: str) -> None:
    rows = [[typed(title, letters), typed("Trần Thị Hường", letters)] for title in TITLES[:20]]
    head = [typed("Tên sáng kiến", letters), typed("Họ và tên", letters)]
    name = typed("Quận Hà Đông", letters)
    (sheet,) = read(xlsx(**{name: [head, *rows]}), "x.xlsx").sheets
    assert sheet.says.casefold() == "quận hà đông"
    assert sheet.name == name


def test_a_sheet_of_true_unicode_says_its_own_name() -> None:
    rows = [["Tên sáng kiến", "Họ và tên"], *([title, "Trần Thị Hường"] for title in TITLES[:20])]
    for name in ("Quận Hà Đông", "Đoàn", "Tổ số 1 ®", "BÀ RÒA"):
        (sheet,) = read(xlsx(**{name: rows}), "x.xlsx").sheets
        assert sheet.says == name
