-- What happened to a batch, by whom and why?
-- One row per entry of the log on it, the latest first; of one moment the state it is in first.
-- $batch_id: id of the batch
select
    log.happened_at,
    log.actor,
    log.action,
    log.details
from log
inner join batch on batch.batch_id = log.subject
where log.subject = $batch_id
    and log.action in ('booked', 'committed', 'withdrawn', 'superseded')
order by
    log.happened_at desc,
    case
        when log.action = 'booked' then 3
        when log.action = batch.state then 1
        else 2
    end asc,
    log.action asc,
    log.details asc,
    log.actor asc
