"""A new version of a unit's file: what it keeps, changes, adds and lacks; and taking the old one's place."""

from datetime import date

from bangvang.access import SYSTEM
from bangvang.store import book, effect, effect_of_move, restore
from tests.known import AT, BOARD, Known, batch, line


def test_a_new_version_is_told_by_its_lines(known: Known) -> None:
    known.book(line("Khác", "Người", grassroots="Công ty Z"))
    old = known.book(line("T", "An"), line("U", "An"), line("V", "Bình"))
    new = batch(line("T", "An"), line("U", "An", stage="valid"), line("W", "Chi"))
    (like,) = effect(known.store, new, SYSTEM, AT, BOARD).likenesses
    assert like.batch_id == old.batch_id
    assert (like.kept, like.changed, like.removed, like.added) == (2, 1, 1, 1)
    assert round(like.share) == 67


def test_lines_of_a_union_that_the_new_version_leaves_out_are_removed_too(known: Known) -> None:
    old = known.book(line("T", "An"), line("U", "Bình", grassroots="Công ty Z"), line("V", "Chi"))
    found = effect(known.store, batch(line("T", "An")), SYSTEM, AT, BOARD)
    (like,) = found.likenesses
    assert (like.batch_id, like.kept, like.removed) == (old.batch_id, 1, 2)
    assert round(like.share) == 33
    new = batch(line("T", "An"), line("V", "Chi"))
    found = effect(known.store, new, SYSTEM, AT, BOARD)
    assert found.likenesses[0].removed == found.differences.filter(change="removed").height == 1


def test_what_it_takes_the_place_of_is_told_all_the_while(known: Known) -> None:
    known.book(line("T", "An"), line("U", "An"), line("V", "Bình"))
    old = known.book(line("T", "An"), line("U", "An"))
    new = batch(line("T", "An"), line("W", "Chi"))
    found = effect(known.store, new, SYSTEM, AT, BOARD, instead_of=old.batch_id)
    assert found.likenesses[0].batch_id == old.batch_id
    assert found.differences.select("change", "title").rows() == [("added", "W"), ("removed", "U")]
    assert found.repeats["title"].to_list() == ["T"]


def test_a_file_that_shares_nothing_resembles_nothing(known: Known) -> None:
    known.book(line("T", "An"))
    assert not effect(known.store, batch(line("U", "An")), SYSTEM, AT, BOARD).likenesses


def test_superseding_counts_the_new_file_only_and_can_be_undone(known: Known) -> None:
    old = known.book(line("T", "An"), line("U", "An"))
    new = batch(line("T", "An"))
    found = effect(known.store, new, SYSTEM, AT, BOARD, instead_of=old.batch_id)
    assert found.changes[0].initiatives == (2, 1)
    (receipt,) = book(known.store, [new], SYSTEM, AT, instead_of=old.batch_id)
    assert receipt.duplicates == 0
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1
    states = dict(known.ask("batches", as_of=date(2022, 5, 19)).select("batch_id", "state").rows())
    assert states == {old.batch_id: "superseded", receipt.batch_id: "committed"}
    restore(known.store, old.batch_id, SYSTEM, AT)
    assert known.standing("D-CAU-GIAY")["initiatives"] == 2


def test_the_effect_of_a_withdrawal_is_shown_without_a_trace(known: Known) -> None:
    known.book(line("T", "An", "D-BA-DINH"))
    receipt = known.book(line("T", "An"), line("U", "An"))
    version = known.store.version
    (change,) = effect_of_move(known.store, receipt.batch_id, "withdrawn", SYSTEM, BOARD)
    assert (change.initiatives, change.rank) == ((2, 0), (1, None))
    assert known.store.version == version
    assert known.standing("D-CAU-GIAY")["initiatives"] == 2
