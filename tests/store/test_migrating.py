"""A database of any earlier release opens, keeps every row and answers every question."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from bangvang.access import SYSTEM
from bangvang.store import DatabaseForeign, DatabaseNewer, MigrationFailed, Store, book, migrating
from bangvang.store.backup import back_up, backups, restore_backup
from bangvang.store.check import check
from bangvang.store.keys import place_of
from bangvang.store.migrating import Step, newest, steps
from bangvang.store.unusable import DatabaseKeyMissing
from bangvang.store.witness import Head, Rehearsal, keep_rehearsal
from tests.earlier import chained_without_a_key, rechained
from tests.known import AT, Known, batch, line
from tests.queries.asking import answers
from tests.test_house_schema import RELEASES

KEPT = (
    *("batch", "initiative", "registration", "registrant", "original", "refusal", "set_aside"),
    *("quota", "unit", "spelling", "national", "period", "calendar"),
)


def file_of(release: Path, folder: Path) -> Path:
    """A database file as the release's program left it."""
    path = folder / f"release-{release.stem}.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(release.read_text(encoding="utf-8"))
    return path


def counts(path: Path) -> dict[str, int]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table: connection.execute(f"select count(*) from {table}").fetchall()[0][0]  # noqa: S608
            for table in KEPT
        }


@pytest.fixture(scope="module", params=RELEASES, ids=lambda path: f"release {path.stem}")
def migrated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[dict[str, int], Store]]:
    """What a file of a release held, and the store that opened it."""
    path = file_of(request.param, tmp_path_factory.mktemp("release"))
    before = counts(path)
    store = Store(f"duckdb:///{path}")
    yield before, store
    store.close()


@pytest.fixture
def opened() -> Iterator[list[Store]]:
    stores: list[Store] = []
    yield stores
    for store in stores:
        store.close()


def test_a_database_of_an_earlier_release_keeps_its_rows_and_is_sound(
    migrated: tuple[dict[str, int], Store],
) -> None:
    before, store = migrated
    after = {
        table: store.select(f"select count(*) as n from {table}", {}).item()  # noqa: S608
        for table in KEPT
    }
    assert store.migration
    assert store.migration.reached == newest()
    assert after == before
    assert check(store) == []
    assert all(name for name in store.select("select name_order from national", {})["name_order"])


def test_every_question_is_answered_from_a_database_of_an_earlier_release(
    migrated: tuple[dict[str, int], Store],
) -> None:
    told = answers(migrated[1])
    board = dict(told["leaderboard"].select("unit_id", "initiatives").iter_rows())
    assert (board["D-BA-DINH"], board["D-DONG-DA"], board["S-GIAO-DUC"]) == (4, 0, 3)
    assert told["score"].height


def test_a_migrated_database_goes_on_booking_and_opens_without_a_second_migration(
    migrated: tuple[dict[str, int], Store],
) -> None:
    store = migrated[1]
    book(store, [batch(line("Mới", "Người", "D-HOAN-KIEM"))], SYSTEM, AT)
    assert check(store) == []
    again = Store(store.url)  # a second connection of one process
    assert again.migration is None
    assert len(backups(again)) == 1
    again.close()


def test_the_file_is_backed_up_before_the_first_step_and_the_log_tells_it(
    tmp_path: Path, opened: list[Store]
) -> None:
    path = file_of(RELEASES[0], tmp_path)
    before = counts(path)
    store = Store(f"duckdb:///{path}")
    opened.append(store)
    (backup,) = backups(store)
    assert backup.kind == "before"
    assert counts(backup.path) == before
    told = store.select("select action, details from log order by line_no desc limit 1", {}).row(0)
    assert told[0] == "migrated"
    chained = {"lines": 6, "head": "", "broken_at": None}  # release 1 chained nothing
    assert json.loads(told[1]) == {
        **{"before": 1, "after": newest(), "backup": backup.path.name},
        "chained": chained,
    }


def test_a_backup_of_an_earlier_release_can_be_restored(
    tmp_path: Path, opened: list[Store]
) -> None:
    store = Store(f"duckdb:///{file_of(RELEASES[0], tmp_path)}")
    opened.append(store)
    (old,) = backups(store)
    book(store, [batch(line("Mới", "Người", "D-BA-DINH"))], SYSTEM, AT)
    restore_backup(store, old.path.name, SYSTEM, AT)
    assert check(store) == []
    assert store.select("select count(*) from initiative", {}).item() == 10
    assert not list(old.path.parent.glob("backups"))  # the copy on trial made no backup of its own


