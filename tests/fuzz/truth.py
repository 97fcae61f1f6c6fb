"""Lists of which everything is known, written as offices write them: all is booked, and as it is."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile
from random import Random
from xml.sax.saxutils import escape

from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.fold import fold
from bangvang.intake import Batch, Choices
from bangvang.sample.titles import Titles
from tests.fuzz.layouts import LONGEST_SHEET_NAME, MERGED, merged_workbook, workbook_of_unions
from tests.intake.files import Cell, csv, ods, xls, xlsx
from tests.intake.real_text import names, typed

Sheet = list[list[Cell]]
UPPER = "LĐLĐ quận Ba Đình"
#: Unions without a word of a workplace: only a person can tell what such a section is.
_BRANDS = ("Hapro", "Viglacera Hạ Long", "Dệt kim Đông Xuân", "May 10", "Điện lực Đống Đa")
_UNIONS = (
    "Trường Mầm non Hoa Sen", "Trường THCS Giảng Võ", "Công ty TNHH May Đức Giang",
    "Công ty CP Cơ khí Đông Anh", "Trung tâm Y tế quận Ba Đình", "Bệnh viện Đa khoa Hồng Ngọc",
    "UBND phường Ngọc Khánh", "Phòng Giáo dục và Đào tạo", "Xí nghiệp Môi trường đô thị số 2",
    "Trường Tiểu học Kim Đồng", "Khách sạn Thăng Long", "Chi cục Thuế quận Ba Đình",
)  # fmt: skip
_SAID = ("Trường", "Công ty", "Bệnh viện", "Xí nghiệp", "Trung tâm", "Chi cục", "Khách sạn")
_MIDDLE = ("Văn", "Thị", "Đức", "Thị Thu", "Ngọc", "Minh", "Hữu", "Thị Hồng", "Quốc", "Xuân", "")
_TRADES = ("co_khi", "may")


@dataclass(frozen=True)
class Told:
    """One registration as it is."""

    title: str
    people: tuple[str, ...]
    union: str
    day: date
    benefit: int | None


@dataclass(frozen=True)
class Form:
    """How an office writes a list."""

    columns: tuple[str, ...]  #: fields in the order of their columns; "" for one without a meaning
    headings: dict[str, str]
    day: Callable[[date], Cell]
    amount: Callable[[int], Cell]
    measured_in: str  #: what a column of its own says of all amounts
    number: Callable[[int], Cell]
    person: Callable[[str, Random], str]
    between_people: str  #: what stands between co-authors; "" when each has a row
    are_divided: bool  #: the co-authors have a column of their own
    is_named_twice: bool  #: the given name has a column of its own
    subtotal: str  #: the line below a section
    union_as: str  #: column, section, ditto, first (of its rows, the others blank)
    section_as: str  #: how a section stands, and how the rows below it count
    letters: Callable[[str], str]
    is_merged: bool = False  #: what holds for several rows stands in a cell merged over them


_HEADINGS: dict[str, tuple[str, ...]] = {
    "stt": ("STT", "TT", "Số TT"),
    "title": ("Tên sáng kiến", "Tên đề tài, sáng kiến", "Nội dung sáng kiến", "TÊN SÁNG KIẾN/GIẢI PHÁP", "Tên SK", "ten sang kien"),
    "family": ("Họ và tên đệm", "Họ đệm", "Họ"),
    "given": ("Tên",),
    "co_authors": ("Đồng tác giả", "Các đồng tác giả", "Cộng sự"),
    "birth": ("Năm sinh",),
    "phone": ("Số điện thoại", "SĐT", "Điện thoại liên hệ"),
    "people": ("Họ và tên", "Tác giả", "Họ tên tác giả", "Tác giả, đồng tác giả", "HỌ VÀ TÊN", "Họ tên người đăng ký"),
    "union": ("CĐCS", "Công đoàn cơ sở", "Đơn vị", "Đơn vị công tác", "Tên CĐCS", "Nơi công tác"),
    "upper": ("LĐLĐ/Công đoàn cấp trên", "Công đoàn cấp trên"),
    "day": ("Ngày đăng ký", "Ngày nộp", "Ngày ĐK", "Thời gian đăng ký"),
    "measure": ("ĐVT", "Đơn vị tính"),
    "benefit": ("Giá trị làm lợi (VND)", "Số tiền làm lợi (đồng)", "Giá trị làm lợi", "Hiệu quả kinh tế"),
    "note": ("Ghi chú", "Chức vụ", "Chức danh"),
}  # fmt: skip


def truth(chance: Random) -> tuple[str, bytes, list[Told]]:
    """A file name, the file, and what it tells."""
    told = _registrations(chance)
    form = _form(chance)
    if _may_have_sheets(told) and chance.random() < 0.2:
        return "a.xlsx", _in_sheets(told, form, chance), told
    is_merged = form.union_as == "column" and chance.random() < 0.2
    form = replace(form, is_merged=is_merged)
    sheet = _table(told, form, chance)
    around = [one for one in _AROUND if not (is_merged and one in _BETWEEN)]
    for habit in chance.sample(around, chance.randint(0, 4)):
        habit(sheet, chance)
    written = [
        [form.letters(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet
    ]
    name, write = chance.choice(_FORMATS)
    if is_merged:
        return "a.xlsx", merged_workbook(written), told
    if form.letters is not _as_it_is and name.endswith(".csv"):
        name, write = _FORMATS[0]
    return name, write(written, chance), told


def said(batch: Batch) -> Choices:
    """What somebody who knows the list says: blank unions are as above, and sections are unions,
    but for titles without author."""
    asked = [question.subject for question in batch.questions if question.kind == "section"]
    known = {fold(union) for union in (*_UNIONS, *_BRANDS)}
    return Choices(
        blank_units="fill",
        sections=tuple((fold(name), "union" if fold(name) in known else "row") for name in asked),
    )


def missing(told: list[Told], batch: Batch) -> list[str]:
    """What is not booked."""
    by_title = {fold(one.title): one for one in told}
    keys = by_title.keys() - set(batch.booked["title_key"])
    return [f"not booked: {by_title[key]}" for key in sorted(keys)]


def _may_have_sheets(told: list[Told]) -> bool:
    """Whether a sheet's name tells each of several unions: it is short, and says what they are."""
    unions = {one.union for one in told}
    are_told = all(len(one) <= LONGEST_SHEET_NAME and one.startswith(_SAID) for one in unions)
    return len(unions) > 1 and are_told


