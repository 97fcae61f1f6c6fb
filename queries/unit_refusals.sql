-- Why were rows of a unit's files handed back?
-- One row per reason, the most frequent first; rows of files that count today.
-- $unit: id of the unit that sent the files
-- $as_of: the last day on which a file may have come
select
    refusal.reason,
    count(*) as refused,
    count(distinct refusal.batch_id) as files
from refusal
inner join batch on batch.batch_id = refusal.batch_id
inner join unit as sender on sender.unit_id = batch.unit_id
where batch.state = 'committed'
    and batch.received_on <= $as_of
    and $unit in (sender.upper_id, sender.grassroots_id, sender.unit_id)
group by refusal.reason
order by refused desc, refusal.reason asc
