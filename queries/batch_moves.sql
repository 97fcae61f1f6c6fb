-- What happened to a batch, by whom and why?
-- One row per entry of the log on it, the latest first.
-- $batch_id: id of the batch
select
    happened_at,
    actor,
    action,
    details
from log
where subject = $batch_id
    and action in ('booked', 'committed', 'withdrawn', 'superseded')
order by line_no desc
