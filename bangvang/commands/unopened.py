"""A database that cannot be opened: what was found and what to do, in both languages."""

from pathlib import Path

from bangvang.commands.answer import both
from bangvang.store import DatabaseNewer, DatabaseUnusable, MigrationFailed
from bangvang.store.migrating import Migration


def told(error: DatabaseUnusable) -> str:
    """The sentences for whoever starts the program."""
    gaps: dict[str, object] = {"path": error.path, "trouble": error.trouble}
    if isinstance(error, DatabaseNewer):
        gaps |= {"found": error.found, "known": error.known}
    if isinstance(error, MigrationFailed):
        gaps |= {"step": error.step}
    return both(f"unopened.{error.code}", **gaps)


def migration_told(path: Path, migration: Migration) -> str:
    """That the database was upgraded on opening, and where it stands as it was."""
    return both(
        "unopened.migrated",
        path=path,
        found=migration.found,
        reached=migration.reached,
        backup=migration.before,
    )
