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


def recount(cursor: duckdb.DuckDBPyConnection, batch_ids: Iterable[str]) -> None:
    """Makes the counts of every unit that these batches speak of anew, in the same transaction."""
    moved = pl.DataFrame({"batch_id": list(batch_ids)}, schema={"batch_id": pl.String})
    cursor.register("moved", moved)
    cursor.execute(_TOUCH)
    cursor.unregister("moved")
    cursor.execute(_RECOUNT)
