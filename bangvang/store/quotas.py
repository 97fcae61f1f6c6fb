"""Quotas hold from a day: written as they are stated, and as the spans of days that follow."""

from dataclasses import dataclass
from datetime import datetime

import duckdb
import polars as pl

from bangvang.access import Actor
from bangvang.query import text
from bangvang.store.database import Parameter, Store
from bangvang.store.journal import note
from bangvang.store.members import put_members
from bangvang.store.spans import spans as spans_of

#: the columns of table `quota`
QUOTA = pl.Schema(
    {
        "unit_id": pl.String,
        "period_id": pl.String,
        "measure": pl.String,
        "basis": pl.String,
        "block": pl.String,
        "from_day": pl.Date,
        "amount": pl.Int64,
        "status": pl.String,
    }
)
_SAME = """
delete from quota
where exists (
    select 1
    from incoming
    where incoming.unit_id = quota.unit_id
        and incoming.period_id = quota.period_id
        and incoming.measure = quota.measure
        and incoming.basis = quota.basis
        and coalesce(incoming.block, '') = coalesce(quota.block, '')
        and incoming.from_day = quota.from_day
)
"""
_TOLD = """
select
    incoming.unit_id, incoming.period_id, incoming.measure, incoming.basis, incoming.block,
    cast(incoming.from_day as varchar) as from_day, incoming.amount, incoming.status,
    quota_span.amount as before
from incoming
left join quota_span
    on quota_span.unit_id = incoming.unit_id
    and quota_span.period_id = incoming.period_id
    and quota_span.measure = incoming.measure
    and quota_span.basis = incoming.basis
    and coalesce(quota_span.block, '') = coalesce(incoming.block, '')
    and quota_span.from_day <= incoming.from_day
    and (quota_span.to_day is null or quota_span.to_day >= incoming.from_day)
"""


@dataclass(frozen=True)
class QuotaEffect:
    """What quotas would change: answers to questions before and after."""

    spans: tuple[pl.DataFrame, pl.DataFrame]  #: of `quota_spans`, all units and periods
    sums: tuple[pl.DataFrame, pl.DataFrame]  #: of `quota_sums`
    boards: dict[str, tuple[pl.DataFrame, pl.DataFrame]]  #: of `leaderboard`, by basis


def set_quotas(
    store: Store,
    quotas: pl.DataFrame,
    actor: Actor,
    at: datetime,
    members: pl.DataFrame | None = None,
) -> None:
    """Writes rows of QUOTA, each in place of the one with the same owner, block and first day.

    Earlier days keep the quota they had. An amount of 0 ends a quota: from then on there is none.
    Rows of MEMBERS stated with them are written in the same transaction.
    """
    actor.must("manage")
    with store.transaction() as cursor:
        if quotas.height:
            told = _told(cursor, quotas)
            put_quotas(cursor, quotas)
            note(cursor, at, actor, "quotas", None, {"rows": told.rows(named=True)})
        if members is not None and members.height:
            put_members(cursor, members, actor, at)


def effect_of_quotas(
    store: Store,
    quotas: pl.DataFrame,
    sums: dict[str, Parameter],
    boards: dict[str, dict[str, Parameter]],
    actor: Actor,
) -> QuotaEffect:
    """What `set_quotas` would change, found by doing it and undoing it.

    `sums` are the parameters of the question `quota_sums`, `boards` for each basis those of
    `leaderboard`.
    """
    actor.must("manage")
    asked: list[tuple[str, dict[str, Parameter]]] = [
        ("quota_spans", {"period": None, "unit": None}),
        ("quota_sums", sums),
        *(("leaderboard", board) for board in boards.values()),
    ]
    with store.transaction(keep=False) as cursor:
        before = [store.select(text(name), parameters, cursor) for name, parameters in asked]
        put_quotas(cursor, quotas)
        after = [store.select(text(name), parameters, cursor) for name, parameters in asked]
    spans, summed, *ranked = zip(before, after, strict=True)
    return QuotaEffect(spans, summed, dict(zip(boards, ranked, strict=True)))


def put_quotas(cursor: duckdb.DuckDBPyConnection, quotas: pl.DataFrame) -> None:
    """Writes rows of QUOTA and the spans that follow from all of them."""
    cursor.register("incoming", quotas.select(QUOTA.names()).cast(QUOTA))
    cursor.execute(_SAME)
    cursor.execute("insert into quota by name select * from incoming")
    cursor.unregister("incoming")
    cursor.register("spanned", spans_of(cursor.sql("select * from quota").pl()))
    cursor.execute("delete from quota_span")
    cursor.execute("insert into quota_span by name select * from spanned")
    cursor.unregister("spanned")


def _told(cursor: duckdb.DuckDBPyConnection, quotas: pl.DataFrame) -> pl.DataFrame:
    """The rows for the log, with what was in force before on their first day."""
    cursor.register("incoming", quotas.select(QUOTA.names()).cast(QUOTA))
    told = cursor.sql(_TOLD).pl()
    cursor.unregister("incoming")
    return told
