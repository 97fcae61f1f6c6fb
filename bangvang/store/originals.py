"""Originals: the files kept are sealed with the newest key, and can be erased for good."""

from collections.abc import Sequence
from datetime import datetime

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.keys import Keyring, add_key
from bangvang.store.sealing import seal_of, sealed_anew

_AT_ONCE = 20  # files; each may be large
#: table, its id, and its hash, of every file kept; what was erased or put away has no bytes
_KEPT = {
    "original": ("batch_id", "inner join batch on batch.batch_id = original.batch_id"),
    "draft": ("draft_id", ""),
}
_SEALED_OTHERWISE = """
select {table}.{key} as kept_id, file_hash, content
from {table} {join}
where octet_length(content) > 0 and content[1:{length}] <> $seal
limit {at_once}
"""


def seal_some(store: Store, keys: Keyring) -> int:
    """Seals some of the files that the newest key has not sealed; tells how many. Raises KeyMissing."""
    done = 0
    for table, (key, join) in _KEPT.items():
        with store.transaction(quiet=True) as cursor:
            seal = seal_of(keys)
            asked = _SEALED_OTHERWISE.format(
                table=table, key=key, join=join, length=len(seal), at_once=_AT_ONCE
            )
            for kept_id, file_hash, content in cursor.execute(asked, {"seal": seal}).fetchall():
                cursor.execute(
                    f"update {table} set content = $content where {key} = $kept_id",  # noqa: S608
                    {"content": sealed_anew(content, file_hash, keys), "kept_id": kept_id},
                )
                done += 1
    return done


def seal_all(store: Store, keys: Keyring) -> int:
    """Seals every file that the newest key has not sealed; tells how many. Raises KeyMissing."""
    done = 0
    while some := seal_some(store, keys):
        done += some
    return done


def rotate(store: Store, actor: Actor, at: datetime) -> int:
    """Makes a new key and seals every file kept with it; tells how many. Raises KeyMissing.

    The keys before it stay in the file: backups need them, and so do the marks of persons.
    """
    actor.must("restore")
    keys = add_key(store)
    done = seal_all(store, keys)
    with store.transaction(quiet=True) as cursor:
        note(cursor, at, actor, "key_rotated", keys.for_files()[0], {"files": done})
    return done


def erase_originals(
    store: Store, batch_ids: Sequence[str], actor: Actor, at: datetime, why: str
) -> int:
    """Throws the bytes of these batches' files away; name, hash and counts stay. Tells how many.

    Rows that were handed back stay, the workbook to send back can no longer be made. `why` is a
    code: hand, person or retention.
    """
    actor.must("erase")
    with store.transaction() as cursor:
        there = cursor.execute(
            "select batch.batch_id, file_name, file_hash from batch "
            "inner join original on original.batch_id = batch.batch_id "
            "where octet_length(content) > 0 and list_contains($batch_ids, batch.batch_id) "
            "order by batch_no",
            {"batch_ids": list(batch_ids)},
        ).fetchall()
        for batch_id, file_name, file_hash in there:
            cursor.execute(
                "update original set content = ''::blob where batch_id = $batch_id",
                {"batch_id": batch_id},
            )
            told = {"file_name": file_name, "file_hash": file_hash, "why": why}
            note(cursor, at, actor, "original_erased", batch_id, told)
    return len(there)
