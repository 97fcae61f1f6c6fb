"""What is known of one batch."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import polars as pl

from bangvang.access import SYSTEM
from bangvang.intake import Table
from bangvang.intake.batch import REFUSED
from bangvang.store import book
from tests.known import AT, Known, batch, line
from tests.queries.rows import CAU_GIAY


def test_an_unknown_batch_has_no_row(known: Known) -> None:
    rows = known.ask("batch", batch_id="không có")
    assert rows.columns == [
        "batch_id",
        "file_name",
        "file_hash",
        "file_bytes",
        "received_on",
        "state",
        "unit_name",
        "rows_read",
        "accepted",
        "fresh",
        "duplicates",
        "refused",
        "set_aside",
        "letter_total",
        "initiatives",
        "names_alone",
        "seal",
        "bytes_kept",
        "tables",
    ]
    assert rows.height == 0


def test_one_row_adds_up_and_counts_initiatives_apart_from_rows(known: Known) -> None:
    refused = [("S", 9, "title_missing", "Tên sáng kiến", None, [], None)]
    table = Table("S", 1, {"title": "Tên sáng kiến"}, ("Ghi chú",), ())
    file = replace(
        batch(line("T", "An"), line("T", "An"), line("U", "An", with_others=("Bình",))),
        unit_id=CAU_GIAY,
        tables=(table,),
        refused=pl.DataFrame(refused, schema=REFUSED, orient="row"),
    )
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    row = known.ask("batch", batch_id=receipt.batch_id).row(0, named=True)
    assert row["rows_read"] == 4
    assert row["rows_read"] == sum(
        row[part] for part in ("fresh", "duplicates", "refused", "set_aside")
    )
    assert row["initiatives"] == 3
    assert (row["state"], row["received_on"]) == ("committed", date(2022, 5, 19))
    assert row["unit_name"] == "LĐLĐ quận Cầu Giấy"
    assert (row["file_hash"], row["file_bytes"]) == (
        sha256(file.content).hexdigest(),
        len(file.content),
    )
    assert json.loads(row["tables"])[0]["columns"] == table.columns


def test_a_file_of_no_named_unit_has_no_unit_name_and_no_letter(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    row = known.ask("batch", batch_id=receipt.batch_id).row(0, named=True)
    assert (row["unit_name"], row["letter_total"]) == ("", None)


def test_a_name_alone_of_which_nobody_said_what_it_is_is_told_apart(known: Known) -> None:
    refused = [
        ("S", 9, "name_unclear", None, "Hapro", [], None),
        ("S", 10, "section_unclear", None, "Hapro", [], None),
    ]
    file = replace(
        batch(line("T", "An")), refused=pl.DataFrame(refused, schema=REFUSED, orient="row")
    )
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    row = known.ask("batch", batch_id=receipt.batch_id).row(0, named=True)
    assert (row["refused"], row["names_alone"]) == (2, 1)
