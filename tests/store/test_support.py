"""Support: who may write, what is kept, which follow-ups are open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import empty, support
from bangvang.store.support import FollowUpUnknown, UnitUnknown
from tests.known import AT, Known

UNIT = "D-BA-VI"
TODAY = AT.date()
HOA = Actor("Hoa", "staff")


def notes(known: Known, unit_id: str = UNIT, as_of: date = TODAY) -> list[tuple[object, ...]]:
    """kind, supporter, text, due_on, is_done: the latest first."""
    frame = known.ask("support_notes", unit=unit_id, as_of=as_of)
    return frame.select("kind", "supporter", "text", "due_on", "is_done").rows()


def open_ids(known: Known, as_of: date = TODAY) -> list[str]:
    return known.ask("follow_ups", as_of=as_of)["note_id"].to_list()


@pytest.mark.parametrize(
    "write",
    [
        lambda store, actor: support.assign(store, UNIT, "Hoa", "", actor, AT),
        lambda store, actor: support.note_call(store, UNIT, "Đã gọi", actor, AT),
        lambda store, actor: support.follow_up(store, UNIT, "Gửi tệp", TODAY, actor, AT),
        lambda store, actor: support.finish(store, "00000001", "", actor, AT),
    ],
)
@pytest.mark.parametrize("role", ["viewer", "presenter", "nobody"])
def test_only_staff_may_write(
    known: Known, role: str, write: Callable[[object, Actor], None]
) -> None:
    support.follow_up(known.store, UNIT, "Gửi tệp", TODAY, HOA, AT)
    version = known.store.version
    with pytest.raises(NotAllowed):
        write(known.store, Actor("khách", role))
    assert known.store.version == version
    assert notes(known) == [("follow_up", None, "Gửi tệp", TODAY, False)]


def test_notes_are_kept_in_the_order_they_were_written_though_the_clock_stands(
    known: Known,
) -> None:
    support.assign(known.store, UNIT, "Hoa", "nhận từ tổ 2", HOA, AT)
    support.note_call(known.store, UNIT, "  Tuần sau gửi  ", HOA, AT)
    for number in range(10):
        support.note_call(known.store, UNIT, f"Lần {number}", HOA, AT)
    told = [text for _, _, text, _, _ in notes(known)]
    assert told == [*(f"Lần {number}" for number in reversed(range(10))), *told[10:]]
    assert told[10:] == ["Tuần sau gửi", "nhận từ tổ 2"]


def test_a_unit_is_handed_from_one_supporter_to_another_and_to_nobody(known: Known) -> None:
    def supporter() -> object:
        row = known.ask("supported", scope="all", as_of=TODAY, week_to=TODAY).row(0, named=True)
        return row["supporter"], row["since_on"]

    support.assign(known.store, UNIT, "Hoa", "", HOA, AT - timedelta(days=3))
    assert supporter() == ("Hoa", TODAY - timedelta(days=3))
    support.assign(known.store, UNIT, "Nam", "", HOA, AT)
    assert supporter() == ("Nam", TODAY)
    support.assign(known.store, UNIT, "  ", "", HOA, AT)
    assert supporter() == (None, None)


def test_a_follow_up_is_open_until_it_is_done_and_can_be_done_once(known: Known) -> None:
    support.follow_up(known.store, UNIT, "Gửi tệp", TODAY, HOA, AT)
    support.follow_up(known.store, UNIT, "Gọi lại", TODAY + timedelta(days=2), HOA, AT)
    first, second = open_ids(known)
    support.finish(known.store, first, "đã gửi", HOA, AT)
    assert open_ids(known) == [second]
    assert notes(known)[-1] == ("follow_up", None, "Gửi tệp", TODAY, True)
    for unknown in (first, "00000009"):
        with pytest.raises(FollowUpUnknown):
            support.finish(known.store, unknown, "", HOA, AT)


def test_looking_back_shows_what_was_known_then(known: Known) -> None:
    support.follow_up(known.store, UNIT, "Gửi tệp", TODAY, HOA, AT - timedelta(days=3))
    (note_id,) = open_ids(known)
    support.finish(known.store, note_id, "", HOA, AT)
    yesterday = TODAY - timedelta(days=1)
    assert open_ids(known) == []
    assert open_ids(known, yesterday) == [note_id]
    assert notes(known, as_of=yesterday) == [("follow_up", None, "Gửi tệp", TODAY, False)]
    assert notes(known, as_of=TODAY - timedelta(days=4)) == []


@pytest.mark.parametrize("blank", ["", "   ", "\n"])
def test_a_call_and_a_follow_up_say_something(known: Known, blank: str) -> None:
    with pytest.raises(ValueError, match="blank"):
        support.note_call(known.store, UNIT, blank, HOA, AT)
    with pytest.raises(ValueError, match="blank"):
        support.follow_up(known.store, UNIT, blank, TODAY, HOA, AT)
    assert notes(known) == []


def test_a_follow_up_is_due_today_or_later(known: Known) -> None:
    with pytest.raises(ValueError, match="expected 2022-05-19 or later"):
        support.follow_up(known.store, UNIT, "Gửi tệp", date(2022, 5, 18), HOA, AT)
    support.follow_up(known.store, UNIT, "Gửi tệp", TODAY, HOA, AT)


@pytest.mark.parametrize("unit_id", ["D-SAO-HOA", "HN", ""])
def test_only_unions_and_teams_are_supported(known: Known, unit_id: str) -> None:
    with pytest.raises(UnitUnknown):
        support.assign(known.store, unit_id, "Hoa", "", HOA, AT)


def test_every_step_stands_in_the_log_with_its_writer(known: Known) -> None:
    support.assign(known.store, UNIT, "Nam", "", HOA, AT)
    support.follow_up(known.store, UNIT, "Gửi tệp", TODAY, HOA, AT)
    support.finish(known.store, *open_ids(known), "", SYSTEM, AT)
    log = known.store.select("select actor, action, subject, details from log", {}).rows()[-3:]
    assert [line[:3] for line in log] == [
        ("Hoa", "support assigned", UNIT),
        ("Hoa", "support follow_up", UNIT),
        ("bangvang", "support done", UNIT),
    ]
    assert '"supporter": "Nam"' in log[0][3]
    assert '"due_on": "2022-05-19"' in log[1][3]
    written = known.store.select("select written_by, happened_at from support_note", {}).rows()
    assert written == [("Hoa", AT), ("Hoa", AT), ("bangvang", AT)]


def test_a_campaign_of_ones_own_begins_without_the_samples_notes(known: Known) -> None:
    support.note_call(known.store, UNIT, "Đã gọi", HOA, datetime(2022, 5, 1, 9))
    empty(known.store, SYSTEM, AT)
    assert notes(known) == []
