"""Members: how many a unit has, known from a day on."""

from datetime import datetime

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.journal import note

#: the columns of table `membership`
MEMBERS = pl.Schema(
    {
        "unit_id": pl.String,
        "from_day": pl.Date,
        "members": pl.Int64,
        "status": pl.String,
    }
)
_TOLD = """
select
    incoming.unit_id, cast(incoming.from_day as varchar) as from_day,
    incoming.members as amount, incoming.status, nullif(known.members, 0) as before
from incoming
left join (
    select
        incoming.unit_id, incoming.from_day, membership.members,
        row_number() over (
            partition by incoming.unit_id, incoming.from_day order by membership.from_day desc
        ) as place
    from incoming
    inner join membership
        on membership.unit_id = incoming.unit_id and membership.from_day <= incoming.from_day
) as known
    on known.unit_id = incoming.unit_id and known.from_day = incoming.from_day and known.place = 1
"""
_SAME = """
delete from membership
where exists (
    select 1
    from incoming
    where incoming.unit_id = membership.unit_id and incoming.from_day = membership.from_day
)
"""


def set_members(store: Store, members: pl.DataFrame, actor: Actor, at: datetime) -> None:
    """Writes rows of MEMBERS, each in place of the one of the same unit and day.

    Earlier days keep the number they had. 0 says that the number is not known from then on.
    """
    actor.must("manage")
    with store.transaction() as cursor:
        put_members(cursor, members, actor, at)


def put_members(
    cursor: duckdb.DuckDBPyConnection, members: pl.DataFrame, actor: Actor, at: datetime
) -> None:
    """`set_members` within a transaction."""
    cursor.register("incoming", members.select(MEMBERS.names()).cast(MEMBERS))
    told = cursor.sql(_TOLD).pl()
    cursor.execute(_SAME)
    cursor.execute("insert into membership by name select * from incoming")
    cursor.unregister("incoming")
    note(cursor, at, actor, "members", None, {"rows": told.rows(named=True)})