def _in_sheets(told: list[Told], form: Form, chance: Random) -> bytes:
    fields = tuple(field for field in form.columns if field != "union")
    form = replace(form, columns=fields, union_as="sheet", letters=_as_it_is)
    sheets = {}
    for union in dict.fromkeys(one.union for one in told):
        sheet = _table([one for one in told if one.union == union], form, chance)
        for habit in chance.sample(_AROUND, chance.randint(0, 2)):
            habit(sheet, chance)
        sheets[union] = sheet
    return workbook_of_unions(sheets)


def lies(told: list[Told], batch: Batch) -> list[str]:
    """What is booked and not so."""
    by_title = {fold(one.title): one for one in told}
    found = []
    for row in batch.booked.iter_rows(named=True):
        one = by_title.get(row["title_key"])
        if one is None:
            found.append(f"no such title: {row}")
            continue
        if row["person_key"] not in {fold(person) for person in one.people}:
            found.append(f"not one of {one.people}: {row}")
        if fold(row["grassroots"] or "") != fold(one.union):
            found.append(f"not {one.union}: {row}")
        if row["registered_on"] != one.day:
            found.append(f"not {one.day}: {row}")
        if row["benefit_vnd"] != one.benefit:
            found.append(f"not {one.benefit}: {row}")
    people = batch.booked.group_by("title_key").agg("person_key").rows()
    for key, persons in people:
        if key in by_title and len(persons) != len(by_title[key].people):
            found.append(f"{persons}, not {by_title[key].people}")
    return found


def _registrations(chance: Random) -> list[Told]:
    titles, known = Titles(chance), names()
    unions = chance.sample((*_UNIONS, *_BRANDS), chance.randint(1, 5))
    first = date(2022, chance.randint(1, 4), chance.randint(1, 28))

    def person() -> str:
        family, given = chance.choice(known).split(" ", 1)
        return " ".join(f"{family} {chance.choice(_MIDDLE)} {given}".split())

    made = [
        Told(
            titles.new(chance.choice(_TRADES)),
            tuple(dict.fromkeys(person() for _ in range(chance.choice((1, 1, 1, 2, 3))))),
            chance.choice(unions),
            first + timedelta(days=chance.randrange(40)),
            chance.choice((None, chance.randint(1, 400) * 500_000)),
        )
        for _ in range(chance.randint(3, 40))
    ]
    return sorted(made, key=lambda one: one.union) if chance.random() < 0.6 else made


