-- On which of the last days did a file of each upper union come?
-- One row per upper union and day with a file that stands, by the day it was received.
-- $from_day: the first day told
-- $as_of: the last day told
with brought as (
    select batch_id, unit_id
    from batch_unit
    union all
    select batch_id, unit_id
    from batch
    where unit_id is not null
)

select
    unit.upper_id as unit_id,
    batch.received_on as day,
    count(distinct batch.batch_id) as files
from brought
inner join unit on unit.unit_id = brought.unit_id
inner join batch on batch.batch_id = brought.batch_id
where batch.state = 'committed'
    and batch.received_on between $from_day and $as_of
    and unit.upper_id is not null
group by 1, 2
order by 1 asc, 2 asc
