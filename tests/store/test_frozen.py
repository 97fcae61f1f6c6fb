"""The freeze: what others see stands still, whatever is booked, until it is lifted."""

from pathlib import Path

import pytest

from bangvang.access import Actor, NotAllowed
from bangvang.questions import ask
from bangvang.store import Store, setting
from bangvang.store.frozen import WITHHELD, freeze, frozen, seen_by, unfreeze
from tests.known import AT, BOARD, Known, line

PRESENTER, VIEWER = Actor("p", "presenter"), Actor("viewer", "viewer")


@pytest.fixture
def hall(known: Known) -> Known:
    known.book(line("Gá kẹp", "An"))
    return known


def count(store: Store) -> int:
    return int(ask(store, "leaderboard", **BOARD)["initiatives"].sum())


def test_a_freeze_holds_the_board_for_those_who_only_look(hall: Known) -> None:
    freeze(hall.store, PRESENTER, AT)
    hall.book(line("Đồ gá", "Bình"))
    assert count(seen_by(hall.store, VIEWER)) == 1
    assert count(seen_by(hall.store, PRESENTER)) == 2


def test_the_frozen_clock_stands_at_the_freeze(hall: Known) -> None:
    freeze(hall.store, PRESENTER, AT)
    assert setting(seen_by(hall.store, VIEWER), "clock") == AT.isoformat()


def test_freezing_again_keeps_the_first_moment(hall: Known) -> None:
    freeze(hall.store, PRESENTER, AT)
    hall.book(line("Đồ gá", "Bình"))
    freeze(hall.store, PRESENTER, AT)
    assert count(seen_by(hall.store, VIEWER)) == 1


def test_unfreezing_shows_the_live_board_and_leaves_no_file(hall: Known) -> None:
    freeze(hall.store, PRESENTER, AT)
    hall.book(line("Đồ gá", "Bình"))
    unfreeze(hall.store, PRESENTER, AT)
    assert count(seen_by(hall.store, VIEWER)) == 2
    assert frozen(hall.store) is None
    assert not list(hall.folder.glob("*frozen*"))


def test_a_freeze_outlives_the_server(hall: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(hall.store, PRESENTER, AT)
    hall.book(line("Đồ gá", "Bình"))
    # what a server that starts again knows: the files alone
    standing = frozen(hall.store)
    assert standing
    standing.close()
    monkeypatch.setattr("bangvang.store.frozen._standing", {})
    assert count(seen_by(hall.store, VIEWER)) == 1


def test_a_freeze_moves_no_version(hall: Known) -> None:
    before = hall.store.version
    freeze(hall.store, PRESENTER, AT)
    unfreeze(hall.store, PRESENTER, AT)
    assert hall.store.version == before


def test_only_those_who_present_may_freeze(hall: Known) -> None:
    with pytest.raises(NotAllowed):
        freeze(hall.store, VIEWER, AT)
    freeze(hall.store, PRESENTER, AT)
    with pytest.raises(NotAllowed):
        unfreeze(hall.store, VIEWER, AT)


def test_no_names_files_or_keys_stand_in_the_frozen_file(hall: Known) -> None:
    store = freeze(hall.store, PRESENTER, AT)
    tables = set(store.select("select table_name from information_schema.tables", {})["table_name"])
    assert {"original", "registrant", "log"} <= WITHHELD & tables
    for table in WITHHELD & tables:
        assert not store.select(f"select count(*) as n from {table}", {}).item(), table  # noqa: S608
    assert setting(store, "person_key") is None
    assert count(store) == 1


def test_a_freeze_whose_file_is_gone_shows_nothing_rather_than_the_truth(
    hall: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = freeze(hall.store, PRESENTER, AT)
    store.close()
    monkeypatch.setattr("bangvang.store.frozen._standing", {})
    Path(store.path).unlink()
    with pytest.raises(FileNotFoundError):
        seen_by(hall.store, VIEWER)
    unfreeze(hall.store, PRESENTER, AT)
    assert count(seen_by(hall.store, VIEWER)) == 1
