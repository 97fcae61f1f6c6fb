"""The hold on a database file: one connection, opened again when DuckDB gives up on it.

After a checkpoint that the disk had no room for, DuckDB answers nothing more until the file is
opened again; it then finds everything that was committed. So the hold opens it again by itself,
and boards go on being answered while nothing can be written.
"""

import contextlib
import logging
from pathlib import Path
from threading import RLock

import duckdb

from bangvang.store.faults import must_be_a_database, unopened

_LOG = logging.getLogger("bangvang")
#: a name in SQL is a table of ours, never a variable of Python; nothing is ever downloaded
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "4GB",
    # what a booking frees goes back at once: by default 100 MB of it stay with a busy server
    "allocator_flush_threshold": "4MB",
    "allocator_bulk_deallocation_flush_threshold": "4MB",
    # and what a thread that has gone left free does not stay with it
    "allocator_background_threads": True,
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class Held:
    """A database file held open. `openings` counts how often it was opened."""

    def __init__(self, path: Path) -> None:
        """Raises a DatabaseUnusable."""
        self._path = path
        self._lock = RLock()
        self.openings = 1
        self._is_given_up = False
        self.connection = _connected(path)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Work of one thread. Raises a DatabaseUnusable where the file can be opened no more."""
        with self._lock:
            if self._is_given_up:
                self.connection = _connected(self._path)
                self._is_given_up = False
                self.openings += 1
            return self.connection.cursor()

    def give_up(self, seen: int) -> None:
        """The next cursor opens the file again, unless that was done since the `seen`th opening."""
        with self._lock:
            if self.openings == seen and not self._is_given_up:
                _LOG.error("%s: DuckDB gave up on it; it is opened again", self._path)
                self._is_given_up = True
                with contextlib.suppress(duckdb.Error):
                    self.connection.close()

    def close(self) -> None:
        self.connection.close()


def _connected(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        must_be_a_database(path)
        return duckdb.connect(str(path), config=_CONFIG)
    except (duckdb.Error, OSError) as error:
        if (known := unopened(path, error)) is not None:
            raise known from error
        raise
