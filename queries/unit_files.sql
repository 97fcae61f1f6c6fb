-- Which files tell of a unit, and with what result?
-- One row per file that the unit sent or that names it, the newest first.
-- $unit: id of the unit
-- $as_of: the last day on which a file may have come
with named as (
    select batch_unit.batch_id, sum(batch_unit.initiatives) as initiatives
    from batch_unit
    inner join unit on unit.unit_id = batch_unit.unit_id
    where $unit in (unit.upper_id, unit.grassroots_id, unit.unit_id)
    group by batch_unit.batch_id
)

select
    batch.batch_id,
    batch.batch_no,
    batch.file_name,
    batch.received_on,
    batch.state,
    coalesce($unit in (sender.upper_id, sender.grassroots_id, sender.unit_id), false) as is_sender,
    batch.rows_read,
    batch.accepted - batch.duplicates as fresh,
    batch.duplicates,
    batch.refused,
    coalesce(named.initiatives, 0) as initiatives
from batch
left join unit as sender on sender.unit_id = batch.unit_id
left join named on named.batch_id = batch.batch_id
where batch.received_on <= $as_of
    and (
        named.batch_id is not null
        or $unit in (sender.upper_id, sender.grassroots_id, sender.unit_id)
    )
order by batch.received_on desc, batch.batch_no desc
