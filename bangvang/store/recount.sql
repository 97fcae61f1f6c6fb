-- Counts of the units in `touched`, made anew from their registrations.
-- An initiative counts unless one of its authors had registered the same title before
-- (design.md, rule 1); the scope 'valid' looks at valid rows only.
--
-- One row that two upper unions send is booked once: the same author, title and grassroots union,
-- once under a district and once under a sector, zone or corporation. The earlier booking counts.
-- A union's name that two uppers of one kind know (a school Hoa Sen in two districts) tells
-- nothing; such rows all count until somebody decides. So do rows once called 'different'.
--
-- A verdict 'same' takes the second initiative out of the count while the first stands; its
-- authors remain registrants.

-- what counts in one unit may hang on what stands in another
insert into touched
select second.unit_id
from verdict
inner join initiative as first on first.initiative_id = verdict.first_id
inner join initiative as second on second.initiative_id = verdict.second_id
where verdict.verdict = 'same' and first.unit_id in (select unit_id from touched);

insert into touched
select unit.unit_id
from unit
where unit.level = 'grassroots' and unit.search_key in (
    select near.search_key
    from unit as near
    where near.level = 'grassroots' and near.unit_id in (select unit_id from touched)
);

-- one row per person of a pair called 'different' that stands under two unions.
-- What this transaction wrote is counted as nothing by the planner, which then multiplies tables
-- of many rows: whatever starts from the few verdicts takes its rows from one table at a time.
create or replace temp table kept_apart as
with called as materialized (
    select initiative_id, title_key, unit_id
    from initiative
    where initiative_id in (
        select first_id from verdict where verdict = 'different'
        union all
        select second_id from verdict where verdict = 'different'
    )
),
under_two as materialized (
    select verdict.first_id, verdict.second_id
    from verdict
    inner join called as first on first.initiative_id = verdict.first_id
    inner join called as second on second.initiative_id = verdict.second_id
    where verdict.verdict = 'different'
        and first.title_key = second.title_key
        and first.unit_id <> second.unit_id
)
select distinct person_no
from registration
where initiative_id in (
    select first_id from under_two
    union all
    select second_id from under_two
);

-- one row per person whom two uppers name with the same union: person_no, and one number for both
create or replace temp table twin as
select
    registrant.person_no,
    min(registrant.person_no) over (
        partition by unit.search_key, registrant.person_key, registrant.mark_hash
    ) as shared_no
from registrant
inner join unit on unit.unit_id = registrant.unit_id
where unit.level = 'grassroots'
    and unit.unit_id in (select unit_id from touched)
    and unit.search_key in (
        select search_key
        from unit
        where level = 'grassroots'
        group by search_key
        having count(*) > 1 and count(*) = count(distinct kind)
    )
    and registrant.person_no not in (select person_no from kept_apart);

-- one row per author line and scope
create or replace temp table told as
with own as materialized (
    select
        initiative_id, batch_id, coalesce(team_id, unit_id) as unit_id, registered_on, benefit_vnd,
        field, stage, title_key
    from initiative
    where unit_id in (select unit_id from touched)
),
author as materialized (
    select initiative_id, person_no
    from registration
    where initiative_id in (select initiative_id from own)
)
select
    own.initiative_id,
    own.unit_id,
    own.registered_on,
    own.benefit_vnd,
    own.field,
    own.stage,
    own.title_key,
    author.person_no,
    coalesce(twin.shared_no, author.person_no) as shared_no,
    scope.scope
from own
inner join author on author.initiative_id = own.initiative_id
inner join batch on batch.batch_id = own.batch_id
inner join (values ('submitted', 'all'), ('pending', 'all'), ('valid', 'all'), ('valid', 'valid'))
    as scope (stage, scope) on scope.stage = own.stage
left join twin on twin.person_no = author.person_no
where batch.state = 'committed';

-- the same with `first_id`: the first initiative of this author with this title
create or replace temp table line as
with repeated as materialized (
    select scope, shared_no, title_key, min(initiative_id) as first_id
    from told
    group by scope, shared_no, title_key
    having count(*) > 1
)
select
    told.initiative_id, told.unit_id, told.registered_on, told.benefit_vnd, told.field,
    told.person_no, told.scope,
    coalesce(repeated.first_id, told.initiative_id) as first_id
