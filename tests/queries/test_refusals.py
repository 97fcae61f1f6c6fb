"""The rows handed back, and the file they came from."""

import json
from dataclasses import replace

import polars as pl

from bangvang.access import SYSTEM
from bangvang.intake.batch import REFUSED
from bangvang.store import book, withdraw
from tests.known import AT, Known, batch, line

REFUSALS = [
    ("Tờ 2", 5, "unit_unknown", "Đơn vị", "Công ty ?", ["1", None, "=A1"]),
    ("Tờ 1", 12, "title_missing", "Tên sáng kiến", None, ["2"]),
    ("Tờ 1", 9, "date_unreadable", "Ngày", "31/02/2022", []),
]


def booked(known: Known) -> str:
    file = replace(
        batch(line("T", "An")), refused=pl.DataFrame(REFUSALS, schema=REFUSED, orient="row")
    )
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    assert (receipt.rows_read, receipt.refused) == (4, 3)
    return receipt.batch_id


def test_an_unknown_batch_has_no_refusals(known: Known) -> None:
    rows = known.ask("refusals", batch_id="không có")
    assert rows.columns == ["sheet", "row", "reason", "column_name", "value", "cells"]
    assert rows.height == 0


def test_rows_handed_back_are_told_in_the_order_of_the_sheets(known: Known) -> None:
    rows = known.ask("refusals", batch_id=booked(known))
    assert rows.drop("cells").rows() == [
        ("Tờ 1", 9, "date_unreadable", "Ngày", "31/02/2022"),
        ("Tờ 1", 12, "title_missing", "Tên sáng kiến", None),
        ("Tờ 2", 5, "unit_unknown", "Đơn vị", "Công ty ?"),
    ]
    assert [json.loads(cells) for cells in rows["cells"]] == [[], ["2"], ["1", None, "=A1"]]


def test_each_batch_has_its_own_refusals(known: Known) -> None:
    booked(known)
    clean = known.book(line("U", "An"))
    assert known.ask("refusals", batch_id=clean.batch_id).height == 0


def test_the_refusals_of_a_withdrawn_batch_are_kept(known: Known) -> None:
    batch_id = booked(known)
    withdraw(known.store, batch_id, SYSTEM, AT)
    assert known.ask("refusals", batch_id=batch_id).height == 3
