"""Counts follow what is booked: the units of the batches touched are counted anew."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

_RECOUNT = Path(__file__).with_name("recount.sql").read_text(encoding="utf-8")
_TOUCH = """
create or replace temp table touched as
select distinct initiative.unit_id
from initiative
inner join moved on moved.batch_id = initiative.batch_id
"""
_TOUCH_NAMED = """
create or replace temp table touched as
select unit_id
from unit
where unit_id in (select unit_id from named) or parent_id in (select unit_id from named)
"""


def recount(cursor: duckdb.DuckDBPyConnection, batch_ids: Iterable[str]) -> None:
    """Makes the counts of every unit that these batches speak of anew, in the same transaction."""
    moved = pl.DataFrame({"batch_id": list(batch_ids)}, schema={"batch_id": pl.String})
    cursor.register("moved", moved)
    cursor.execute(_TOUCH)
    cursor.unregister("moved")
    cursor.execute(_RECOUNT)


def recount_units(cursor: duckdb.DuckDBPyConnection, unit_ids: Iterable[str]) -> None:
    """Makes the counts of these units and of all below them anew, in the same transaction."""
    named = pl.DataFrame({"unit_id": list(unit_ids)}, schema={"unit_id": pl.String})
    cursor.register("named", named)
    cursor.execute(_TOUCH_NAMED)
    cursor.unregister("named")
    cursor.execute(_RECOUNT)
