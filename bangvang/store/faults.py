"""Faults of disk and file: what DuckDB says about them, as the facts they are."""

import shutil
from pathlib import Path

import duckdb

from bangvang.store.unusable import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseReadOnly,
    DatabaseUnusable,
    DiskFull,
)

LEAST_FREE = 64 * 2**20  #: bytes left free: a checkpoint must always find room to end
_FULL, _READ_ONLY, _CORRUPT, _BUSY = "disk_full", "read_only", "corrupt", "busy"
#: fault -> how Linux, macOS or Windows, or DuckDB itself, tell of it
_SIGNS = {
    _BUSY: ("Could not set lock on file", "being used by another process"),
    _FULL: (
        *("No space left", "Disk quota exceeded", "File too large", "Out of disk space"),
        "not enough space on the disk",
    ),
    _READ_ONLY: (
        *("Read-only file system", "Permission denied", "Operation not permitted"),
        *("read-only mode", "Access is denied"),
    ),
    _CORRUPT: (
        *("Corrupt", "not a valid DuckDB database", "Could not read enough bytes"),
        *("Failure while replaying WAL", "version number", "Failed to deserialize"),
    ),
}
_FILE_MARK = (8, b"DUCK")  # where a database says that it is one


class NotWritten(Exception):
    """A write could not be kept; nothing of it stands, and what stood is still answered.

    `code`: disk_full, read_only, corrupt, or failed.
    """

    def __init__(self, code: str, trouble: str) -> None:
        super().__init__(trouble)
        self.code = code


class NotRead(Exception):
    """The file can no longer be read. `code`: corrupt, or failed."""

    def __init__(self, code: str, trouble: str) -> None:
        super().__init__(trouble)
        self.code = code


def fault_of(error: Exception) -> str:
    """The fault behind an error: busy, disk_full, read_only, corrupt, or failed."""
    told = str(error)
    found = (fault for fault, signs in _SIGNS.items() if any(sign in told for sign in signs))
    return next(found, "failed")


def must_have_room(folder: Path, wanted: int = 0) -> None:
    """Raises NotWritten unless so many bytes, and what is always left free, fit on the disk."""
    free = shutil.disk_usage(folder).free
    if free < wanted + LEAST_FREE:
        raise NotWritten(_FULL, f"{folder}: {free} bytes free; {wanted + LEAST_FREE} are needed")


def must_be_a_database(path: Path) -> None:
    """Raises DatabaseCorrupt for a file that no database can be, before DuckDB guesses what it is."""
    place, mark = _FILE_MARK
    if path.exists():
        with path.open("rb") as file:
            if file.read(place + len(mark))[place:] != mark:
                raise DatabaseCorrupt(path, "it does not begin as a database does")


def unopened(path: Path, error: Exception) -> DatabaseUnusable | None:
    """Why the database could not be opened; None for what is no fault of disk or file."""
    told = str(error).splitlines()[0]
    match fault_of(error):
        case "busy":
            return DatabaseBusy(path)
        case "disk_full":
            return DiskFull(path, told)
        case "read_only":
            return DatabaseReadOnly(path, told)
        case "corrupt":
            return DatabaseCorrupt(path, told)
    return None


def is_fatal(error: BaseException) -> bool:
    """Whether DuckDB answers nothing more until the database is opened again."""
    return isinstance(error, duckdb.FatalException) or "has been invalidated" in str(error)
