"""Drafts: files that wait at the desk, for whoever opens it, until they are booked or put away."""

import uuid
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

import duckdb

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.keys import keyring
from bangvang.store.sealing import kept

_STOOD = """
select unit_id, received_on, letter_total, choices
from draft
where draft_id = $draft_id and state = 'open'
"""


class DraftUnknown(LookupError):
    """No file with this id waits on the desk: somebody may just have booked it or put it away."""


class DecidedOtherwise(Exception):
    """A colleague has just decided something else on this draft."""


@dataclass(frozen=True)
class Decided:
    """What has been decided on a draft so far. `choices` is JSON."""

    unit_id: str | None
    received_on: date
    letter_total: int | None
    choices: str


def lay_down(
    store: Store, content: bytes, file_name: str, received_on: date, actor: Actor, at: datetime
) -> str:
    """Puts a file on the desk; gives its draft's id. The same bytes lie there only once.

    Raises KeyMissing.
    """
    actor.must("book")
    keys = keyring(store)
    file_hash = sha256(content).hexdigest()
    with store.transaction(desk=True) as cursor:
        lying = cursor.execute(
            "select draft_id from draft where file_hash = $file_hash and state = 'open'",
            {"file_hash": file_hash},
        ).fetchall()
        if lying:
            return str(lying[0][0])
        draft_id = uuid.uuid4().hex
        cursor.execute(
            "insert into draft by name select $draft_id as draft_id, $file_name as file_name, "
            "$file_hash as file_hash, $content as content, $at as arrived_at, "
            "$actor as arrived_by, 'open' as state, $received_on as received_on, '{}' as choices",
            {
                "draft_id": draft_id,
                "file_name": file_name,
                "file_hash": file_hash,
                "content": kept(content, keys),
                "at": at,
                "actor": actor.name,
                "received_on": received_on,
            },
        )
        note(cursor, at, actor, "laid down", draft_id, {"file_name": file_name})
    return draft_id


def decide(
    store: Store,
    draft_id: str,
    decided: Decided,
    actor: Actor,
    at: datetime,
    instead_of: Decided | None = None,
) -> None:
    """Keeps what has been decided on a draft.

    Raises DecidedOtherwise where `instead_of` is given and something else stands there meanwhile.
    """
    actor.must("book")
    with store.transaction(desk=True) as cursor:
        stood = cursor.execute(_STOOD, {"draft_id": draft_id}).fetchall()
        if not stood:
            raise DraftUnknown(draft_id)
        if instead_of is not None and Decided(*stood[0]) != instead_of:
            raise DecidedOtherwise(draft_id)
        cursor.execute(
            "update draft set unit_id = $unit_id, received_on = $received_on, "
            "letter_total = $letter_total, choices = $choices "
            "where draft_id = $draft_id and state = 'open'",
            {
                "draft_id": draft_id,
                "unit_id": decided.unit_id,
                "received_on": decided.received_on,
                "letter_total": decided.letter_total,
                "choices": decided.choices,
            },
        )
        told = {"before": asdict(Decided(*stood[0])), "after": asdict(decided)}
        note(cursor, at, actor, "draft decided", draft_id, told)


def put_away(store: Store, draft_id: str, state: str, actor: Actor, at: datetime) -> None:
    """Takes a draft from the desk: it was `booked`, or `discarded`. Its bytes go with it."""
    actor.must("book")
    with store.transaction(desk=True) as cursor:
        take_off(cursor, draft_id, state, actor, at)


def take_off(
    cursor: duckdb.DuckDBPyConnection, draft_id: str, state: str, actor: Actor, at: datetime
) -> None:
    """Writes that a draft has left the desk."""
    stood = cursor.execute(
        "select state from draft where draft_id = $draft_id", {"draft_id": draft_id}
    ).fetchall()
    cursor.execute(
        "update draft set state = $state, content = ''::blob where draft_id = $draft_id",
        {"state": state, "draft_id": draft_id},
    )
    told = {"before": stood[0][0] if stood else None, "after": state}
    note(cursor, at, actor, f"draft {state}", draft_id, told)
