-- How many registered, what did they hand in, and what became of it?
-- One row per upper union. What counts is as on the boards; an initiative is pending or rejected while
-- no other row of its author and title says better: pending + rejected count each once.
-- $period: id of the period whose days count
-- $as_of: the last day that counts
with counted as (
    select
        unit.upper_id as unit_id,
        sum(case when unit_day.scope = 'all' then unit_day.initiatives else 0 end) as counting,
        sum(case when unit_day.scope = 'valid' then unit_day.initiatives else 0 end) as valid
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.upper_id
),

people as (
    select unit.upper_id as unit_id, sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = 'all'
        and registrant_day.period_id = $period
        and registrant_day.day <= $as_of
    group by unit.upper_id
),

told as (
    select
        unit.upper_id as unit_id,
        sum(case when stage_day.stage = 'pending' then stage_day.change else 0 end) as pending,
        sum(case when stage_day.stage = 'rejected' then stage_day.change else 0 end) as rejected
    from stage_day
    inner join unit on unit.unit_id = stage_day.unit_id
    where stage_day.period_id = $period
        and stage_day.day <= $as_of
    group by unit.upper_id
)

select
    unit.unit_id,
    unit.display_name,
    unit.short_name,
    unit.kind,
    coalesce(people.registrants, 0) as registrants,
    coalesce(counted.counting, 0) + coalesce(told.rejected, 0) as submitted,
    coalesce(counted.valid, 0) as valid,
    least(coalesce(told.pending, 0), coalesce(counted.counting, 0) - coalesce(counted.valid, 0))
        as pending,
    coalesce(told.rejected, 0) as rejected
from unit
inner join period on period.period_id = $period
left join counted on counted.unit_id = unit.unit_id
left join people on people.unit_id = unit.unit_id
left join told on told.unit_id = unit.unit_id
where unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by unit.name_order asc, unit.unit_id asc
