"""Campaigns to measure with: any number of registrations, counted by the store itself.

Files of 500 rows come in day after day, each of one upper union and its grassroots unions. Three
in a hundred rows repeat a title of their author, one in fifty is rejected, one in eleven waits.
After the campaign's cut some files are taken out and put back.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bangvang.access import SYSTEM
from bangvang.store import Store, seed
from bangvang.store.counting import recount
from bangvang.store.cuts import make_cut
from bangvang.store.journal import note

UNIONS = 20  # under each upper union
ROWS = 500  # of a file
RESTATED = 20  # files taken out and put back after the cut
AT = datetime(2022, 6, 1, 8)

_FILL = [
    f"""
    insert into unit by name
    select
        concat(unit.unit_id, '/', number.range) as unit_id,
        concat('Công đoàn cơ sở ', number.range) as name,
        name as display_name, name as short_name, unit.kind, 'grassroots' as level,
        unit.unit_id as parent_id, unit.unit_id as upper_id,
        concat(unit.unit_id, '/', number.range) as grassroots_id,
        unit.cluster,
        case when number.range % 3 = 0 then 'administrative' else 'enterprise' end as block,
        concat('cong doan co so ', lower(unit.unit_id), ' ', number.range) as search_key,
        concat('cong doan ', number.range) as name_order
    from unit
    cross join range({UNIONS}) as number
    where unit.level = 'upper'
    """,
    """
    create temp table upper_place as
    select unit_id, row_number() over (order by unit_id) - 1 as number
    from unit
    where level = 'upper' and (valid_from is null or valid_from < date '2022-01-08')
    """,
    f"""
    insert into batch by name
    select
        concat('b', file.range) as batch_id, file.range + 1 as batch_no, 'tep.xlsx' as file_name,
        concat('h', file.range) as file_hash, 1 as file_bytes,
        date '2022-01-10' + cast(file.range * {ROWS} * 140 // $count as integer) as received_on,
        timestamp '2022-05-01 09:00:00' as committed_at, 'bench' as committed_by,
        'committed' as state, upper_place.unit_id, 'unicode' as encoding, '[]' as tables,
        {ROWS} as rows_read, {ROWS} as accepted, 0 as duplicates, 0 as refused, 0 as set_aside
    from range($count // {ROWS}) as file
    inner join upper_place
        on upper_place.number = file.range % (select count(*) from upper_place)
    """,
    "insert into original select batch_id, cast('' as blob) from batch",
    f"""
    create temp table told as
    select
        range as number,
        case when hash(range) % 100 < 3 and range >= {ROWS} * (select count(*) from upper_place)
            then range - {ROWS} * (select count(*) from upper_place)
            else range end as tells
    from range($count)
    """,
    f"""
    insert into initiative by name
    select
        told.number as initiative_id, batch.batch_id, 'S' as sheet, told.number % {ROWS} + 2 as row,
        concat('Sáng kiến ', told.tells) as title, concat('sang kien ', told.tells) as title_key,
        concat(batch.unit_id, '/', hash(told.tells) % {UNIONS}) as unit_id,
        case when told.tells % 4 > 0 then concat('Lĩnh vực ', told.tells % 9) end as field,
        cast(batch.received_on - cast(hash(told.number) % 9 as integer) as date) as registered_on,
        case when told.number % 3 = 0 then 'valid' when told.number % 50 = 1 then 'rejected'
            when told.number % 11 = 1 then 'pending' else 'submitted' end as stage,
        told.number % 900 * 1000000 as benefit_vnd
    from told
    inner join batch on batch.batch_no = told.number // {ROWS} + 1
    order by told.number
    """,
    """
    insert into registration by name
    select
        initiative.initiative_id, 0 as line, initiative.row, initiative.unit_id,
        dense_rank() over (order by initiative.unit_id) * 10000000
            + hash(told.tells) % (1 + $count // 3000) as person_no
    from initiative
    inner join told on told.number = initiative.initiative_id
    order by initiative.initiative_id
    """,
    """
    insert into registrant by name
    select distinct
        person_no, unit_id, concat('nguoi ', person_no) as person_key, '' as mark_hash,
        'Người' as name
    from registration
    """,
    """
    insert into near_pair by name
    select
        range as first_id, range + 40 as second_id, 92 as likeness, range % 2 = 0 as across
    from range(0, 40000, 20)
    """,
    """
    insert into verdict by name
    select
        first_id, second_id, case when first_id % 80 = 0 then 'same' else 'different' end as verdict,
        timestamp '2022-05-10 09:00:00' as decided_at, 'bench' as decided_by
    from near_pair
    where first_id % 400 = 0
    """,
]


def made(path: Path, count: int) -> tuple[Store, float]:
    """A store with so many registrations, and the seconds its counts took to make."""
    store = Store(f"duckdb:///{path}")
    seed(store)
    with store.transaction() as cursor:
        for statement in _FILL:
            cursor.execute(statement, {"count": count} if "$count" in statement else None)
        batches = [f"b{number}" for number in range(count // ROWS)]
        for batch_id in batches[:5000]:
            note(cursor, AT, SYSTEM, "booked", batch_id, {})
        start = time.perf_counter()
        recount(cursor, batches)
        seconds = time.perf_counter() - start
    make_cut(store, "", AT, SYSTEM, AT)
    with store.transaction() as cursor:
        for batch_id in batches[:: max(1, len(batches) // RESTATED)]:
            note(cursor, AT, SYSTEM, "withdrawn", batch_id, {})
            note(cursor, AT, SYSTEM, "committed", batch_id, {})
    return store, seconds


@contextmanager
def kept(folder: Path | None, count: int) -> Iterator[Store]:
    """The campaign of this size, taken from the folder or made and left there; without one a passing one."""
    with TemporaryDirectory() as passing:
        path = (folder or Path(passing)) / f"{count}.duckdb"
        store = Store(f"duckdb:///{path}") if path.exists() else made(path, count)[0]
        try:
            yield store
        finally:
            store.close()
