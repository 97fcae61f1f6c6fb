"""The tables units send: a row becomes cells, the cells a file as somebody's office writes it."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import xlsxwriter

from bangvang.sample.words import words

if TYPE_CHECKING:
    from bangvang.sample.initiatives import Row

STAGES = {
    "valid": "Hợp lệ",
    "pending": "Đang xem xét",
    "submitted": "Đã nộp",
    "rejected": "Không hợp lệ",
}
FIELDS = {
    "co_khi": "Kỹ thuật", "may": "Kỹ thuật", "thuc_pham": "Kỹ thuật", "xay_dung": "Kỹ thuật",
    "van_tai": "Tác nghiệp", "thuong_mai": "Tác nghiệp", "khach_san": "Tác nghiệp", "cap_nuoc": "Kỹ thuật",
    "toa_nha": "Tác nghiệp", "duong_bo": "Kỹ thuật", "xuong_xe": "Kỹ thuật", "thuy_loi": "Kỹ thuật",
    "nong_nghiep": "Ứng dụng tiến bộ kỹ thuật", "phuong_xa": "Cải cách hành chính",
    "van_phong": "Cải cách hành chính", "cong_doan": "Công tác công đoàn", "mam_non": "Giáo dục mầm non",
    "tieu_hoc": "Giáo dục tiểu học", "thcs": "Giáo dục THCS", "thpt": "Giáo dục THPT", "y_te": "Y tế",
}  # fmt: skip
POSITIONS = {
    "mam_non": "Giáo viên", "tieu_hoc": "Giáo viên", "thcs": "Giáo viên", "thpt": "Giáo viên",
    "y_te": "Điều dưỡng", "phuong_xa": "Công chức", "van_phong": "Chuyên viên", "cong_doan": "Chuyên viên",
    "thuong_mai": "Nhân viên", "khach_san": "Nhân viên", "van_tai": "Lái xe", "nong_nghiep": "Chuyên viên",
}  # fmt: skip
_MANAGING = ("Quản lý", "Sắp xếp", "Chuẩn hoá", "Lập ")


@dataclass(frozen=True)
class Form:
    """One shape of table, from `forms.toml`."""

    columns: tuple[tuple[str, str], ...]  #: what stands in it, and its heading
    date: str
    separator: str = ";"
    joint: str = ""  #: between several authors; "column": the others have a column of their own
    mark: str = ""  #: birth_year or member_code where people are told apart by one
    benefit: str = ""
    letterhead: bool = False
    total: bool = False
    by_union: bool = False
    workbook: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.columns)


def forms() -> dict[str, Form]:
    """The forms by name."""
    return {
        name: Form(**{**form, "columns": tuple((key, heading) for key, heading in form["columns"])})
        for name, form in words("forms").items()
    }


def written(form: Form, rows: "list[Row]", upper_name: str, received_on: date) -> bytes:
    """A file with these rows, as UTF-8 with byte order mark or as a workbook."""
    if form.by_union:
        rows = sorted(rows, key=lambda row: row.union.name)
    table = [*_head(form, upper_name, received_on), [heading for _, heading in form.columns]]
    tellers = [_TELLERS[key] for key in form.keys]
    table += [[tell(form, number, row) for tell in tellers] for number, row in enumerate(rows, 1)]
    if form.total:
        table.append(["Tổng cộng", f"{len(rows)} sáng kiến"])
    if form.workbook:
        return _workbook(table, received_on)
    width = len(form.columns)
    lines = (_line(cells, form.separator, width) for cells in table)
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def _head(form: Form, upper_name: str, received_on: date) -> list[list[str]]:
    if not form.letterhead:
        return []
    return [
        ["LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"],
        [upper_name.upper()],
        ["DANH SÁCH ĐĂNG KÝ CHƯƠNG TRÌNH “1 TRIỆU SÁNG KIẾN”"],
        [f"(Tính đến ngày {received_on:%d/%m/%Y})"],
        [],
    ]


def _line(cells: Iterable[str], separator: str, width: int) -> str:
    texts = [f'"{cell}"' if separator in cell or "\n" in cell else cell for cell in cells]
    return separator.join(texts + [""] * (width - len(texts)))


def _workbook(table: list[list[str]], received_on: date) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    made = datetime(received_on.year, received_on.month, received_on.day, 9)
    book.set_properties({"created": made})  # otherwise the clock would stand in the file
    sheet = book.add_worksheet("DS sáng kiến")
    sheet.set_column(1, 3, 36)
    for number, cells in enumerate(table):
        sheet.write_row(number, 0, cells)
    book.close()
    return stream.getvalue()


def _person(form: Form, number: int, row: "Row") -> str:
    if form.joint == "column" or len(row.authors) == 1:
        return row.authors[0].name
    return form.joint.join(author.name for author in row.authors)


def _field(form: Form, number: int, row: "Row") -> str:
    return "Quản lý" if row.title.startswith(_MANAGING) else FIELDS[row.union.trade]


def _day(form: Form, number: int, row: "Row") -> str:
    return row.bad_day or form.date.format(row.day.day, row.day.month, row.day.year)


def _benefit(form: Form, number: int, row: "Row") -> str:
    amount = row.benefit_vnd
    if not amount:
        return ""
    if form.benefit == "plain":
        return str(amount)
    if form.benefit == "words":
        large = amount >= 1_000_000_000
        value = amount / (1_000_000_000 if large else 1_000_000)
        return f"{value:.10g}".replace(".", ",") + (" tỷ" if large else " triệu")
    dotted = f"{amount:,}".replace(",", ".")
    return f"{dotted} đ" if form.benefit == "dong" else dotted


_TELLERS: "dict[str, Callable[[Form, int, Row], str]]" = {
    "stt": lambda form, number, row: str(number),
    "person": _person,
    "co_authors": lambda form, number, row: ", ".join(one.name for one in row.authors[1:]),
    "mark": lambda form, number, row: row.authors[0].mark,
    "team": lambda form, number, row: row.authors[0].team,
    "union": lambda form, number, row: row.union.name,
    "position": lambda form, number, row: POSITIONS.get(row.union.trade, "Công nhân"),
    "title": lambda form, number, row: row.title,
    "field": _field,
    "day": _day,
    "benefit": _benefit,
    "stage": lambda form, number, row: STAGES[row.stage],
}
