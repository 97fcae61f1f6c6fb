"""Past files booked again: what a database holds, batch by batch, as it could come in anew."""

from datetime import datetime

import polars as pl

from bangvang.intake.batch import BOOKED, Batch
from bangvang.store.database import Store

#: what comes in, and what people make of it; all the rest is the campaign itself
CAME_IN = frozenset(
    {
        *("batch", "draft", "layout", "original", "refusal", "set_aside"),
        *("initiative", "registration", "registrant", "unit_day", "registrant_day"),
        *("field_day", "uncounted", "stage_day", "batch_unit"),
        *("near_pair", "compared", "verdict", "support_note", "log", "running_order"),
        *("account", "session", "attempt"),
        *("cut", "cut_period", "cut_unit", "cut_standing"),
    }
)
_ARRIVALS = """
select batch_id, committed_at
from batch
where state = 'committed'
order by committed_at asc, batch_no asc
"""
_FILE = """
select file_name, received_on, unit_id, encoding, letter_total
from batch
where batch_id = $batch_id
"""
_LINES = """
select
    initiative.sheet, registration.row, registration.line, initiative.row as title_row,
    initiative.title, initiative.title_key, registrant.name as person, registrant.person_key,
    nullif(registrant.mark_hash, '') as person_mark, unit.upper_id,
    case when unit.level = 'grassroots' then unit.name end as grassroots,
    team.name as team, initiative.field, initiative.registered_on, initiative.stage,
    initiative.benefit_vnd
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join registrant on registrant.person_no = registration.person_no
inner join unit on unit.unit_id = registration.unit_id
left join unit as team on team.unit_id = initiative.team_id
where initiative.batch_id = $batch_id
order by initiative.initiative_id asc, registration.line asc
"""


def arrivals(store: Store) -> list[tuple[str, datetime]]:
    """The batches that count, each with the moment it was booked, in that order."""
    return list(store.select(_ARRIVALS, {}).iter_rows())


def again(store: Store, batch_id: str) -> Batch:
    """A booked batch, ready to be booked into another database; its file's bytes stay behind."""
    told = {"batch_id": batch_id}
    file = store.select(_FILE, told).row(0, named=True)
    lines = store.select(_LINES, told)
    return Batch(
        **file,
        content=batch_id.encode(),
        tables=(),
        booked=lines.select(pl.col(name).cast(kind) for name, kind in BOOKED.items()),
    )
