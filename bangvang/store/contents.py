"""Contents: what another database file holds is put in place of what a store holds.

The log alone stays and goes on: what was done is never undone in it. Whoever has an account now
keeps it as it is: an old copy gives nobody rights back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from bangvang.store.copying import quoted
from bangvang.store.keys import settle_keys

#: whatever is put in place of the content; who may come in, too, is what it is today
_GOES_ON = ('"log"', '"schema_version"', '"account"', '"session"', '"attempt"')
_REPLACED = "delete from {table}; insert into {table} by name select * from replacing.{table}"
#: the log goes on under the key it has, whatever key the other content came with
_LOG_KEY_STAYS = """
create or replace temp table log_key as
select name, value
from setting
where name = 'log_key_id'
"""
_LOG_KEY_COMES_BACK = """
delete from setting where name = 'log_key_id';
insert into setting by name select name, value from log_key;
"""
_ACCOUNTS_COME_BACK = """
insert into account by name
select *
from replacing.account
where name not in (select name from account)
"""


@contextmanager
def attached(cursor: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The other file can be read as `replacing`, for as long as it lasts."""
    cursor.execute(f"attach {quoted(path)} as replacing (read_only)")
    try:
        yield
    finally:
        cursor.execute("detach replacing")


def replace_content(
    cursor: duckdb.DuckDBPyConnection, tables: Sequence[str], keys: Path, version: int
) -> None:
    """Replaces what the tables hold, in the transaction of the cursor, by what `replacing` has.

    `keys` is where the keys stand; `version` the data version so far.
    """
    cursor.execute(_LOG_KEY_STAYS)
    for table in tables:
        if table not in _GOES_ON:
            cursor.execute(_REPLACED.format(table=table))
    cursor.execute(_LOG_KEY_COMES_BACK)
    settle_keys(cursor, keys)
    cursor.execute(_ACCOUNTS_COME_BACK)
    cursor.execute(
        "update data_version set version = greatest(version, $version)", {"version": version}
    )
