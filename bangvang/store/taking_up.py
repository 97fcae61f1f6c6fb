"""Taking up again: a booked file lies on the desk once more, to be booked in its own place.

So the rows that it handed back can be worked on without a new upload. Until the draft is booked
nothing changes; the batch is superseded then, as by any new version.
"""

import uuid
from datetime import datetime

import duckdb

from bangvang.access import Actor
from bangvang.deciding import from_json, taken_up
from bangvang.store.database import Store
from bangvang.store.drafts import take_off
from bangvang.store.journal import note

_STANDING = """
select batch.file_name, batch.file_hash
from batch
inner join original on original.batch_id = batch.batch_id
where batch.batch_id = $batch_id
    and batch.state = 'committed'
    and batch.refused > 0
    and octet_length(original.content) > 0
"""
#: by what its draft was booked; a file booked by command had none
_BOOKED_BY = """
select draft.choices
from draft
inner join batch on batch.file_hash = draft.file_hash and batch.committed_at >= draft.arrived_at
where batch.batch_id = $batch_id and draft.state = 'booked'
order by draft.arrived_at desc
limit 1
"""
_LYING = "select draft_id, choices from draft where file_hash = $file_hash and state = 'open'"
#: sealed bytes are bound to the hash of the file alone: they pass from one table to the other
_LAY = """
insert into draft by name
select
    $draft_id as draft_id,
    batch.file_name,
    batch.file_hash,
    original.content,
    $at as arrived_at,
    $actor as arrived_by,
    'open' as state,
    batch.unit_id,
    batch.received_on,
    batch.letter_total,
    $choices as choices
from batch
inner join original on original.batch_id = batch.batch_id
where batch.batch_id = $batch_id
"""


class NothingToTakeUp(LookupError):
    """The batch does not stand any more, handed nothing back, or its file is not kept."""


def take_up(store: Store, batch_id: str, actor: Actor, at: datetime) -> str:
    """Lays the file of a batch on the desk, decided as it was booked; gives its draft's id.

    Where a colleague has done so already it is their draft. Raises NothingToTakeUp.
    """
    actor.must("book")
    with store.transaction(desk=True) as cursor:
        standing = cursor.execute(_STANDING, {"batch_id": batch_id}).fetchall()
        if not standing:
            raise NothingToTakeUp(batch_id)
        file_name, file_hash = standing[0]
        for lying_id, choices in cursor.execute(_LYING, {"file_hash": file_hash}).fetchall():
            if from_json(choices).instead_of == batch_id:
                return str(lying_id)
            # the same file dropped again: that alone would book nothing
            take_off(cursor, lying_id, "discarded", actor, at)
        draft_id = uuid.uuid4().hex
        cursor.execute(
            _LAY,
            {
                "draft_id": draft_id,
                "at": at,
                "actor": actor.name,
                "choices": _choices(cursor, batch_id),
                "batch_id": batch_id,
            },
        )
        told = {"file_name": file_name, "instead_of": batch_id}
        note(cursor, at, actor, "laid down", draft_id, told)
    return draft_id


def _choices(cursor: duckdb.DuckDBPyConnection, batch_id: str) -> str:
    booked_by = cursor.execute(_BOOKED_BY, {"batch_id": batch_id}).fetchall()
    decided = from_json(booked_by[0][0] if booked_by else "{}")
    return taken_up(decided, batch_id).to_json()
