"""Spellings and layouts: what people decided once is known the next time, and can be unlearned."""

from datetime import datetime

import duckdb

from bangvang.access import Actor
from bangvang.fold import fold
from bangvang.store.database import Store
from bangvang.store.journal import note


def learn_spelling(
    store: Store, written: str, unit_id: str, sender: str | None, actor: Actor, at: datetime
) -> None:
    """From now on `written` means this unit: in files of one sender, or in everybody's."""
    actor.must("manage")
    spelling = fold(written)
    with store.transaction() as cursor:
        before = _unlearned(cursor, spelling, sender)
        cursor.execute(
            "insert into spelling by name select $spelling as spelling, $unit_id as unit_id, "
            "false as ambiguous, 'decision' as source, $sender as sender, "
            "$at as learned_at, $actor as learned_by",
            {
                "spelling": spelling,
                "unit_id": unit_id,
                "sender": sender,
                "at": at,
                "actor": actor.name,
            },
        )
        told = {"spelling": spelling, "sender": sender, "before": before, "after": unit_id}
        note(cursor, at, actor, "spelling learned", unit_id, told)


def learn_union(
    store: Store,
    written: str,
    upper_id: str,
    name: str,
    sender: str | None,
    actor: Actor,
    at: datetime,
) -> None:
    """`written` means the union of an upper union that is known by `name`; nothing where none is."""
    actor.must("manage")
    known = store.select(_UNION, {"upper_id": upper_id, "spelling": fold(name)})
    if known.height:
        learn_spelling(store, written, known["unit_id"][0], sender, actor, at)


def unlearn_spelling(
    store: Store, spelling: str, sender: str | None, actor: Actor, at: datetime
) -> None:
    """The decision is undone: the spelling is asked about again."""
    actor.must("manage")
    with store.transaction() as cursor:
        before = _unlearned(cursor, spelling, sender)
        told = {"spelling": spelling, "sender": sender, "before": before, "after": None}
        note(cursor, at, actor, "spelling unlearned", None, told)


def learn_layout(
    store: Store, sender: str, headings: str, choices: str, actor: Actor, at: datetime
) -> None:
    """How files of this sender with these headings are read from now on. `choices` is JSON."""
    actor.must("book")
    with store.transaction() as cursor:
        before = _forgotten(cursor, sender, headings)
        cursor.execute(
            "insert into layout values ($sender, $headings, $choices, $at, $actor)",
            {
                "sender": sender,
                "headings": headings,
                "choices": choices,
                "at": at,
                "actor": actor.name,
            },
        )
        told = {"headings": headings, "before": before, "after": choices}
        note(cursor, at, actor, "layout learned", sender, told)


def unlearn_layout(store: Store, sender: str, headings: str, actor: Actor, at: datetime) -> None:
    """The sender's files with these headings are read afresh."""
    actor.must("manage")
    with store.transaction() as cursor:
        before = _forgotten(cursor, sender, headings)
        told = {"headings": headings, "before": before, "after": None}
        note(cursor, at, actor, "layout unlearned", sender, told)


def _unlearned(cursor: duckdb.DuckDBPyConnection, spelling: str, sender: str | None) -> str | None:
    """Takes out what the spelling was decided to mean, and tells it."""
    told = {"spelling": spelling, "sender": sender}
    stood = cursor.execute(f"select unit_id {_DECIDED}", told).fetchall()
    cursor.execute(f"delete {_DECIDED}", told)
    return str(stood[0][0]) if stood else None


def _forgotten(cursor: duckdb.DuckDBPyConnection, sender: str, headings: str) -> str | None:
    """Takes out how such files are read, and tells it."""
    told = {"sender": sender, "headings": headings}
    stood = cursor.execute(f"select choices {_READ_SO}", told).fetchall()
    cursor.execute(f"delete {_READ_SO}", told)
    return str(stood[0][0]) if stood else None


_UNION = (
    "select unit.unit_id from unit inner join spelling on spelling.unit_id = unit.unit_id "
    "where unit.level = 'grassroots' and unit.parent_id = $upper_id "
    "and spelling.spelling = $spelling order by unit.unit_id"
)
_DECIDED = (
    "from spelling where spelling = $spelling and source = 'decision' "
    "and sender is not distinct from $sender"
)
_READ_SO = "from layout where sender = $sender and headings = $headings"
