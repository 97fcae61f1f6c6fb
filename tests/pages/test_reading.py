"""Readings beside the pages: what is kept of a file on the desk, and what is not."""

import gc
import weakref
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from bangvang import reading, waiting
from bangvang.access import SYSTEM
from bangvang.intake import Batch, FileRefused, Workbook
from bangvang.store.drafts import lay_down
from bangvang.waiting import Draft, drafts, let_go, prepared, rows_checked, workbook
from tests.intake.files import csv
from tests.known import Known
from tests.pages.visit import Visit

AT = datetime(2022, 5, 19, 18)
LIST = csv([["STT", "Tên sáng kiến", "Họ tên"], ["1", "Giá treo khuôn", "An"]])


SOUND = csv([["Tên sáng kiến", "Họ tên", "Đơn vị"], ["Khay", "An", "LĐLĐ quận Ba Đình"]])


class Large:
    """Stands for what takes much memory."""


def laid(own: Known, content: bytes) -> Draft:
    lay_down(own.store, content, "a.csv", date(2022, 5, 19), SYSTEM, AT)
    (draft,) = drafts(own.ask("drafts"))
    return draft


def test_only_the_last_reading_of_a_file_is_kept() -> None:
    first = weakref.ref(reading.begun(("a", 1), Large, about="a").result())
    last = reading.begun(("a", 2), Large, about="a").result()
    gc.collect()
    assert first() is None
    assert reading.begun(("a", 2), Large, about="a").result() is last


def test_what_has_left_the_desk_is_forgotten(own: Known) -> None:
    draft = laid(own, LIST)
    batch = weakref.ref(prepared(own.store, draft).result())
    book = weakref.ref(workbook(own.store, draft))
    let_go(draft)
    gc.collect()
    assert (batch(), book()) == (None, None)


def test_a_refused_file_is_not_kept_with_its_refusal(own: Known) -> None:
    content = b"PK\x03\x04" + b"x" * 100_000
    refused = prepared(own.store, laid(own, content)).exception()
    assert isinstance(refused, FileRefused)
    gc.collect()
    held: list[object] = []
    told: BaseException | None = refused
    while told is not None:
        step = told.__traceback__
        while step is not None:
            held += step.tb_frame.f_locals.values()
            step = step.tb_next
        told = told.__context__
    assert not [one for one in held if isinstance(one, bytes) and len(one) >= len(content)]


def test_how_many_rows_are_checked_is_told_meanwhile(own: Known) -> None:
    lines = [[str(number), f"Giá treo khuôn {number}", "An"] for number in range(60_000)]
    draft = laid(own, csv([["STT", "Tên sáng kiến", "Họ tên"], *lines]))
    told: set[int | None] = set()
    on_its_way = prepared(own.store, draft)
    while not on_its_way.done():
        told.add(rows_checked(draft))
    assert told == {None, 60_001}
    assert rows_checked(draft) is None


@pytest.mark.parametrize("fault", [ZeroDivisionError("ours"), pl.exceptions.PanicException("ours")])
def test_a_fault_in_one_file_leaves_the_desk_to_the_others(
    own: Known,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    fault: BaseException,
) -> None:
    sound = waiting.prepare

    def prepare(workbook: Workbook, *decided: Any) -> Batch:
        if workbook.file_name == "loi.csv":
            raise fault
        return sound(workbook, *decided)

    monkeypatch.setattr(waiting, "prepare", prepare)
    visit = Visit("upload").drop(("loi.csv", LIST), ("lanh.csv", SOUND))
    assert "phần mềm gặp lỗi khi đọc" in "".join(visit.app.radio(key="desk_chosen").captions)
    assert visit.pressable("ghi")
    visit.app.radio(key="desk_chosen").set_value(draft_id(own, "loi.csv"))
    visit.run()
    (told,) = [each.value for each in visit.app.error]
    (record,) = [each for each in caplog.records if each.message == "file failed"]
    assert record.told["number"] in told
    visit.press("bo")
    assert own.ask("drafts")["file_name"].to_list() == ["lanh.csv"]


def draft_id(own: Known, file_name: str) -> str:
    found = own.ask("drafts")
    return str(found.filter(found["file_name"] == file_name)["draft_id"].item())
