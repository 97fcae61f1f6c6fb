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
from bangvang.store.database import Store
from bangvang.store.journal import note

KEEP_DAYS, KEEP_WEEKS = 7, 8  #: a backup a day for a week, then one a week
_NAME = re.compile(r"(\d{8}-\d{6})-(\w+)\.duckdb$")
_MOMENT = "%Y%m%d-%H%M%S"


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


def folder_of(store: Store) -> Path:
    """Where the backups of a database stand: `backups/` beside it."""
    return store.path.parent / "backups"


def backups(store: Store) -> list[Backup]:
    """The backups there are, the latest first."""
    found = []
    for path in folder_of(store).glob(f"{store.path.stem}-*.duckdb"):
        named = _NAME.search(path.name)
        if named:
            found.append(Backup(path, datetime.strptime(named[1], _MOMENT), named[2]))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def last_rehearsed(store: Store) -> datetime | None:
    """When a backup was last made, opened and found sound; None before the first."""
    found: datetime | None = store.select(_REHEARSED, {})["rehearsed_at"].item()
    return found


def back_up(store: Store, kind: str, actor: Actor, at: datetime) -> Backup:
    """Makes a backup, opens and checks it; raises BackupUnsound where it does not hold.

    A daily one lets go of daily ones no longer needed. `at` is the real time.
    """
    actor.must("restore")
    folder = folder_of(store)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{store.path.stem}-{at:{_MOMENT}}-{kind}.duckdb"
    store.copy_to(path)
    made = Backup(path, at.replace(microsecond=0), kind)
    with rehearsed(made), store.transaction(quiet=True) as cursor:
        note(cursor, at, actor, "backed_up", path.name, {"bytes": made.size})
    if kind == "daily":
        for old in superfluous(backups(store), at):
            old.path.unlink()
    return made


@contextmanager
def rehearsed(backup: Backup) -> Iterator[Path]:
    """A copy of the backup, opened as a server would and found sound. Raises BackupUnsound."""
    trial = backup.path.with_name(f"{backup.path.name}.trial")
    shutil.copyfile(backup.path, trial)
    try:
        store = Store(f"duckdb:///{trial}", keeps_before=False)
        try:
            findings = check(store)
        finally:
            store.close()
        if findings:
            raise BackupUnsound(findings)
        yield trial
    finally:
        trial.unlink()
        trial.with_name(f"{trial.name}.wal").unlink(missing_ok=True)


def restore_backup(store: Store, name: str, actor: Actor, at: datetime) -> Backup:
    """Puts a backup in place of everything, after a backup of what stands now.

    Raises BackupUnknown, or BackupUnsound before anything is changed.
    """
    actor.must("restore")
    found = [backup for backup in backups(store) if backup.path.name == name]
    if not found:
        raise BackupUnknown(name)
    with rehearsed(found[0]) as sound:
        back_up(store, "before", actor, at)
        store.replace_with(sound)
    with store.transaction(quiet=True) as cursor:
        note(cursor, at, actor, "backup_restored", name)
    return found[0]


def superfluous(known: list[Backup], at: datetime) -> list[Backup]:
    """The daily backups to let go: the latest of each of seven days and of eight weeks stays."""
    daily = [backup for backup in known if backup.kind == "daily"]
    kept = set()
    for span, key in (
        (timedelta(days=KEEP_DAYS), "%Y-%j"),
        (timedelta(weeks=KEEP_WEEKS), "%G-%V"),
    ):
        seen = set()
        for backup in daily:  # the latest first
            named = f"{backup.made_at:{key}}"
            if at - backup.made_at < span and named not in seen:
                seen.add(named)
                kept.add(backup)
    return [backup for backup in daily if backup not in kept]
