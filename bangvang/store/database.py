"""One database, opened from its URL: selects for everyone, one transaction at a time for writers."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from zoneinfo import ZoneInfo

import duckdb
import polars as pl
from polars import selectors

from bangvang.campaign import campaign
from bangvang.store.copying import backup_path, copy_whole, put_back, quoted
from bangvang.store.migrating import Migration, prepare
from bangvang.store.unusable import DatabaseBusy, DatabaseUnknown, MigrationFailed

Parameter = str | int | float | bool | date | datetime | None

DEFAULT_URL = "duckdb:///data/bangvang.duckdb"
_SCHEME = "duckdb:///"
#: a name in SQL is a table of ours, never a variable of Python
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "4GB",
    "python_enable_replacements": "false",
}
#: how DuckDB says that another process has the file: on Linux and macOS, and on Windows
_OWNED_ELSEWHERE = ("Could not set lock on file", "being used by another process")
_TABLES = """
select table_name
from duckdb_tables()
where database_name = current_database() and not temporary
order by table_name asc
"""
_REPLACED = "delete from {table}; insert into {table} by name select * from replacing.{table}"
_ROWS_OF_A_GROUP = 122_880  # as DuckDB stores them


_open: "dict[str, Store]" = {}
_opening = RLock()


class Store:
    """An open database. Every write is one transaction and moves `version` by one."""

    def __init__(self, url: str, *, keeps_before: bool = True) -> None:
        """Opens, and makes where missing, the database of a URL such as `duckdb:///data/bangvang.duckdb`.

        One of an earlier release is migrated, after a backup: `keeps_before=False` leaves that out
        for a database that is itself a copy. Raises a DatabaseUnusable.
        """
        self.url = url
        self.path = _path(url)
        self._writing = RLock()
        self._listeners: list[Callable[[int], None]] = []
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = duckdb.connect(str(self.path), config=_CONFIG)
        except duckdb.IOException as error:
            if any(sign in str(error) for sign in _OWNED_ELSEWHERE):
                raise DatabaseBusy(self.path) from error
            raise
        self.migration = self._prepared(keeps_before)
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
    def transaction(
        self, *, keep: bool = True, quiet: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one write, whole or not at all; `keep=False` undoes it at the end (a dry run).

        `quiet` leaves the data version where it is: for what no board shows, such as a sign-in.
        """
        with self._writing, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                if keep and not quiet:
                    cursor.execute("update data_version set version = version + 1")
                if keep:
                    cursor.commit()
                else:
                    cursor.rollback()
            except BaseException:
                cursor.rollback()
                raise
            if keep and not quiet:
                self.version = self._stored_version()
        if keep and not quiet:
            for listener in list(self._listeners):
                listener(self.version)

    def copy_to(self, path: Path) -> None:
        """Writes the whole database, as it stands at one moment, into a new file; whole or not at all."""
        copy_whole(self._connection, path)

    def replace_with(self, path: Path) -> None:
        """Puts the content of another database file in place of all content, in one transaction.

        The data version goes on from the greater of both, so that no kept answer is taken for new.
        """
        with self._connection.cursor() as outside:
            outside.execute(f"attach {quoted(path)} as replacing (read_only)")
            try:
                with self.transaction() as cursor:
                    for table in self._tables():
                        cursor.execute(_REPLACED.format(table=table))
                    cursor.execute(
                        "update data_version set version = greatest(version, $version)",
                        {"version": self.version},
                    )
            finally:
                outside.execute("detach replacing")

    def _tables(self) -> list[str]:
        with self._connection.cursor() as cursor:
            return [f'"{row[0]}"' for row in cursor.execute(_TABLES).fetchall()]

    def on_commit(self, listener: Callable[[int], None]) -> None:
        """Calls `listener` with the new version after every commit, in the thread that wrote."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Lets go of the file; what the log beside it held is in it then."""
        self._connection.close()
        with _opening:
            if _open.get(self.url) is self:
                del _open[self.url]

    def _prepared(self, keeps_before: bool) -> Migration | None:
        """Of this program's schema, or as it was: a migration that fails is undone from its backup."""
        at = datetime.now(ZoneInfo(campaign().time_zone)).replace(tzinfo=None)
        before = backup_path(self.path, at, "before")

        def back_up() -> Path:
            before.parent.mkdir(parents=True, exist_ok=True)
            self.copy_to(before)
            return before

        try:
            return prepare(self._connection, self.path, back_up if keeps_before else None, at)
        except BaseException as error:
            self._connection.close()
            if isinstance(error, MigrationFailed) and before.exists():
                put_back(before, self.path)
            raise

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


@contextmanager
def lent(cursor: duckdb.DuckDBPyConnection, **frames: pl.DataFrame) -> Iterator[None]:
    """The frames as tables of their names, for as long as it lasts."""
    for name, frame in frames.items():
        cursor.register(name, _Lent(frame))
    try:
        yield
    finally:
        for name in frames:
            cursor.unregister(name)


class _Lent:
    """A frame as its stream: of a frame that it knows as one DuckDB has every text copied first.

    The stream comes in parts, so that every core takes some of them.
    """

    def __init__(self, frame: pl.DataFrame) -> None:
        starts = range(0, max(frame.height, 1), _ROWS_OF_A_GROUP)
        parts = [frame.slice(start, _ROWS_OF_A_GROUP) for start in starts]
        self._frame = pl.concat(parts, rechunk=False)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums of whole numbers come from DuckDB as decimals: whole numbers again."""
    return rows.with_columns(selectors.decimal().cast(pl.Int64))


def _path(url: str) -> Path:
    if not url.startswith(_SCHEME) or url == _SCHEME:
        raise DatabaseUnknown(f"BANGVANG_DB is {url!r}; expected duckdb:///path/to/file.duckdb")
    return Path(url.removeprefix(_SCHEME))
