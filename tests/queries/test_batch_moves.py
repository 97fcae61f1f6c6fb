"""What happened to a batch, by whom and why."""

import json
from datetime import datetime

from bangvang.access import SYSTEM, Actor
from bangvang.store import book, restore, withdraw
from tests.known import AT, Known, batch, line

LATER = datetime(2022, 5, 20, 9)
COLLEAGUE = Actor("Lan", "staff")


def moves(known: Known, batch_id: str) -> list[tuple[str, str]]:
    rows = known.ask("batch_moves", batch_id=batch_id)
    return list(rows.select("action", "actor").iter_rows())


def why(known: Known, batch_id: str) -> str:
    return str(json.loads(known.ask("batch_moves", batch_id=batch_id)["details"][0])["why"])


def test_nothing_happened_to_an_unknown_batch(known: Known) -> None:
    rows = known.ask("batch_moves", batch_id="không có")
    assert rows.columns == ["happened_at", "actor", "action", "details"]
    assert rows.height == 0


def test_a_booked_batch_was_booked_by_somebody(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    known.book(line("U", "An"))
    assert moves(known, receipt.batch_id) == [("booked", SYSTEM.name)]


def test_the_latest_move_stands_first_with_its_reason(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    withdraw(known.store, receipt.batch_id, COLLEAGUE, LATER, "gửi nhầm")
    assert moves(known, receipt.batch_id) == [("withdrawn", "Lan"), ("booked", SYSTEM.name)]
    assert why(known, receipt.batch_id) == "gửi nhầm"


def test_of_one_moment_the_state_it_is_in_stands_first(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT, "nhầm")
    restore(known.store, receipt.batch_id, SYSTEM, AT, "đúng rồi")
    told = [action for action, _ in moves(known, receipt.batch_id)]
    assert told == ["committed", "withdrawn", "booked"]


def test_a_superseded_batch_names_the_file_in_its_place(known: Known) -> None:
    old = known.book(line("T", "An"))
    new = batch(line("T", "An"), line("U", "An"))
    book(known.store, [new], COLLEAGUE, LATER, instead_of=old.batch_id)
    assert moves(known, old.batch_id)[0] == ("superseded", "Lan")
    assert why(known, old.batch_id) == new.file_name
