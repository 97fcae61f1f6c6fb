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
-- of many rows: every step that starts from the few verdicts joins one table, and stands by itself.
create or replace temp table kept_apart as
with pair as materialized (
    select verdict.first_id, verdict.second_id, initiative.title_key, initiative.unit_id
    from verdict
    inner join initiative on initiative.initiative_id = verdict.first_id
    where verdict.verdict = 'different'
),
under_two as materialized (
    select pair.first_id, pair.second_id
    from pair
    inner join initiative on initiative.initiative_id = pair.second_id
    where initiative.title_key = pair.title_key and initiative.unit_id <> pair.unit_id
),
either as materialized (
    select first_id as initiative_id from under_two
    union
    select second_id from under_two
)
select distinct registration.person_no
from either
inner join registration on registration.initiative_id = either.initiative_id;

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

create or replace temp table line as
select
    initiative.initiative_id,
    coalesce(initiative.team_id, initiative.unit_id) as unit_id,
    initiative.registered_on,
    initiative.benefit_vnd,
    registration.person_no,
    scope.scope,
    min(initiative.initiative_id) over (
        partition by
            scope.scope,
            coalesce(twin.shared_no, registration.person_no),
            initiative.title_key
    ) as first_id
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join batch on batch.batch_id = initiative.batch_id
left join twin on twin.person_no = registration.person_no
inner join (values ('all'), ('valid')) as scope (scope)
    on scope.scope = 'all' or initiative.stage = 'valid'
where batch.state = 'committed'
    and initiative.stage <> 'rejected'
    and initiative.unit_id in (select unit_id from touched);

-- one row per initiative of a pair called 'same' and booking of it: one of its authors, its title
create or replace temp table booking as
with either as materialized (
    select first_id as initiative_id from verdict where verdict = 'same'
    union
    select second_id from verdict where verdict = 'same'
),
titled as materialized (
    select initiative.initiative_id, initiative.title_key
    from either
    inner join initiative on initiative.initiative_id = either.initiative_id
),
authored as materialized (
    select titled.initiative_id, titled.title_key, registration.person_no
    from titled
    inner join registration on registration.initiative_id = titled.initiative_id
),
told as materialized (
    select distinct authored.initiative_id, authored.title_key, registration.initiative_id as told_id
    from authored
    inner join registration on registration.person_no = authored.person_no
)
select told.initiative_id, told.told_id, initiative.batch_id, initiative.stage
from told
inner join initiative on initiative.initiative_id = told.told_id
where initiative.title_key = told.title_key;

-- one row per verdict 'same' and scope in which its first initiative stands
create or replace temp table standing as
select distinct verdict.second_id, scope.scope
from verdict
inner join booking on booking.initiative_id = verdict.first_id
inner join batch on batch.batch_id = booking.batch_id
inner join (values ('all'), ('valid')) as scope (scope)
    on scope.scope = 'all' or booking.stage = 'valid'
where verdict.verdict = 'same' and batch.state = 'committed' and booking.stage <> 'rejected';

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

delete from unit_day where unit_id in (select unit_id from touched);

insert into unit_day
select unit_id, scope, registered_on, count(*), sum(coalesce(benefit_vnd, 0))
from (
    select line.initiative_id, line.unit_id, line.scope, line.registered_on, line.benefit_vnd
    from line
    left join taken_out
        on taken_out.initiative_id = line.initiative_id and taken_out.scope = line.scope
    where taken_out.initiative_id is null
    group by
        line.initiative_id, line.unit_id, line.scope, line.registered_on, line.benefit_vnd
    having min(line.first_id) = line.initiative_id
) as counted
group by unit_id, scope, registered_on;

delete from registrant_day where unit_id in (select unit_id from touched);

insert into registrant_day
select unit_id, scope, period_id, registered_on, count(*)
from (
    select line.unit_id, line.scope, period.period_id, line.registered_on,
        row_number() over (
            partition by line.scope, period.period_id, line.person_no
            order by line.registered_on, line.initiative_id
        ) as turn
    from line
    inner join period on line.registered_on between period.starts_on and period.ends_on
    where line.first_id = line.initiative_id
) as appearance
where turn = 1
group by unit_id, scope, period_id, registered_on;
