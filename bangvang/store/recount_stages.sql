-- What waits and what was rejected in the units of `touched`, and which files name them, made anew
-- after `recount.sql`, whose `own` it reads.

-- one row per initiative that waits or was rejected
create or replace temp table waiting as
select
    initiative.initiative_id, initiative.unit_id, initiative.title_key, initiative.stage,
    initiative.registered_on,
    case initiative.stage when 'pending' then 2 else 0 end as worth
from initiative
inner join batch on batch.batch_id = initiative.batch_id
where batch.state = 'committed'
    and initiative.stage in ('pending', 'rejected')
    and initiative.unit_id in (select unit_id from touched);

-- one row per title, first author and union of which a row waits or was rejected, and stage of it
create or replace temp table marked as
select
    waiting.unit_id, waiting.title_key, registration.person_no, waiting.stage,
    waiting.registered_on, waiting.worth
from registration
inner join waiting on waiting.initiative_id = registration.initiative_id
where registration.line = 0;

-- one row per author, title and worth: since when a row of theirs says better
create or replace temp table bettered as
with author as materialized (
    select initiative_id, person_no
    from registration
    where person_no in (select person_no from marked)
),
again as materialized (
    select
        initiative_id, title_key, registered_on,
        case stage when 'submitted' then 1 when 'pending' then 2 else 3 end as worth
    from initiative
    where initiative_id in (
        select initiative_id
        from own
        where not is_valid and initiative_id in (select initiative_id from author)
    )
),
standing as materialized (
    select author.person_no, again.title_key, again.registered_on, again.worth
    from author
    inner join again on again.initiative_id = author.initiative_id
)
select
    marked.person_no, marked.title_key, marked.worth, min(standing.registered_on) as since
from (select distinct person_no, title_key, worth from marked) as marked
inner join standing
    on standing.person_no = marked.person_no
    and standing.title_key = marked.title_key
    and standing.worth > marked.worth
group by marked.person_no, marked.title_key, marked.worth;

delete from stage_day where unit_id in (select unit_id from touched);

insert into stage_day
with marked_in as (
    select
        marked.unit_id, period.period_id, marked.stage, marked.worth, marked.person_no,
        marked.title_key, min(marked.registered_on) as since
    from marked
    inner join period on marked.registered_on between period.starts_on and period.ends_on
    group by
        marked.unit_id, period.period_id, marked.stage, marked.worth, marked.person_no,
        marked.title_key
),
span as (
    select
        marked_in.unit_id, marked_in.period_id, marked_in.stage,
        marked_in.since, bettered.since as until
    from marked_in
    left join bettered
        on bettered.person_no = marked_in.person_no
        and bettered.title_key = marked_in.title_key
        and bettered.worth = marked_in.worth
    where bettered.since is null or bettered.since > marked_in.since
)
select unit_id, period_id, stage, day, sum(change)
from (
    select unit_id, period_id, stage, since as day, 1 as change from span
    union all
    select unit_id, period_id, stage, until as day, -1 as change from span where until is not null
) as changed
group by unit_id, period_id, stage, day
having sum(change) <> 0;

delete from batch_unit where unit_id in (select unit_id from touched);

insert into batch_unit
select batch_id, coalesce(team_id, unit_id), count(*)
from halved_initiative
where unit_id in (select unit_id from touched)
group by 1, 2;
