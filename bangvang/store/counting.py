"""Counts follow what is booked: the units of the batches touched are counted anew."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

_RECOUNT = Path(__file__).with_name("recount.sql").read_text(encoding="utf-8")
_STAGES = Path(__file__).with_name("recount_stages.sql").read_text(encoding="utf-8")
#: table of counts kept at commit -> what makes a row
COUNTS = {
    "unit_day": ("unit_id", "scope", "day"),
    "registrant_day": ("unit_id", "scope", "period_id", "day"),
    "field_day": ("unit_id", "scope", "field", "day"),
    "uncounted": ("unit_id", "scope", "initiative_id"),
    "stage_day": ("unit_id", "period_id", "stage", "day"),
    "batch_unit": ("batch_id", "unit_id"),
}
_TOUCH_ALL = "create or replace temp table touched as select distinct unit_id from initiative"
#: ids as values, of which the reader of the table knows; a join with them takes ten times as long
_TOUCH = """
create or replace temp table touched as
select distinct unit_id
from initiative
where batch_id in ({batch_ids})
"""
_TOUCH_NAMED = """
create or replace temp table touched as
select unit_id
from unit
where unit_id in (select unit_id from named) or parent_id in (select unit_id from named)
"""


def recount(cursor: duckdb.DuckDBPyConnection, batch_ids: Iterable[str]) -> None:
    """Makes the counts of every unit that these batches speak of anew, in the same transaction."""
    moved: list[str | None] = [*batch_ids] or [None]
    cursor.execute(_TOUCH.format(batch_ids=", ".join("?" * len(moved))), moved)
    cursor.execute(_RECOUNT)
    cursor.execute(_STAGES)


def recount_all(cursor: duckdb.DuckDBPyConnection) -> None:
    """Makes all counts anew, in the same transaction."""
    for table in COUNTS:
        cursor.execute(f"delete from {table}")  # noqa: S608  (names of this module)
    cursor.execute(_TOUCH_ALL)
    cursor.execute(_RECOUNT)
    cursor.execute(_STAGES)


def recount_missing(cursor: duckdb.DuckDBPyConnection) -> None:
    """Makes the empty tables of counts, in the same transaction; what the others hold stays."""
    held = [table for table in COUNTS if _holds(cursor, table)]
    for table in held:
        cursor.execute(f"create or replace temp table held_{table} as select * from {table}")  # noqa: S608
    recount_all(cursor)
    for table in held:
        cursor.execute(f"delete from {table}; insert into {table} select * from held_{table}")  # noqa: S608


def recount_units(cursor: duckdb.DuckDBPyConnection, unit_ids: Iterable[str]) -> None:
    """Makes the counts of these units and of all below them anew, in the same transaction."""
    named = pl.DataFrame({"unit_id": list(unit_ids)}, schema={"unit_id": pl.String})
    cursor.register("named", named)
    cursor.execute(_TOUCH_NAMED)
    cursor.unregister("named")
    cursor.execute(_RECOUNT)
    cursor.execute(_STAGES)


def _holds(cursor: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(cursor.execute(f"select 1 from {table} limit 1").fetchall())  # noqa: S608
