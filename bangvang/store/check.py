"""The check: log, counts and aggregates against a full recount; nothing is changed by it."""

from dataclasses import dataclass

import polars as pl

from bangvang.store.counting import COUNTS, recount_all
from bangvang.store.database import Store
from bangvang.store.faults import NotRead
from bangvang.store.keys import KeyMissing
from bangvang.store.logbook import LINES, read_log
from bangvang.store.spans import spans
from bangvang.store.witness import Head, all_of, holds

_LOST = """
select batch.batch_id, batch.file_name
from batch
left join original on original.batch_id = batch.batch_id
where original.batch_id is null
order by batch.batch_no asc
"""
_TORN = """
select batch.batch_id, batch.file_name
from batch
left join (
    select batch_id, count(*) as rows_kept
    from refusal
    group by batch_id
) as kept on kept.batch_id = batch.batch_id
where coalesce(kept.rows_kept, 0) <> batch.refused
order by batch.batch_no asc
"""
_ORPHANS = """
select count(*) as orphans
from registration
left join initiative on initiative.initiative_id = registration.initiative_id
left join registrant on registrant.person_no = registration.person_no
where initiative.initiative_id is null or registrant.person_no is null
"""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be. `what` is a code, `about` names it."""

    what: str  #: one of the table `finding` of the words
    about: str


def check(store: Store) -> list[Finding]:
    """Everything that does not hold; empty when all does. Writers wait while it counts."""
    found = _unreadable(store)
    if found:
        return found
    found = [*_counts(store), *_quotas(store)]
    for what, question in (("original_missing", _LOST), ("batch_torn", _TORN)):
        found += [Finding(what, row[1]) for row in store.select(question, {}).iter_rows()]
    orphans = store.select(_ORPHANS, {})["orphans"].item()
    if orphans:
        found.append(Finding("orphans", str(orphans)))
    return [*found, *_log(store)]


def _unreadable(store: Store) -> list[Finding]:
    """The tables of which a part is damaged: every value of every row is looked at."""
    found = []
    for table in store.tables():
        try:
            store.select(f"select bit_xor(hash(each)) from {table} as each", {})  # noqa: S608
        except NotRead:
            found.append(Finding("unreadable", table))
    return found


def _log(store: Store) -> list[Finding]:
    """What does not hold in the log; that its key is missing, where nothing can be told."""
    try:
        read = read_log(store.select(LINES, {}), store.log_key())
        contradicted = [name for name, head in all_of(store.path) if not _bears_out(store, head)]
    except KeyMissing as missing:
        return [Finding("log_key_missing", f"{missing.path}: {missing.key_id}")]
    broken = [] if read.broken_at is None else [Finding("log_broken", str(read.broken_at))]
    return [
        *broken,
        *(Finding("log_broken_before", str(line_no)) for line_no in read.broken_before),
        *(Finding("log_text_changed", str(line_no)) for line_no in read.changed),
        *(Finding("log_rewritten", name) for name in contradicted),
    ]


def _bears_out(store: Store, head: Head) -> bool:
    with store.transaction(keep=False) as cursor:
        return holds(cursor, head, store.log_key)


def _counts(store: Store) -> list[Finding]:
    with store.transaction(keep=False) as cursor:
        kept = {table: _table(store, table) for table in COUNTS}
        recount_all(cursor)
        anew = {
            table: store.select(f"select * from {table}", {}, cursor)  # noqa: S608
            for table in COUNTS
        }
    return [
        Finding("count_differs", f"{table}: {', '.join(map(str, row))}")
        for table, keys in COUNTS.items()
        for row in _differing(kept[table], anew[table], keys)
    ]


def _quotas(store: Store) -> list[Finding]:
    kept, anew = _table(store, "quota_span"), spans(_table(store, "quota"))
    keys = ("unit_id", "period_id", "measure", "basis", "block", "from_day")
    return [
        Finding("quota_differs", ", ".join(map(str, row))) for row in _differing(kept, anew, keys)
    ]


def _table(store: Store, name: str) -> pl.DataFrame:
    return store.select(f"select * from {name}", {})  # noqa: S608  (names of this module)


def _differing(
    kept: pl.DataFrame, anew: pl.DataFrame, keys: tuple[str, ...]
) -> list[tuple[object, ...]]:
    """The keys of rows that stand in one frame only, or differ."""
    columns = sorted(kept.columns)
    both = pl.concat([kept.select(columns), anew.select(columns)], how="vertical_relaxed")
    single = both.group_by(columns).len().filter(pl.col("len") != 2)
    return single.select(keys).unique().sort(keys, nulls_last=True).rows()
