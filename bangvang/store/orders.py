"""Running orders of the stage: saved under a name, changed and thrown away."""

import uuid
from datetime import datetime

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note

_STOOD = "select name, slides from running_order where order_id = $id"


class OrderUnknown(LookupError):
    """No running order has this id."""


def save_order(
    store: Store, order_id: str | None, name: str, slides: str, actor: Actor, at: datetime
) -> str:
    """Keeps an order in place of the one with the same id, or as a new one. Gives its id."""
    actor.must("present")
    with store.transaction() as cursor:
        stood = cursor.execute(_STOOD, {"id": order_id}).fetchall()
        if order_id:
            cursor.execute("delete from running_order where order_id = $id", {"id": order_id})
        kept = order_id or uuid.uuid4().hex
        cursor.execute(
            "insert into running_order by name select $id as order_id, $name as name, "
            "$slides as slides, $at as changed_at, $actor as changed_by",
            {"id": kept, "name": name, "slides": slides, "at": at, "actor": actor.name},
        )
        before = {"name": stood[0][0], "slides": stood[0][1]} if stood else None
        told = {"before": before, "after": {"name": name, "slides": slides}}
        note(cursor, at, actor, "running order saved", kept, told)
    return kept


def drop_order(store: Store, order_id: str, actor: Actor, at: datetime) -> None:
    """Throws an order away."""
    actor.must("present")
    with store.transaction() as cursor:
        stood = cursor.execute(_STOOD, {"id": order_id}).fetchall()
        if not stood:
            raise OrderUnknown(order_id)
        cursor.execute("delete from running_order where order_id = $id", {"id": order_id})
        told = {"before": {"name": stood[0][0], "slides": stood[0][1]}, "after": None}
        note(cursor, at, actor, "running order dropped", order_id, told)
