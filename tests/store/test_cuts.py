"""Cuts are made by whoever may, state no future, stay for ever; the daily one is made once a day."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import sleep

import pytest

from bangvang import store as store_room
from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.server.daily_cut import kept, make_due
from bangvang.store import cuts, empty, set_setting
from bangvang.store.cuts import (
    CutAhead,
    daily_due,
    daily_hour,
    make_cut,
    make_daily_cut,
    set_daily_hour,
)
from tests.known import AT, Known, batch, line

MORNING = datetime(2022, 5, 20, 8, 0)


def made(known: Known) -> list[tuple[object, ...]]:
    return known.store.select(
        "select moment, made_at, kind, made_by from cut order by moment, made_at", {}
    ).rows()


def with_a_file(known: Known, at: datetime = AT) -> Known:
    store_room.book(known.store, [batch(line("T", "An"))], SYSTEM, at)
    return known


def test_a_cut_stands_in_the_log_and_moves_the_version(known: Known) -> None:
    version = known.store.version
    cut_id = make_cut(known.store, "Giao ban", AT, Actor("Lan", "staff"), AT)
    assert known.store.version == version + 1
    log = known.store.select("select actor, action, subject from log", {}).rows()
    assert log[-1] == ("Lan", "cut", cut_id)
    assert known.store.select("select data_version from cut", {}).item() == version + 1


def test_two_cuts_of_one_moment_are_told_apart(known: Known) -> None:
    ids = [make_cut(known.store, "", AT, SYSTEM, AT) for _ in range(3)]
    assert ids == ["20220519-1800", "20220519-1800-2", "20220519-1800-3"]


@pytest.mark.parametrize("make", [make_cut, make_daily_cut])
def test_a_cut_cannot_state_what_has_not_come(known: Known, make: object) -> None:
    with pytest.raises(CutAhead):
        make(known.store, "", AT + timedelta(minutes=1), SYSTEM, AT)  # type: ignore[operator]
    assert made(known) == []


def test_a_viewer_may_neither_cut_nor_set_the_hour(known: Known) -> None:
    viewer, version = Actor("viewer", "viewer"), known.store.version
    for write in (
        lambda: make_cut(known.store, "", AT, viewer, AT),
        lambda: make_daily_cut(known.store, "", AT, viewer, AT),
        lambda: set_daily_hour(known.store, None, viewer, AT),
    ):
        with pytest.raises(NotAllowed):
            write()
    assert known.store.version == version


def test_no_function_of_the_room_changes_or_takes_away_a_cut() -> None:
    module = Path(cuts.__file__)
    for path in (module, module.with_name("freeze.sql")):
        text = path.read_text(encoding="utf-8").lower()
        assert "delete from" not in text
        assert "update cut" not in text


def test_a_campaign_of_ones_own_begins_without_the_samples_cuts(known: Known) -> None:
    make_cut(known.store, "", AT, SYSTEM, AT)
    empty(known.store, SYSTEM, AT)
    assert made(known) == []
    assert known.store.select("select count(*) from cut_unit", {}).item() == 0


def test_at_its_hour_the_day_is_cut_once(known: Known) -> None:
    with_a_file(known, datetime(2022, 5, 19, 9))
    assert make_due(known.store, datetime(2022, 5, 19, 17, 59)) == []
    at = datetime(2022, 5, 19, 18, 0, 12)
    assert make_due(known.store, at) == ["20220519-1800"]
    assert make_due(known.store, at + timedelta(hours=3)) == []
    assert made(known) == [(AT, at, "daily", SYSTEM.name)]
    assert make_daily_cut(known.store, "", datetime(2022, 5, 19, 17), SYSTEM, at) is None


def test_what_a_standstill_missed_is_made_at_the_next_start_and_says_so(known: Known) -> None:
    with_a_file(known, datetime(2022, 5, 17, 9))
    make_due(known.store, datetime(2022, 5, 17, 18, 5))
    assert make_due(known.store, MORNING) == ["20220518-1800", "20220519-1800"]
    assert [row[1] for row in made(known)[1:]] == [MORNING, MORNING]


def test_before_the_first_file_there_is_nothing_to_cut(known: Known) -> None:
    assert daily_due(known.store, MORNING) == []
    with_a_file(known, datetime(2022, 5, 19, 19))
    assert daily_due(known.store, MORNING) == []
    assert daily_due(known.store, datetime(2022, 5, 20, 18)) == [datetime(2022, 5, 20, 18)]


def test_after_the_last_period_days_are_cut_no_more(known: Known) -> None:
    with_a_file(known)
    last_day = date(2023, 9, 1)
    due = daily_due(known.store, datetime(2023, 9, 10, 20))
    assert due[-1] == datetime.combine(last_day, time(18))


def test_a_long_standstill_is_made_up_for_a_month(known: Known) -> None:
    with_a_file(known, datetime(2022, 2, 1))
    due = daily_due(known.store, datetime(2022, 5, 19, 20))
    assert (due[0], due[-1]) == (datetime(2022, 4, 19, 18), AT)
    assert len(due) == 31


def test_the_hour_is_18_unless_set_and_can_be_switched_off(known: Known) -> None:
    with_a_file(known, datetime(2022, 5, 18, 9))
    assert daily_hour(known.store) == time(18)
    set_daily_hour(known.store, None, SYSTEM, datetime(2022, 5, 18, 10))
    assert daily_hour(known.store) is None
    assert daily_due(known.store, MORNING) == []
    set_daily_hour(known.store, time(7, 30), SYSTEM, datetime(2022, 5, 19, 12))
    assert daily_due(known.store, MORNING) == [datetime(2022, 5, 20, 7, 30)], (
        "what was off stays uncut"
    )


def test_on_a_fixed_clock_nothing_is_cut_by_itself(known: Known) -> None:
    with_a_file(known, datetime(2022, 5, 18, 9))
    set_setting(known.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    assert daily_due(known.store, MORNING) == []


def test_the_watch_makes_what_is_due_when_the_server_starts(known: Known) -> None:
    real = datetime.now().replace(microsecond=0)
    with_a_file(known, real - timedelta(days=3))
    with known.store.transaction() as cursor:
        cursor.execute("update period set ends_on = date '2999-01-01'")
    with kept(known.store):
        for _ in range(200):
            if len(made(known)) >= 2:
                break
            sleep(0.05)
    assert len(made(known)) >= 2
    assert {row[2] for row in made(known)} == {"daily"}
