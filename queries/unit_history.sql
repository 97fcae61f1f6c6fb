-- What did a unit bring day by day, and which rank did it hold?
-- One row per day of the period up to the day asked for; no rank while the unit has nothing.
-- $unit: id of the unit
-- $level: its level: upper, grassroots or team; the rank is among the units of that level
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day told
with day_of_period as (
    select
        day,
        since_start - since_start % 7 as week,
        since_start % 7 as weekday
    from (
        select calendar.day, cast(date_diff('day', period.starts_on, calendar.day) as integer) as since_start
        from calendar
        inner join period on calendar.day between period.starts_on and period.ends_on
        where period.period_id = $period and calendar.day <= $as_of
    ) as numbered_day
),

-- the units of the level; grouping and sorting by a number is faster than by an id
ranked_unit as (
    select
        unit.unit_id,
        cast(row_number() over (order by unit.unit_id asc) as integer) as number,
        unit.unit_id = $unit as is_own
    from unit
    inner join period on period.period_id = $period
    where unit.unit_id = $unit
        or (
            unit.level = $level
            and (unit.valid_from is null or unit.valid_from <= period.ends_on)
            and (unit.valid_to is null or unit.valid_to >= period.starts_on)
        )
),

placed as (
    select unit.unit_id, ranked_unit.number
    from unit
    inner join ranked_unit
        on ranked_unit.unit_id = case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end
),

-- One row per unit and week, also where nothing came: what it brought in the week by the end of
-- each of its days. A running sum over weeks takes a fraction of the time of one over days, and
-- numbers of this size, exact as doubles, are added in half the time that DuckDB's sum of whole
-- numbers takes.
counted as (
    select
        number,
        week,
        cast(sum(case when weekday <= 0 then initiatives else 0 end) as integer) as by_0,
        cast(sum(case when weekday <= 1 then initiatives else 0 end) as integer) as by_1,
        cast(sum(case when weekday <= 2 then initiatives else 0 end) as integer) as by_2,
        cast(sum(case when weekday <= 3 then initiatives else 0 end) as integer) as by_3,
        cast(sum(case when weekday <= 4 then initiatives else 0 end) as integer) as by_4,
        cast(sum(case when weekday <= 5 then initiatives else 0 end) as integer) as by_5,
        cast(sum(initiatives) as integer) as by_6
    from (
        select
            placed.number,
            since_start - since_start % 7 as week,
            since_start % 7 as weekday,
            cast(told.initiatives as double) as initiatives
        from (
            select
                unit_day.unit_id,
                unit_day.initiatives,
                cast(date_diff('day', period.starts_on, unit_day.day) as integer) as since_start
            from unit_day
            inner join period
                on period.period_id = $period
                and unit_day.day between period.starts_on and period.ends_on
            where unit_day.scope = $scope and unit_day.day <= $as_of
        ) as told
        inner join placed on placed.unit_id = told.unit_id
        union all
        select ranked_unit.number, day_of_period.week, 0, cast(0 as double)
        from ranked_unit
        cross join day_of_period
        where day_of_period.weekday = 0
    ) as each_day
    group by number, week
),

-- One sum runs through all units, which is sorted once; what it was on the eve of a unit's first
-- week is taken off again.
running as materialized (
    select
        number,
        week,
        by_0,
        by_1,
        by_2,
        by_3,
        by_4,
        by_5,
        by_6,
        cast(sum(by_6) over (
            order by number asc, week asc
            rows between unbounded preceding and current row
        ) as bigint) - by_6 as eve
    from counted
),

totalled as materialized (
    select
        running.number,
        running.week,
        running.eve - first_week.eve + running.by_0 as total_0,
        running.eve - first_week.eve + running.by_1 as total_1,
        running.eve - first_week.eve + running.by_2 as total_2,
        running.eve - first_week.eve + running.by_3 as total_3,
        running.eve - first_week.eve + running.by_4 as total_4,
        running.eve - first_week.eve + running.by_5 as total_5,
        running.eve - first_week.eve + running.by_6 as total_6
    from running
    inner join running as first_week
        on first_week.number = running.number and first_week.week = 0
),

own as (
    select week, total_0, total_1, total_2, total_3, total_4, total_5, total_6
    from totalled
    where number = (select number from ranked_unit where is_own)
),

-- how many units were ahead on each day of a week
ahead as (
    select
        own.week,
        count_if(totalled.total_0 > own.total_0) as on_0,
        count_if(totalled.total_1 > own.total_1) as on_1,
        count_if(totalled.total_2 > own.total_2) as on_2,
        count_if(totalled.total_3 > own.total_3) as on_3,
        count_if(totalled.total_4 > own.total_4) as on_4,
        count_if(totalled.total_5 > own.total_5) as on_5,
        count_if(totalled.total_6 > own.total_6) as on_6
    from totalled
    inner join own on own.week = totalled.week
    group by own.week
),

told_day as (
    select
        day_of_period.day,
        case day_of_period.weekday
            when 0 then own.total_0
            when 1 then own.total_1
            when 2 then own.total_2
            when 3 then own.total_3
            when 4 then own.total_4
            when 5 then own.total_5
            else own.total_6
        end as total,
        case day_of_period.weekday
            when 0 then ahead.on_0
            when 1 then ahead.on_1
            when 2 then ahead.on_2
            when 3 then ahead.on_3
            when 4 then ahead.on_4
            when 5 then ahead.on_5
            else ahead.on_6
        end as ahead
    from day_of_period
    inner join own on own.week = day_of_period.week
    inner join ahead on ahead.week = day_of_period.week
)

select
    day,
    total - lag(total, 1, 0) over (order by day asc) as initiatives,
    total,
    case when total > 0 then cast(1 + ahead as bigint) end as rank
from told_day
order by day asc
