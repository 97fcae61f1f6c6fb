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

-- What this transaction wrote is read by one core, however much it is; two halves of it are read by
-- two. These are the tables, for the steps that read them whole.
set variable middle = (select avg(initiative_id)::bigint from initiative);

create or replace temp view halved_initiative as
select * from initiative where initiative_id < getvariable('middle')
union all
select * from initiative where initiative_id >= getvariable('middle');

create or replace temp view halved_registration as
select * from registration where initiative_id < getvariable('middle')
union all
select * from registration where initiative_id >= getvariable('middle');

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

-- one row per initiative of a pair called 'different' that stands under two unions.
-- What this transaction wrote is counted as nothing by the planner, which then multiplies tables
-- of many rows: whatever starts from the few verdicts takes its rows from one table at a time.
create or replace temp table apart as
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
select first_id as initiative_id from under_two
union
select second_id as initiative_id from under_two;

-- one row per person of those
create or replace temp table kept_apart as
select distinct registration.person_no
from registration
inner join apart on apart.initiative_id = registration.initiative_id;

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

-- one row per unit, by a number: numbers are grouped and joined in a third of the time that ids take
create or replace temp table numbered_unit as
select unit_id, row_number() over (order by unit_id)::integer as unit_no
from unit;

-- one row per initiative of a committed batch and scope in which it stands: all, or valid only
create or replace temp table own as
with booked as materialized (
    select
        initiative.initiative_id,
        numbered_unit.unit_no,
        initiative.registered_on,
        initiative.benefit_vnd,
        initiative.field,
        hash(initiative.title_key) as title_no,
        initiative.stage = 'valid' as is_valid
    from halved_initiative as initiative
    inner join numbered_unit
        on numbered_unit.unit_id = coalesce(initiative.team_id, initiative.unit_id)
    where initiative.unit_id in (select unit_id from touched)
        and initiative.stage in ('submitted', 'pending', 'valid')
        and initiative.batch_id not in (select batch_id from batch where state <> 'committed')
)
select initiative_id, unit_no, registered_on, benefit_vnd, field, title_no, false as is_valid
from booked
union all
select initiative_id, unit_no, registered_on, benefit_vnd, field, title_no, true as is_valid
from booked
where is_valid;

create or replace temp view halved_own as
select * from own where initiative_id < getvariable('middle')
union all
select * from own where initiative_id >= getvariable('middle');

-- one row per initiative and scope whose title stands more than once: titles of one number are
-- hardly ever two
create or replace temp table again as
with several as materialized (
    select title_no
    from halved_own
    where not is_valid
    group by title_no
    having count(*) > 1
)
select initiative_id, is_valid, title_no
from halved_own
where title_no in (select title_no from several);

-- one row per author line and scope whose title this author may have registered before
create or replace temp table suspect as
with author as materialized (
    select
        again.initiative_id, again.is_valid, again.title_no, registration.person_no,
        coalesce(twin.shared_no, registration.person_no) as shared_no
    from halved_registration as registration
    inner join again on again.initiative_id = registration.initiative_id
    left join twin on twin.person_no = registration.person_no
),
several as materialized (
    select is_valid, shared_no, title_no
    from author
    group by is_valid, shared_no, title_no
    having count(*) > 1
)
select author.initiative_id, author.is_valid, author.person_no, author.shared_no
from author
inner join several
    on several.is_valid = author.is_valid
    and several.shared_no = author.shared_no
    and several.title_no = author.title_no;

-- one row per author line and scope told again: `first_id` is the first initiative of this author
-- with this very title
create or replace temp table repeated as
with titled as materialized (
    select initiative_id, title_key
    from initiative
    where initiative_id in (select initiative_id from suspect)
)
select
    suspect.initiative_id,
    suspect.is_valid,
    suspect.person_no,
    min(suspect.initiative_id) over (
        partition by suspect.is_valid, suspect.shared_no, titled.title_key
    ) as first_id
from suspect
inner join titled on titled.initiative_id = suspect.initiative_id
qualify first_id < suspect.initiative_id;

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
select distinct verdict.second_id, scope.is_valid
from verdict
inner join booking on booking.initiative_id = verdict.first_id
inner join batch on batch.batch_id = booking.batch_id
inner join (values ('submitted', false), ('pending', false), ('valid', false), ('valid', true))
    as scope (stage, is_valid) on scope.stage = booking.stage
where verdict.verdict = 'same' and batch.state = 'committed';

-- one row per initiative and scope that a verdict takes out of the count
create or replace temp table taken_out as
select distinct booking.told_id as initiative_id, standing.is_valid
from standing
inner join booking on booking.initiative_id = standing.second_id;

-- one row per initiative and scope in which it does not count
create or replace temp table left_out as
select initiative_id, is_valid
from repeated
union
select initiative_id, is_valid
from taken_out;

