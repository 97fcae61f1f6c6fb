"""A database that cannot be opened: what was found and what to do, in both languages."""

from pathlib import Path

from bangvang.commands.answer import Answer, both
from bangvang.commands.asked import Asked, Restore
from bangvang.commands.keeping import restore_unopened
from bangvang.store import (
    DatabaseCorrupt,
    DatabaseGone,
    DatabaseKeyMissing,
    DatabaseNewer,
    DatabaseReadOnly,
    DatabaseUnusable,
    DiskFull,
    MigrationFailed,
)
from bangvang.store.backup import backups_of
from bangvang.store.migrating import Migration
from bangvang.store.witness import beside

_OTHERS = 6  # how many backups are named at most


def told(error: DatabaseUnusable) -> str:
    """The sentences for whoever starts the program."""
    gaps: dict[str, object] = {
        "path": error.path,
        "witness": beside(error.path),
        "trouble": error.trouble,
    }
    if isinstance(error, DatabaseNewer):
        gaps |= {"found": error.found, "known": error.known}
    if isinstance(error, MigrationFailed):
        gaps |= {"step": error.step}
    if isinstance(error, DatabaseKeyMissing):
        gaps |= {"key_file": error.key_file, "key_id": error.key_id}
    sentence = both(f"unopened.{error.code}", **gaps)
    if not isinstance(error, DatabaseCorrupt | DatabaseGone):
        return sentence
    known = backups_of(error.path)
    if not known:
        return f"{sentence}\n{both('unopened.no_backup')}"
    name = known[0].path.name
    others = "\n".join(f"  {one.path.name}" for one in known[1:_OTHERS])
    return f"{sentence}\n{both('unopened.backup', name=name)}\n{others}".rstrip()


def answer(asked: Asked, error: DatabaseUnusable) -> Answer:
    """A backup put in its place where that was asked, else the sentences."""
    if isinstance(asked, Restore) and not isinstance(error, DatabaseReadOnly | DiskFull):
        return restore_unopened(error.path, asked)
    return Answer(1, errors=f"{told(error)}\n")


def migration_told(path: Path, migration: Migration) -> str:
    """That the database was upgraded on opening, and where it stands as it was."""
    return both(
        "unopened.migrated",
        path=path,
        found=migration.found,
        reached=migration.reached,
        backup=migration.before,
    )
