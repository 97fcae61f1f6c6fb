"""Backups: a copy answers every question the same, is checked before it counts, and can come back."""

from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import NotWritten, Store, current, faults
from bangvang.store.backup import (
    Backup,
    BackupUnknown,
    BackupUnsound,
    back_up,
    backups,
    rehearse,
    restore_backup,
    superfluous,
)
from bangvang.store.check import check
from bangvang.store.cuts import make_cut
from tests.faults import no_file_beyond
from tests.known import AT, Known
from tests.queries.asking import answers
from tests.queries.rows import BA_DINH, DONG_DA, some

MEGABYTE = 2**20
TELLS_OF_THE_LOG = {"log", "log_names"}
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


def test_a_restored_backup_answers_every_question_as_it_did(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    known.book(*some(2, DONG_DA))
    make_cut(known.store, "Giao ban", AT, SYSTEM, AT)
    asked = answers(known.store)
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    copy = Store(f"duckdb:///{backup.path}", keeps_before=False)
    of_the_copy = answers(copy)
    copy.close()
    known.book(*some(4, BA_DINH))
    known.without_quota(BA_DINH)
    restore_backup(known.store, backup.path.name, SYSTEM, NOW + timedelta(hours=1))
    after = answers(known.store)
    for question, answer in asked.items():
        assert of_the_copy[question].equals(answer), question
        if question not in TELLS_OF_THE_LOG:
            assert after[question].equals(answer), question


def test_a_restore_takes_nothing_out_of_the_log(known: Known) -> None:
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    known.book(*some(5, DONG_DA))
    lines = known.store.select("select line_no, hash from log order by line_no", {})
    restore_backup(known.store, backup.path.name, SYSTEM, NOW + timedelta(hours=1))
    now = known.store.select("select line_no, hash, action from log order by line_no", {})
    assert now.select("line_no", "hash").head(lines.height).equals(lines)
    assert now["action"][-1] == "backup_restored"


def test_what_the_rehearsal_found_is_kept_with_the_backup(known: Known) -> None:
    known.book(*some(3, BA_DINH))
    good = back_up(known.store, "hand", SYSTEM, NOW)
    with known.store.transaction() as cursor:
        cursor.execute("update unit_day set initiatives = 999")
    with pytest.raises(BackupUnsound):
        back_up(known.store, "hand", SYSTEM, NOW + timedelta(hours=1))
    bad, _ = backups(known.store)
    assert good.rehearsal
    assert (good.rehearsal.is_good, good.rehearsal.at) == (True, NOW)
    assert bad.rehearsal
    assert not bad.rehearsal.is_good
    assert "count_differs" in bad.rehearsal.findings[0]
    actions = known.store.select("select action from log order by line_no", {})["action"].to_list()
    assert actions[-2:] == ["backed_up", "rehearsal_failed"]


def test_a_backup_that_was_never_rehearsed_is_not_called_good(known: Known) -> None:
    backup = back_up(known.store, "hand", SYSTEM, NOW)
    backup.path.with_name(f"{backup.path.name}.json").unlink()
    assert backups(known.store)[0].rehearsal is None
    rehearse(known.store, backup, SYSTEM, NOW)
    assert backup.rehearsal
    assert backup.rehearsal.is_good


def test_backups_made_while_files_are_booked_are_whole(known: Known) -> None:
    done = Event()

    def go_on_booking() -> None:
        while not done.is_set():
            known.book(*some(20, BA_DINH))

    writer = Thread(target=go_on_booking)
    writer.start()
    try:
        for turn in range(3):  # each is opened and checked, or it raises
            back_up(known.store, "hand", SYSTEM, NOW + timedelta(hours=turn))
    finally:
        done.set()
        writer.join()
    counted = "select count(*) from batch"
    copies = [Store(f"duckdb:///{one.path}", keeps_before=False) for one in backups(known.store)]
    held = [copy.select(counted, {}).item() for copy in copies]
    for copy in copies:
        copy.close()
    assert held == sorted(held, reverse=True)
    assert held[0] > held[-1]


def test_a_backup_is_not_begun_on_a_disk_with_little_room(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "LEAST_FREE", 2**62)
    with pytest.raises(NotWritten, match="bytes free"):
        back_up(known.store, "hand", SYSTEM, NOW)
    assert not list(known.folder.glob("backups/*"))


def test_a_backup_cut_short_by_a_full_disk_leaves_no_half_file(known: Known) -> None:
    with no_file_beyond(MEGABYTE), pytest.raises(NotWritten) as refused:
        back_up(known.store, "hand", SYSTEM, NOW)
    assert refused.value.code == "disk_full"
    assert not list(known.folder.glob("backups/*"))
    assert back_up(known.store, "hand", SYSTEM, NOW)


def test_what_an_interrupted_backup_left_is_gone_at_the_next_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BANGVANG_DB", f"duckdb:///{tmp_path / 'own.duckdb'}")
    folder = tmp_path / "backups"
    folder.mkdir()
    left = [
        *(folder / f"own-20261128-010000-daily.duckdb{end}" for end in (".part", ".trial")),
        folder / "own-20261128-010000-daily.duckdb.part.wal",
        tmp_path / "own.duckdb.part",
    ]
    other = folder / "other-20261128-010000-daily.duckdb.part"
    for file in (*left, other):
        file.write_bytes(b"half")
    current().close()
    assert not [file for file in left if file.exists()]
    assert other.exists()


def test_two_backups_of_one_second_are_two_files(known: Known) -> None:
    for _ in range(2):
        back_up(known.store, "hand", SYSTEM, NOW)
    assert len(backups(known.store)) == 2


def test_a_clock_gone_wrong_lets_no_good_backup_go() -> None:
    daily = [Backup(Path(f"{back}"), NOW - timedelta(days=back), "daily") for back in range(7)]
    ahead = Backup(Path("ahead"), NOW + timedelta(days=3650), "daily")
    assert superfluous([ahead, *daily[:6]]) == []
    assert superfluous([*daily, Backup(Path("behind"), NOW - timedelta(days=9000), "daily")]) == []


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
