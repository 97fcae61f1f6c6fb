"""Batches move between three states: committed, withdrawn, superseded. Only committed ones count."""

from datetime import datetime

import duckdb

from bangvang.access import Actor
from bangvang.store.counting import recount
from bangvang.store.database import Parameter, Store
from bangvang.store.effects import Change, tried
from bangvang.store.journal import note


class BatchUnknown(LookupError):
    """No batch has this id."""


class BatchGone(Exception):
    """The batch whose place a file was to take stands no more: somebody has just moved it."""


class BatchMoved(Exception):
    """The batch no longer stands where it was to be moved from: somebody has just moved it."""


#: the states from which a batch comes into a state; by another file it is superseded only
_FROM = {"withdrawn": {"committed"}, "committed": {"withdrawn", "superseded"}}


def withdraw(store: Store, batch_id: str, actor: Actor, at: datetime, why: str = "") -> None:
    """Takes a batch out of every count; its rows are kept. Raises BatchMoved where it counted no more."""
    move(store, batch_id, "withdrawn", actor, at, why)


def restore(store: Store, batch_id: str, actor: Actor, at: datetime, why: str = "") -> None:
    """Puts a withdrawn or superseded batch back where it stood. Raises BatchMoved where it stands there."""
    move(store, batch_id, "committed", actor, at, why)


def move(
    store: Store, batch_id: str, state: str, actor: Actor, at: datetime, why: str = ""
) -> None:
    """Puts a batch into a state and counts its units anew."""
    actor.must("withdraw")
    with store.transaction() as cursor:
        if set_state(cursor, batch_id, state, actor, at, why) not in _FROM[state]:
            raise BatchMoved(batch_id)
        recount(cursor, [batch_id])


def effect_of_move(
    store: Store, batch_id: str, state: str, actor: Actor, board: dict[str, Parameter]
) -> tuple[Change, ...]:
    """What moving the batch would change on the board, unit by unit."""
    actor.must("withdraw")
    changes: list[Change] = []
    with tried(store, board, changes) as cursor:
        _write_state(cursor, batch_id, state)
        recount(cursor, [batch_id])
    return tuple(changes)


def supersede(
    cursor: duckdb.DuckDBPyConnection, batch_id: str, actor: Actor, at: datetime, by_file: str
) -> None:
    """A booked batch gives way to a file; the counts are the caller's to make anew.

    Raises BatchGone where it had been withdrawn, or had given way to another.
    """
    if set_state(cursor, batch_id, "superseded", actor, at, by_file) != "committed":
        raise BatchGone(batch_id)


def set_state(
    cursor: duckdb.DuckDBPyConnection,
    batch_id: str,
    state: str,
    actor: Actor,
    at: datetime,
    why: str,
) -> str:
    """Writes the state and its log line, gives the one before; the counts are the caller's to make anew."""
    before = _write_state(cursor, batch_id, state)
    note(cursor, at, actor, state, batch_id, {"why": why, "before": before, "after": state})
    return before


def _write_state(cursor: duckdb.DuckDBPyConnection, batch_id: str, state: str) -> str:
    rows = cursor.execute(
        "select state from batch where batch_id = $batch_id", {"batch_id": batch_id}
    ).fetchall()
    if not rows:
        raise BatchUnknown(batch_id)
    cursor.execute(
        "update batch set state = $state where batch_id = $batch_id",
        {"state": state, "batch_id": batch_id},
    )
    return str(rows[0][0])
