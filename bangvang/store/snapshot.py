"""Snapshots: some tables of a database, as they stand in one moment, in a file of their own.

The other tables are in the file too, and empty.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bangvang.store.database import Store

_TABLES = """
select table_name
from information_schema.tables
where table_catalog = current_database() and table_schema = 'main' and table_type = 'BASE TABLE'
order by table_name
"""


def snapshot(
    store: Store, place: Path, without: frozenset[str], instead: Mapping[str, str] | None = None
) -> None:
    """Writes every table to the file `place`, whole or not at all; those in `without` are empty.

    `instead` gives the select that stands in for a table's rows: {"setting": "select … from setting"}.
    """
    number, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    os.close(number)
    draft = Path(name)
    draft.unlink()  # DuckDB makes the file itself
    selects = instead or {}
    with store.transaction(quiet=True) as cursor:
        tables = [row[0] for row in cursor.execute(_TABLES).fetchall()]
        cursor.execute(f"attach '{str(draft).replace(chr(39), chr(39) * 2)}' as snapshot")
        for table in tables:
            rows = selects.get(table, f"select * from {table}")  # noqa: S608  (names of ours)
            filled = "with no data" if table in without else ""
            cursor.execute(f"create table snapshot.{table} as {rows} {filled}")
    with store.transaction(quiet=True) as cursor:
        cursor.execute("detach snapshot")
    draft.replace(place)
