-- What was written after a cut was made that may have changed its board?
-- One row per entry of the log, the earliest first: a file with rows dated up to the cut's day was
-- booked, withdrawn, superseded or put back; quotas were set; a pair of titles was decided upon.
-- file_name is null where the entry speaks of no file.
-- $cut: id of the cut
-- $now: the day of asking: what is written later is left out
with asked as (
    select log.line_no, cast(cut.moment as date) as day
    from cut
    inner join log on log.subject = cut.cut_id and log.action = 'cut'
    where cut.cut_id = $cut
),

touching as (
    select distinct initiative.batch_id
    from initiative
    inner join asked on initiative.registered_on <= asked.day
    where initiative.stage <> 'rejected'
        and initiative.batch_id in (
            select log.subject
            from log
            inner join asked on log.line_no > asked.line_no
        )
)

select
    log.line_no,
    log.happened_at,
    log.action,
    log.actor,
    batch.file_name
from log
inner join asked on log.line_no > asked.line_no
left join batch on batch.batch_id = log.subject
where cast(log.happened_at as date) <= $now
    and (
        log.action in ('booked', 'committed', 'withdrawn', 'superseded')
        and log.subject in (select batch_id from touching)
        or log.action = 'quotas'
        or log.action like 'pair %'
    )
order by log.line_no asc
