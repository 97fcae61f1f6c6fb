"""The desk and what was learned: drafts, their bytes, layouts, spellings, the state of the roster."""

from datetime import date, datetime

from bangvang.access import SYSTEM
from bangvang.store.drafts import Decided, decide, lay_down, put_away
from bangvang.store.spellings import (
    learn_layout,
    learn_spelling,
    unlearn_layout,
    unlearn_spelling,
)
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, CAU_GIAY, GIAO_DUC, some

DAY = date(2022, 5, 19)
LATER = datetime(2022, 5, 19, 19)


def test_an_empty_desk_has_no_draft(known: Known) -> None:
    rows = known.ask("drafts")
    assert rows.columns == [
        "draft_id",
        "file_name",
        "file_hash",
        "arrived_at",
        "arrived_by",
        "unit_id",
        "received_on",
        "letter_total",
        "choices",
    ]
    assert rows.height == 0
    assert known.ask("draft_content", draft_id="không có").height == 0


def test_open_drafts_are_told_the_earliest_first_and_by_name_inside_a_moment(known: Known) -> None:
    lay_down(known.store, b"1", "b.csv", DAY, SYSTEM, LATER)
    lay_down(known.store, b"2", "a.csv", DAY, SYSTEM, LATER)
    lay_down(known.store, b"3", "c.csv", DAY, SYSTEM, AT)
    gone = lay_down(known.store, b"4", "d.csv", DAY, SYSTEM, AT)
    put_away(known.store, gone, "discarded", SYSTEM, AT)
    assert known.ask("drafts")["file_name"].to_list() == ["c.csv", "a.csv", "b.csv"]


def test_a_draft_tells_what_was_decided_and_each_has_its_own_bytes(known: Known) -> None:
    ids = [
        lay_down(known.store, content, "a.csv", DAY, SYSTEM, AT) for content in (b"\x00", b"\xff")
    ]
    decide(known.store, ids[1], Decided(BA_DINH, date(2022, 5, 18), 35, "{}"), SYSTEM, AT)
    told = {row["draft_id"]: row for row in known.ask("drafts").iter_rows(named=True)}
    assert (told[ids[0]]["unit_id"], told[ids[0]]["letter_total"]) == (None, None)
    assert (told[ids[1]]["unit_id"], told[ids[1]]["letter_total"]) == (BA_DINH, 35)
    contents = [known.draft_file(one) for one in ids]
    assert contents == [b"\x00", b"\xff"]


def test_nothing_is_learned_at_first(known: Known) -> None:
    layouts, spellings = known.ask("layouts"), known.ask("spellings_learned")
    assert layouts.columns == [
        "sender",
        "sender_name",
        "headings",
        "choices",
        "learned_at",
        "learned_by",
    ]
    assert spellings.columns == [
        "spelling",
        "unit_id",
        "unit_name",
        "sender",
        "sender_name",
        "learned_at",
        "learned_by",
    ]
    assert (layouts.height, spellings.height) == (0, 0)


def test_layouts_are_told_the_newest_first_with_their_sender(known: Known) -> None:
    learn_layout(known.store, BA_DINH, "stt|ten", "{}", SYSTEM, AT)
    learn_layout(known.store, CAU_GIAY, "ten", '{"a": 1}', SYSTEM, LATER)
    assert known.ask("layouts").rows() == [
        (CAU_GIAY, "LĐLĐ quận Cầu Giấy", "ten", '{"a": 1}', LATER, SYSTEM.name),
        (BA_DINH, "LĐLĐ quận Ba Đình", "stt|ten", "{}", AT, SYSTEM.name),
    ]
    unlearn_layout(known.store, CAU_GIAY, "ten", SYSTEM, LATER)
    assert known.ask("layouts")["sender"].to_list() == [BA_DINH]


def test_decisions_are_told_with_unit_and_sender_and_registrations_are_none(known: Known) -> None:
    known.book(*some(1, BA_DINH, grassroots="Công ty mới"))
    learn_spelling(known.store, "Từ Liêm", "D-BAC-TU-LIEM", None, SYSTEM, AT)
    learn_spelling(known.store, "Từ Liêm", "D-NAM-TU-LIEM", GIAO_DUC, SYSTEM, LATER)
    told = known.ask("spellings_learned")
    assert told.select("spelling", "unit_name", "sender").rows() == [
        ("tu liem", "LĐLĐ quận Nam Từ Liêm", GIAO_DUC),
        ("tu liem", "LĐLĐ quận Bắc Từ Liêm", None),
    ]
    assert told["sender_name"][1] == ""


def test_the_state_of_the_roster_moves_with_all_that_is_learned(known: Known) -> None:
    states = [known.ask("roster_state").row(0)]
    known.book(*some(1, BA_DINH, grassroots="Công ty mới"))
    states.append(known.ask("roster_state").row(0))
    learn_spelling(known.store, "Từ Liêm", "D-BAC-TU-LIEM", None, SYSTEM, AT)
    states.append(known.ask("roster_state").row(0))
    learn_spelling(known.store, "Từ Liêm", "D-NAM-TU-LIEM", None, SYSTEM, LATER)
    states.append(known.ask("roster_state").row(0))
    assert len(set(states)) == len(states)
    unlearn_spelling(known.store, "tu liem", None, SYSTEM, LATER)
    assert known.ask("roster_state").row(0) not in states


def test_the_state_of_the_roster_stays_while_registrations_name_what_is_known(known: Known) -> None:
    known.book(*some(1, BA_DINH, grassroots="Công ty mới"))
    before = known.ask("roster_state").row(0)
    known.book(*some(2, BA_DINH, grassroots="Công ty mới"))
    assert known.ask("roster_state").row(0) == before
