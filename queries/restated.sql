-- What was written after a cut was made that may have changed its board?
-- One row per entry of the log, the earliest first: a file with rows dated up to the cut's day was
-- booked, withdrawn, superseded or put back; quotas were set; a pair of titles was decided upon.
-- file_name is null where the entry speaks of no file. moved_figures is false where the file brought
-- nothing but what counts from another file, or stands again as it stood when the cut was made.
-- details: of quotas, as JSON: its `rows` tell whose, and from which day.
-- $cut: id of the cut
-- $now: the day of asking: what is written later is left out
with asked as (
    select log.line_no, cast(cut.moment as date) as day
    from cut
    inner join log on log.subject = cut.cut_id and log.action = 'cut'
    where cut.cut_id = $cut
),

-- one that came and went, or went and came back, is on balance where it was
written as (
    select
        log.subject as batch_id,
        sum(case when log.action in ('booked', 'committed') then 1 else -1 end) as balance
    from log
    inner join asked on log.line_no > asked.line_no
    where log.action in ('booked', 'committed', 'withdrawn', 'superseded')
        and cast(log.happened_at as date) <= $now
    group by log.subject
),

own as materialized (
    select
        initiative.initiative_id,
        initiative.batch_id,
        case when initiative.stage = 'valid' then 'valid' else 'all' end as scope
    from initiative
    inner join asked on initiative.registered_on <= asked.day
    where initiative.stage <> 'rejected'
        and initiative.batch_id in (select batch_id from written)
),

touching as (
    select
        own.batch_id,
        count(*) as initiatives,
        count(uncounted.initiative_id) as uncounted
    from own
    left join uncounted
        on uncounted.initiative_id = own.initiative_id and uncounted.scope = own.scope
    group by own.batch_id
)

select
    log.line_no,
    log.happened_at,
    log.action,
    log.actor,
    batch.file_name,
    touching.batch_id is null
    or written.balance <> 0 and touching.initiatives > touching.uncounted as moved_figures,
    case when log.action = 'quotas' then log.details end as details
from log
inner join asked on log.line_no > asked.line_no
left join batch on batch.batch_id = log.subject
left join written on written.batch_id = log.subject
left join touching on touching.batch_id = log.subject
where cast(log.happened_at as date) <= $now
    and (
        log.action in ('booked', 'committed', 'withdrawn', 'superseded')
        and touching.batch_id is not null
        or log.action = 'quotas'
        or log.action like 'pair %'
    )
order by log.line_no asc
