"""Near-duplicates: pairs of titles found alike, and what people decided about them."""

from datetime import datetime
from pathlib import Path
from threading import Lock

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.nearness import near
from bangvang.store.counting import recount
from bangvang.store.database import Store
from bangvang.store.journal import note

SAME, DIFFERENT = "same", "different"

_TITLES = Path(__file__).with_name("titles.sql").read_text(encoding="utf-8")
_comparing = Lock()


class PairUnknown(LookupError):
    """These two initiatives were never found alike."""


def compare(store: Store, actor: Actor, at: datetime) -> int:
    """Compares what was booked since the last time with everything; gives how many pairs it found.

    Other writers wait only while the pairs are written, not while titles are compared.
    """
    actor.must("manage")
    with _comparing:
        until, last = _reach(store)
        if until >= last:
            return 0
        titles = store.select(_TITLES, {}).filter(pl.col("initiative_id") <= last)
        is_new = pl.col("initiative_id") > until
        pairs = near(titles.filter(is_new), titles.filter(~is_new))
        with store.transaction() as cursor:
            if _reach(store, cursor)[1] < last:  # emptied meanwhile: the pairs are of nothing
                return 0
            _keep(cursor, pairs, last)
            note(cursor, at, actor, "titles compared", None, {"pairs": pairs.height})
        return pairs.height


def decide(
    store: Store, first_id: int, second_id: int, verdict: str, actor: Actor, at: datetime
) -> None:
    """Calls two initiatives the same, so that the second counts no more, or different."""
    actor.must("manage")
    if verdict not in (SAME, DIFFERENT):
        raise ValueError(f"verdict {verdict!r}; expected {SAME!r} or {DIFFERENT!r}")
    with store.transaction() as cursor:
        before = _forget(cursor, first_id, second_id)
        cursor.execute(
            "insert into verdict values ($first_id, $second_id, $verdict, $at, $actor)",
            {
                "first_id": first_id,
                "second_id": second_id,
                "verdict": verdict,
                "at": at,
                "actor": actor.name,
            },
        )
        told = {"before": before, "after": verdict}
        _settle(cursor, first_id, second_id, f"pair {verdict}", actor, at, told)


def undo(store: Store, first_id: int, second_id: int, actor: Actor, at: datetime) -> None:
    """The decision is taken back: the pair waits again."""
    actor.must("manage")
    with store.transaction() as cursor:
        before = _forget(cursor, first_id, second_id)
        told = {"before": before, "after": None}
        _settle(cursor, first_id, second_id, "pair undecided", actor, at, told)


def _reach(store: Store, cursor: duckdb.DuckDBPyConnection | None = None) -> tuple[int, int]:
    """The last initiative compared, and the last one booked; 0 for none."""
    row = store.select(
        "select coalesce((select max(initiative_id) from compared), 0) as until, "
        "coalesce((select max(initiative_id) from initiative), 0) as last",
        {},
        cursor,
    ).row(0)
    return int(row[0]), int(row[1])


def _keep(cursor: duckdb.DuckDBPyConnection, pairs: pl.DataFrame, last: int) -> None:
    cursor.register("found", pairs)
    cursor.execute("insert into near_pair by name select * from found")
    cursor.unregister("found")
    cursor.execute("delete from compared")
    cursor.execute("insert into compared values ($last)", {"last": last})


def _forget(cursor: duckdb.DuckDBPyConnection, first_id: int, second_id: int) -> str | None:
    """Takes back what was decided on the pair, and tells it."""
    pair = {"first_id": first_id, "second_id": second_id}
    where = "where first_id = $first_id and second_id = $second_id"
    known = cursor.execute(f"select 1 from near_pair {where}", pair).fetchall()  # noqa: S608
    if not known:
        raise PairUnknown(pair)
    stood = cursor.execute(f"select verdict from verdict {where}", pair).fetchall()  # noqa: S608
    cursor.execute(f"delete from verdict {where}", pair)  # noqa: S608
    return str(stood[0][0]) if stood else None


def _settle(
    cursor: duckdb.DuckDBPyConnection,
    first_id: int,
    second_id: int,
    action: str,
    actor: Actor,
    at: datetime,
    told: dict[str, str | None],
) -> None:
    """Counts the units of both initiatives anew and writes the log line."""
    batches = cursor.execute(
        "select distinct batch_id from initiative where initiative_id in ($first_id, $second_id)",
        {"first_id": first_id, "second_id": second_id},
    ).fetchall()
    recount(cursor, [str(row[0]) for row in batches])
    note(cursor, at, actor, action, f"{first_id}+{second_id}", told)
