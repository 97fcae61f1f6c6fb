"""Lists of which everything is known, written as offices write them: all is booked, and as it is."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from xml.sax.saxutils import escape

from viparse.normalize.tcvn3 import TCVN3
from viparse.normalize.vni import VNI

from bangvang.fold import fold
from bangvang.intake import Batch
from bangvang.sample.titles import Titles
from tests.intake.files import Cell, csv, ods, xls, xlsx
from tests.intake.real_text import names, typed

Sheet = list[list[Cell]]
UPPER = "LĐLĐ quận Ba Đình"
_UNIONS = (
    "Trường Mầm non Hoa Sen", "Trường THCS Giảng Võ", "Công ty TNHH May Đức Giang",
    "Công ty CP Cơ khí Đông Anh", "Trung tâm Y tế quận Ba Đình", "Bệnh viện Đa khoa Hồng Ngọc",
    "UBND phường Ngọc Khánh", "Phòng Giáo dục và Đào tạo", "Xí nghiệp Môi trường đô thị số 2",
    "Trường Tiểu học Kim Đồng", "Khách sạn Thăng Long", "Chi cục Thuế quận Ba Đình",
)  # fmt: skip
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
    between_people: str  #: what stands between co-authors; "" when each has a row
    union_as: str  #: column, section, ditto, filled
    letters: Callable[[str], str]


_HEADINGS: dict[str, tuple[str, ...]] = {
    "stt": ("STT", "TT", "Số TT"),
    "title": ("Tên sáng kiến", "Tên đề tài, sáng kiến", "Nội dung sáng kiến", "TÊN SÁNG KIẾN/GIẢI PHÁP", "Tên SK", "ten sang kien"),
    "people": ("Họ và tên", "Tác giả", "Họ tên tác giả", "Tác giả, đồng tác giả", "HỌ VÀ TÊN", "Họ tên người đăng ký"),
    "union": ("CĐCS", "Công đoàn cơ sở", "Đơn vị", "Đơn vị công tác", "Tên CĐCS", "Nơi công tác"),
    "upper": ("LĐLĐ/Công đoàn cấp trên", "Công đoàn cấp trên"),
    "day": ("Ngày đăng ký", "Ngày nộp", "Ngày ĐK", "Thời gian đăng ký"),
    "benefit": ("Giá trị làm lợi (VND)", "Số tiền làm lợi (đồng)", "Giá trị làm lợi", "Hiệu quả kinh tế"),
    "note": ("Ghi chú", "Chức vụ", "Số điện thoại", "Điểm"),
}  # fmt: skip


def truth(chance: Random) -> tuple[str, bytes, list[Told]]:
    """A file name, the file, and what it tells."""
    told = _registrations(chance)
    form = _form(chance)
    sheet = _table(told, form, chance)
    for habit in chance.sample(_AROUND, chance.randint(0, 4)):
        habit(sheet, chance)
    written = [
        [form.letters(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet
    ]
    name, write = chance.choice(_FORMATS)
    if form.letters is not _as_it_is and name.endswith(".csv"):
        name, write = _FORMATS[0]
    return name, write(written, chance), told


def lies(told: list[Told], batch: Batch) -> list[str]:
    """What is booked and not so, and what is not booked."""
    by_title = {fold(one.title): one for one in told}
    missing = by_title.keys() - set(batch.booked["title_key"])
    found = [f"not booked: {by_title[key]}" for key in sorted(missing)]
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
    unions = chance.sample(_UNIONS, chance.randint(1, 5))
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
    people = chance.choice(("\n", "; ", ", ", "\n- ", " - ", ""))
    union_as = chance.choice(("column", "column", "section", "ditto"))
    fields = ["title", "people", "day", "benefit", *(["union"] if union_as != "section" else [])]
    chance.shuffle(fields)
    if chance.random() < 0.4:
        fields.insert(chance.randrange(len(fields) + 1), "upper")
    if chance.random() < 0.5:
        fields.insert(chance.randrange(1, len(fields) + 1), "note")
    return Form(
        columns=("stt", *fields),
        headings={field: chance.choice(words) for field, words in _HEADINGS.items()},
        day=chance.choice(_DAYS),
        amount=chance.choice(_AMOUNTS),
        between_people=people,
        union_as=union_as,
        letters=chance.choice((_as_it_is,) * 5 + _LETTERS),
    )


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
_AMOUNTS: tuple[Callable[[int], Cell], ...] = (
    lambda amount: amount,
    lambda amount: f"{amount:,}".replace(",", "."),
    lambda amount: f"{amount:,}",
    lambda amount: f"{amount:,} đ".replace(",", "."),
    lambda amount: f"{amount / 1e6:g} triệu".replace(".", ","),
    lambda amount: f"{amount / 1e6:g} triệu đồng".replace(".", ","),
    lambda amount: f"{amount:,}đồng/năm".replace(",", "."),
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
    before = None
    for number, one in enumerate(told, 1):
        if form.union_as == "section" and (before is None or one.union != before.union):
            rows.append([None, one.union] if chance.random() < 0.5 else [one.union])
        people = [form.between_people.join(one.people)] if form.between_people else list(one.people)
        if form.between_people == "\n- ":
            people = ["- " + people[0]] if len(one.people) > 1 else people
        union: Cell = one.union
        if before is not None and before.union == one.union:
            union = {"ditto": '"', "filled": None}.get(form.union_as, union)
        values: dict[str, Cell] = {
            "stt": number,
            "title": one.title,
            "people": people[0],
            "union": union,
            "upper": UPPER,
            "day": form.day(one.day),
            "benefit": None if one.benefit is None else form.amount(one.benefit),
            "note": None,
        }
        rows.append([values[field] for field in form.columns])
        rows += [
            [person if field == "people" else None for field in form.columns]
            for person in people[1:]
        ]
        before = one
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


_AROUND = (a_letterhead, a_total, signatures, blank_rows, blank_columns)
_FORMATS: tuple[tuple[str, Callable[[Sheet, Random], bytes]], ...] = (
    ("a.xlsx", lambda sheet, _: xlsx(ds=sheet)),
    ("a.xls", lambda sheet, _: xls(sheet)),
    ("a.csv", lambda sheet, chance: csv(sheet, chance.choice(",;\t"), "utf-8-sig")),
    ("a.ods", lambda sheet, _: ods(sheet)),
    ("a.xls", _page),
)
