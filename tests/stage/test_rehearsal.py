"""The rehearsal: past files come in again, by themselves, into a database of their own."""

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.questions import ask
from bangvang.stage import direction, looks, rehearsal
from bangvang.stage.rehearsal import Rehearsal
from bangvang.stage.render import drawn
from bangvang.stage.show import REHEARSAL
from bangvang.stage.shows import shows_of
from bangvang.stage.slides import Slide
from bangvang.store import book
from tests.admitted import cookie_of
from tests.known import AT, BOARD, Known, batch, line
from tests.stage.conftest import PRESENTER, lines

PATIENCE = 60.0


@pytest.fixture
def past(hall: Known, monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """Three more files, booked a day apart; `hall` booked one on the 19th. Nights are short here."""
    monkeypatch.setattr(rehearsal, "_MOST", rehearsal._LEAST)
    for day, unit in ((20, "D-BA-DINH"), (21, "D-HA-DONG"), (22, "D-BA-DINH")):
        file = batch(
            *lines(3, unit, f"2022-05-{day}"), line(f"Chung {day}", "An", with_others=("Bình",))
        )
        book(hall.store, [file], SYSTEM, AT.replace(day=day))
    yield hall
    rehearsal.end_all()


def until(rehearsed: Rehearsal, *states: str) -> Rehearsal:
    give_up_at = time.monotonic() + PATIENCE
    while rehearsed.state not in states:
        assert time.monotonic() < give_up_at, rehearsed
        time.sleep(0.02)
    return rehearsed


def begun(past: Known, day: int, heard: Callable[[int], None] = lambda _: None) -> Rehearsal:
    return rehearsal.begin(
        past.store, rehearsal.OWN, date(2022, 5, day), rehearsal.FASTEST, PRESENTER, heard
    )


def test_every_file_comes_in_again_and_the_board_ends_as_it_is(past: Known) -> None:
    rehearsed = until(begun(past, 1), "done")
    assert rehearsed.store
    asked = BOARD | {"as_of": date(2022, 5, 31)}
    again = ask(rehearsed.store, "leaderboard", **asked)
    assert again.equals(ask(past.store, "leaderboard", **asked))
    assert again["initiatives"].sum() == 33


def test_the_campaigns_own_database_is_only_read(past: Known) -> None:
    before = past.store.version
    until(begun(past, 1), "done")
    assert past.store.version == before


def test_nobody_is_signed_in_on_the_rehearsals_database(past: Known) -> None:
    cookie_of(past.store, "admin")
    rehearsed = until(begun(past, 1), "done")
    assert rehearsed.store
    for table in ("account", "session", "attempt"):
        rows = rehearsed.store.select(f"select 1 from {table}", {})  # noqa: S608  (names of ours)
        assert rows.is_empty(), table


def test_files_before_the_day_are_there_and_the_others_come_one_by_one(past: Known) -> None:
    heard: list[int] = []
    rehearsed = until(begun(past, 21, heard.append), "running", "done")
    assert rehearsed.store
    assert ask(rehearsed.store, "leaderboard", **BOARD)["initiatives"].sum() == 21 + 1
    until(rehearsed, "done")
    assert len(heard) >= 3  # the beginning, and each of the two files


def test_faster_comes_sooner(past: Known) -> None:
    rehearsed = until(begun(past, 21), "running", "done")
    rehearsal.set_speed(past.store, 0.001, PRESENTER)
    assert rehearsed.speed == rehearsal.SLOWEST
    rehearsal.set_speed(past.store, 1000, PRESENTER)
    assert rehearsed.speed == rehearsal.FASTEST


def test_a_stopped_rehearsal_brings_no_more_and_its_board_stays(past: Known) -> None:
    rehearsed = until(begun(past, 1), "running")
    rehearsal.end(past.store, PRESENTER)
    left = until(rehearsed, "stopped").left
    assert left > 0
    assert rehearsal.store_of(past.store) is rehearsed.store


def test_after_a_restart_the_rehearsals_board_is_found_again(
    past: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsed = until(begun(past, 1), "done")
    assert rehearsed.store
    rehearsed.store.close()
    monkeypatch.setattr(rehearsal, "_standing", {})
    found = rehearsal.store_of(past.store)
    assert found.path == rehearsed.store.path
    assert found.version == rehearsed.store.version


def test_a_second_rehearsal_takes_the_place_of_the_first(past: Known) -> None:
    until(begun(past, 1), "done")
    until(begun(past, 1), "done")
    files = [path for path in past.folder.glob("*.rehearsal-*") if path.suffix != ".wal"]
    assert len(files) == 1


def test_a_show_on_the_rehearsal_shows_the_rehearsals_figures(past: Known) -> None:
    rehearsed = until(begun(past, 21), "running")
    rehearsal.end(past.store, PRESENTER)
    until(rehearsed, "stopped")
    show = direction.begin(
        shows_of(past.store),
        "Tập",
        (Slide("headline"),),
        0.0,
        PRESENTER,
        language="vi",
        theme="dark",
        board_url="http://x/",
        source=REHEARSAL,
    )
    assert looks.hall(show).store is rehearsed.store
    assert b"tr\xc3\xadch" not in drawn(show, looks.hall(show))[1]


def test_only_those_who_present_rehearse(past: Known) -> None:
    viewer = Actor("viewer", "viewer")
    with pytest.raises(NotAllowed):
        rehearsal.begin(past.store, rehearsal.OWN, AT.date(), 1, viewer, lambda _: None)
    with pytest.raises(NotAllowed):
        rehearsal.end(past.store, viewer)
    with pytest.raises(rehearsal.NoRehearsal):
        rehearsal.store_of(past.store)