def _as_it_is(text: str) -> str:
    return text


def _form(chance: Random) -> Form:
    people = chance.choice(("\n", "; ", ", ", "\n- ", " - ", " và ", " & ", ""))
    union_as = chance.choice(("column", "column", "section", "ditto", "first"))
    fields = ["title", "people", "day", "benefit", *(["union"] if union_as != "section" else [])]
    chance.shuffle(fields)
    are_divided = people != "" and chance.random() < 0.3
    is_named_twice = people == "" and chance.random() < 0.4
    at = fields.index("people")
    if are_divided:
        fields.insert(at + 1, "co_authors")
    if is_named_twice:
        fields[at : at + 1] = ["family", "given"]
    for field in ("birth", "phone"):
        if chance.random() < 0.3:
            fields.insert(fields.index("given" if is_named_twice else "people") + 1, field)
    if chance.random() < 0.4:
        fields.insert(0, "upper")
    if chance.random() < 0.5:
        fields.append("note")
    headings = {field: chance.choice(words) for field, words in _HEADINGS.items()}
    amount = chance.choice(_AMOUNTS)
    measured_in = ""
    if chance.random() < 0.1:
        fields.insert(fields.index("benefit") + 1, "measure")
        measured_in, amount = chance.choice(_MEASURED)
    elif chance.random() < 0.3:
        behind, amount = chance.choice(_SCALED)
        headings["benefit"] = f"{chance.choice(('Giá trị làm lợi', 'Số tiền làm lợi'))}{behind}"
    change = chance.choice((_as_it_is,) * 4 + (str.upper, unidecode))
    return Form(
        columns=("stt", *fields),
        headings={field: change(heading) for field, heading in headings.items()},
        day=chance.choice(_DAYS),
        amount=amount,
        measured_in=measured_in,
        number=chance.choice(
            (int, int, lambda number: f"{number}.", lambda number: f"{number:02}")
        ),
        person=chance.choice(
            (_plainly, _plainly, _politely, *([] if is_named_twice else [_with_a_position]))
        ),
        are_divided=are_divided,
        is_named_twice=is_named_twice,
        subtotal=chance.choice(("", "", "Cộng", "Cộng: {}", "Tổng số: {} sáng kiến")),
        between_people=people,
        union_as=union_as,
        section_as=chance.choice(("mixed", "mixed", *_SECTIONS)),
        letters=chance.choice((_as_it_is,) * 5 + _LETTERS),
    )


def _plainly(name: str, chance: Random) -> str:
    return name


def _politely(name: str, chance: Random) -> str:
    return chance.choice(("Ông ", "Bà ", "Đ/c ", "ThS. ", "đ/c: ", "")) + name


def _with_a_position(name: str, chance: Random) -> str:
    behind = (
        " - GV",
        ", Hiệu trưởng",
        " (Tổ trưởng)",
        " (60%)",
        ": 40%",
        " - Lái xe",
        " (SN 1985)",
        "",
    )
    return chance.choice(("", "", "GV ", "BS CKI ")) + name + chance.choice(behind)


def unidecode(text: str) -> str:
    """Without accents, as some type headings."""
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _days_since_1900(day: date) -> int:
    return (day - date(1899, 12, 30)).days