-- one row per unit, scope, field and day
create or replace temp table grown as
select
    unit_no, is_valid, field, registered_on,
    count(*) as initiatives, sum(coalesce(benefit_vnd, 0)) as benefit_vnd
from halved_own as own
anti join left_out
    on left_out.initiative_id = own.initiative_id and left_out.is_valid = own.is_valid
group by unit_no, is_valid, field, registered_on;

delete from unit_day where unit_id in (select unit_id from touched);

insert into unit_day
select
    numbered_unit.unit_id, if(grown.is_valid, 'valid', 'all') as scope, grown.registered_on,
    sum(grown.initiatives), sum(grown.benefit_vnd)
from grown
inner join numbered_unit on numbered_unit.unit_no = grown.unit_no
group by numbered_unit.unit_id, grown.is_valid, grown.registered_on
-- rows asked for together lie together
order by scope, grown.registered_on, numbered_unit.unit_id;

delete from field_day where unit_id in (select unit_id from touched);

insert into field_day
select
    numbered_unit.unit_id, if(grown.is_valid, 'valid', 'all') as scope, grown.field,
    grown.registered_on, grown.initiatives
from grown
inner join numbered_unit on numbered_unit.unit_no = grown.unit_no
order by numbered_unit.unit_id, scope, grown.registered_on, grown.field nulls last;

delete from uncounted where unit_id in (select unit_id from touched);

insert into uncounted
select numbered_unit.unit_id, if(own.is_valid, 'valid', 'all'), own.initiative_id
from own
inner join left_out
    on left_out.initiative_id = own.initiative_id and left_out.is_valid = own.is_valid
inner join numbered_unit on numbered_unit.unit_no = own.unit_no;

delete from registrant_day where unit_id in (select unit_id from touched);

insert into registrant_day
with numbered_period as materialized (
    select period_id, starts_on, ends_on, row_number() over (order by period_id) as period_no
    from period
),
period_day as materialized (
    select day.registered_on, numbered_period.period_no
    from (select distinct registered_on from halved_own) as day
    inner join numbered_period
        on day.registered_on between numbered_period.starts_on and numbered_period.ends_on
),
-- days that lie in the same periods are one stretch: a person is looked at once in each
stretch_day as materialized (
    select registered_on, dense_rank() over (order by periods) as stretch_no
    from (
        select registered_on, list(period_no order by period_no) as periods
        from period_day
        group by registered_on
    ) as day
),
-- periods of the same stretches are one span: its persons are looked at once for all of them
period_span as materialized (
    select period_no, stretches, dense_rank() over (order by stretches) as span_no
    from (
        select period_no, list(distinct stretch_no order by stretch_no) as stretches
        from period_day
        inner join stretch_day on stretch_day.registered_on = period_day.registered_on
        group by period_no
    ) as period
),
stretch as materialized (
    select distinct span_no, unnest(stretches) as stretch_no
    from period_span
),
-- `moment`, by which the first is told, in one number: the day, and the order of booking
line as (
    select
        own.is_valid, registration.person_no, own.unit_no, stretch_day.stretch_no,
        ((own.registered_on - date '1970-01-01') << 47) + own.initiative_id as moment
    from halved_own as own
    inner join halved_registration as registration
        on registration.initiative_id = own.initiative_id
    inner join stretch_day on stretch_day.registered_on = own.registered_on
    anti join repeated
        on repeated.initiative_id = own.initiative_id
        and repeated.person_no = registration.person_no
        and repeated.is_valid = own.is_valid
),
seen as materialized (
    select
        is_valid, person_no, stretch_no,
        min(moment) as moment, arg_min(unit_no, moment) as unit_no
    from line
    group by is_valid, person_no, stretch_no
),
appearance as (
    select
        seen.is_valid,
        stretch.span_no,
        seen.person_no,
        arg_min(seen.unit_no, seen.moment) as unit_no,
        date '1970-01-01' + (min(seen.moment) >> 47)::integer as registered_on
    from seen
    inner join stretch on stretch.stretch_no = seen.stretch_no
    group by seen.is_valid, stretch.span_no, seen.person_no
),
counted as (
    select unit_no, is_valid, span_no, registered_on, count(*) as registrants
    from appearance
    group by unit_no, is_valid, span_no, registered_on
)
select
    numbered_unit.unit_id, if(counted.is_valid, 'valid', 'all') as scope, numbered_period.period_id,
    counted.registered_on, counted.registrants
from counted
inner join numbered_unit on numbered_unit.unit_no = counted.unit_no
inner join period_span on period_span.span_no = counted.span_no
inner join numbered_period on numbered_period.period_no = period_span.period_no
order by numbered_period.period_id, scope, counted.registered_on, numbered_unit.unit_id;
