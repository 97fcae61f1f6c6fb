"""Criteria of the emulation score: each holds from a day on; earlier days keep those they had."""

from datetime import date, datetime

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.campaign import CRITERIA
from bangvang.store.database import Store
from bangvang.store.journal import note

_SAME = """
delete from criterion
where exists (
    select 1
    from incoming
    where incoming.criterion_id = criterion.criterion_id
        and incoming.from_day = criterion.from_day
)
"""

#: what each criterion was on a day, the latest of earlier days where that day states nothing
_STOOD = """
select criterion_id, points, full_at
from criterion
where from_day <= $from_day
order by from_day asc
"""


class CriterionUnknown(LookupError):
    """No criterion has this id; the score knows those of `campaign.CRITERIA`."""


def set_criteria(
    store: Store,
    points: dict[str, tuple[int, float]],
    from_day: date,
    actor: Actor,
    at: datetime,
) -> None:
    """Writes criteria, criterion -> (points, full at so many percent), in force from a day on.

    0 points leave a criterion out. ValueError for points below 0, or a full mark of nothing.
    """
    actor.must("manage")
    for criterion_id, (most, full_at) in points.items():
        if criterion_id not in CRITERIA:
            raise CriterionUnknown(criterion_id)
        if most < 0 or full_at <= 0:
            raise ValueError(
                f"{criterion_id}: {most} points at {full_at} %; expected 0 or more, above 0"
            )
    rows = pl.DataFrame(
        [(name, from_day, most, full_at, False) for name, (most, full_at) in points.items()],
        schema=["criterion_id", "from_day", "points", "full_at", "is_example"],
        orient="row",
    )
    with store.transaction() as cursor:
        stood = {
            name: (most, full_at)
            for name, most, full_at in cursor.execute(_STOOD, {"from_day": from_day}).fetchall()
        }
        put_criteria(cursor, rows)
        before = {name: stood.get(name) for name in points}
        told = {"from_day": from_day, "before": before, "after": points}
        note(cursor, at, actor, "criteria", None, told)


def put_criteria(cursor: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> None:
    """Writes rows of table `criterion`, each in place of that of the same criterion and day."""
    cursor.register("incoming", rows)
    cursor.execute(_SAME)
    cursor.execute("insert into criterion by name select * from incoming")
    cursor.unregister("incoming")
