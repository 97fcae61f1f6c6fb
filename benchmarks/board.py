"""How fast a board answers, beside Polars and pandas: `python -m benchmarks.board`.

A campaign of so many registrations is made and counted by the store itself; then the leaderboard
is asked with many filters, each for the first time: milliseconds from question to frame, half of
the questions and 95 % of them. Polars and pandas answer the same question from the registrations
in memory, without a filter: what a board would cost without counts kept at commit.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path

import pandas as pd
import polars as pl

from bangvang.query import text
from bangvang.store import Parameter, Store, seed
from bangvang.store.counting import recount

UNIONS = 20  # under each upper union
FIRST, LAST = date(2022, 1, 8), date(2022, 5, 31)
AS_OF, BEFORE = date(2022, 5, 19), date(2022, 5, 12)

FILL = [
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
        concat('cong doan co so ', number.range) as search_key,
        concat('cong doan ', number.range) as name_order
    from unit
    cross join range({UNIONS}) as number
    where unit.level = 'upper'
    """,
    """
    insert into batch by name
    select
        concat('b', range) as batch_id, range + 1 as batch_no, 'tep.xlsx' as file_name,
        concat('h', range) as file_hash, 1 as file_bytes, date '2022-05-01' as received_on,
        timestamp '2022-05-01 09:00:00' as committed_at, 'bench' as committed_by,
        'committed' as state, 'unicode' as encoding, '[]' as tables, 1 as rows_read, 1 as accepted,
        0 as duplicates, 0 as refused, 0 as set_aside
    from range(100)
    """,
    """
    create temp table place as
    select unit_id, row_number() over (order by unit_id) - 1 as number
    from unit
    where level = 'grassroots'
    """,
    """
    insert into initiative by name
    select
        made.range as initiative_id, concat('b', made.range % 100) as batch_id, 'S' as sheet,
        made.range as row, concat('Sáng kiến ', made.range % ($count * 97 // 100)) as title,
        concat('sang kien ', made.range % ($count * 97 // 100)) as title_key,
        place.unit_id, date '2022-01-08' + cast(hash(made.range) % 144 as integer) as registered_on,
        case when made.range % 3 = 0 then 'valid' when made.range % 50 = 0 then 'rejected'
            else 'submitted' end as stage,
        made.range % 900 * 1000000 as benefit_vnd
    from range($count) as made
    inner join place on place.number = made.range % (select count(*) from place)
    """,
    """
    insert into registrant by name
    select
        person.range as person_no, place.unit_id, concat('nguoi ', person.range) as person_key,
        '' as mark_hash, 'Người' as name
    from range($count * 2 // 5) as person
    inner join place on place.number = person.range % (select count(*) from place)
    """,
    """
    insert into registration by name
    select
        initiative_id, 0 as line, row, unit_id,
        initiative_id % (select count(*) from place)
            + (select count(*) from place)
                * ((initiative_id // (select count(*) from place))
                    % ($count * 2 // 5 // (select count(*) from place))) as person_no
    from initiative
    """,
]
REGISTRATIONS = """
select unit.upper_id, initiative.registered_on as day, registration.person_no as person,
    initiative.title_key as title
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join unit on unit.unit_id = initiative.unit_id
where initiative.stage <> 'rejected'
"""

QUOTAS = """
select unit_id, amount
from quota_span
where period_id = 'phase-1' and basis = 'assigned' and block is null
"""


def campaign(folder: Path, count: int) -> tuple[Store, float]:
    """A store with so many registrations, and the seconds its counts took to make."""
    store = Store(f"duckdb:///{folder / f'{count}.duckdb'}")
    seed(store)
    with store.transaction() as cursor:
        for statement in FILL:
            cursor.execute(
                statement,
                {"count": count} if "$count" in statement else None,
            )
        start = time.perf_counter()
        recount(cursor, [f"b{number}" for number in range(100)])
        return store, time.perf_counter() - start


