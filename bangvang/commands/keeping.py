"""`check`, `backup` and `restore`: is everything sound, a copy of it, and the way back."""

from pathlib import Path

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.commands.answer import VIETNAMESE, Answer, WrongUsage, both
from bangvang.commands.asked import Restore
from bangvang.store import Store
from bangvang.store.backup import (
    Backup,
    BackupUnknown,
    BackupUnsound,
    back_up,
    backups,
    backups_of,
    restore_backup,
)
from bangvang.store.check import Finding, check
from bangvang.store.replacing import replace_unopened


def check_all(store: Store) -> Answer:
    """Counts everything anew; ends with 1 where something does not agree."""
    found = check(store)
    if found:
        return Answer(1, errors=_unsound(found))
    return Answer(0, f"{both('system.sound')}\n")


def make_backup(store: Store) -> Answer:
    """Makes a backup and opens it on trial."""
    try:
        made = back_up(store, "hand", SYSTEM, clock.real(campaign().time_zone))
    except BackupUnsound as unsound:
        return Answer(1, errors=_unsound(unsound.findings))
    return Answer(0, f"{both('system.backed_up', file=made.path)}\n")


def restore(store: Store, asked: Restore) -> Answer:
    """Puts a backup in place of everything; what stands now is backed up first. Lists them unnamed."""
    if not asked.backup:
        return Answer(0, _listed(backups(store)))
    try:
        restore_backup(store, asked.backup, SYSTEM, clock.real(campaign().time_zone))
    except BackupUnknown:
        raise _unknown(backups(store), asked.backup) from None
    except BackupUnsound as unsound:
        return Answer(1, errors=_unsound(unsound.findings))
    return Answer(0, f"{both('system.restored', file=asked.backup)}\n")


def restore_unopened(database: Path, asked: Restore) -> Answer:
    """Puts a backup in place of a database that cannot be opened, without opening it."""
    if not asked.backup:
        return Answer(0, _listed(backups_of(database)))
    at = clock.real(campaign().time_zone)
    try:
        _, aside = replace_unopened(database, asked.backup, SYSTEM, at)
    except BackupUnknown:
        return _unknown(backups_of(database), asked.backup).answer()
    except BackupUnsound as unsound:
        return Answer(1, errors=_unsound(unsound.findings))
    return Answer(0, f"{both('unopened.restored', file=asked.backup, aside=aside)}\n")


def _listed(known: list[Backup]) -> str:
    """The latest first, one a line; nothing where there is none."""
    return "".join(f"{one.path.name}\n" for one in known)


def _unknown(known: list[Backup], name: str) -> WrongUsage:
    names = "\n".join(f"  {one.path.name}" for one in known)
    return WrongUsage(both("cli.backup_unknown", name=name) + f"\n{names}")


def _unsound(findings: list[Finding]) -> str:
    lines = (f"  {VIETNAMESE.label('finding', one.what)}: {one.about}" for one in findings)
    return both("system.unsound", findings=len(findings)) + "\n" + "\n".join(lines) + "\n"
