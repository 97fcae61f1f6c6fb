-- How far was the whole campaign at a cut?
-- One row, as the cut keeps it: counts and quota of the city, and how many upper unions had something.
-- $cut: id of the cut
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged: the quota behind percent
-- $block: enterprise or administrative; null for both
with kept as (
    select
        cut_unit.level,
        cut_standing.initiatives,
        cut_standing.registrants,
        cut_standing.benefit_vnd,
        case $basis when 'assigned' then cut_standing.assigned
            else cut_standing.pledged end as quota,
        case $basis when 'assigned' then cut_standing.assigned_is_illustrative
            else cut_standing.pledged_is_illustrative end as is_illustrative
    from cut_standing
    inner join cut_unit
        on cut_unit.cut_id = cut_standing.cut_id and cut_unit.unit_id = cut_standing.unit_id
    where cut_standing.cut_id = $cut
        and cut_standing.period_id = $period
        and cut_standing.scope = $scope
        and cut_standing.block = coalesce($block, '')
        and cut_unit.level in ('city', 'upper')
),

city as (
    select
        coalesce(sum(initiatives), 0) as initiatives,
        coalesce(sum(registrants), 0) as registrants,
        nullif(sum(benefit_vnd), 0) as benefit_vnd,
        sum(quota) as quota,
        coalesce(max(case when is_illustrative then 1 else 0 end), 0) = 1 as is_illustrative
    from kept
    where level = 'city'
),

uppers as (
    select count(*) filter (where initiatives > 0) as units_with_some
    from kept
    where level = 'upper'
),

member as (
    select count(*) as units
    from cut_unit
    inner join cut_period
        on cut_period.cut_id = cut_unit.cut_id and cut_period.period_id = $period
    where cut_unit.cut_id = $cut
        and cut_unit.level = 'upper'
        and (cut_unit.valid_from is null or cut_unit.valid_from <= cut_period.ends_on)
        and (cut_unit.valid_to is null or cut_unit.valid_to >= cut_period.starts_on)
)

select
    city.initiatives,
    city.registrants,
    city.benefit_vnd,
    city.quota,
    city.is_illustrative,
    100.0 * city.initiatives / nullif(city.quota, 0) as percent,
    uppers.units_with_some,
    member.units
from city
cross join uppers
cross join member
