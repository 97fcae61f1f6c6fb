"""The log: who did what, when, from where. Each line carries a keyed hash of all before it."""

import json
from collections.abc import Mapping
from datetime import datetime

import duckdb

from bangvang.access import Actor
from bangvang.store.chain import LINE, hash_of, key_of, salted
from bangvang.store.witness import head_of

_WRITE = """
insert into log by name
select
    $line_no as line_no, $happened_at as happened_at, $actor as actor, $place as place,
    $action as action, $subject as subject, $details as details, $salt as salt, $mark as mark,
    $former as former, $hash as hash
"""


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
    same two in each. Raises KeyMissing.
    """
    said = salted(subject, json.dumps(details or {}, ensure_ascii=False, default=str))
    head = head_of(cursor)
    line = (head.line_no + 1, at, actor.name, actor.place, action, said.mark, None)
    cursor.execute(
        _WRITE,
        dict(zip(LINE, line, strict=True))
        | said._asdict()
        | {"hash": hash_of(key_of(cursor), head.hash, line)},
    )
