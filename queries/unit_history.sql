-- What did a unit bring day by day, and which rank did it hold?
-- One row per day of the period up to the day asked for; no rank while the unit has nothing.
-- $unit: id of the unit
-- $level: its level: upper, grassroots or team; the rank is among the units of that level
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day told
with day_of_period as (
    select calendar.day
    from calendar
    inner join period on calendar.day between period.starts_on and period.ends_on
    where period.period_id = $period and calendar.day <= $as_of
),

counted as (
    select
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end as unit_id,
        unit_day.day,
        sum(unit_day.initiatives) as initiatives
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join day_of_period on day_of_period.day = unit_day.day
    where unit_day.scope = $scope
    group by 1, 2
),

-- each unit's total, from the day it was reached to the day it changed
step as (
    select
        counted.unit_id,
        counted.day as from_day,
        lead(counted.day) over (partition by counted.unit_id order by counted.day asc) as until_day,
        sum(counted.initiatives) over (
            partition by counted.unit_id
            order by counted.day asc
            rows between unbounded preceding and current row
        ) as total
    from counted
    inner join unit on unit.unit_id = counted.unit_id
    inner join period on period.period_id = $period
    where unit.level = $level
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

own as (
    select
        day_of_period.day,
        coalesce(counted.initiatives, 0) as initiatives,
        sum(coalesce(counted.initiatives, 0)) over (
            order by day_of_period.day asc
            rows between unbounded preceding and current row
        ) as total
    from day_of_period
    left join counted on counted.unit_id = $unit and counted.day = day_of_period.day
)

select
    own.day,
    own.initiatives,
    own.total,
    case when own.total > 0 then 1 + count(step.unit_id) end as rank
from own
left join step
    on step.from_day <= own.day
    and (step.until_day is null or step.until_day > own.day)
    and step.total > own.total
group by own.day, own.initiatives, own.total
order by own.day asc
