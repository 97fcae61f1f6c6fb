"""A booked file taken up again: its rows handed back are worked on, and it takes its own place."""

from datetime import date

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.campaign import campaign
from bangvang.deciding import Decisions, from_json
from bangvang.intake import Batch, Choices, prepare, read
from bangvang.store import Receipt, book, restore, roster, withdraw
from bangvang.store.drafts import Decided, decide, lay_down, put_away
from bangvang.store.originals import erase_originals
from bangvang.store.taking_up import NothingToTakeUp, take_up
from tests.intake.files import csv
from tests.known import AT, Known, line

DAY = date(2022, 5, 12)
FILE = csv(
    [
        ["STT", "Họ và tên", "Đơn vị", "Tên sáng kiến", "Ngày nộp"],
        ["1", "An", "Q. Ba Đình", "Giá treo khuôn", "12/05/2022"],
        ["2", "Bình", "Từ Liêm", "Khay linh kiện", "12/05/2022"],
    ]
)


def understood(known: Known, choices: Choices) -> Batch:
    book_of = read(FILE, "a.csv")
    return prepare(book_of, roster(known.store), DAY, campaign().programme, None, choices)


def booked(known: Known, decided: Decisions | None = None) -> Receipt:
    """The file as it is booked at the desk, or by command where nothing is decided."""
    choices = decided.choices if decided else Choices()
    if decided:
        draft_id = lay_down(known.store, FILE, "a.csv", DAY, SYSTEM, AT)
        kept = Decided(None, DAY, 2, decided.to_json())
        decide(known.store, draft_id, kept, SYSTEM, AT)
        put_away(known.store, draft_id, "booked", SYSTEM, AT)
    (receipt,) = book(known.store, [understood(known, choices)], SYSTEM, AT)
    assert (receipt.accepted, receipt.refused) == (1, 1)
    return receipt


def draft(known: Known) -> dict[str, object]:
    return known.ask("drafts").row(0, named=True)


def test_the_file_of_a_batch_lies_on_the_desk_to_take_its_place(known: Known) -> None:
    receipt = booked(known)
    boards = known.store.board_version
    draft_id = take_up(known.store, receipt.batch_id, SYSTEM, AT)
    lying = draft(known)
    assert (lying["draft_id"], lying["file_name"], lying["received_on"]) == (draft_id, "a.csv", DAY)
    assert known.draft_file(draft_id) == FILE
    decided = from_json(str(lying["choices"]))
    assert decided == Decisions(has_sender=True, instead_of=receipt.batch_id)
    assert known.store.board_version == boards, "nothing is booked by it"


def test_it_is_decided_as_it_was_booked_but_for_what_was_to_be_handed_back(known: Known) -> None:
    choices = Choices(header_rows=(("", 1),), units=(("an", "D-BA-VI"), ("tu liem", "")))
    receipt = booked(known, Decisions(has_sender=True, headings="a|b", choices=choices))
    take_up(known.store, receipt.batch_id, SYSTEM, AT)
    decided = from_json(str(draft(known)["choices"]))
    assert (decided.headings, decided.choices.header_rows) == ("a|b", (("", 1),))
    assert decided.choices.units == (("an", "D-BA-VI"),)
    assert decided.instead_of == receipt.batch_id


def test_booked_it_takes_the_place_of_its_batch_and_the_rows_add_up(known: Known) -> None:
    receipt = booked(known)
    take_up(known.store, receipt.batch_id, SYSTEM, AT)
    whole = understood(known, Choices(units=(("tu liem", "D-BAC-TU-LIEM"),)))
    (again,) = book(known.store, [whole], SYSTEM, AT, instead_of=receipt.batch_id)
    assert (again.status, again.accepted, again.duplicates, again.refused) == ("committed", 2, 0, 0)
    assert again.rows_read == again.accepted + again.refused + again.set_aside
    batches = known.ask("batches", as_of=AT.date()).select("batch_id", "state").rows()
    assert sorted(batches) == sorted(
        [(again.batch_id, "committed"), (receipt.batch_id, "superseded")]
    )
    assert known.city()["initiatives"] == 2
    moves = known.ask("batch_moves", batch_id=receipt.batch_id)
    assert moves.select("action", "actor").row(0) == ("superseded", "bangvang")


def test_left_away_nothing_has_changed(known: Known) -> None:
    receipt = booked(known)
    boards = known.store.board_version
    draft_id = take_up(known.store, receipt.batch_id, SYSTEM, AT)
    put_away(known.store, draft_id, "discarded", SYSTEM, AT)
    assert known.store.board_version == boards
    assert known.ask("batch", batch_id=receipt.batch_id)["state"].item() == "committed"
    assert take_up(known.store, receipt.batch_id, SYSTEM, AT) != draft_id


def test_a_colleague_who_takes_it_up_too_finds_the_same_draft(known: Known) -> None:
    receipt = booked(known)
    draft_id = take_up(known.store, receipt.batch_id, SYSTEM, AT)
    decided = Decided("D-BA-DINH", DAY, None, str(draft(known)["choices"]))
    decide(known.store, draft_id, decided, SYSTEM, AT)
    assert take_up(known.store, receipt.batch_id, SYSTEM, AT) == draft_id
    assert draft(known)["unit_id"] == "D-BA-DINH"


def test_the_same_file_dropped_again_gives_way(known: Known) -> None:
    receipt = booked(known)
    dropped = lay_down(known.store, FILE, "lan 2.csv", DAY, SYSTEM, AT)
    draft_id = take_up(known.store, receipt.batch_id, SYSTEM, AT)
    assert draft_id != dropped
    assert known.ask("drafts")["draft_id"].to_list() == [draft_id]


def test_only_a_batch_that_stands_and_handed_rows_back_is_taken_up(known: Known) -> None:
    clean = known.book(line("Việc", "An"))
    receipt = booked(known)
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    for batch_id in (clean.batch_id, receipt.batch_id, "không có"):
        with pytest.raises(NothingToTakeUp):
            take_up(known.store, batch_id, SYSTEM, AT)
    restore(known.store, receipt.batch_id, SYSTEM, AT)
    erase_originals(known.store, [receipt.batch_id], SYSTEM, AT, "hand")
    with pytest.raises(NothingToTakeUp):
        take_up(known.store, receipt.batch_id, SYSTEM, AT)
    assert known.ask("drafts").is_empty()


@pytest.mark.parametrize("role", ["viewer", "presenter"])
def test_who_may_not_book_takes_nothing_up(known: Known, role: str) -> None:
    receipt = booked(known)
    with pytest.raises(NotAllowed):
        take_up(known.store, receipt.batch_id, Actor("khách", role), AT)
    assert known.ask("drafts").is_empty()


def test_a_file_that_gives_way_to_one_booked_already_counts_no_more(known: Known) -> None:
    old = known.book(line("Việc", "An"), line("Việc khác", "An"))
    file = understood(known, Choices())
    (standing,) = book(known.store, [file], SYSTEM, AT)
    (receipt,) = book(known.store, [file], SYSTEM, AT, instead_of=old.batch_id)
    assert (receipt.status, receipt.batch_id) == ("unchanged", standing.batch_id)
    assert known.city()["initiatives"] == 1
