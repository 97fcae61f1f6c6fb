"""Habits of offices: a list written otherwise than it should be, told by its seed alone."""

import unicodedata
from collections.abc import Callable
from random import Random

from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from tests.fuzz.originals import LIST
from tests.fuzz.pages import page
from tests.intake.files import Cell, csv, ods, xls, xlsx
from tests.intake.real_text import typed

Sheet = list[list[Cell]]
_HEAD, _FIRST = 2, 3  # places in LIST
_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#TÊN?")
_DITTO = ('"', "nt", "-nt-", "//", "''", "như trên")
_DAYS = ("5/14/2022", "31/02/2022", "tháng 5/2022", "2022", "44687", "ngày 9/5", "14h00 ngày 10/5", "4.5.22", "00/00/2022")  # fmt: skip
_AMOUNTS = ("3,8 tỷ", "1.500.000", "khoảng 20-30 triệu", "một trăm triệu", "không tính được", "-5")
_LEADERS = (
    " / ",
    "; ",
    "\n",
    " (",
    " - Chủ tịch: ",
    ", PCT ",
    " – Hiệu trưởng CĐCS : ",
    "/;/",
    " ( (" * 30,
    " - " * 500,
    "/ Chủ tịch " * 60,
)
_EXTENSIONS = (".xlsx", ".xls", ".csv", ".ods", ".pdf", ".XLSX", "", ".xlsx.xls", "/../../x.csv")


def habitual(chance: Random) -> tuple[str, bytes]:
    """A file name, mostly with the wrong extension, and a list after one to four habits."""
    sheet = [list(row) for row in LIST]
    for _ in range(chance.randint(1, 4)):
        chance.choice(_HABITS)(sheet, chance)
    return f"a{chance.choice(_EXTENSIONS)}", chance.choice(_FORMATS)(sheet, chance)


def _column(sheet: Sheet, chance: Random, change: Callable[[str], Cell]) -> None:
    """Changes the texts of one column, often not all of them."""
    at, share = chance.randrange(7), chance.choice((1.0, 0.5, 0.1))
    for row in sheet[_HEAD:]:
        if at < len(row) and isinstance(text := row[at], str) and chance.random() < share:
            row[at] = change(text)


def old_letters_in_a_column(sheet: Sheet, chance: Random) -> None:
    letters = chance.choice((TCVN3, VNI))
    _column(sheet, chance, lambda text: typed(text, letters))


def other_forms_of_letters(sheet: Sheet, chance: Random) -> None:
    form = chance.choice(("NFD", "NFKD"))
    _column(sheet, chance, lambda text: unicodedata.normalize(form, text).replace("Đ", "Ð"))


def lost_letters(sheet: Sheet, chance: Random) -> None:
    _column(sheet, chance, lambda text: text.encode("ascii", "replace").decode())


def a_blank_column(sheet: Sheet, chance: Random) -> None:
    at = chance.randrange(8)
    for row in sheet:
        row.insert(at, None)


def blank_rows(sheet: Sheet, chance: Random) -> None:
    at = chance.randrange(len(sheet))
    sheet[at:at] = [[] for _ in range(chance.choice((1, 3, 40)))]


def columns_in_another_order(sheet: Sheet, chance: Random) -> None:
    order = chance.sample(range(7), 7)
    for number, row in enumerate(sheet[_HEAD:], _HEAD):
        sheet[number] = [row[at] if at < len(row) else None for at in order]


def a_heading_cut_in_two(sheet: Sheet, chance: Random) -> None:
    below = []
    for at, heading in enumerate(sheet[_HEAD]):
        words = str(heading or "").split()
        cut = chance.randint(1, max(len(words), 1))
        sheet[_HEAD][at], rest = " ".join(words[:cut]), " ".join(words[cut:])
        below.append(rest or None)
    sheet.insert(_HEAD + 1, list(below))


def the_heading_again_further_down(sheet: Sheet, chance: Random) -> None:
    sheet.insert(chance.randrange(_FIRST, len(sheet)), list(sheet[_HEAD]))


def a_section(sheet: Sheet, chance: Random) -> None:
    names = ("I. LĐLĐ QUẬN BA ĐÌNH", "II. Khối doanh nghiệp", "Trường Mầm non Hoa Sen", "Cộng: 3")
    sheet.insert(chance.randrange(_FIRST, len(sheet)), [None, chance.choice(names)])


def some_cells(sheet: Sheet, chance: Random) -> None:
    """Errors, ditto marks, odd days and amounts, huge texts, leftovers, anywhere."""
    odd = (*_ERRORS, *_DITTO, *_DAYS, *_AMOUNTS, "x" * 40_000, "%TenSV", "=1+1", "\u200b", "<b>", None)  # fmt: skip
    for _ in range(chance.choice((1, 10, 60))):
        row = chance.choice(sheet)
        if row:
            row[chance.randrange(len(row))] = chance.choice(odd)


def leaders_in_the_unions(sheet: Sheet, chance: Random) -> None:
    """The person who heads a union stands in its cell, and now and then in place of it."""
    at = chance.choice((3, 4, 4, 4))
    behind = chance.choice(_LEADERS)
    for row in sheet[_FIRST:]:
        if at < len(row) and isinstance(union := row[at], str) and chance.random() < 0.7:
            named = f"{behind}{chance.choice(('', 'Đ/c ', 'ông '))}Trần {'Thị ' * chance.choice((0, 1, 40))}Hoa"
            row[at] = chance.choice(
                (union + named, union + named, named, named + union, union + behind)
            )


def co_authors_below(sheet: Sheet, chance: Random) -> None:
    at = chance.randrange(_FIRST, len(sheet))
    sheet[at:at] = [[None, None, f"Trần Văn {name}"] for name in "ABC"[: chance.randint(1, 3)]]


_HABITS = (
    leaders_in_the_unions,
    old_letters_in_a_column,
    other_forms_of_letters,
    lost_letters,
    a_blank_column,
    blank_rows,
    columns_in_another_order,
    a_heading_cut_in_two,
    the_heading_again_further_down,
    a_section,
    some_cells,
    co_authors_below,
)


_FORMATS: tuple[Callable[[Sheet, Random], bytes], ...] = (
    lambda sheet, _: xlsx(ds=sheet),
    lambda sheet, chance: xlsx(
        hidden=["b"] if chance.random() < 0.5 else (), a=sheet, b=sheet, vd=sheet[:5]
    ),
    lambda sheet, _: xls([[cell[:32_000] if isinstance(cell, str) else cell for cell in row] for row in sheet]),
    lambda sheet, chance: csv(sheet, chance.choice(",;\t"), chance.choice(("utf-8-sig", "utf-16"))),
    lambda sheet, _: ods(sheet),
    page,
    page,
)  # fmt: skip
