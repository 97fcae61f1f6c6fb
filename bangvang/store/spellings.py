"""Spellings and layouts: what people decided once is known the next time, and can be unlearned."""

from datetime import datetime

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
        cursor.execute(_UNLEARN, {"spelling": spelling, "sender": sender})
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
        note(
            cursor, at, actor, "spelling learned", unit_id, {"spelling": spelling, "sender": sender}
        )


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
    known = store.select(_UNION, {"upper_id": upper_id, "spelling": fold(name)})
    if known.height:
        learn_spelling(store, written, known["unit_id"][0], sender, actor, at)


def unlearn_spelling(
    store: Store, spelling: str, sender: str | None, actor: Actor, at: datetime
) -> None:
    """The decision is undone: the spelling is asked about again."""
    actor.must("manage")
    with store.transaction() as cursor:
        cursor.execute(_UNLEARN, {"spelling": spelling, "sender": sender})
        note(
            cursor, at, actor, "spelling unlearned", None, {"spelling": spelling, "sender": sender}
        )


def learn_layout(
    store: Store, sender: str, headings: str, choices: str, actor: Actor, at: datetime
) -> None:
    """How files of this sender with these headings are read from now on. `choices` is JSON."""
    actor.must("book")
    with store.transaction() as cursor:
        cursor.execute(_FORGET, {"sender": sender, "headings": headings})
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
        note(cursor, at, actor, "layout learned", sender, {"headings": headings})


def unlearn_layout(store: Store, sender: str, headings: str, actor: Actor, at: datetime) -> None:
    """The sender's files with these headings are read afresh."""
    actor.must("manage")
    with store.transaction() as cursor:
        cursor.execute(_FORGET, {"sender": sender, "headings": headings})
        note(cursor, at, actor, "layout unlearned", sender, {"headings": headings})


_UNION = (
    "select unit.unit_id from unit inner join spelling on spelling.unit_id = unit.unit_id "
    "where unit.level = 'grassroots' and unit.parent_id = $upper_id "
    "and spelling.spelling = $spelling order by unit.unit_id"
)
_UNLEARN = (
    "delete from spelling where spelling = $spelling and source = 'decision' "
    "and sender is not distinct from $sender"
)
_FORGET = "delete from layout where sender = $sender and headings = $headings"
