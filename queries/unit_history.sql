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
        select calendar.day, date_diff('day', period.starts_on, calendar.day) as since_start
        from calendar
        inner join period on calendar.day between period.starts_on and period.ends_on
        where period.period_id = $period and calendar.day <= $as_of
    ) as numbered_day
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

own as (
    select
        day_of_period.day,
        day_of_period.week,
        day_of_period.weekday,
        coalesce(counted.initiatives, 0) as initiatives,
        sum(coalesce(counted.initiatives, 0)) over (
            order by day_of_period.day asc
            rows between unbounded preceding and current row
        ) as total
    from day_of_period
    left join (
        select unit_day.day, cast(sum(unit_day.initiatives) as bigint) as initiatives
        from unit_day
        where unit_day.scope = $scope
            and unit_day.unit_id in (select unit_id from placed where is_own)
        group by unit_day.day
    ) as counted on counted.day = day_of_period.day
),

-- One row per unit and week with something new: what it brought in the week by the end of each of
-- its days. A running sum over weeks takes a fraction of the time of one over days.
counted as (
    select
        number,
        since_start - since_start % 7 as week,
        sum(case when since_start % 7 <= 0 then initiatives else 0 end) as by_0,
        sum(case when since_start % 7 <= 1 then initiatives else 0 end) as by_1,
        sum(case when since_start % 7 <= 2 then initiatives else 0 end) as by_2,
        sum(case when since_start % 7 <= 3 then initiatives else 0 end) as by_3,
        sum(case when since_start % 7 <= 4 then initiatives else 0 end) as by_4,
        sum(case when since_start % 7 <= 5 then initiatives else 0 end) as by_5,
        sum(initiatives) as by_6
    from (
        select
            placed.number,
            date_diff('day', period.starts_on, unit_day.day) as since_start,
            unit_day.initiatives
        from unit_day
        inner join placed on placed.unit_id = unit_day.unit_id
        inner join period
            on period.period_id = $period
            and unit_day.day between period.starts_on and period.ends_on
        where unit_day.scope = $scope and unit_day.day <= $as_of and placed.number is not null
    ) as told
    group by number, since_start - since_start % 7
),

-- every week of a unit, and what it had brought on its eve
every_week as (
    select
        each_week.week,
        coalesce(counted.by_0, 0) as by_0,
        coalesce(counted.by_1, 0) as by_1,
        coalesce(counted.by_2, 0) as by_2,
        coalesce(counted.by_3, 0) as by_3,
        coalesce(counted.by_4, 0) as by_4,
        coalesce(counted.by_5, 0) as by_5,
        coalesce(counted.by_6, 0) as by_6,
        coalesce(sum(counted.by_6) over (
            partition by numbered.number
            order by each_week.week asc
            rows between unbounded preceding and 1 preceding
        ), 0) as eve
    from numbered
    cross join (select distinct week from day_of_period) as each_week
    left join counted on counted.number = numbered.number and counted.week = each_week.week
),

own_week as (
    select
        week,
        max(case when weekday = 0 then total end) as by_0,
        max(case when weekday = 1 then total end) as by_1,
        max(case when weekday = 2 then total end) as by_2,
        max(case when weekday = 3 then total end) as by_3,
        max(case when weekday = 4 then total end) as by_4,
        max(case when weekday = 5 then total end) as by_5,
        max(case when weekday = 6 then total end) as by_6
    from own
    group by week
),

-- how many units were ahead on each day of a week
ahead as (
    select
        own_week.week,
        sum(case when every_week.eve + every_week.by_0 > own_week.by_0 then 1 else 0 end) as on_0,
        sum(case when every_week.eve + every_week.by_1 > own_week.by_1 then 1 else 0 end) as on_1,
        sum(case when every_week.eve + every_week.by_2 > own_week.by_2 then 1 else 0 end) as on_2,
        sum(case when every_week.eve + every_week.by_3 > own_week.by_3 then 1 else 0 end) as on_3,
        sum(case when every_week.eve + every_week.by_4 > own_week.by_4 then 1 else 0 end) as on_4,
        sum(case when every_week.eve + every_week.by_5 > own_week.by_5 then 1 else 0 end) as on_5,
        sum(case when every_week.eve + every_week.by_6 > own_week.by_6 then 1 else 0 end) as on_6
    from every_week
    inner join own_week on own_week.week = every_week.week
    group by own_week.week
)

select
    own.day,
    own.initiatives,
    own.total,
    case when own.total > 0
        then 1 + coalesce(case own.weekday
            when 0 then ahead.on_0
            when 1 then ahead.on_1
            when 2 then ahead.on_2
            when 3 then ahead.on_3
            when 4 then ahead.on_4
            when 5 then ahead.on_5
            else ahead.on_6
        end, 0)
    end as rank
from own
left join ahead on ahead.week = own.week
order by own.day asc
