"""Backups: whole copies of the database beside it, rehearsed by opening and checking them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bangvang.access import Actor
from bangvang.store.check import Finding, check
from bangvang.store.copying import ANEW, MOMENT, UNFINISHED, backup_path, remove
from bangvang.store.database import Store
from bangvang.store.faults import must_have_room
from bangvang.store.journal import note
from bangvang.store.keys import keyring, place_of
from bangvang.store.unusable import DatabaseUnusable
from bangvang.store.witness import (
    Head,
    Rehearsal,
    forget,
    head_of,
    keep_rehearsal,
    rehearsal_of,
)

KEEP_DAYS, KEEP_WEEKS = 7, 8  #: a backup a day for a week, then one a week
_NAME = re.compile(r"(\d{8}-\d{6})-(\w+)\.duckdb$")
TRIAL = ".trial"  #: ends the name of a copy that is opened on trial


_REHEARSED = """
select max(happened_at) as rehearsed_at
from log
where action = 'backed_up'
"""


class BackupUnknown(LookupError):
    """No backup has this name."""


class BackupUnsound(Exception):
    """The backup does not hold what it should. `findings` says what."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(f"{found.what} {found.about}" for found in findings))
        self.findings = findings


@dataclass(frozen=True)
class Backup:
    """One backup file. `kind`: daily, hand, before (made before a restore or a migration)."""

    path: Path
    made_at: datetime
    kind: str

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size

    @property
    def rehearsal(self) -> Rehearsal | None:
        """What came of restoring it on trial; None where that was never done."""
        return rehearsal_of(self.path)


def folder_of(store: Store) -> Path:
    """Where the backups of a database stand: `backups/` beside it."""
    return store.path.parent / "backups"


def backups(store: Store) -> list[Backup]:
    """The backups there are, the latest first."""
    return backups_of(store.path)


def backups_of(database: Path) -> list[Backup]:
    """The backups of a database that need not be open, the latest first."""
    found = []
    for path in (database.parent / "backups").glob(f"{database.stem}-*.duckdb"):
        named = _NAME.search(path.name)
        if named:
            found.append(Backup(path, datetime.strptime(named[1], MOMENT), named[2]))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def last_rehearsed(store: Store) -> datetime | None:
    """When a backup was last made, opened and found sound; None before the first."""
    found: datetime | None = store.select(_REHEARSED, {})["rehearsed_at"].item()
    return found


def back_up(store: Store, kind: str, actor: Actor, at: datetime) -> Backup:
    """Makes a backup and rehearses its restore; raises BackupUnsound where it does not hold.

    A daily one lets go of daily ones no longer needed. `at` is the real time. Raises NotWritten
    before anything is begun where the disk has no room for the backup and its rehearsal.
    """
    actor.must("restore")
    folder = folder_of(store)
    folder.mkdir(parents=True, exist_ok=True)
    must_have_room(folder, 2 * size_of(store.path))
    moment = at.replace(microsecond=0)
    while backup_path(store.path, moment, kind).exists():  # a clock may be set back
        moment += timedelta(seconds=1)
    made = Backup(backup_path(store.path, moment, kind), moment, kind)
    store.copy_to(made.path)
    rehearse(store, made, actor, at)
    if kind == "daily":
        for old in superfluous(backups(store)):
            old.path.unlink()
            forget(old.path)
    return made


def rehearse(store: Store, backup: Backup, actor: Actor, at: datetime) -> None:
    """Opens a copy of the backup as a server would and checks it; keeps beside it what came of it.

    Raises BackupUnsound where it does not hold: that is kept and logged too.
    """
    actor.must("restore")
    try:
        with rehearsed(backup, place_of(store)) as (_, head):
            keep_rehearsal(backup.path, Rehearsal(at, (), head))
    except BackupUnsound as unsound:
        told = [f"{one.what}: {one.about}" for one in unsound.findings]
        keep_rehearsal(backup.path, Rehearsal(at, tuple(told), Head()))
        with store.transaction(quiet=True) as cursor:
            note(cursor, at, actor, "rehearsal_failed", backup.path.name, {"findings": told})
        raise
    with store.transaction(quiet=True) as cursor:
        note(cursor, at, actor, "backed_up", backup.path.name, {"bytes": backup.size})


@contextmanager
def rehearsed(backup: Backup, key_file: Path) -> Iterator[tuple[Path, Head]]:
    """A copy of the backup, opened as a server would and found sound, and where its log ends.

    Its keys stand in `key_file`. Raises BackupUnsound.
    """
    trial = backup.path.with_name(f"{backup.path.name}{TRIAL}")
    try:
        shutil.copyfile(backup.path, trial)
        try:
            store = Store(f"duckdb:///{trial}", keeps_before=False, key_file=key_file)
        except DatabaseUnusable as unusable:
            raise BackupUnsound([Finding("unreadable", unusable.trouble)]) from unusable
        try:
            findings = check(store)
            with store.transaction(keep=False) as cursor:
                head = head_of(cursor)
        finally:
            store.close()
        if findings:
            raise BackupUnsound(findings)
        yield trial, head
    finally:
        remove(trial)


def restore_backup(store: Store, name: str, actor: Actor, at: datetime) -> Backup:
    """Puts a backup in place of everything but the log, after a backup of what stands now.

    Raises BackupUnknown, or BackupUnsound before anything is changed.
    """
    actor.must("restore")
    found = [backup for backup in backups(store) if backup.path.name == name]
    if not found:
        raise BackupUnknown(name)
    must_have_room(folder_of(store), 3 * size_of(store.path) + found[0].size)
    with rehearsed(found[0], place_of(store)) as (sound, _):
        before = back_up(store, "before", actor, at)
        store.replace_with(sound)
    keyring(store)  # a backup of an earlier version brings its key along
    with store.transaction(quiet=True) as cursor:
        told = {"made_at": found[0].made_at, "before": before.path.name}
        note(cursor, at, actor, "backup_restored", name, told)
    return found[0]


def sweep(database: Path) -> None:
    """Takes away what an interrupted backup, rehearsal, restore or copy has left; the database is ours."""
    folder = database.parent / "backups"
    for left in (UNFINISHED, TRIAL):
        for path in [
            *folder.glob(f"{database.stem}-*{left}"),
            *folder.glob(f"{database.stem}-*{left}.wal"),
            *database.parent.glob(f"{database.name}{left}"),
        ]:
            path.unlink()
    for path in database.parent.glob(f"{database.name}{ANEW}*"):
        path.unlink()


def superfluous(known: list[Backup]) -> list[Backup]:
    """The daily backups to let go: the latest of each of seven days and of eight weeks stays.

    Only days and weeks that have one count, so that a clock gone wrong lets nothing go.
    """
    daily = [backup for backup in known if backup.kind == "daily"]
    kept = set()
    for most, key in ((KEEP_DAYS, "%Y-%j"), (KEEP_WEEKS, "%G-%V")):
        latest: dict[str, Backup] = {}
        for backup in daily:  # the latest first
            latest.setdefault(f"{backup.made_at:{key}}", backup)
        kept.update(list(latest.values())[:most])
    return [backup for backup in daily if backup not in kept]


def size_of(database: Path) -> int:
    """Bytes of a database and of the log beside it."""
    files = (database, database.with_name(f"{database.name}.wal"))
    return sum(file.stat().st_size for file in files if file.exists())
