-- By how many initiatives did each file booked or moved after a cut change the cut's board?
-- One row per entry of `restated` that speaks of a file, the earliest first: those dated up to the
-- cut's day that the board gained (booked, committed) or lost (withdrawn, superseded). What the same
-- author, title and union have again in the file, or in another that stood then, counts once; what
-- pairs of titles were decided to be is left out.
-- $cut: id of the cut
with asked as (
    select log.line_no, cast(cut.moment as date) as day
    from cut
    inner join log on log.subject = cut.cut_id and log.action = 'cut'
    where cut.cut_id = $cut
),

move as (
    select
        line_no,
        subject as batch_id,
        action in ('booked', 'committed') as stands,
        lead(line_no) over (partition by subject order by line_no) as next_no
    from log
    where action in ('booked', 'committed', 'withdrawn', 'superseded')
),

moved as (
    select move.line_no, move.batch_id
    from move
    inner join asked on move.line_no > asked.line_no
),

own as materialized (
    select initiative.initiative_id, initiative.batch_id, initiative.title_key, asked.day
    from initiative
    inner join asked on initiative.registered_on <= asked.day
    where initiative.stage <> 'rejected'
        and initiative.batch_id in (select batch_id from moved)
),

-- the earlier booking counts; without it a later one does
titled as materialized (
    select
        own.initiative_id,
        own.batch_id,
        other.initiative_id as other_id,
        other.batch_id as other_batch_id
    from own
    inner join initiative as other on other.title_key = own.title_key
    where other.stage <> 'rejected'
        and (
            other.initiative_id < own.initiative_id
            or other.batch_id <> own.batch_id and other.registered_on <= own.day
        )
),

author as materialized (
    select
        registration.initiative_id,
        registrant.person_key,
        registrant.mark_hash,
        unit.unit_id,
        unit.search_key
    from registration
    inner join registrant on registrant.person_no = registration.person_no
    inner join unit on unit.unit_id = registrant.unit_id
    where registration.initiative_id in (
        select initiative_id from titled
        union all
        select other_id from titled
    )
),

-- names of grassroots unions that no two uppers of one kind know
own_name as (
    select search_key
    from unit
    where level = 'grassroots'
    group by search_key
    having count(*) = count(distinct kind)
),

again as (
    select distinct titled.initiative_id, titled.batch_id, titled.other_batch_id
    from titled
    inner join author on author.initiative_id = titled.initiative_id
    inner join author as other
        on other.initiative_id = titled.other_id
        and other.person_key = author.person_key
        and other.mark_hash = author.mark_hash
        and other.search_key = author.search_key
    where other.unit_id = author.unit_id
        or author.search_key in (select search_key from own_name)
),

repeated as (
    select distinct moved.line_no, again.initiative_id
    from moved
    inner join again on again.batch_id = moved.batch_id
    left join move
        on move.batch_id = again.other_batch_id
        and move.stands
        and move.line_no < moved.line_no
        and coalesce(move.next_no > moved.line_no, true)
    where again.other_batch_id = moved.batch_id or move.batch_id is not null
)

select
    moved.line_no,
    cast(sum(case when repeated.initiative_id is null then 1 else 0 end) as bigint) as initiatives
from moved
inner join own on own.batch_id = moved.batch_id
left join repeated
    on repeated.line_no = moved.line_no and repeated.initiative_id = own.initiative_id
group by moved.line_no
order by moved.line_no asc
