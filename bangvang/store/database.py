"""One database, opened from its URL: selects for everyone, one transaction at a time for writers."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import RLock

import duckdb
import polars as pl
from polars import selectors

Parameter = str | int | float | bool | date | datetime | None

DEFAULT_URL = "duckdb:///data/bangvang.duckdb"
_SCHEME = "duckdb:///"
#: how DuckDB says that another process has the file: on Linux and macOS, and on Windows
_OWNED_ELSEWHERE = ("Could not set lock on file", "being used by another process")
_SCHEMA = Path(__file__).with_name("schema.sql")


class DatabaseBusy(Exception):
    """Another process owns the database. `path` names its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is open in another process")
        self.path = path


class DatabaseUnknown(Exception):
    """The database URL is of no kind we can open."""


_open: "dict[str, Store]" = {}
_opening = RLock()


class Store:
    """An open database. Every write is one transaction and moves `version` by one."""

    def __init__(self, url: str) -> None:
        """Opens, and makes where missing, the database of a URL such as `duckdb:///data/bangvang.duckdb`."""
        self.url = url
        self.path = _path(url)
        self._writing = RLock()
        self._listeners: list[Callable[[int], None]] = []
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = duckdb.connect(str(self.path), config={"memory_limit": "4GB"})
        except duckdb.IOException as error:
            if any(sign in str(error) for sign in _OWNED_ELSEWHERE):
                raise DatabaseBusy(self.path) from error
            raise
        with self._connection.cursor() as cursor:
            cursor.execute(_SCHEMA.read_text(encoding="utf-8"))
        self.version = self._stored_version()

    def select(
        self,
        text: str,
        parameters: Mapping[str, Parameter],
        cursor: duckdb.DuckDBPyConnection | None = None,
    ) -> pl.DataFrame:
        """The rows of one select; inside a transaction when its cursor is given."""
        if cursor is not None:
            return _whole(cursor.sql(text, params=dict(parameters)).pl())
        with self._connection.cursor() as own:
            return _whole(own.sql(text, params=dict(parameters)).pl())

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one write, whole or not at all; `keep=False` undoes it at the end (a dry run)."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                if keep:
                    cursor.execute("update data_version set version = version + 1")
                    cursor.commit()
                else:
                    cursor.rollback()
            except BaseException:
                cursor.rollback()
                raise
            if keep:
                self.version = self._stored_version()
        if keep:
            for listener in list(self._listeners):
                listener(self.version)

    def on_commit(self, listener: Callable[[int], None]) -> None:
        """Calls `listener` with the new version after every commit, in the thread that wrote."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Lets go of the file; what the log beside it held is in it then."""
        self._connection.close()
        with _opening:
            if _open.get(self.url) is self:
                del _open[self.url]

    def _stored_version(self) -> int:
        with self._connection.cursor() as cursor:
            rows = cursor.execute("select version from data_version").fetchall()
        return int(rows[0][0]) if rows else 0


def current() -> Store:
    """The store of `BANGVANG_DB`, opened once a process and seeded when new."""
    from bangvang.store.seed import seed  # noqa: PLC0415  (seed writes through Store)

    url = os.environ.get("BANGVANG_DB", DEFAULT_URL)
    with _opening:
        if url not in _open:
            store = Store(url)
            seed(store)
            _open[url] = store
        return _open[url]


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums of whole numbers come from DuckDB as decimals: whole numbers again."""
    return rows.with_columns(selectors.decimal().cast(pl.Int64))


def _path(url: str) -> Path:
    if not url.startswith(_SCHEME) or url == _SCHEME:
        raise DatabaseUnknown(f"BANGVANG_DB is {url!r}; expected duckdb:///path/to/file.duckdb")
    return Path(url.removeprefix(_SCHEME))
