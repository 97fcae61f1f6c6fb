-- Which units have reached their quota, and on which day?
-- One row per upper union at 100 % or more, the latest to reach it first.
-- $period: id of the phase whose quota is meant
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged
-- $as_of: the last day that counts; its quota is the one that was to reach
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

unit_quota as (
    select unit_id, amount as quota
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
    unit.kind,
    unit_quota.quota,
    min(running.day) as reached_on,
    max(running.total) as initiatives,
    100.0 * max(running.total) / nullif(unit_quota.quota, 0) as percent
from running
inner join unit_quota on unit_quota.unit_id = running.unit_id
inner join unit on unit.unit_id = running.unit_id
inner join period on period.period_id = $period
where running.total >= unit_quota.quota
    and unit_quota.quota > 0
    and unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
group by unit.unit_id, unit.display_name, unit.kind, unit.name_order, unit_quota.quota
order by min(running.day) desc, unit.name_order asc, unit.unit_id asc
