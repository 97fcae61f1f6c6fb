-- Which fields are a unit's initiatives of?
-- One row per field, the largest first; those that name none come last.
-- $unit: id of the unit
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day that counts
with asked as (
    select unit_id, level, grassroots_id
    from unit
    where unit_id = $unit
),

-- the unions whose rows can be the unit's: its own, or the one of which it is a team
home as (
    select unit.unit_id
    from unit
    cross join asked
    where (asked.level = 'upper' and unit.upper_id = asked.unit_id)
        or unit.unit_id = asked.grassroots_id
),

alive as (
    select
        initiative.initiative_id,
        initiative.title_key,
        initiative.field,
        initiative.team_id,
        initiative.registered_on
    from initiative
    inner join batch on batch.batch_id = initiative.batch_id
    where batch.state = 'committed'
        and initiative.stage <> 'rejected'
        and ($scope = 'all' or initiative.stage = 'valid')
        and initiative.unit_id in (select unit_id from home)
),

line as (
    select alive.initiative_id, alive.title_key, registration.person_no
    from alive
    inner join registration on registration.initiative_id = alive.initiative_id
),

told_twice as (
    select person_no, title_key, min(initiative_id) as first_id
    from line
    group by person_no, title_key
    having count(*) > 1
),

-- an initiative counts unless one of its authors had registered the same title before
again as (
    select line.initiative_id
    from told_twice
    inner join line
        on line.person_no = told_twice.person_no and line.title_key = told_twice.title_key
    where line.initiative_id > told_twice.first_id
)

select alive.field, count(*) as initiatives
from alive
cross join asked
inner join period on alive.registered_on between period.starts_on and period.ends_on
where period.period_id = $period
    and alive.registered_on <= $as_of
    and (asked.level <> 'team' or alive.team_id = asked.unit_id)
    and not exists (select 1 from again where again.initiative_id = alive.initiative_id)
group by alive.field
order by
    case when alive.field is null then 1 else 0 end asc,
    initiatives desc,
    alive.field asc
