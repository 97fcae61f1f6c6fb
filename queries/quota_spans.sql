-- Which quotas held on which days?
-- One row per unit, period, basis, block and span of days; block '' is the whole unit.
-- $period: id of the period the quotas are of; null for all
-- $unit: id of the unit; null for all
select
    quota_span.unit_id,
    quota_span.period_id,
    quota_span.basis,
    coalesce(quota_span.block, '') as block,
    quota_span.from_day,
    quota_span.to_day,
    quota_span.amount,
    quota_span.is_illustrative
from quota_span
where quota_span.measure = 'initiatives'
    and ($period is null or quota_span.period_id = $period)
    and ($unit is null or quota_span.unit_id = $unit)
order by
    quota_span.unit_id asc,
    quota_span.period_id asc,
    quota_span.basis asc,
    block asc,
    quota_span.from_day asc
