"""Whether a file is booked already, byte for byte."""

from hashlib import sha256

from bangvang.access import SYSTEM
from bangvang.intake.batch import Batch
from bangvang.store import book, restore, withdraw
from tests.known import AT, Known, batch, line
from tests.queries.rows import CAU_GIAY, some


def same_bytes(*rows: list[dict[str, object]]) -> Batch:
    return batch(*rows, content=b"tep")


def booked_file(
    known: Known, content: bytes = b"tep", besides: str = ""
) -> list[tuple[object, ...]]:
    file_hash = sha256(content).hexdigest()
    return known.ask("booked_file", file_hash=file_hash, besides=besides).rows()


def test_an_unknown_file_is_not_booked_already(known: Known) -> None:
    assert booked_file(known) == []
    known.book(*some(1, CAU_GIAY), content=b"khac")
    assert booked_file(known) == []


def test_a_booked_file_is_known_by_its_bytes(known: Known) -> None:
    file = same_bytes(line("T", "An"), line("T", "An"))
    (receipt,) = book(known.store, [file], SYSTEM, AT)
    assert booked_file(known) == [(receipt.batch_id, file.file_name, AT, 2, 1, 0)]


def test_a_withdrawn_file_is_not_booked_already(known: Known) -> None:
    (first,) = book(known.store, [same_bytes(line("T", "An"))], SYSTEM, AT)
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert booked_file(known) == []


def test_of_two_bookings_of_one_file_the_first_that_stands_is_told(known: Known) -> None:
    (first,) = book(known.store, [same_bytes(line("T", "An"))], SYSTEM, AT)
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    (second,) = book(known.store, [same_bytes(line("T", "An"))], SYSTEM, AT, again=True)
    assert [row[0] for row in booked_file(known)] == [second.batch_id]
    restore(known.store, first.batch_id, SYSTEM, AT)
    assert [row[0] for row in booked_file(known)] == [first.batch_id]
    assert [row[0] for row in booked_file(known, besides=first.batch_id)] == [second.batch_id]


def test_the_batch_whose_place_the_file_is_to_take_is_not_told(known: Known) -> None:
    (booked,) = book(known.store, [same_bytes(line("T", "An"))], SYSTEM, AT)
    assert booked_file(known, besides=booked.batch_id) == []
