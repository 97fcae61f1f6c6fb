-- Who leads each emulation cluster, and is the leader over its own quota?
-- One row per upper union: its rank within its cluster (none without a cluster, or with nothing),
-- whether no other of the cluster has more initiatives, and whether it is over its own quota besides.
-- $period: id of the period whose days and quota count
-- $scope: all (submitted, valid, pending) or valid
-- $measure: initiatives, registrants, percent or benefit: what the rank goes by
-- $basis: assigned or pledged: the quota meant
-- $as_of: the last day that counts
with counted as (
    select
        unit.upper_id as unit_id,
        sum(unit_day.initiatives) as initiatives,
        sum(unit_day.benefit_vnd) as benefit_vnd
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.upper_id
),

people as (
    select unit.upper_id as unit_id, sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and registrant_day.day <= $as_of
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
),

standing as (
    select
        unit.unit_id,
        unit.display_name,
        unit.short_name,
        unit.name_order,
        unit.cluster,
        unit.cluster_status,
        coalesce(counted.initiatives, 0) as initiatives,
        coalesce(people.registrants, 0) as registrants,
        unit_quota.quota,
        coalesce(unit_quota.is_illustrative, false) as is_illustrative,
        100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent,
        nullif(case $measure
            when 'initiatives' then counted.initiatives
            when 'registrants' then people.registrants
            when 'percent' then 100.0 * counted.initiatives / nullif(unit_quota.quota, 0)
            when 'benefit' then counted.benefit_vnd
        end, 0) as value
    from unit
    inner join period on period.period_id = $period
    left join counted on counted.unit_id = unit.unit_id
    left join people on people.unit_id = unit.unit_id
    left join unit_quota on unit_quota.unit_id = unit.unit_id
    where unit.level = 'upper'
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

ranked as (
    select unit_id, rank() over (partition by cluster order by value desc) as rank
    from standing
    where value is not null and cluster is not null
),

most as (
    select cluster, max(initiatives) as initiatives
    from standing
    where cluster is not null
    group by cluster
)

select
    standing.cluster,
    standing.cluster_status,
    standing.unit_id,
    standing.display_name,
    standing.short_name,
    standing.name_order,
    ranked.rank,
    standing.value,
    standing.initiatives,
    standing.registrants,
    standing.quota,
    standing.is_illustrative,
    standing.percent,
    coalesce(standing.initiatives > 0 and standing.initiatives = most.initiatives, false)
        as has_most,
    coalesce(
        standing.initiatives > 0
        and standing.initiatives = most.initiatives
        and standing.initiatives > standing.quota,
        false
    ) as is_honoured
from standing
left join ranked on ranked.unit_id = standing.unit_id
left join most on most.cluster = standing.cluster
order by
    standing.cluster asc nulls last,
    ranked.rank asc nulls last,
    standing.name_order asc,
    standing.unit_id asc
