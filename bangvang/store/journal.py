"""The log: who did what, when, from where. Each line carries the hash of all before it."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

import duckdb

from bangvang.access import Actor
from bangvang.store.database import Store

_LAST = "select line_no, hash from log order by line_no desc limit 1"
_LINES = """
select line_no, happened_at, actor, place, action, subject, details, hash
from log
order by line_no asc
"""


def note(
    cursor: duckdb.DuckDBPyConnection,
    at: datetime,
    actor: Actor,
    action: str,
    subject: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Adds one line to the log, in the transaction of what it tells of."""
    text = json.dumps(details or {}, ensure_ascii=False, default=str)
    last = cursor.execute(_LAST).fetchall()
    line_no, before = (int(last[0][0]) + 1, str(last[0][1])) if last else (1, "")
    line = (line_no, at, actor.name, actor.place, action, subject, text)
    cursor.execute(
        "insert into log by name select $line_no as line_no, $at as happened_at, $actor as actor, "
        "$place as place, $action as action, $subject as subject, $details as details, "
        "$hash as hash",
        {
            "line_no": line_no,
            "at": at,
            "actor": actor.name,
            "place": actor.place,
            "action": action,
            "subject": subject,
            "details": text,
            "hash": _hash(before, line),
        },
    )


def first_broken_line(store: Store) -> int | None:
    """The number of the first log line that was changed, put in or follows a missing one."""
    before = ""
    for expected, row in enumerate(store.select(_LINES, {}).iter_rows(), 1):
        *line, written = row
        if line[0] != expected or _hash(before, tuple(line)) != written:
            return expected
        before = written
    return None


def _hash(before: str, line: tuple[object, ...]) -> str:
    told = [str(each) if isinstance(each, datetime) else each for each in line]
    return sha256(json.dumps([before, *told], ensure_ascii=False).encode()).hexdigest()
