-- Do the quotas of the upper unions add up to the city's?
-- One row per basis and block with a quota of either; block '' is the whole.
-- $period: id of the period the quotas are of
-- $day: the day on which they are in force
with in_force as (
    select
        quota_span.basis,
        coalesce(quota_span.block, '') as block,
        unit.level,
        quota_span.amount
    from quota_span
    inner join unit on unit.unit_id = quota_span.unit_id
    where quota_span.period_id = $period
        and quota_span.measure = 'initiatives'
        and quota_span.from_day <= $day
        and (quota_span.to_day is null or quota_span.to_day >= $day)
        and unit.level in ('city', 'upper')
),

summed as (
    select
        basis,
        block,
        sum(case when level = 'city' then amount end) as city,
        sum(case when level = 'upper' then amount end) as units_sum,
        count(case when level = 'upper' then amount end) as units_with_quota
    from in_force
    group by basis, block
)

select
    basis,
    block,
    city,
    units_sum,
    units_with_quota,
    units_sum - city as difference
from summed
order by
    basis asc,
    case block when '' then 1 when 'enterprise' then 2 else 3 end asc
