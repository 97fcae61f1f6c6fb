"""Cuts: the board frozen at a stated moment, kept for ever. Nothing here changes or deletes one."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note
from bangvang.store.seed import set_setting, setting

_FREEZE = Path(__file__).with_name("freeze.sql").read_text(encoding="utf-8")
_SAME_DAY = """
select cut_id from cut where kind = 'daily' and cast(moment as date) = $day
"""
_SPAN = """
select
    (select min(committed_at) from batch) as first_file,
    (select max(ends_on) from period) as last_day
"""
_DAILY = "select cast(moment as date) as day from cut where kind = 'daily'"

USUAL_HOUR = time(18, 0)
_OFF = "off"
_MADE_UP = timedelta(days=31)  # how far back a daily cut is made up for after a standstill


class CutAhead(ValueError):
    """A cut states a moment that has not come yet."""

    def __init__(self, moment: datetime, at: datetime) -> None:
        super().__init__(f"A cut cannot state {moment}: it is {at} only.")


def make_cut(store: Store, name: str, moment: datetime, actor: Actor, at: datetime) -> str:
    """Freezes the board at a stated moment, by hand; gives the id of the cut.

    What is booked by now and dated up to the moment's day counts. Raises CutAhead for a later moment.
    """
    actor.must("manage")
    if moment > at:
        raise CutAhead(moment, at)
    with store.transaction() as cursor:
        return _make(cursor, name, moment, actor, at, "hand")


def make_daily_cut(
    store: Store, name: str, moment: datetime, actor: Actor, at: datetime
) -> str | None:
    """Freezes the board for the hour of a day; None when that day has its daily cut already."""
    actor.must("manage")
    if moment > at:
        raise CutAhead(moment, at)
    with store.transaction() as cursor:
        if cursor.execute(_SAME_DAY, {"day": moment.date()}).fetchall():
            return None
        return _make(cursor, name, moment, actor, at, "daily")


def daily_hour(store: Store) -> time | None:
    """The hour at which every day is cut; None when that is switched off."""
    stated = setting(store, "daily_cut")
    if stated is None:
        return USUAL_HOUR
    return None if stated == _OFF else time.fromisoformat(stated)


def set_daily_hour(store: Store, hour: time | None, actor: Actor, at: datetime) -> None:
    """Cuts every day at an hour from now on; None switches it off."""
    actor.must("manage")
    stated = _OFF if hour is None else f"{hour:%H:%M}"
    set_setting(store, {"daily_cut": stated, "daily_cut_from": at.isoformat()}, actor, at)


def daily_due(store: Store, now: datetime) -> list[datetime]:
    """The moments up to now whose daily cut is missing, the earliest first.

    None on a sample's or a rehearsal's clock, before the first file, before the hour was set, or
    after the last period.
    """
    hour = daily_hour(store)
    first_file, last_day = store.select(_SPAN, {}).row(0)
    if hour is None or first_file is None or setting(store, "clock"):
        return []
    since = setting(store, "daily_cut_from")
    begins = max(first_file, datetime.fromisoformat(since) if since else first_file, now - _MADE_UP)
    made = set(store.select(_DAILY, {})["day"])
    ends = min(now.date(), last_day)
    days = [begins.date() + timedelta(n) for n in range((ends - begins.date()).days + 1)]
    moments = [datetime.combine(day, hour) for day in days if day not in made]
    return [moment for moment in moments if begins <= moment <= now]


def _make(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    moment: datetime,
    actor: Actor,
    at: datetime,
    kind: str,
) -> str:
    cut_id = _free_id(cursor, moment)
    rows = cursor.execute("select version + 1 from data_version").fetchall()
    cut = {
        "cut_id": cut_id,
        "name": name,
        "moment": moment,
        "made_at": at,
        "made_by": actor.name,
        "kind": kind,
        "data_version": int(rows[0][0]),
    }
    _freeze(cursor, cut_id, moment.date())
    cursor.register("incoming", pl.DataFrame([cut]))
    cursor.execute("insert into cut by name select * from incoming")
    cursor.unregister("incoming")
    note(cursor, at, actor, "cut", cut_id, {"name": name, "moment": moment, "kind": kind})
    return cut_id


def _freeze(cursor: duckdb.DuckDBPyConnection, cut_id: str, day: date) -> None:
    cursor.register("freezing", pl.DataFrame({"cut_id": [cut_id], "day": [day]}))
    cursor.execute(_FREEZE)
    cursor.unregister("freezing")


def _free_id(cursor: duckdb.DuckDBPyConnection, moment: datetime) -> str:
    """The moment as an address can say it, "20220519-1800"; numbered when a cut states it already."""
    taken = {row[0] for row in cursor.execute("select cut_id from cut").fetchall()}
    plain = f"{moment:%Y%m%d-%H%M}"
    free, number = plain, 1
    while free in taken:
        number += 1
        free = f"{plain}-{number}"
    return free
