"""Backups: a copy answers every question the same, is checked before it counts, and can come back."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import Store
from bangvang.store.backup import (
    Backup,
    BackupUnknown,
    BackupUnsound,
    back_up,
    backups,
    restore_backup,
    superfluous,
)
from bangvang.store.check import check
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, DONG_DA, some

NOW = datetime(2026, 11, 22, 18, 0, 5, 123)
TABLES = "select table_name from duckdb_tables() where database_name = current_database() and not temporary order by table_name"


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """table -> its rows, whatever their order; the log apart, which tells of backups."""
    tables = set(store.select(TABLES, {})["table_name"]) - {"log", "data_version"}
    return {
        table: sorted(store.select(f"select * from {table}", {}).rows(), key=str)  # noqa: S608
        for table in tables
    }


def test_a_backup_answers_every_question_the_same(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    copy = Store(f"duckdb:///{backup.path}")
    assert len(everything(copy)) > 20
    assert everything(copy) == everything(known.store)
    assert copy.version == known.store.version
    copy.close()
    assert [each.path.name for each in backups(known.store)] == [
        "known-20261122-180005-hand.duckdb"
    ]


def test_a_restored_backup_undoes_what_came_after_and_can_itself_be_undone(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    before, version = everything(known.store), known.store.version
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    known.book(*some(5, DONG_DA))
    known.without_quota(BA_DINH)
    after = everything(known.store)
    restore_backup(known.store, backup.path.name, SYSTEM, NOW + timedelta(hours=1))
    assert everything(known.store) == before
    assert known.standing(DONG_DA)["initiatives"] == 0
    assert known.store.version > version + 2  # no kept answer is taken for a new one
    assert check(known.store) == []
    undone = next(each for each in backups(known.store) if each.kind == "before")
    restore_backup(known.store, undone.path.name, SYSTEM, NOW + timedelta(hours=2))
    assert everything(known.store) == after


def test_a_restored_database_goes_on_booking(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    restore_backup(known.store, backup.path.name, SYSTEM, NOW + timedelta(hours=1))
    known.book(*some(2, BA_DINH))
    assert known.standing(BA_DINH)["initiatives"] == 5


def test_open_screens_hear_of_a_restored_backup(known: Known) -> None:
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    heard: list[int] = []
    known.store.on_commit(heard.append)
    restore_backup(known.store, backup.path.name, SYSTEM, NOW)
    assert heard == [known.store.version]


def test_a_backup_that_does_not_hold_is_not_restored(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    copy = Store(f"duckdb:///{backup.path}")
    with copy.transaction() as cursor:
        cursor.execute("update unit_day set initiatives = 999")
    copy.close()
    before = everything(known.store)
    with pytest.raises(BackupUnsound, match="count_differs"):
        restore_backup(known.store, backup.path.name, SYSTEM, NOW)
    assert everything(known.store) == before


@pytest.mark.parametrize(
    "name", ["", "known.duckdb", "../known.duckdb", "known-20200101-000000-hand.duckdb"]
)
def test_only_a_known_backup_is_restored(known: Known, name: str) -> None:
    with pytest.raises(BackupUnknown):
        restore_backup(known.store, name, SYSTEM, NOW)


@pytest.mark.parametrize("role", ["viewer", "presenter", "staff"])
def test_only_an_admin_backs_up_and_restores(known: Known, role: str) -> None:
    with pytest.raises(NotAllowed):
        back_up(known.store, "hand", Actor("lan", role), AT)
    with pytest.raises(NotAllowed):
        restore_backup(known.store, "x", Actor("lan", role), AT)
    assert backups(known.store) == []


def test_a_week_of_days_and_eight_weeks_are_kept() -> None:
    daily = [
        Backup(Path(f"{back}-{hour}"), NOW - timedelta(days=back, hours=hour), "daily")
        for back in range(100)
        for hour in (0, 5)
    ]
    let_go = superfluous(daily)
    kept = [backup for backup in daily if backup not in let_go]
    assert len(kept) == 7 + 7  # this week's latest is among the days
    assert max(NOW - backup.made_at for backup in kept) < timedelta(weeks=8)
    by_hand = Backup(Path("h"), NOW - timedelta(days=900), "hand")
    assert superfluous([by_hand]) == []
