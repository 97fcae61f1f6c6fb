"""Phone, e-mail, identity number, birth date and address are never stored, wherever they stand."""

import re
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.deciding import Decisions, answered
from bangvang.intake import Choices, prepare, read
from bangvang.intake.private import _PRIVATE, scrubbed, scrubbed_text, without_private
from bangvang.store import book, roster
from bangvang.store.drafts import Decided, decide, lay_down
from bangvang.store.verdicts import compare
from tests.intake.files import csv
from tests.known import AT, Known

PHONE, MAIL, CARD = "0912 345 678", "hoa.le@congty.vn", "001085012345"
BORN, HOME = "15/03/1985", "số 5 ngõ 12 phố Huế"
HEADS = (
    *("STT", "Họ và tên", "Đồng tác giả", "Ngày sinh", "Số điện thoại", "Email", "CCCD", "Địa chỉ"),
    *("Tên sáng kiến", "Đơn vị", "CĐCS", "Tổ công đoàn", "Lĩnh vực", "Ghi chú", "Chức vụ"),
    *("Ngày đăng ký", "Giá trị làm lợi", "Cột lạ"),
)
#: a row in which every cell that is kept says something private
FULL = (
    *(f"Lê Thị Hoa - {PHONE}", f"Lý Ba ({MAIL}), Lý Tư {CARD}", BORN, PHONE, MAIL, CARD, HOME),
    *(f"Hàn tự động (liên hệ {PHONE}, {MAIL}; CMND 145123456)", "LĐLĐ quận Hà Đông"),
    *(f"Công ty B, ĐT: (+84) 912.345.678 hoặc {PHONE}", f"Tổ 1 {MAIL}", f"Kỹ thuật {PHONE}"),
    *(
        f"sinh {BORN} tại {HOME}, {PHONE}",
        f"Tổ trưởng {PHONE}",
        "18/05/2022",
        "5",
        f"{HOME} {CARD}",
    ),
)


def row(number: int, **changed: str) -> list[str]:
    return [
        str(number),
        *(changed.get(head, cell) for head, cell in zip(HEADS[1:], FULL, strict=True)),
    ]


FILE = csv(
    [
        [f"DANH SÁCH, liên hệ Hoa {PHONE}, {MAIL}, CCCD {CARD}"],
        list(HEADS),
        row(1),
        row(2, **{"Tên sáng kiến": ""}),  # handed back
        row(3, **{"Ngày đăng ký": f"99/99/2022 {PHONE}"}),
        row(4, **{"Đơn vị": f"Đơn vị lạ {PHONE} {MAIL}"}),
        row(5, **{"Họ và tên": ""}),
        row(
            6,
            **{"Họ và tên": f"Trần An, sinh ngày {BORN}", "Tên sáng kiến": f"Hàn tự động, {PHONE}"},
        ),
        ["", f"Người lập biểu, {PHONE}, {MAIL}, {CARD}, sinh ngày {BORN}"],
    ]
)
PRIVATE = {
    "phone": r"91\W{0,2}2\W{0,2}345\W{0,2}678",
    "e-mail": r"hoa\W{0,2}le\W{0,2}congty",
    "identity number": r"001085012345|145123456",
    "birth date": r"15\W03\W1985|1985-03-15",
    "address": r"(?i)ngõ 12|ngo.12",
}


@pytest.fixture
def filled(known: Known) -> Known:
    """The file booked, its sender unnamed and named, and lying on the desk with an answer kept."""
    for sender in (None, "D-HA-DONG"):
        batch = prepare(
            read(FILE + (sender or "").encode(), "ds.csv"),
            roster(known.store, sender),
            date(2022, 5, 19),
            campaign().programme,
            sender,
        )
        book(known.store, [batch], SYSTEM, AT)
    draft_id = lay_down(known.store, FILE, "ds.csv", AT.date(), SYSTEM, AT)
    choices = Choices()
    for question in batch.questions:
        choices = answered(choices, question, question.options[0][0] if question.options else "")
    kept = Decided(None, AT.date(), None, Decisions(choices=choices).to_json())
    decide(known.store, draft_id, kept, SYSTEM, AT)
    compare(known.store, SYSTEM, AT)
    return known


@pytest.mark.parametrize("what", PRIVATE)
def test_no_table_holds_what_is_private(filled: Known, what: str) -> None:
    tables = filled.store.select(
        "select table_name from duckdb_tables() where not temporary "
        "and database_name = current_database()",
        {},
    )["table_name"]
    assert filled.store.select("select count(*) as n from refusal", {}).item() > 3
    assert filled.store.select("select count(*) as n from initiative", {}).item() > 3
    told = [
        (table, cells)
        for table in tables
        for cells in filled.store.select(f"select * from {table}", {}).rows()  # noqa: S608
        if re.search(PRIVATE[what], repr([cell for cell in cells if not isinstance(cell, bytes)]))
    ]
    assert told == []


def test_what_is_around_it_stays(filled: Known) -> None:
    titles = set(filled.store.select("select title from initiative", {})["title"])
    assert "Hàn tự động (liên hệ …, …; …)" in titles
    names = set(filled.store.select("select name from registrant", {})["name"])
    assert {"Lê Thị Hoa", "Lý Ba", "Lý Tư", "Trần An"} <= names


@pytest.mark.parametrize(
    "text",
    [
        "Giảm 1.234.567.890 đồng chi phí",
        "Quy trình ISO 9001:2015 áp dụng từ 01/01/2022 đến 31/12/2022",
        "Máy CNC-2000, mã 123456789, công suất 0,75 kW",
        "Phần mềm quản lý địa chỉ IP của phòng sinh hoá 12",
        "Tổ 1 @ xưởng 2",
        "Từ 05.10.2022 đến 06.10.2022",
        "Đơn vị có 1.200 đoàn viên",
    ],
)
def test_numbers_that_are_nobodys_stay(text: str) -> None:
    assert scrubbed_text(text) == text
    assert scrubbed(pl.Series([text, None]))[0] == text


@pytest.mark.parametrize(
    "text",
    [
        *("0912345678", "0912.345.678", "091 2345 678", "+84 912 345 678", "84912345678"),
        *("(0912) 345-678", "024 3825 1234", "a.b-c@x.edu.vn", "001085012345", "CMND: 145123456"),
        *("căn cước số 145 123456".replace(" 1", "1"), "sinh ngày 1/2/1990", "NS: 01-02-1990"),
    ],
)
def test_what_is_somebodys_goes(text: str) -> None:
    assert scrubbed_text(f"Hàn {text}.").strip(" .") in ("Hàn …", "Hàn (…")
    (told,) = scrubbed(pl.Series([f"Hàn {text}."]))
    assert told == scrubbed_text(f"Hàn {text}.")


@settings(deadline=None)
@given(st.from_regex(_PRIVATE), st.sampled_from(["", "Hàn ", "số 1.234.567 "]))
def test_no_sieve_lets_anything_private_by(text: str, before: str) -> None:
    texts = pl.Series("text", [before + text, None, "Hàn"])
    whole = texts.to_frame().select(without_private(pl.col("text"))).to_series()
    assert scrubbed(texts).to_list() == whole.to_list()
