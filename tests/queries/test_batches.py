"""The list of files brought in."""

from dataclasses import replace
from datetime import date, datetime

import polars as pl

from bangvang.access import SYSTEM
from bangvang.intake.batch import SET_ASIDE
from bangvang.store import book, restore, withdraw
from tests.known import AT, Known, batch, line
from tests.queries.rows import CAU_GIAY

DAY = date(2022, 5, 19)


def test_an_empty_campaign_has_no_batch(known: Known) -> None:
    rows = known.ask("batches", as_of=DAY)
    assert rows.columns == [
        "batch_id",
        "batch_no",
        "file_name",
        "received_on",
        "committed_at",
        "committed_by",
        "state",
        "encoding",
        "rows_read",
        "accepted",
        "fresh",
        "duplicates",
        "refused",
        "set_aside",
        "unit_name",
    ]
    assert rows.height == 0


def test_one_row_tells_what_became_of_a_file(known: Known) -> None:
    aside = [("S", 1, "title", "Danh sách", 1), ("S", 9, "total", "Cộng", 1)]
    file = replace(
        batch(line("T", "An"), line("T", "An"), line("U", "An"), content=b"tep"),
        file_name="cầu giấy.xlsx",
        encoding="tcvn3",
        unit_id=CAU_GIAY,
        set_aside=pl.DataFrame(aside, schema=SET_ASIDE, orient="row"),
    )
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    assert known.ask("batches", as_of=DAY).rows(named=True) == [
        {
            "batch_id": receipt.batch_id,
            "batch_no": 1,
            "file_name": "cầu giấy.xlsx",
            "received_on": DAY,
            "committed_at": AT,
            "committed_by": SYSTEM.name,
            "state": "committed",
            "encoding": "tcvn3",
            "rows_read": 5,
            "accepted": 3,
            "fresh": 2,
            "duplicates": 1,
            "refused": 0,
            "set_aside": 2,
            "unit_name": "LĐLĐ quận Cầu Giấy",
        }
    ]


def test_the_newest_stands_first_and_of_one_moment_the_later_booked(known: Known) -> None:
    files = [batch(line("T", name)) for name in ("An", "Bình", "Chi")]
    moments = [datetime(2022, 5, 19, 9), datetime(2022, 5, 19, 17), datetime(2022, 5, 19, 9)]
    book(known.store, files, SYSTEM, moments)
    assert known.ask("batches", as_of=DAY)["batch_no"].to_list() == [2, 3, 1]


def test_a_file_is_listed_from_the_day_it_was_received(known: Known) -> None:
    known.book(line("T", "An"))
    listed = [known.ask("batches", as_of=date(2022, 5, day)).height for day in (18, 19, 20)]
    assert listed == [0, 1, 1]


def test_a_withdrawn_batch_stays_listed_as_withdrawn(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert known.ask("batches", as_of=DAY)["state"].to_list() == ["withdrawn"]
    restore(known.store, receipt.batch_id, SYSTEM, AT)
    assert known.ask("batches", as_of=DAY)["state"].to_list() == ["committed"]


def test_a_file_of_no_named_unit_has_no_unit_name(known: Known) -> None:
    known.book(line("T", "An"))
    assert known.ask("batches", as_of=DAY)["unit_name"].to_list() == [""]
