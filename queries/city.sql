-- How far is the whole campaign?
-- One row: counts, quota and reporting units of all upper unions together.
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged: the quota behind percent
-- $block: enterprise or administrative; null for both
-- $as_of: the last day that counts
with counted as (
    select
        sum(unit_day.initiatives) as initiatives,
        sum(unit_day.benefit_vnd) as benefit_vnd,
        count(distinct case when unit_day.day = $as_of then unit.upper_id end) as units_reporting
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
        and ($block is null or unit.block = $block)
),

people as (
    select sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and registrant_day.day <= $as_of
        and ($block is null or unit.block = $block)
),

city_quota as (
    select sum(amount) as quota, max(case when is_illustrative then 1 else 0 end) = 1 as is_illustrative
    from (
        select quota_span.amount, quota_span.is_illustrative
        from quota_span
        inner join unit on unit.unit_id = quota_span.unit_id
        where unit.level = 'city'
            and quota_span.period_id = $period
            and quota_span.measure = 'initiatives'
            and quota_span.basis = $basis
            and quota_span.from_day <= $as_of
            and (quota_span.to_day is null or quota_span.to_day >= $as_of)
            and coalesce(quota_span.block, '') = coalesce($block, '')
    ) as in_force
),

member as (
    select count(unit.unit_id) as units
    from unit
    cross join period
    where unit.level = 'upper'
        and period.period_id = $period
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

latest as (
    select max(committed_at) as updated_at
    from batch
    where received_on <= $as_of
)

select
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(people.registrants, 0) as registrants,
    nullif(counted.benefit_vnd, 0) as benefit_vnd,
    city_quota.quota,
    coalesce(city_quota.is_illustrative, false) as is_illustrative,
    100.0 * coalesce(counted.initiatives, 0) / nullif(city_quota.quota, 0) as percent,
    counted.units_reporting,
    member.units,
    latest.updated_at
from counted
cross join people
cross join city_quota
cross join member
cross join latest
