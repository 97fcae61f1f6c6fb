"""A database file that cannot be opened gives way to a backup of it; it is kept beside."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from bangvang.access import Actor
from bangvang.store.backup import Backup, BackupUnknown, backups_of, rehearsed
from bangvang.store.copying import MOMENT, UNFINISHED, put
from bangvang.store.database import Store
from bangvang.store.faults import must_have_room
from bangvang.store.journal import note
from bangvang.store.keys import place_beside
from bangvang.store.witness import release_after


def replace_unopened(database: Path, name: str, actor: Actor, at: datetime) -> tuple[Backup, Path]:
    """Puts a backup in place of a file that nobody can open; gives it, and where that file is kept.

    A file that is gone leaves nothing to keep.

    Raises BackupUnknown, BackupUnsound or NotWritten before anything is changed.
    """
    actor.must("restore")
    found = [backup for backup in backups_of(database) if backup.path.name == name]
    if not found:
        raise BackupUnknown(name)
    aside = database.with_name(f"{database.name}.broken-{at:{MOMENT}}")
    must_have_room(database.parent, 2 * found[0].size)
    with rehearsed(found[0], place_beside(database)) as (sound, head):
        draft = database.with_name(f"{database.name}{UNFINISHED}")
        shutil.copyfile(sound, draft)
        _keep(database, aside)
        release_after(database, head.line_no)
        put(draft, database)
    store = Store(f"duckdb:///{database}")
    with store.transaction() as cursor:
        note(cursor, at, actor, "backup_restored", name, {"aside": aside.name})
    store.close()
    return found[0], aside


def _keep(database: Path, aside: Path) -> None:
    """Keeps the file under a second name: there is no moment in which its place is empty."""
    if not database.exists():
        return
    try:
        os.link(database, aside)
    except OSError:  # a disk that knows one name for a file only
        shutil.copyfile(database, aside)
    log = database.with_name(f"{database.name}.wal")
    if log.exists():
        log.replace(aside.with_name(f"{aside.name}.wal"))
