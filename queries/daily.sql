-- How many came in on each day?
-- One row per day of the period up to the day asked for, days with nothing included.
-- $period: id of the period whose days are told
-- $unit: id of an upper union, grassroots union or team; null for all together
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day told
with counted as (
    select
        unit_day.day,
        sum(unit_day.initiatives) as initiatives
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    where unit_day.scope = $scope
        and ($unit is null or $unit in (unit.upper_id, unit.grassroots_id, unit.unit_id))
    group by unit_day.day
),

people as (
    select
        registrant_day.day,
        sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and ($unit is null or $unit in (unit.upper_id, unit.grassroots_id, unit.unit_id))
    group by registrant_day.day
)

select
    calendar.day,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(people.registrants, 0) as registrants
from calendar
inner join period on calendar.day between period.starts_on and period.ends_on
left join counted on counted.day = calendar.day
left join people on people.day = calendar.day
where period.period_id = $period
    and calendar.day <= $as_of
order by calendar.day asc
