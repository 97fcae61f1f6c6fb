"""The rows handed back, and the file they came from."""

import json
from dataclasses import replace

import polars as pl

from bangvang.access import SYSTEM
from bangvang.faults import faults_of
from bangvang.intake.batch import REFUSED
from bangvang.store import book, withdraw
from tests.known import AT, Known, batch, line

REFUSALS = [
    ("Tờ 2", 5, "unit_unknown", "Đơn vị", "Công ty ?", ["1", None, "=A1"], None),
    ("Tờ 1", 12, "title_missing", "Tên sáng kiến", None, ["2"], None),
    ("Tờ 1", 9, "date_unreadable", "Ngày", "31/02/2022", [], None),
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
    assert rows.columns == ["sheet", "row", "reason", "column_name", "value", "cells", "others"]
    assert rows.height == 0


def test_rows_handed_back_are_told_in_the_order_of_the_sheets(known: Known) -> None:
    rows = known.ask("refusals", batch_id=booked(known))
    assert rows.drop("cells", "others").rows() == [
        ("Tờ 1", 9, "date_unreadable", "Ngày", "31/02/2022"),
        ("Tờ 1", 12, "title_missing", "Tên sáng kiến", None),
        ("Tờ 2", 5, "unit_unknown", "Đơn vị", "Công ty ?"),
    ]
    assert [json.loads(cells) for cells in rows["cells"]] == [[], ["2"], ["1", None, "=A1"]]


def test_what_else_is_wrong_with_a_row_is_kept_beside_the_reason_it_is_counted_by(
    known: Known,
) -> None:
    others = [
        {"reason": "unit_unknown", "column": "Đơn vị", "value": 'Công ty "?"'},
        {"reason": "date_unreadable", "column": "Ngày", "value": None},
    ]
    rows = [("S", 4, "title_missing", "Tên", None, [], others), (*REFUSALS[1],)]
    refused = pl.DataFrame(rows, schema=REFUSED, orient="row")
    file = replace(batch(line("T", "An")), refused=refused)
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    assert receipt.refused == 2
    told = known.ask("refusals", batch_id=receipt.batch_id)
    assert told["others"].null_count() == 1
    assert faults_of(told).sort("row").rows() == [
        ("S", 4, "title_missing", "Tên", None),
        ("S", 4, "unit_unknown", "Đơn vị", 'Công ty "?"'),
        ("S", 4, "date_unreadable", "Ngày", None),
        ("Tờ 1", 12, "title_missing", "Tên sáng kiến", None),
    ]
    assert faults_of(refused).equals(faults_of(told).sort("sheet", "row", maintain_order=True))


def test_each_batch_has_its_own_refusals(known: Known) -> None:
    booked(known)
    clean = known.book(line("U", "An"))
    assert known.ask("refusals", batch_id=clean.batch_id).height == 0


def test_the_refusals_of_a_withdrawn_batch_are_kept(known: Known) -> None:
    batch_id = booked(known)
    withdraw(known.store, batch_id, SYSTEM, AT)
    assert known.ask("refusals", batch_id=batch_id).height == 3