@pytest.fixture
def unkeyed(known: Known) -> tuple[Known, Head]:
    """A campaign of schema 8 with a backup, closed: its log is chained, and no key is needed for it."""
    known.book(line("T", "An", "D-BA-DINH"))
    backup = back_up(known.store, "hand", SYSTEM, AT)
    known.store.close()
    head = chained_without_a_key(known.store.path)
    told = replace(backup.rehearsal or Rehearsal(AT, (), Head()), head=head)
    keep_rehearsal(backup.path, told)  # as that release had written it
    return known, head


def test_a_log_chained_without_a_key_is_chained_with_one_and_says_what_its_head_was(
    unkeyed: tuple[Known, Head],
) -> None:
    known, head = unkeyed
    known.store = Store(known.store.url)
    details = known.store.select("select details from log order by line_no desc limit 1", {}).item()
    assert json.loads(details)["chained"] == {
        **{"lines": head.line_no, "head": head.hash},
        "broken_at": None,
    }
    assert not known.store.is_behind  # the witnesses of before are borne out
    assert check(known.store) == []
    kept = str(known.store.select("select * exclude (details) from log", {}).rows())
    assert head.hash not in kept


def test_a_witness_of_before_the_upgrade_still_tells_of_a_log_rewritten_before_it(
    unkeyed: tuple[Known, Head],
) -> None:
    known, _ = unkeyed
    with duckdb.connect(str(known.store.path)) as connection:
        connection.execute("update log set actor = 'ai' where line_no = 1")
        rechained(connection)
    known.store = Store(known.store.url)
    assert known.store.is_behind
    assert {found.what for found in check(known.store)} == {"log_rewritten"}


def test_what_was_broken_in_the_chain_without_a_key_stays_a_finding(
    unkeyed: tuple[Known, Head],
) -> None:
    known, _ = unkeyed
    with duckdb.connect(str(known.store.path)) as connection:
        connection.execute("update log set actor = 'ai' where line_no = 1")
    known.store = Store(known.store.url)
    assert [(one.what, one.about) for one in check(known.store)] == [("log_broken_before", "1")]


def test_an_upgrade_without_the_key_is_refused_with_what_is_missing_and_touches_nothing(
    unkeyed: tuple[Known, Head],
) -> None:
    known, _ = unkeyed
    place = place_of(known.store)
    kept, content = place.read_bytes(), known.store.path.read_bytes()
    place.unlink()
    with pytest.raises(DatabaseKeyMissing) as told:
        Store(known.store.url)
    assert told.value.key_file == place
    assert told.value.key_id in kept.decode()
    assert known.store.path.read_bytes() == content
    assert len(backups(known.store)) == 1
    assert not place.exists()
    place.write_bytes(kept)
    known.store = Store(known.store.url)
    assert check(known.store) == []


def test_a_file_of_a_later_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "later.duckdb"
    Store(f"duckdb:///{path}").close()
    with duckdb.connect(str(path)) as connection:
        connection.execute("update schema_version set version = version + 1")
    content = path.read_bytes()
    with pytest.raises(DatabaseNewer) as told:
        Store(f"duckdb:///{path}")
    assert (told.value.found, told.value.known) == (newest() + 1, newest())
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table invoice (number integer)")
    content = path.read_bytes()
    with pytest.raises(DatabaseForeign):
        Store(f"duckdb:///{path}")
    assert path.read_bytes() == content


@pytest.mark.parametrize("fails_at", [1, -1], ids=["a step between", "the last step"])
def test_a_step_that_fails_leaves_the_database_as_it_was(
    fails_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = file_of(RELEASES[0], tmp_path)
    before, known = counts(path), steps()
    broken = known[fails_at]
    known[fails_at] = Step(broken.leads_to, broken.name, f"{broken.text}; select no_such_thing()")
    with monkeypatch.context() as with_a_broken_step:
        with_a_broken_step.setattr(migrating, "steps", lambda: known)
        with pytest.raises(MigrationFailed) as told:
            Store(f"duckdb:///{path}")
    assert told.value.step == broken.name
    assert counts(path) == before
    with duckdb.connect(str(path), read_only=True) as connection:
        assert migrating.version_of(connection, path) == 1
    store = Store(f"duckdb:///{path}")  # the mended program takes it from there
    assert check(store) == []
    store.close()


def test_a_database_that_an_unnumbered_program_has_half_made_new_is_migrated_too(
    tmp_path: Path, opened: list[Store]
) -> None:
    """Until release 5 every opening made the tables that were missing, and left the others as they were."""
    path = file_of(RELEASES[3], tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(RELEASES[4].read_text(encoding="utf-8").split("insert into")[0])
    store = Store(f"duckdb:///{path}")
    opened.append(store)
    assert store.migration
    assert check(store) == []
    assert answers(store)["leaderboard"].height
