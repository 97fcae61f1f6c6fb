-- Counts of the units in `touched`, made anew from their registrations.
-- An initiative counts unless one of its authors had registered the same title before
-- (design.md, rule 1); the scope 'valid' looks at valid rows only.
create or replace temp table line as
select
    initiative.initiative_id,
    initiative.unit_id,
    initiative.registered_on,
    initiative.benefit_vnd,
    registration.person_no,
    scope.scope,
    min(initiative.initiative_id) over (
        partition by scope.scope, registration.person_no, initiative.title_key
    ) as first_id
from initiative
inner join registration on registration.initiative_id = initiative.initiative_id
inner join batch on batch.batch_id = initiative.batch_id
inner join (values ('all'), ('valid')) as scope (scope)
    on scope.scope = 'all' or initiative.stage = 'valid'
where batch.state = 'committed'
    and initiative.stage <> 'rejected'
    and initiative.unit_id in (select unit_id from touched);

delete from unit_day where unit_id in (select unit_id from touched);

insert into unit_day
select unit_id, scope, registered_on, count(*), sum(coalesce(benefit_vnd, 0))
from (
    select initiative_id, unit_id, scope, registered_on, benefit_vnd
    from line
    group by initiative_id, unit_id, scope, registered_on, benefit_vnd
    having min(first_id) = initiative_id
) as counted
group by unit_id, scope, registered_on;

delete from registrant_day where unit_id in (select unit_id from touched);

insert into registrant_day
select unit_id, scope, period_id, first_day, count(*)
from (
    select line.unit_id, line.scope, period.period_id, line.person_no,
        min(line.registered_on) as first_day
    from line
    inner join period on line.registered_on between period.starts_on and period.ends_on
    where line.first_id = line.initiative_id
    group by line.unit_id, line.scope, period.period_id, line.person_no
) as registrant_first
group by unit_id, scope, period_id, first_day;