def questions() -> list[dict[str, Parameter]]:
    """Boards as people ask them: every measure, level, kind and block, now and a week before."""
    return [
        {
            "level": level,
            "kind": kind,
            "cluster": None,
            "block": block,
            "period": "phase-1",
            "scope": scope,
            "measure": measure,
            "basis": "assigned",
            "as_of": AS_OF,
            "compare": BEFORE,
        }
        for level, kind, block, scope, measure in product(
            ("upper", "grassroots"),
            (None, "district", "sector"),
            (None, "enterprise"),
            ("all", "valid"),
            ("initiatives", "registrants", "percent", "benefit"),
        )
    ]


def milliseconds(works: list[Callable[[], object]]) -> tuple[float, float]:
    """The median and the 95th percentile of works done once each."""
    taken = []
    for work in works:
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    ordered = sorted(taken)
    return ordered[len(ordered) // 2], ordered[int(0.95 * (len(ordered) - 1))]


def with_polars(rows: pl.DataFrame, quotas: pl.DataFrame) -> pl.DataFrame:
    """The plain leaderboard in Polars, from the registrations."""
    first = rows.unique(["person", "title"], keep="first")
    now, before = (
        first.lazy()
        .filter(pl.col("day").is_between(FIRST, day))
        .group_by("upper_id")
        .agg(initiatives=pl.len(), registrants=pl.col("person").n_unique())
        .with_columns(rank=pl.col("initiatives").rank("min", descending=True))
        .collect()
        for day in (AS_OF, BEFORE)
    )
    return (
        now.join(before, on="upper_id", how="left", suffix="_before")
        .join(quotas, left_on="upper_id", right_on="unit_id", how="left")
        .with_columns(percent=100 * pl.col("initiatives") / pl.col("amount"))
        .sort("rank")
    )


def with_pandas(rows: pd.DataFrame, quotas: pd.DataFrame) -> pd.DataFrame:
    """The same in pandas."""
    first = rows.drop_duplicates(["person", "title"])
    boards = []
    for day in (AS_OF, BEFORE):
        within = first[(first["day"] >= pd.Timestamp(FIRST)) & (first["day"] <= pd.Timestamp(day))]
        board = within.groupby("upper_id").agg(
            initiatives=("title", "size"), registrants=("person", "nunique")
        )
        boards.append(board.assign(rank=board["initiatives"].rank(method="min", ascending=False)))
    now = boards[0].join(boards[1].add_suffix("_before")).join(quotas.set_index("unit_id"))
    return now.assign(percent=100 * now["initiatives"] / now["amount"]).sort_values("rank")


@dataclass(frozen=True)
class Told:
    """What one size of campaign took: seconds to count, milliseconds to answer."""

    counted: float
    ours: tuple[float, float]
    polars: float
    pandas: float


def measured(count: int) -> Told:
    with tempfile.TemporaryDirectory() as folder:
        store, counted = campaign(Path(folder), count)
        ours = milliseconds(
            [partial(store.select, text("leaderboard"), asked) for asked in questions()]
        )
        rows, quotas = store.select(REGISTRATIONS, {}), store.select(QUOTAS, {})
        store.close()
    polars, _ = milliseconds([partial(with_polars, rows, quotas)] * 3)
    plain, plain_quotas = rows.to_pandas(), quotas.to_pandas()
    pandas, _ = milliseconds([partial(with_pandas, plain, plain_quotas)] * 3)
    return Told(counted, ours, polars, pandas)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--counts", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    print("registrations     counted  our board p50       p95     Polars     pandas")
    for count in asked.parse_args().counts:
        told = measured(count)
        print(
            f"{count:>13,} {told.counted:>9.1f} s {told.ours[0]:>10.1f} ms {told.ours[1]:>6.1f} ms"
            f" {told.polars:>7.0f} ms {told.pandas:>7.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
