"""Running orders of the stage: saved under a name, changed and thrown away."""

import uuid
from datetime import datetime

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note


class OrderUnknown(LookupError):
    """No running order has this id."""


def save_order(
    store: Store, order_id: str | None, name: str, slides: str, actor: Actor, at: datetime
) -> str:
    """Keeps an order in place of the one with the same id, or as a new one. Gives its id."""
    actor.must("present")
    with store.transaction() as cursor:
        if order_id:
            cursor.execute("delete from running_order where order_id = $id", {"id": order_id})
        kept = order_id or uuid.uuid4().hex
        cursor.execute(
            "insert into running_order by name select $id as order_id, $name as name, "
            "$slides as slides, $at as changed_at, $actor as changed_by",
            {"id": kept, "name": name, "slides": slides, "at": at, "actor": actor.name},
        )
        note(cursor, at, actor, "running order saved", kept, {"name": name})
    return kept


def drop_order(store: Store, order_id: str, actor: Actor, at: datetime) -> None:
    """Throws an order away."""
    actor.must("present")
    with store.transaction() as cursor:
        gone = cursor.execute(
            "delete from running_order where order_id = $id", {"id": order_id}
        ).fetchall()
        if not gone[0][0]:
            raise OrderUnknown(order_id)
        note(cursor, at, actor, "running order dropped", order_id)
