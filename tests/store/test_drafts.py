"""The desk: files wait for whoever opens it, with what was decided so far."""

from datetime import date

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store.drafts import (
    Decided,
    DecidedOtherwise,
    DraftUnknown,
    decide,
    lay_down,
    put_away,
)
from tests.known import AT, Known

DAY = date(2022, 5, 19)


def test_a_file_laid_down_waits_with_its_bytes(known: Known) -> None:
    draft_id = lay_down(known.store, b"\x00goc", "a.csv", DAY, SYSTEM, AT)
    drafts = known.ask("drafts")
    assert drafts["file_name"].to_list() == ["a.csv"]
    assert known.draft_file(draft_id) == b"\x00goc"


def test_the_same_bytes_lie_on_the_desk_only_once(known: Known) -> None:
    first = lay_down(known.store, b"goc", "a.csv", DAY, SYSTEM, AT)
    assert lay_down(known.store, b"goc", "b.csv", DAY, SYSTEM, AT) == first


def test_what_was_decided_is_there_for_a_colleague(known: Known) -> None:
    draft_id = lay_down(known.store, b"goc", "a.csv", DAY, SYSTEM, AT)
    decided = Decided("D-BA-DINH", date(2022, 5, 18), 350, '{"day_first": true}')
    decide(known.store, draft_id, decided, SYSTEM, AT)
    row = known.ask("drafts").row(0, named=True)
    assert (row["unit_id"], row["received_on"]) == ("D-BA-DINH", date(2022, 5, 18))
    assert (row["letter_total"], row["choices"]) == (350, '{"day_first": true}')


def test_what_a_colleague_decided_meanwhile_stands(known: Known) -> None:
    draft_id = lay_down(known.store, b"goc", "a.csv", DAY, SYSTEM, AT)
    as_laid, theirs = Decided(None, DAY, None, "{}"), Decided("D-BA-VI", DAY, 3, "{}")
    decide(known.store, draft_id, theirs, SYSTEM, AT, instead_of=as_laid)
    mine, version = Decided("D-BA-DINH", DAY, None, "{}"), known.store.version
    with pytest.raises(DecidedOtherwise):
        decide(known.store, draft_id, mine, SYSTEM, AT, instead_of=as_laid)
    assert known.store.version == version
    row = known.ask("drafts").row(0, named=True)
    assert (row["unit_id"], row["letter_total"]) == ("D-BA-VI", 3)


@pytest.mark.parametrize("state", ["booked", "discarded"])
def test_a_draft_put_away_leaves_the_desk_and_its_bytes_go(known: Known, state: str) -> None:
    draft_id = lay_down(known.store, b"goc", "a.csv", DAY, SYSTEM, AT)
    put_away(known.store, draft_id, state, SYSTEM, AT)
    assert known.ask("drafts").is_empty()
    assert known.ask("draft_content", draft_id=draft_id).is_empty()
    assert known.store.select("select content from draft", {}).item() == b""
    with pytest.raises(DraftUnknown):
        decide(known.store, draft_id, Decided(None, DAY, None, "{}"), SYSTEM, AT)


def test_viewers_may_not_lay_files_down(known: Known) -> None:
    with pytest.raises(NotAllowed):
        lay_down(known.store, b"goc", "a.csv", DAY, Actor("khách", "viewer"), AT)


def test_a_file_that_only_lies_on_the_desk_moves_no_board(known: Known) -> None:
    store = known.store
    data, boards = store.version, store.board_version
    draft_id = lay_down(store, b"goc", "a.csv", DAY, SYSTEM, AT)
    decide(store, draft_id, Decided(None, DAY, None, "{}"), SYSTEM, AT)
    put_away(store, draft_id, "discarded", SYSTEM, AT)
    assert (store.version, store.board_version) == (data + 3, boards)
    known.quota("D-BA-DINH", 8)
    assert store.board_version == store.version
