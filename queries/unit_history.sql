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

-- grouping by a number is faster than by an id
numbered as (
    select unit.unit_id, cast(row_number() over (order by unit.unit_id asc) as integer) as number
    from unit
    inner join period on period.period_id = $period
    where unit.level = $level
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

placed as (
    select
        unit.unit_id,
        numbered.number,
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end = $unit as is_own
    from unit
    left join numbered
        on numbered.unit_id = case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end
),

counted as (
    select
        placed.number,
        placed.is_own,
        unit_day.day,
        cast(sum(unit_day.initiatives) as integer) as initiatives
    from unit_day
    inner join placed on placed.unit_id = unit_day.unit_id
    inner join period
        on period.period_id = $period
        and unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope and unit_day.day <= $as_of
    group by placed.number, placed.is_own, unit_day.day
),

own as (
    select
        day_of_period.day,
        cast(coalesce(counted.initiatives, 0) as bigint) as initiatives,
        sum(coalesce(counted.initiatives, 0)) over (
            order by day_of_period.day asc
            rows between unbounded preceding and current row
        ) as total
    from day_of_period
    left join counted on counted.is_own and counted.day = day_of_period.day
),

-- the totals that each unit held, and the day on which it went on to its next one
held as (
    select
        day,
        sum(initiatives) over (
            partition by number
            order by day asc
            rows between unbounded preceding and current row
        ) as total,
        lead(day) over (partition by number order by day asc) as next_day
    from counted
    where number is not null and not is_own
),

-- those with which it went ahead
raised as (
    select held.day, held.next_day, held.total
    from held
    inner join own on own.day = held.day and own.total < held.total
),

-- the day on which the unit itself came up to each of these totals
come_up as (
    select total, come_up_on as day
    from (
        select
            total,
            is_own,
            min(case when is_own then day end) over (
                order by total desc, is_own desc
                rows between unbounded preceding and current row
            ) as come_up_on
        from (
            select distinct total, cast(null as date) as day, false as is_own
            from raised
            union all
            select total, day, true as is_own
            from own
            where initiatives > 0
        ) as held_or_own
    ) as each_total
    where not is_own
),

-- it is ahead until its next total, or until the unit has come up to it
ahead as (
    select raised.day, least(raised.next_day, come_up.day) as until_day
    from raised
    left join come_up on come_up.total = raised.total
),

change as (
    select day, sum(units) as units
    from (
        select day, count(*) as units
        from ahead
        group by day
        union all
        select until_day as day, -count(*) as units
        from ahead
        where until_day is not null
        group by until_day
    ) as each_change
    group by day
)

select
    own.day,
    own.initiatives,
    own.total,
    case when own.total > 0
        then 1 + sum(coalesce(change.units, 0)) over (
            order by own.day asc
            rows between unbounded preceding and current row
        )
    end as rank
from own
left join change on change.day = own.day
order by own.day asc
