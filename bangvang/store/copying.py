"""Copies of the whole database in a file of their own; whole or not at all."""

import os
import shutil
from datetime import datetime
from pathlib import Path

import duckdb

MOMENT = "%Y%m%d-%H%M%S"
ANEW = ".anew"  #: ends the name of a copy that is to take the place of its database
UNFINISHED = ".part"  #: ends the name of a copy that is being written


def backup_path(database: Path, at: datetime, kind: str) -> Path:
    """Where a backup of this moment stands: in `backups/` beside the database."""
    return database.parent / "backups" / f"{database.stem}-{at:{MOMENT}}-{kind}.duckdb"


def copy_whole(connection: duckdb.DuckDBPyConnection, place: Path) -> None:
    """Writes the database, as it stands at one moment, into the new file `place`."""
    draft = place.with_name(f"{place.name}{UNFINISHED}")
    remove(draft)
    try:
        with connection.cursor() as cursor:
            own = cursor.execute("select current_database()").fetchall()[0][0]
            cursor.execute(f"attach {quoted(draft)} as copied")
            try:
                cursor.execute(f'copy from database "{own}" to copied')
            finally:
                cursor.execute("detach copied")
        put(draft, place)
    except BaseException:
        remove(draft)
        raise


def put_back(backup: Path, place: Path) -> None:
    """Puts a copy of the backup in place of a database file that nobody has open."""
    draft = place.with_name(f"{place.name}{UNFINISHED}")
    shutil.copyfile(backup, draft)
    place.with_name(f"{place.name}.wal").unlink(missing_ok=True)
    put(draft, place)


def put(draft: Path, place: Path) -> None:
    """Gives a finished file its name, so that the name stands for all of it even after a power cut."""
    for path in (draft, place.parent):
        if path.is_file() or os.name == "posix":  # Windows opens no folders
            number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
            try:
                os.fsync(number)
            finally:
                os.close(number)
        if path == draft:
            draft.replace(place)


def remove(database: Path) -> None:
    """Takes a database file away, and the log beside it."""
    for path in (database, database.with_name(f"{database.name}.wal")):
        path.unlink(missing_ok=True)


def quoted(path: Path) -> str:
    """A path as SQL writes it."""
    return "'" + str(path).replace("'", "''") + "'"
