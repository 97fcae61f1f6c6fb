"""A database file as the release before the keyed log left it: schema 8."""

import json
from pathlib import Path

import duckdb

from bangvang.store.chain import plain_hash_of
from bangvang.store.witness import Head, beside

_LINE = "line_no, happened_at, actor, place, action, subject, details"


def chained_without_a_key(path: Path) -> Head:
    """Turns the log of a closed database into that of schema 8, its witness too; gives its head."""
    with duckdb.connect(str(path)) as connection:
        lines = connection.execute(f"select {_LINE} from log order by line_no").fetchall()  # noqa: S608
        connection.execute("drop table log")
        connection.execute(
            "create table log (line_no bigint not null, happened_at timestamp not null, "
            "actor varchar not null, place varchar not null, action varchar not null, "
            "subject varchar, details varchar not null, hash varchar not null)"
        )
        connection.executemany(
            "insert into log values (?, ?, ?, ?, ?, ?, ?, '')", [list(each) for each in lines]
        )
        head = rechained(connection)
        connection.execute("alter table refusal drop column others")
        connection.execute("update schema_version set version = 8")
        connection.execute("delete from setting where name = 'log_key_id'")
    beside(path).write_text(json.dumps({"line_no": head.line_no, "hash": head.hash}))
    return head


def rechained(connection: duckdb.DuckDBPyConnection) -> Head:
    """Chains the log of schema 8 as anybody could; gives its head."""
    lines = connection.execute(f"select {_LINE} from log order by line_no").fetchall()  # noqa: S608
    before = ""
    for each in lines:
        before = plain_hash_of(before, each)
        connection.execute("update log set hash = ? where line_no = ?", [before, each[0]])
    return Head(len(lines), before)
