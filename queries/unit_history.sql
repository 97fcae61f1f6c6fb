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
),

numbered as (
    select unit.unit_id, row_number() over (order by unit.unit_id asc) as number
    from unit
    inner join period on period.period_id = $period
    where unit.level = $level
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

-- the total of every unit on every day
running as (
    select
        each_day.day,
        sum(coalesce(counted.initiatives, 0)) over (
            partition by each_day.number  -- faster than by its id
            order by each_day.day asc
            rows between unbounded preceding and current row
        ) as total
    from (
        select numbered.unit_id, numbered.number, day_of_period.day
        from numbered
        cross join day_of_period
    ) as each_day
    left join counted
        on counted.unit_id = each_day.unit_id and counted.day = each_day.day
),

ahead as (
    select own.day, count(*) as units
    from own
    inner join running on running.day = own.day and running.total > own.total
    group by own.day
)

select
    own.day,
    own.initiatives,
    own.total,
    case when own.total > 0 then 1 + coalesce(ahead.units, 0) end as rank
from own
left join ahead on ahead.day = own.day
order by own.day asc
