-- What stands right under a unit, and who brings how much?
-- One row per grassroots union of an upper union, or team of a grassroots union; ties share a rank.
-- $unit: the upper union or grassroots union
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged: the quota behind percent
-- $as_of: the last day that counts
with below as (
    select
        unit.unit_id,
        unit.display_name,
        unit.name_order
    from unit
    inner join period on period.period_id = $period
    where (
        (unit.level = 'grassroots' and unit.upper_id = $unit)
        or (unit.level = 'team' and unit.grassroots_id = $unit)
    )
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

counted as (
    select
        case when unit.upper_id = $unit then unit.grassroots_id else unit.unit_id end as unit_id,
        sum(unit_day.initiatives) as initiatives,
        max(unit_day.day) as last_day
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
        and $unit in (unit.upper_id, unit.grassroots_id)
    group by 1
),

people as (
    select
        case when unit.upper_id = $unit then unit.grassroots_id else unit.unit_id end as unit_id,
        sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and registrant_day.day <= $as_of
        and $unit in (unit.upper_id, unit.grassroots_id)
    group by 1
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
    below.unit_id,
    below.display_name,
    case when counted.initiatives > 0
        then rank() over (order by coalesce(counted.initiatives, 0) desc)
    end as rank,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(people.registrants, 0) as registrants,
    counted.last_day,
    unit_quota.quota,
    coalesce(unit_quota.is_illustrative, false) as is_illustrative,
    100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent
from below
left join counted on counted.unit_id = below.unit_id
left join people on people.unit_id = below.unit_id
left join unit_quota on unit_quota.unit_id = below.unit_id
order by rank asc nulls last, below.name_order asc, below.unit_id asc