_DAYS: tuple[Callable[[date], Cell], ...] = (
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}/{day.month}/{day:%y}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"ngày {day:%d} tháng {day.month} năm {day.year}",
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day:%d/%m/%Y} 08:15",
    lambda day: f"{day.day}/{day.month}",
    _days_since_1900,
)
#: what stands behind the heading, and the amount below it
_SCALED: tuple[tuple[str, Callable[[int], Cell]], ...] = (
    (" (triệu đồng)", lambda amount: amount / 1e6),
    (" (triệu đồng)", lambda amount: f"{amount / 1e6:g}".replace(".", ",")),
    (" (nghìn đồng)", lambda amount: amount // 1000),
    (" (1.000đ)", lambda amount: f"{amount // 1000:,}".replace(",", ".")),
    ("\nĐVT: triệu đồng", lambda amount: f"{amount / 1e6:g}"),
)
_MEASURED: tuple[tuple[str, Callable[[int], Cell]], ...] = (
    ("triệu đồng", lambda amount: amount / 1e6),
    ("triệu", lambda amount: f"{amount / 1e6:g}".replace(".", ",")),
    ("nghìn đồng", lambda amount: f"{amount // 1000:,}".replace(",", ".")),
    ("đồng", lambda amount: amount),
)
_AMOUNTS: tuple[Callable[[int], Cell], ...] = (
    lambda amount: amount,
    lambda amount: f"{amount:,}".replace(",", "."),
    lambda amount: f"{amount:,}",
    lambda amount: f"{amount:,} đ".replace(",", "."),
    lambda amount: f"{amount / 1e6:g} triệu".replace(".", ","),
    lambda amount: f"{amount / 1e6:g} triệu đồng".replace(".", ","),
    lambda amount: f"{amount:,}đồng/năm".replace(",", "."),
    lambda amount: f"{amount / 1e9:g} tỷ".replace(".", ","),
    lambda amount: f"khoảng {amount / 1e6:g} tr".replace(".", ","),
)
_LETTERS: tuple[Callable[[str], str], ...] = (
    lambda text: typed(text, TCVN3),
    lambda text: typed(text, VNI),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
)


def _table(told: list[Told], form: Form, chance: Random) -> Sheet:
    """The heading, and a row for each registration or author."""
    rows: Sheet = [[form.headings[field] for field in form.columns]]
    if chance.random() < 0.3:
        rows.append([f"({number})" for number, _ in enumerate(form.columns, 1)])
    before, section, counted = None, 0, 0
    for number, one in enumerate(told, 1):
        if form.union_as == "section" and (before is None or one.union != before.union):
            if before is not None and form.subtotal:
                rows.append([None, form.subtotal.format(counted)])
            counted, section = 0, section + 1
            own = sum(1 for _ in takewhile(_same_union(one), told[number - 1 :]))
            rows.append(_section(one.union, section, own, form, chance))
        counted += 1
        stt = _SECTIONS.get(form.section_as, _goes_on) if form.union_as == "section" else _goes_on
        rows += _rows(one, stt(section, counted, form.number(number)), before, form, chance)
        before = one
    return rows


def _same_union(one: Told) -> Callable[[Told], bool]:
    return lambda other: other.union == one.union


def _goes_on(section: int, counted: int, number: Cell) -> Cell:
    return number


#: how the rows of a section count: on from the one before, anew, below its number, not at all
_SECTIONS: dict[str, Callable[[int, int, Cell], Cell]] = {
    "bare": _goes_on,
    "counted": _goes_on,
    "anew": lambda section, counted, number: counted,
    "deeper": lambda section, counted, number: f"{section}.{counted}",
    "not at all": lambda section, counted, number: None,
}


def _section(union: str, number: int, count: int, form: Form, chance: Random) -> list[Cell]:
    roman = ("I", "II", "III", "IV", "V", "VI")[min(number, 6) - 1]
    match form.section_as:
        case "bare":
            return [None, union]
        case "counted":
            return [chance.choice((None, roman)), f"{union} ({count} sáng kiến)"]
        case "mixed":
            return chance.choice(([None, union], [union], [roman, union], [f"{roman}. {union}"]))
    return [str(number), union]


def _rows(one: Told, stt: Cell, before: Told | None, form: Form, chance: Random) -> Sheet:
    """The row of a registration, and those of its co-authors where each has one."""
    people = [form.person(person, chance) for person in one.people]
    if form.are_divided:
        told, others = people[:1], form.between_people.join(people[1:])
    elif form.between_people:
        told, others = [form.between_people.join(people)], ""
        if form.between_people == "\n- " and len(people) > 1:
            told = ["- " + told[0]]
    else:
        told, others = people, ""
    union: Cell = one.union
    if before is not None and before.union == one.union and form.union_as == "ditto":
        union = chance.choice(('"', "nt", "-nt-"))
    if before is not None and before.union == one.union and form.is_merged:
        union = MERGED
    elif before is not None and before.union == one.union and form.union_as == "first":
        union = None
    first: dict[str, Cell] = {
        "stt": stt,
        "title": one.title,
        "union": union,
        "upper": UPPER,
        "day": form.day(one.day),
        "benefit": None if one.benefit is None else form.amount(one.benefit),
        "measure": None if one.benefit is None else form.measured_in,
        "co_authors": others or None,
    }
    below = dict.fromkeys((*first,), MERGED) if form.is_merged else {}
    rows: Sheet = []
    for person in told:
        family, _, given = person.rpartition(" ")
        of_person: dict[str, Cell] = {
            "people": person,
            "family": family,
            "given": given,
            "birth": chance.randint(1962, 2000),
            "phone": f"09{chance.randint(10_000_000, 99_999_999)}",
            "note": chance.choice((None, "Giáo viên", "Tổ trưởng")),
        }
        rows.append(
            [
                (first if not rows else below).get(field, of_person.get(field))
                for field in form.columns
            ]
        )
    return rows


def a_letterhead(sheet: Sheet, chance: Random) -> None:
    sheet[:0] = [
        ["LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BAN CHẤP HÀNH", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["DANH SÁCH ĐĂNG KÝ SÁNG KIẾN"],
        ["(Kèm theo Công văn số 125/LĐLĐ ngày 30/5/2022)"],
    ]


def a_total(sheet: Sheet, chance: Random) -> None:
    sheet.append([chance.choice((None, "Tổng cộng")), "Tổng cộng", None, None])


def signatures(sheet: Sheet, chance: Random) -> None:
    sheet += [
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, "TM. BAN CHẤP HÀNH"],
        [None, "(Ký, ghi rõ họ tên)", None, None, "CHỦ TỊCH"],
        [],
        [None, "Trần Thị Hoa", None, None, "Nguyễn Văn Sơn"],
    ]


def blank_rows(sheet: Sheet, chance: Random) -> None:
    sheet.insert(chance.randrange(1, len(sheet)), [None, "", " "])


def blank_columns(sheet: Sheet, chance: Random) -> None:
    at = chance.randrange(3)
    for row in sheet:
        row.insert(min(at, len(row)), None)


def _page(sheet: Sheet, chance: Random) -> bytes:
    """A page as portals hand it out."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(str('' if cell is None else cell)).replace(chr(10), '<br>')}</td>"
            for cell in row
        )
        + "</tr>"
        for row in sheet
    )
    return f"<html><meta charset='utf-8'><body><table>{rows}</table></body></html>".encode()


def a_heading_in_two_rows(sheet: Sheet, chance: Random) -> None:
    """Words above some of the headings, as over a group of columns."""
    heads = [
        row for row in sheet if len(row) > 3 and all(isinstance(cell, str) for cell in row[:4])
    ]
    if heads:
        at = sheet.index(heads[0])
        above: list[Cell] = [None] * len(heads[0])
        above[chance.randrange(1, len(above))] = chance.choice(("Thông tin tác giả", "Sáng kiến"))
        sheet.insert(at, above)


def the_heading_again(sheet: Sheet, chance: Random) -> None:
    heads = [row for row in sheet if row and str(row[0]).upper() in {"STT", "TT", "SỐ TT", "SO TT"}]
    if heads and len(sheet) > 20:
        sheet.insert(sheet.index(heads[0]) + 12, list(heads[0]))


def notes_below(sheet: Sheet, chance: Random) -> None:
    sheet.append(
        [None, chance.choice(("Danh sách gồm các sáng kiến trên./.", "Ghi chú: nộp kèm bản mô tả"))]
    )


def blanks_and_marks(sheet: Sheet, chance: Random) -> None:
    """What nobody sees: blanks around texts, hard blanks, marks without width."""
    for row in sheet:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and chance.random() < 0.2:
                row[at] = chance.choice(
                    (
                        f" {cell} ",
                        cell.replace(" ", "\u00a0"),
                        f"\u200b{cell}",
                        cell.replace(" ", "  "),
                    )
                )


_BETWEEN = (blank_rows, the_heading_again)  # rows where no merged cell can be
_AROUND = (
    a_letterhead,
    a_total,
    signatures,
    blank_rows,
    blank_columns,
    a_heading_in_two_rows,
    the_heading_again,
    notes_below,
    blanks_and_marks,
)
_FORMATS: tuple[tuple[str, Callable[[Sheet, Random], bytes]], ...] = (
    ("a.xlsx", lambda sheet, _: xlsx(ds=sheet)),
    ("a.xls", lambda sheet, _: xls(sheet)),
    ("a.csv", lambda sheet, chance: csv(sheet, chance.choice(",;\t"), "utf-8-sig")),
    ("a.ods", lambda sheet, _: ods(sheet)),
    ("a.xls", _page),
)
