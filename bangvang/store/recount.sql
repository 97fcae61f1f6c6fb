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
with standing_first as materialized (
    select initiative_id
    from initiative
    where initiative_id in (select first_id from verdict where verdict = 'same')
        and unit_id in (select unit_id from touched)
)
select unit_id
from initiative
where initiative_id in (
    select second_id
    from verdict
    where verdict = 'same' and first_id in (select initiative_id from standing_first)
);

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

-- a touched union's teams are counted with it
insert into touched
select unit_id
from unit
where level = 'team' and parent_id in (select unit_id from touched);

-- one row per unit with something to count, by a number: numbers are grouped and joined in a third
-- of the time that ids take
create or replace temp table numbered_unit as
select unit_id, row_number() over (order by unit_id) as unit_no
from (
    select distinct coalesce(team_id, unit_id) as unit_id
    from initiative
    where unit_id in (select unit_id from touched)
) as told_unit;

-- one row per initiative of a committed batch and scope in which it stands
create or replace temp table own as
with booked as materialized (
    select
        initiative_id, batch_id, coalesce(team_id, unit_id) as unit_id, registered_on, benefit_vnd,
        field, stage, hash(title_key) as title_no
    from initiative
    where unit_id in (select unit_id from touched)
)
select
    booked.initiative_id,
    numbered_unit.unit_no,
    booked.registered_on,
    booked.benefit_vnd,
    booked.field,
    booked.stage,
    booked.title_no,
    scope.scope
from booked
inner join numbered_unit on numbered_unit.unit_id = booked.unit_id
inner join batch on batch.batch_id = booked.batch_id
inner join (values ('submitted', 'all'), ('pending', 'all'), ('valid', 'all'), ('valid', 'valid'))
    as scope (stage, scope) on scope.stage = booked.stage
where batch.state = 'committed';

-- one row per author line and scope
create or replace temp table told as
select
    own.initiative_id,
    own.unit_no,
    own.registered_on,
    own.stage,
    own.title_no,
    registration.person_no,
    coalesce(twin.shared_no, registration.person_no) as shared_no,
    own.scope
from own
inner join registration on registration.initiative_id = own.initiative_id
left join twin on twin.person_no = registration.person_no;

-- one row per author, initiative and scope whose title this author may have registered before:
-- titles of one number are hardly ever two
create or replace temp table suspect as
with several as materialized (
    select scope, shared_no, title_no
    from told
    group by scope, shared_no, title_no
    having count(*) > 1
)
select distinct told.scope, told.shared_no, told.initiative_id
from told
inner join several
    on several.scope = told.scope
    and several.shared_no = told.shared_no
    and several.title_no = told.title_no;

-- one row of those per author, initiative and scope: the first initiative with this very title
create or replace temp table repeated as
with titled as materialized (
    select initiative_id, title_key
    from initiative
    where initiative_id in (select initiative_id from suspect)
)
select
    suspect.scope,
    suspect.shared_no,
    suspect.initiative_id,
    min(suspect.initiative_id) over (
        partition by suspect.scope, suspect.shared_no, titled.title_key
    ) as first_id
from suspect
inner join titled on titled.initiative_id = suspect.initiative_id;

-- the author lines with `first_id`: the first initiative of this author with this title
create or replace temp table line as
select
    told.initiative_id, told.unit_no, told.registered_on, told.person_no, told.scope,
    coalesce(repeated.first_id, told.initiative_id) as first_id
from told
left join repeated
    on repeated.initiative_id = told.initiative_id
    and repeated.shared_no = told.shared_no
    and repeated.scope = told.scope;

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

-- one row per initiative and scope in which it does not count
create or replace temp table left_out as
select initiative_id, scope
from line
where first_id < initiative_id
union
select initiative_id, scope
from taken_out;

-- one row per unit, scope, field and day
create or replace temp table grown as
select
    unit_no, scope, field, registered_on,
    count(*) as initiatives, sum(coalesce(benefit_vnd, 0)) as benefit_vnd
from own
where not exists (
    select 1
    from left_out
    where left_out.initiative_id = own.initiative_id and left_out.scope = own.scope
)
group by unit_no, scope, field, registered_on;

delete from unit_day where unit_id in (select unit_id from touched);

insert into unit_day
select
    numbered_unit.unit_id, grown.scope, grown.registered_on,
    sum(grown.initiatives), sum(grown.benefit_vnd)
from grown
inner join numbered_unit on numbered_unit.unit_no = grown.unit_no
group by numbered_unit.unit_id, grown.scope, grown.registered_on
-- rows asked for together lie together
order by grown.scope, grown.registered_on, numbered_unit.unit_id;

delete from field_day where unit_id in (select unit_id from touched);

insert into field_day
select
    numbered_unit.unit_id, grown.scope, grown.field, grown.registered_on, grown.initiatives
from grown
inner join numbered_unit on numbered_unit.unit_no = grown.unit_no
order by numbered_unit.unit_id, grown.scope, grown.registered_on, grown.field nulls last;

delete from uncounted where unit_id in (select unit_id from touched);

insert into uncounted
select numbered_unit.unit_id, own.scope, own.initiative_id
from own
inner join left_out
    on left_out.initiative_id = own.initiative_id and left_out.scope = own.scope
inner join numbered_unit on numbered_unit.unit_no = own.unit_no;

drop table own;  -- of a million rows a hundred megabytes

delete from registrant_day where unit_id in (select unit_id from touched);

insert into registrant_day
with seen as materialized (
    select
        scope = 'valid' as is_valid, person_no, registered_on,
        arg_min(unit_no, initiative_id) as unit_no
    from line
    where first_id = initiative_id
    group by scope = 'valid', person_no, registered_on
),
numbered_period as materialized (
    select period_id, starts_on, ends_on, row_number() over (order by period_id) as period_no
    from period
),
period_day as materialized (
    select day.registered_on, numbered_period.period_no
    from (select distinct registered_on from seen) as day
    inner join numbered_period
        on day.registered_on between numbered_period.starts_on and numbered_period.ends_on
),
appearance as (
    select
        seen.is_valid,
        period_day.period_no,
        seen.person_no,
        arg_min(seen.unit_no, seen.registered_on) as unit_no,
        min(seen.registered_on) as registered_on
    from seen
    inner join period_day on period_day.registered_on = seen.registered_on
    group by seen.is_valid, period_day.period_no, seen.person_no
),
counted as (
    select unit_no, is_valid, period_no, registered_on, count(*) as registrants
    from appearance
    group by unit_no, is_valid, period_no, registered_on
)
select
    numbered_unit.unit_id, if(counted.is_valid, 'valid', 'all') as scope, numbered_period.period_id,
    counted.registered_on, counted.registrants
from counted
inner join numbered_unit on numbered_unit.unit_no = counted.unit_no
inner join numbered_period on numbered_period.period_no = counted.period_no
order by numbered_period.period_id, scope, counted.registered_on, numbered_unit.unit_id;
