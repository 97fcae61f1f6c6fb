"""The log: who did what, when."""

import json
from collections.abc import Mapping
from datetime import datetime

import duckdb

from bangvang.access import Actor


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
    cursor.execute(
        "insert into log values ($at, $actor, $action, $subject, $details)",
        {"at": at, "actor": actor.name, "action": action, "subject": subject, "details": text},
    )
