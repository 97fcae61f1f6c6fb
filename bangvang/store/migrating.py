"""Migrating: a database of an earlier release becomes one of this release, step by step.

A change of the schema is written twice: in `schema.sql`, which a new database gets whole, and as
the step that leads there from the release before: `migrations/NNNN_what_it_is_about.sql`, with the
next number. One step is one transaction. It changes shapes first and rows after, because DuckDB
alters no table whose rows the same transaction has changed; it says nothing about what is derived
from other tables, which `settling` makes anew after the last step; a log chained without a key is
chained anew with one (rechaining.py). Steps that a release has taken
are never changed. `tests/test_house_schema.py` holds that the steps lead to `schema.sql`.
"""

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from bangvang.access import SYSTEM
from bangvang.store.chain import CHAINED, chaining
from bangvang.store.journal import note
from bangvang.store.keys import keyring_of, missing_of, settle_keys
from bangvang.store.rechaining import KEYED, rechain
from bangvang.store.settling import settle
from bangvang.store.unusable import (
    DatabaseForeign,
    DatabaseKeyMissing,
    DatabaseNewer,
    MigrationFailed,
)

_LOG = logging.getLogger("bangvang")
_SCHEMA = Path(__file__).with_name("schema.sql")
_STEPS = Path(__file__).with_name("migrations")
#: the first release numbered nothing: what its successors added tells them apart
_RELEASE = """
select case
    when count(*) = 0 then 0
    when count(*) filter (where table_name = 'data_version') = 0 then -1
    when count(*) filter (where table_name = 'schema_version') > 0 then null
    when count(*) filter (where table_name = 'spelling' and column_name = 'sender') = 0 then 1
    when count(*) filter (where table_name = 'national' and column_name = 'name_order') = 0 then 2
    when count(*) filter (where table_name = 'unit' and column_name = 'grassroots_id') = 0 then 3
    when count(*) filter (where table_name = 'log' and column_name = 'hash') = 0 then 4
    else 5
end
from duckdb_columns()
where database_name = current_database() and schema_name = 'main' and not internal
"""
_NUMBERED = 6  # the first schema that says its number


@dataclass(frozen=True)
class Step:
    """One step: the schema it leads to, its file's name, and what it does."""

    leads_to: int
    name: str
    text: str


@dataclass(frozen=True)
class Migration:
    """What was done on opening: from which schema to which, and the backup made before."""

    found: int
    reached: int
    before: Path | None


def steps() -> list[Step]:
    """The steps there are, in their order."""
    files = sorted(_STEPS.glob("*.sql"))
    return [Step(int(one.name[:4]), one.stem, one.read_text(encoding="utf-8")) for one in files]


def newest() -> int:
    """The schema of this program."""
    return steps()[-1].leads_to


def prepare(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    key_file: Path,
    back_up: Callable[[], Path] | None,
    at: datetime,
) -> Migration | None:
    """Makes the database one of this program's schema: a new one whole, an earlier one by steps.

    `back_up` makes the backup that comes before the first step and tells where it stands. Raises
    DatabaseForeign, DatabaseNewer or DatabaseKeyMissing before anything is done, or MigrationFailed:
    then the steps before the failed one stand.
    """
    found = version_of(connection, path)
    if not found:
        _make(connection)
        return None
    if found > newest():
        raise DatabaseNewer(path, found, newest())
    if found == newest():
        return None
    _must_have_keys(connection, path, key_file)
    before = back_up() if back_up else None
    migration = Migration(found, newest(), before)
    for step in steps():
        if step.leads_to > found:
            _take(connection, path, step, migration, key_file, at)
    _LOG.info("%s: schema %s became %s; before: %s", path, found, newest(), before)
    return migration


def version_of(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The schema of an open database; 0 for an empty one. Raises DatabaseForeign."""
    with connection.cursor() as cursor:
        release = cursor.execute(_RELEASE).fetchall()[0][0]
        if release is None:
            rows = cursor.execute("select version from schema_version").fetchall()
            release = rows[0][0] if rows else -1
    if release < 0:
        raise DatabaseForeign(path, "it is a database of something else")
    return int(release)


def _must_have_keys(connection: duckdb.DuckDBPyConnection, path: Path, key_file: Path) -> None:
    with connection.cursor() as cursor:
        missing = missing_of(cursor, key_file)
    if missing:
        raise DatabaseKeyMissing(path, key_file, missing)


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    with connection.cursor() as cursor:
        cursor.begin()
        cursor.execute(_SCHEMA.read_text(encoding="utf-8"))
        cursor.execute("insert into schema_version values ($newest)", {"newest": newest()})
        cursor.commit()


def _take(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    step: Step,
    migration: Migration,
    key_file: Path,
    at: datetime,
) -> None:
    with connection.cursor() as cursor:
        cursor.begin()
        try:
            cursor.execute(step.text)
            if step.leads_to >= _NUMBERED:
                cursor.execute("update schema_version set version = $to", {"to": step.leads_to})
            if step.leads_to == migration.reached:
                settle(cursor)
                settle_keys(cursor, key_file)
                _tell(cursor, migration, keyring_of(cursor, key_file).for_log(), at)
            cursor.commit()
        except duckdb.Error as error:
            cursor.rollback()
            raise MigrationFailed(path, step.name, str(error)) from error


def _tell(
    cursor: duckdb.DuckDBPyConnection, migration: Migration, key: bytes, at: datetime
) -> None:
    told: dict[str, object] = {
        "before": migration.found,
        "after": migration.reached,
        "backup": migration.before.name if migration.before else None,
    }
    if migration.found < KEYED:
        told[CHAINED] = asdict(rechain(cursor, key))
    with chaining(cursor, lambda: key):
        note(cursor, at, SYSTEM, "migrated", None, told)
    cursor.execute("update data_version set version = version + 1")
