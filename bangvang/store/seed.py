"""A fresh database is seeded from `data/`: the campaign, no registrations."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from bangvang import campaign as data
from bangvang.access import Actor
from bangvang.roster import Roster
from bangvang.store.criteria import put_criteria
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.quotas import put_quotas

_SPELLINGS = """
with decided as (
    select spelling, unit_id, sender
    from spelling
    where source = 'decision' and (sender is null or sender = $sender)
),

nearest as (
    select spelling, unit_id, row_number() over (
        partition by spelling order by sender desc nulls last
    ) as place
    from decided
)

select spelling, unit_id, ambiguous
from spelling
where source <> 'decision' and spelling not in (select spelling from decided)
union all
select spelling, unit_id, false as ambiguous
from nearest
where place = 1
"""
_EMPTY = Path(__file__).with_name("empty.sql").read_text(encoding="utf-8")


def seed(store: Store) -> None:
    """Fills an empty database with the campaign of `data/`; leaves a filled one alone."""
    if store.version:
        return
    words = data.campaign()
    frames = {
        "unit": data.units(),
        "spelling": data.spellings(),
        "period": words.periods,
        "calendar": data.calendar(words.programme),
        "data_version": pl.DataFrame({"version": [0]}),
    }
    with store.transaction() as cursor:
        for table, rows in frames.items():
            cursor.register("incoming", rows)
            cursor.execute(f"insert into {table} by name select * from incoming")  # noqa: S608
            cursor.unregister("incoming")
        put_quotas(cursor, data.quotas())
        put_criteria(cursor, data.criteria(words.programme_starts_on))


def setting(store: Store, name: str) -> str | None:
    """A fact about this database, or None: `clock`, `sample`."""
    return _settings(store, store.version).get(name)


@lru_cache(maxsize=8)
def _settings(store: Store, version: int) -> dict[str, str]:
    """All of them at a data version: every run of every page asks."""
    return dict(store.select("select name, value from setting", {}).iter_rows())


def set_setting(store: Store, facts: dict[str, str], actor: Actor, at: datetime) -> None:
    """Writes facts about this database, each in place of its earlier value."""
    actor.must("manage")
    with store.transaction() as cursor:
        stood = dict(cursor.execute("select name, value from setting").fetchall())
        put_settings(cursor, facts)
        told = {"before": {name: stood.get(name) for name in facts}, "after": facts}
        note(cursor, at, actor, "setting", None, told)


def empty(store: Store, actor: Actor, at: datetime) -> None:
    """Takes out every registration and makes the campaign somebody's own, on the real clock.

    Units, spellings and quotas of `data/` stay; unions learned from registrations go.
    """
    actor.must("manage")
    with store.transaction() as cursor:
        files = cursor.execute("select count(*) from batch").fetchall()[0][0]
        cursor.execute(_EMPTY)
        put_settings(cursor, {"sample": "0"})
        told = {"before": {"files": files}, "after": {"files": 0}}
        note(cursor, at, actor, "emptied", None, told)


def put_settings(cursor: duckdb.DuckDBPyConnection, facts: dict[str, str]) -> None:
    """Writes facts in the transaction of whatever changes them."""
    for name, value in facts.items():
        cursor.execute("delete from setting where name = $name", {"name": name})
        cursor.execute("insert into setting values ($name, $value)", {"name": name, "value": value})


def roster(store: Store, sender: str | None = None) -> Roster:
    """The units and spellings as they stand, for intake; with the habits of one sender.

    What was decided for the sender, or for everybody, comes before what the roster finds ambiguous.
    """
    return Roster(
        units=store.select(
            "select unit_id, name, short_name, kind, level, parent_id from unit", {}
        ),
        spellings=store.select(_SPELLINGS, {"sender": sender}),
    )
