-- How far is each unit to its quota, and how did it get there?
-- One row per upper union: what it had on the eve of the plan, has now, and brought lately; both its
-- quotas, and what the chosen one was before it was changed within the period.
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

held as (
    select unit_id, basis, amount, is_illustrative, from_day, to_day
    from quota_span
    where period_id = $period
        and measure = 'initiatives'
        and block is null
        and from_day <= $as_of
),

unit_quota as (
    select
        unit_id,
        max(case when basis = $basis then amount end) as quota,
        max(case when basis = $basis and is_illustrative then 1 else 0 end) = 1 as is_illustrative,
        max(case when basis = 'assigned' then amount end) as assigned,
        max(case when basis = 'assigned' and is_illustrative then 1 else 0 end) = 1
            as assigned_is_illustrative,
        max(case when basis = 'pledged' then amount end) as pledged,
        max(case when basis = 'pledged' and is_illustrative then 1 else 0 end) = 1
            as pledged_is_illustrative
    from held
    where to_day is null or to_day >= $as_of
    group by unit_id
),

replaced as (
    select
        held.unit_id,
        held.amount,
        held.to_day,
        row_number() over (partition by held.unit_id order by held.to_day desc) as place
    from held
    inner join period on period.period_id = $period
    left join unit_quota on unit_quota.unit_id = held.unit_id
    where held.basis = $basis
        and held.to_day < $as_of
        and held.to_day >= period.starts_on
        and held.amount <> coalesce(unit_quota.quota, 0)
),

changed as (
    select
        replaced.unit_id,
        replaced.amount,
        coalesce(min(held.from_day), cast(replaced.to_day + interval 1 day as date)) as changed_on
    from replaced
    left join held
        on held.unit_id = replaced.unit_id
        and held.basis = $basis
        and held.from_day > replaced.to_day
    where replaced.place = 1
    group by replaced.unit_id, replaced.amount, replaced.to_day
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
    100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent,
    unit_quota.assigned,
    coalesce(unit_quota.assigned_is_illustrative, false) as assigned_is_illustrative,
    100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.assigned, 0) as assigned_percent,
    unit_quota.pledged,
    coalesce(unit_quota.pledged_is_illustrative, false) as pledged_is_illustrative,
    100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.pledged, 0) as pledged_percent,
    changed.amount as quota_before,
    changed.changed_on
from unit
inner join period on period.period_id = $period
left join counted on counted.unit_id = unit.unit_id
left join unit_quota on unit_quota.unit_id = unit.unit_id
left join changed on changed.unit_id = unit.unit_id
where unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by percent desc nulls last, unit.name_order asc, unit.unit_id asc
