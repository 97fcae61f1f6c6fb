"""One database, opened from its URL: selects for everyone, one transaction at a time for writers."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import RLock
from zoneinfo import ZoneInfo

import duckdb
import polars as pl
from polars import selectors

from bangvang.campaign import campaign
from bangvang.store.chain import chaining
from bangvang.store.contents import attached, replace_content
from bangvang.store.copying import backup_path, copy_whole, put_back
from bangvang.store.faults import NotRead, NotWritten, fault_of, is_fatal, must_have_room
from bangvang.store.held import Held
from bangvang.store.keys import KeyMissing, keyring_of, place_of, settle_keys
from bangvang.store.migrating import Migration, prepare
from bangvang.store.unusable import DatabaseGone, DatabaseUnknown, MigrationFailed
from bangvang.store.witness import Head, beside, follow, head_of, holds, set_aside, told_beside

Parameter = str | int | float | bool | date | datetime | None

DEFAULT_URL = "duckdb:///data/bangvang.duckdb"
_SCHEME = "duckdb:///"
_TABLES = """
select table_name
from duckdb_tables()
where database_name = current_database() and not temporary
order by table_name asc
"""


_open: "dict[str, Store]" = {}
_opening = RLock()


class Store:
    """An open database. Every write is one transaction and moves `version` by one."""

    def __init__(
        self, url: str, *, keeps_before: bool = True, key_file: Path | None = None
    ) -> None:
        """Opens, and makes where missing, the database of a URL such as `duckdb:///data/bangvang.duckdb`.

        One of an earlier release is migrated, after a backup: `keeps_before=False` leaves that out
        for a database that is itself a copy; `key_file` tells where the keys of a copy stand. Raises
        a DatabaseUnusable.
        """
        self.url = url
        self.path = _path(url)
        self.key_file = key_file
        self.passing_key: bytes | None = None  # of a database that is thrown away (keys.py)
        self._has_keys = False
        self._log_key: bytes | None = None
        self._writing = RLock()
        self._listeners: list[Callable[[int], None]] = []
        if keeps_before and beside(self.path).exists() and not self.path.exists():
            raise DatabaseGone(self.path, f"{beside(self.path).name} tells that there was one")
        self._held = Held(self.path)
        self._is_followed = keeps_before
        self._head = Head()
        self.migration = self._prepared(keeps_before)
        self.version = self._stored_version()
        self.board_version = self.version  #: at which a board last moved
        #: the log does not reach, or contradicts, what its witness had seen: writes were lost or undone
        self.is_behind = self._is_followed and not self._borne_out()

    def select(
        self,
        text: str,
        parameters: Mapping[str, Parameter],
        cursor: duckdb.DuckDBPyConnection | None = None,
    ) -> pl.DataFrame:
        """The rows of one select; inside a transaction when its cursor is given."""
        if cursor is not None:
            return _whole(cursor.sql(text, params=dict(parameters)).pl())
        seen = self._held.openings
        try:
            return self._selected(text, parameters)
        except duckdb.Error as error:
            if not is_fatal(error):
                raise _unread(error) from error
        self._held.give_up(seen)
        return self._selected(text, parameters)

    def _selected(self, text: str, parameters: Mapping[str, Parameter]) -> pl.DataFrame:
        with self._held.cursor() as own:
            return _whole(own.execute(text, dict(parameters)).pl())

    @contextmanager
    def transaction(
        self, *, keep: bool = True, quiet: bool = False, desk: bool = False
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one write, whole or not at all; `keep=False` undoes it at the end (a dry run).

        `quiet` leaves the data version where it is: for what no page shows, such as a sign-in.
        `desk` moves it and leaves that of the boards: for what only the team's own pages show.
        Raises NotWritten where the disk does not take it.
        """
        with self._writing:
            if keep:
                must_have_room(self.path.parent)
            seen = self._held.openings
            try:
                with (
                    self._held.cursor() as cursor,
                    _whole_or_not(cursor, keep),
                    chaining(cursor, partial(self._key_for_log, cursor)),
                ):
                    if keep:
                        self._have_keys(cursor)
                    yield cursor
                    if keep and not quiet:
                        cursor.execute("update data_version set version = version + 1")
            except duckdb.Error as error:
                if is_fatal(error):
                    self._held.give_up(seen)
                if not (is_fatal(error) and self._stored_version() > self.version):
                    raise _unwritten(error) from error
                # what DuckDB could not end was tidying up: the write itself is kept
            if keep and not quiet:
                self.version = self._stored_version()
                if not desk:
                    self.board_version = self.version
            if keep:
                self._has_keys = True
                self._follow()
        if keep and not quiet:
            for listener in list(self._listeners):
                listener(self.version)

    def copy_to(self, path: Path) -> None:
        """Writes the whole database, as it stands at one moment, into a new file; whole or not at all."""
        try:
            copy_whole(self._held.cursor(), path)
        except duckdb.Error as error:
            raise _unwritten(error) from error

    def replace_with(self, path: Path) -> None:
        """Puts the content of another database file in place of all content, in one transaction.

        The log, and who has an account, stay (contents.py). The data version goes on from the
        greater of both, so that no kept answer is taken for new.
        """
        with self._held.cursor() as outside, attached(outside, path), self.transaction() as cursor:
            replace_content(cursor, self.tables(), place_of(self), self.version)

    def log_key(self) -> bytes:
        """The key that chains the log; once read it is kept in memory. Raises KeyMissing."""
        with self._held.cursor() as cursor:
            return self._key_for_log(cursor)

    def tables(self) -> list[str]:
        """The names of all tables, in quotes."""
        with self._held.cursor() as cursor:
            return [f'"{row[0]}"' for row in cursor.execute(_TABLES).fetchall()]

    def on_commit(self, listener: Callable[[int], None]) -> None:
        """Calls `listener` with the new version after every commit, in the thread that wrote."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Lets go of the file; what the log beside it held is in it then."""
        self._held.close()
        with _opening:
            if _open.get(self.url) is self:
                del _open[self.url]

    def _have_keys(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """The first write gives a new database its keys."""
        if not (self.passing_key or self._has_keys):
            settle_keys(cursor, place_of(self))

    def _key_for_log(self, cursor: duckdb.DuckDBPyConnection) -> bytes:
        if self._log_key is None:
            self._log_key = keyring_of(cursor, place_of(self), self.passing_key).for_log()
        return self._log_key

    def _prepared(self, keeps_before: bool) -> Migration | None:
        """Of this program's schema, or as it was: a migration that fails is undone from its backup."""
        at = _now()
        before = backup_path(self.path, at, "before")

        def back_up() -> Path:
            before.parent.mkdir(parents=True, exist_ok=True)
            self.copy_to(before)
            return before

        try:
            return prepare(
                self._held.connection,
                self.path,
                place_of(self),
                back_up if keeps_before else None,
                at,
            )
        except BaseException as error:
            self._held.close()
            if isinstance(error, MigrationFailed) and before.exists():
                put_back(before, self.path)
            raise

    def _borne_out(self) -> bool:
        """Whether the log holds what its witness has seen of it; the witness follows it from here."""
        told = told_beside(self.path)
        with self._held.cursor() as cursor:
            try:
                is_so = told is None or holds(cursor, told, partial(self._key_for_log, cursor))
            except KeyMissing:  # a witness of before the chain was keyed, and no key to tell
                is_so = False
        if not is_so:
            set_aside(self.path, _now())
        self._follow()
        return is_so

    def _follow(self) -> None:
        if not self._is_followed:
            return
        with self._held.cursor() as cursor:
            head = head_of(cursor)
        if head != self._head:
            self._head = head
            with suppress(OSError):  # a full disk: an earlier line is a witness too
                follow(self.path, head)

    def _stored_version(self) -> int:
        with self._held.cursor() as cursor:
            rows = cursor.execute("select version from data_version").fetchall()
        return int(rows[0][0]) if rows else 0


def _now() -> datetime:
    """The real local time, for what opening leaves behind."""
    return datetime.now(ZoneInfo(campaign().time_zone)).replace(tzinfo=None)


def current() -> Store:
    """The store of `BANGVANG_DB`, opened once a process and seeded when new."""
    from bangvang.store.backup import sweep  # noqa: PLC0415  (and backs up stores)
    from bangvang.store.compacting import compacted, is_due  # noqa: PLC0415  (and opens them anew)
    from bangvang.store.keys import keyring  # noqa: PLC0415  (keys are read through Store)
    from bangvang.store.seed import seed  # noqa: PLC0415  (seed writes through Store)

    url = os.environ.get("BANGVANG_DB", DEFAULT_URL)
    with _opening:
        if url not in _open:
            store = Store(url)
            sweep(store.path)
            seed(store)
            keyring(store)
            if is_due(store):
                store = compacted(store, _now())
            _open[url] = store
        return _open[url]


@contextmanager
def _whole_or_not(cursor: duckdb.DuckDBPyConnection, keep: bool) -> Iterator[None]:
    """A transaction: kept at the end, or undone, also by an error."""
    cursor.begin()
    try:
        yield
        if keep:
            cursor.commit()
        else:
            cursor.rollback()
    except BaseException:
        with suppress(duckdb.Error):  # a commit that failed has undone everything already
            cursor.rollback()
        raise


def _unread(error: duckdb.Error) -> Exception:
    """What the screens can tell of; an error of ours, such as wrong SQL, stays as it is."""
    fault = fault_of(error)
    return error if fault == "failed" else NotRead(fault, str(error))


def _unwritten(error: duckdb.Error) -> Exception:
    fault = fault_of(error)
    return error if fault == "failed" and not is_fatal(error) else NotWritten(fault, str(error))


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums of whole numbers come from DuckDB as decimals: whole numbers again."""
    return rows.with_columns(selectors.decimal().cast(pl.Int64))


def _path(url: str) -> Path:
    if not url.startswith(_SCHEME) or url == _SCHEME:
        raise DatabaseUnknown(f"BANGVANG_DB is {url!r}; expected duckdb:///path/to/file.duckdb")
    return Path(url.removeprefix(_SCHEME))
