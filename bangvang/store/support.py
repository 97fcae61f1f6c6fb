"""Support: who looks after a unit, what was said, what is to be done by when. Notes are kept for ever."""

from datetime import date, datetime

import duckdb

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note

ASSIGNED, CALL, FOLLOW_UP, DONE = "assigned", "call", "follow_up", "done"

_UNIT = """
select 1
from unit
where unit_id = $unit_id and level in ('upper', 'grassroots', 'team')
"""
_OPEN = """
select unit_id
from support_note
where note_id = $note_id
    and kind = 'follow_up'
    and not exists (select 1 from support_note as done where done.closes = $note_id)
"""
_LOOKED_AFTER = """
select supporter
from support_note
where unit_id = $unit_id and kind = 'assigned'
order by note_id desc
limit 1
"""
_WRITE = """
insert into support_note
values ($note_id, $unit_id, $kind, $at, $actor, $supporter, $text, $due_on, $closes)
"""


class UnitUnknown(LookupError):
    """No union and no team has this id."""


class FollowUpUnknown(LookupError):
    """No follow-up with this id is open."""


def assign(
    store: Store, unit_id: str, supporter: str, text: str, actor: Actor, at: datetime
) -> None:
    """From here on this person looks after the unit; nobody does when the name is blank."""
    actor.must("manage")
    _write(store, unit_id, ASSIGNED, actor, at, text=text, supporter=supporter.strip() or None)


def note_call(store: Store, unit_id: str, text: str, actor: Actor, at: datetime) -> None:
    """Somebody spoke with the unit; `text` says about what. ValueError when it is blank."""
    actor.must("manage")
    _write(store, unit_id, CALL, actor, at, text=_said(text))


def follow_up(
    store: Store, unit_id: str, text: str, due_on: date, actor: Actor, at: datetime
) -> None:
    """Something is to be done by a day. ValueError when `text` is blank or the day is over."""
    actor.must("manage")
    if due_on < at.date():
        raise ValueError(f"due_on {due_on}; expected {at.date()} or later")
    _write(store, unit_id, FOLLOW_UP, actor, at, text=_said(text), due_on=due_on)


def finish(store: Store, note_id: str, text: str, actor: Actor, at: datetime) -> None:
    """The follow-up is done. FollowUpUnknown when it is none, or done already."""
    actor.must("manage")
    with store.transaction() as cursor:
        rows = cursor.execute(_OPEN, {"note_id": note_id}).fetchall()
        if not rows:
            raise FollowUpUnknown(note_id)
        _insert(cursor, str(rows[0][0]), DONE, actor, at, text=text.strip(), closes=note_id)


def _write(
    store: Store, unit_id: str, kind: str, actor: Actor, at: datetime, **told: str | date | None
) -> None:
    actor.must("manage")
    with store.transaction() as cursor:
        if not cursor.execute(_UNIT, {"unit_id": unit_id}).fetchall():
            raise UnitUnknown(unit_id)
        _insert(cursor, unit_id, kind, actor, at, **told)


def _insert(
    cursor: duckdb.DuckDBPyConnection,
    unit_id: str,
    kind: str,
    actor: Actor,
    at: datetime,
    **told: str | date | None,
) -> None:
    written = cursor.execute("select count(*) from support_note").fetchall()[0][0]
    row: dict[str, object] = {"supporter": None, "text": "", "due_on": None, "closes": None}
    row |= told
    told_of = {"note_id": f"{written + 1:08d}", "unit_id": unit_id, "kind": kind}
    before = cursor.execute(_LOOKED_AFTER, {"unit_id": unit_id}).fetchall()
    cursor.execute(_WRITE, {**told_of, "at": at, "actor": actor.name, **row})
    details = {name: value for name, value in row.items() if value}
    if kind == ASSIGNED:
        details |= {"before": before[0][0] if before else None, "after": row["supporter"]}
    note(cursor, at, actor, f"support {kind}", unit_id, details)


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("text is blank; expected what was said or is to be done")
    return text.strip()
