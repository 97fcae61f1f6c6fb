"""What became of a file that was booked, byte for byte, and counts no more."""

import json
from datetime import datetime
from hashlib import sha256

from bangvang.access import SYSTEM, Actor
from bangvang.store import book, restore, withdraw
from tests.known import AT, Known, batch, line

LATER = datetime(2022, 5, 20, 9, 15)
LAN = Actor("lan", "staff")


def gone_file(known: Known, content: bytes = b"tep") -> dict[str, object] | None:
    found = known.ask("gone_file", file_hash=sha256(content).hexdigest())
    return next(found.iter_rows(named=True), None)


def test_a_file_never_booked_or_one_that_counts_is_not_gone(known: Known) -> None:
    assert gone_file(known) is None
    known.book(line("T", "An"), content=b"tep")
    assert gone_file(known) is None


def test_a_withdrawn_file_is_told_with_who_when_and_why(known: Known) -> None:
    first = known.book(line("T", "An"), content=b"tep")
    withdraw(known.store, first.batch_id, LAN, LATER, "gửi nhầm")
    found = gone_file(known)
    assert found
    assert (found["batch_no"], found["state"], found["committed_at"]) == (1, "withdrawn", AT)
    assert (found["moved_at"], found["moved_by"]) == (LATER, "lan")
    assert json.loads(str(found["details"]))["why"] == "gửi nhầm"
    assert found["follower_no"] is None
    restore(known.store, first.batch_id, LAN, LATER)
    assert gone_file(known) is None


def test_a_replaced_file_is_told_with_the_batch_that_took_its_place(known: Known) -> None:
    first = known.book(line("T", "An"), content=b"tep")
    known.book(line("U", "An"))
    newer = batch(line("T", "An"), line("V", "An"))
    (receipt,) = book(known.store, [newer], LAN, LATER, instead_of=first.batch_id)
    known.book(line("W", "An"))
    found = gone_file(known)
    assert found
    assert (found["batch_no"], found["state"], found["moved_by"]) == (1, "superseded", "lan")
    assert (found["follower_no"], found["follower_file"]) == (3, receipt.file_name)


def test_of_two_bookings_the_last_is_told_and_none_while_one_counts(known: Known) -> None:
    first = known.book(line("T", "An"), content=b"tep")
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    again = batch(line("T", "An"), content=b"tep")
    (second,) = book(known.store, [again], SYSTEM, AT, again=True)
    assert gone_file(known) is None
    withdraw(known.store, second.batch_id, SYSTEM, AT)
    found = gone_file(known)
    assert found
    assert found["batch_id"] == second.batch_id
