"""The log: who did what, when, from where. Each line carries the hash of all before it."""

import json
from collections.abc import Mapping
from datetime import datetime

import duckdb

from bangvang.access import Actor
from bangvang.store.chain import hash_of
from bangvang.store.witness import head_of


def note(
    cursor: duckdb.DuckDBPyConnection,
    at: datetime,
    actor: Actor,
    action: str,
    subject: str | None = None,
    details: Mapping[str, object] | None = None,
) -> None:
    """Adds one line to the log, in the transaction of what it tells of.

    What was changed is told in `details` as `before` and `after`, or row by row in `rows` with the
    same two in each.
    """
    text = json.dumps(details or {}, ensure_ascii=False, default=str)
    head = head_of(cursor)
    line_no, before = head.line_no + 1, head.hash
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
            "hash": hash_of(before, line),
        },
    )
