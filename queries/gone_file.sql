-- What became of a file that was booked, byte for byte, and counts no more?
-- One row when it was and nothing of it counts: the last batch it was booked as.
-- $file_hash: SHA-256 of the file, in hexadecimal
with gone as (
    select
        batch_id,
        batch_no,
        file_name,
        committed_at,
        state
    from batch
    where file_hash = $file_hash
        and not exists (
            select 1
            from batch as standing
            where standing.file_hash = $file_hash and standing.state = 'committed'
        )
    order by batch_no desc
    limit 1
),

moved as (
    select max(log.line_no) as line_no
    from log
    inner join gone on gone.batch_id = log.subject and gone.state = log.action
),

-- the files that took its place were booked right after it had given way, in one transaction
followed as (
    select batch.batch_no, batch.file_name
    from moved
    inner join log as giving_way on giving_way.line_no = moved.line_no
    inner join log as booking
        on booking.line_no = moved.line_no + 1
        and booking.happened_at = giving_way.happened_at
        and booking.actor = giving_way.actor
    inner join batch on batch.batch_id = booking.subject
    where giving_way.action = 'superseded' and booking.action = 'booked'
)

select
    gone.batch_id,
    gone.batch_no,
    gone.file_name,
    gone.committed_at,
    gone.state,
    log.happened_at as moved_at,
    log.actor as moved_by,
    log.details,
    followed.batch_no as follower_no,
    followed.file_name as follower_file
from gone
cross join moved
left join log on log.line_no = moved.line_no
left join followed on true
