"""A database that cannot be opened is told in both languages, with what to do; never a stack."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from bangvang.__main__ import answer
from bangvang.access import SYSTEM
from bangvang.commands import Answer
from bangvang.store import Store, book, seed
from bangvang.store.backup import back_up, backups_of
from bangvang.store.check import check
from tests.faults import turn_over
from tests.known import AT, batch
from tests.queries.rows import BA_DINH, some

OWN = "bangvang.duckdb"  # the database of BANGVANG_DB in every test


def asked(tmp_path: Path, change: str) -> Answer:
    """What `check` answers after something was changed in a new database's file."""
    Store(f"duckdb:///{tmp_path / OWN}").close()
    with duckdb.connect(str(tmp_path / OWN)) as connection:
        connection.execute(change)
    return answer(["check"])


def test_a_database_of_a_later_program_is_told_with_the_way_back(tmp_path: Path) -> None:
    told = asked(tmp_path, "update schema_version set version = 1000")
    assert (told.exit_code, told.output) == (1, "")
    for words in ("phiên bản mới hơn", "later version", "1000", "before.duckdb", OWN):
        assert words in told.errors


def test_a_database_of_something_else_is_told(tmp_path: Path) -> None:
    told = asked(tmp_path, "drop table data_version")
    assert told.exit_code == 1
    for words in ("không phải cơ sở dữ liệu", "not a database", "BANGVANG_DB"):
        assert words in told.errors


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A database with a backup of three initiatives, two more booked since, its head damaged."""
    path = tmp_path / OWN
    store = Store(f"duckdb:///{path}")
    seed(store)
    book(store, [batch(*some(3, BA_DINH))], SYSTEM, AT)
    back_up(store, "hand", SYSTEM, datetime(2026, 11, 28, 9))
    book(store, [batch(*some(2, BA_DINH))], SYSTEM, AT)
    store.close()
    turn_over(path, 4096 + 20)
    turn_over(path, 8192 + 20)
    return path


def test_a_damaged_database_is_told_with_the_command_that_restores_the_latest_backup(
    damaged: Path,
) -> None:
    content = damaged.read_bytes()
    told = answer(["check"])
    assert (told.exit_code, told.output) == (1, "")
    (backup,) = backups_of(damaged)
    for words in ("bị hỏng", "damaged", f"python -m bangvang restore {backup.path.name}"):
        assert words in told.errors
    assert "Traceback" not in told.errors
    assert damaged.read_bytes() == content


def test_a_damaged_database_gives_way_to_a_backup_and_is_kept_beside_it(damaged: Path) -> None:
    content = damaged.read_bytes()
    (backup,) = backups_of(damaged)
    assert answer(["restore", backup.path.name]).exit_code == 0
    (aside,) = damaged.parent.glob(f"{OWN}.broken-*")
    assert aside.read_bytes() == content
    store = Store(f"duckdb:///{damaged}")
    assert store.select("select count(*) from initiative", {}).item() == 3
    assert not store.is_behind  # what came after the backup was left behind knowingly
    assert check(store) == []
    last = store.select("select action, subject from log order by line_no desc limit 1", {})
    assert last.row(0) == ("backup_restored", backup.path.name)
    store.close()
    assert not list(damaged.parent.rglob("*.part")) + list(damaged.parent.rglob("*.trial*"))


def test_without_a_backup_of_that_name_a_damaged_database_stays_where_it_is(damaged: Path) -> None:
    content = damaged.read_bytes()
    told = answer(["restore", "x.duckdb"])
    assert told.exit_code == 2
    assert backups_of(damaged)[0].path.name in told.errors
    assert damaged.read_bytes() == content


def test_a_damaged_backup_is_not_put_in_place_of_a_damaged_database(damaged: Path) -> None:
    content = damaged.read_bytes()
    (backup,) = backups_of(damaged)
    turn_over(backup.path, 4096 + 20)
    turn_over(backup.path, 8192 + 20)
    told = answer(["restore", backup.path.name])
    assert told.exit_code == 1
    assert "không đọc được" in told.errors
    assert damaged.read_bytes() == content
    assert not list(damaged.parent.glob(f"{OWN}.broken-*"))


def test_a_database_that_is_not_there_any_more_is_not_begun_anew(damaged: Path) -> None:
    damaged.unlink()
    told = answer(["check"])
    assert told.exit_code == 1
    for words in ("không còn", "is gone", "python -m bangvang restore"):
        assert words in told.errors
    assert not damaged.exists()
    assert answer(["restore", backups_of(damaged)[0].path.name]).exit_code == 0
    assert answer(["check"]).exit_code == 0
