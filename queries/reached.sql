-- Which units have reached their quota, and since which day?
-- One row per upper union at 100 % or more, the latest to reach it first; each day is judged by the
-- quota of that day.
-- $period: id of the phase whose quota is meant
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged
-- $as_of: the last day that counts
with counted as (
    select
        unit.upper_id as unit_id,
        unit_day.day,
        sum(unit_day.initiatives) as initiatives
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.upper_id, unit_day.day
),

running as (
    select
        unit_id,
        day,
        sum(initiatives) over (
            partition by unit_id
            order by day asc
            rows between unbounded preceding and current row
        ) as total
    from counted
),

-- the quotas up to the day asked for, each with the first day on which the count was up to it
unit_quota as (
    select
        quota_span.unit_id,
        quota_span.amount as quota,
        quota_span.from_day,
        least(coalesce(quota_span.to_day, $as_of), $as_of) as to_day,
        min(running.day) as crossed_on
    from quota_span
    left join running
        on running.unit_id = quota_span.unit_id
        and running.total >= quota_span.amount
        and quota_span.amount > 0
    where quota_span.period_id = $period
        and quota_span.measure = 'initiatives'
        and quota_span.basis = $basis
        and quota_span.block is null
        and quota_span.from_day <= $as_of
    group by quota_span.unit_id, quota_span.amount, quota_span.from_day, quota_span.to_day
),

-- the last day of each quota on which the count was not up to it, or on the eve of which none held
short_day as (
    select
        unit_id,
        case
            when crossed_on is null or crossed_on > to_day then to_day
            when crossed_on > from_day then cast(crossed_on - interval 1 day as date)
            when eve is null or eve < cast(from_day - interval 1 day as date)
                then cast(from_day - interval 1 day as date)
        end as day
    from (
        select
            unit_id,
            from_day,
            to_day,
            crossed_on,
            lag(to_day) over (partition by unit_id order by from_day asc) as eve
        from unit_quota
    ) as in_turn
),

last_short_day as (
    select unit_id, max(day) as day
    from short_day
    group by unit_id
),

latest as (
    select unit_id, max(total) as initiatives
    from running
    group by unit_id
)

select
    unit.unit_id,
    unit.display_name,
    unit.kind,
    unit_quota.quota,
    cast(last_short_day.day + interval 1 day as date) as reached_on,
    latest.initiatives,
    100.0 * latest.initiatives / nullif(unit_quota.quota, 0) as percent
from latest
inner join unit_quota on unit_quota.unit_id = latest.unit_id and unit_quota.to_day = $as_of
inner join last_short_day on last_short_day.unit_id = latest.unit_id
inner join unit on unit.unit_id = latest.unit_id
inner join period on period.period_id = $period
where latest.initiatives >= unit_quota.quota
    and unit_quota.quota > 0
    and unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by last_short_day.day desc, unit.name_order asc, unit.unit_id asc
