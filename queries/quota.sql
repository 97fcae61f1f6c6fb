-- How far is each unit to its quota, and how did it get there?
-- One row per upper union: what it had on the eve of the plan, has now, and brought lately.
-- $period: id of the phase whose quota is meant
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged
-- $as_of: the last day that counts
-- $plan_from: the first day of the plan: the running drive's, else the phase's
-- $week_from: the first of the last seven full days
-- $week_to: the last of them
with counted as (
    select
        unit.upper_id as unit_id,
        sum(unit_day.initiatives) as initiatives,
        sum(case when unit_day.day < $plan_from then unit_day.initiatives else 0 end) as eve,
        sum(
            case when unit_day.day between $week_from and $week_to
                then unit_day.initiatives else 0 end
        ) as last_week,
        max(unit_day.day) as last_day
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.upper_id
),

unit_quota as (
    select unit_id, amount as quota, is_illustrative
    from quota_span
    where period_id = $period
        and measure = 'initiatives'
        and basis = $basis
        and block is null
        and from_day <= $as_of
        and (to_day is null or to_day >= $as_of)
)

select
    unit.unit_id,
    unit.display_name,
    unit.short_name,
    unit.kind,
    unit.cluster,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(counted.eve, 0) as eve,
    coalesce(counted.last_week, 0) as last_week,
    counted.last_day,
    unit_quota.quota,
    coalesce(unit_quota.is_illustrative, false) as is_illustrative,
    100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent
from unit
inner join period on period.period_id = $period
left join counted on counted.unit_id = unit.unit_id
left join unit_quota on unit_quota.unit_id = unit.unit_id
where unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by percent desc nulls last, unit.name_order asc, unit.unit_id asc