from told
left join repeated
    on repeated.scope = told.scope
    and repeated.shared_no = told.shared_no
    and repeated.title_key = told.title_key;

-- one row per initiative of a pair called 'same' and booking of it: one of its authors, its title
create or replace temp table booking as
with titled as materialized (
    select initiative_id, title_key
    from initiative
    where initiative_id in (
        select first_id from verdict where verdict = 'same'
        union all
        select second_id from verdict where verdict = 'same'
    )
),
author as materialized (
    select initiative_id, person_no
    from registration
    where initiative_id in (select initiative_id from titled)
),
told_again as materialized (
    select initiative_id, person_no
    from registration
    where person_no in (select person_no from author)
),
again as materialized (
    select initiative_id, batch_id, stage, title_key
    from initiative
    where initiative_id in (select initiative_id from told_again)
)
select distinct titled.initiative_id, again.initiative_id as told_id, again.batch_id, again.stage
from titled
inner join author on author.initiative_id = titled.initiative_id
inner join told_again on told_again.person_no = author.person_no
inner join again
    on again.initiative_id = told_again.initiative_id and again.title_key = titled.title_key;

-- one row per verdict 'same' and scope in which its first initiative stands
create or replace temp table standing as
select distinct verdict.second_id, scope.scope
from verdict
inner join booking on booking.initiative_id = verdict.first_id
inner join batch on batch.batch_id = booking.batch_id
inner join (values ('submitted', 'all'), ('pending', 'all'), ('valid', 'all'), ('valid', 'valid'))
    as scope (stage, scope) on scope.stage = booking.stage
where verdict.verdict = 'same' and batch.state = 'committed';

-- one row per initiative and scope that a verdict takes out of the count
create or replace temp table taken_out as
select distinct booking.told_id as initiative_id, standing.scope
from standing
inner join booking on booking.initiative_id = standing.second_id;

-- a touched union's teams are counted with it
insert into touched
select unit_id
from unit
where level = 'team' and parent_id in (select unit_id from touched);

-- one row per initiative and scope in which it stands, and whether it counts
create or replace temp table weighed as
select
    line.initiative_id,
    line.unit_id,
    line.scope,
    line.registered_on,
    line.benefit_vnd,
    line.field,
    min(line.first_id) = line.initiative_id and min(taken_out.initiative_id) is null as counts
from line
left join taken_out
    on taken_out.initiative_id = line.initiative_id and taken_out.scope = line.scope
group by
    line.initiative_id, line.unit_id, line.scope, line.registered_on, line.benefit_vnd, line.field;

delete from unit_day where unit_id in (select unit_id from touched);

insert into unit_day
select unit_id, scope, registered_on, count(*), sum(coalesce(benefit_vnd, 0))
from weighed
where counts
group by unit_id, scope, registered_on
order by scope, registered_on, unit_id;  -- rows asked for together lie together

delete from field_day where unit_id in (select unit_id from touched);

insert into field_day
select unit_id, scope, field, registered_on, count(*)
from weighed
where counts
group by unit_id, scope, field, registered_on
order by unit_id, scope, registered_on, field nulls last;

delete from uncounted where unit_id in (select unit_id from touched);

insert into uncounted
select unit_id, scope, initiative_id
from weighed
where not counts;

delete from registrant_day where unit_id in (select unit_id from touched);

insert into registrant_day
with seen as (
    select scope, person_no, registered_on, arg_min(unit_id, initiative_id) as unit_id
    from line
    where first_id = initiative_id
    group by scope, person_no, registered_on
),
appearance as (
    select
        seen.scope,
        period.period_id,
        seen.person_no,
        arg_min(seen.unit_id, seen.registered_on) as unit_id,
        min(seen.registered_on) as registered_on
    from seen
    inner join period on seen.registered_on between period.starts_on and period.ends_on
    group by seen.scope, period.period_id, seen.person_no
)
select unit_id, scope, period_id, registered_on, count(*)
from appearance
group by unit_id, scope, period_id, registered_on
order by period_id, scope, registered_on, unit_id;
