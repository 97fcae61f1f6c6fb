-- Which units led at a cut, by which value?
-- One row per unit of the level as the cut keeps it: the columns, ranks and order of `leaderboard`
-- at the moment of the cut, without anything to compare with.
-- $cut: id of the cut
-- $level: upper, grassroots or team
-- $kind: district, sector, zone or corporation; null for all
-- $cluster: number of the emulation cluster; null for all
-- $block: enterprise or administrative; null for both
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $measure: initiatives, registrants, percent or benefit
-- $basis: assigned or pledged: the quota behind percent
with quoted as (
    select
        unit_id,
        initiatives,
        registrants,
        benefit_vnd,
        grew_on,
        people_grew_on,
        benefit_grew_on,
        case $basis when 'assigned' then assigned else pledged end as quota,
        case $basis when 'assigned' then assigned_is_illustrative
            else pledged_is_illustrative end as is_illustrative
    from cut_standing
    where cut_id = $cut
        and period_id = $period
        and scope = $scope
        and block = coalesce($block, '')
),

standing as (
    select
        cut_unit.unit_id,
        cut_unit.display_name,
        cut_unit.short_name,
        case when $level = 'team' then in_union.display_name end as union_name,
        case when $level <> 'upper' then in_upper.display_name end as upper_name,
        cut_unit.kind,
        cut_unit.cluster,
        cut_unit.search_key,
        cut_unit.name_order,
        coalesce(quoted.initiatives, 0) as initiatives,
        coalesce(quoted.registrants, 0) as registrants,
        coalesce(quoted.benefit_vnd, 0) as benefit_vnd,
        quoted.quota,
        coalesce(quoted.is_illustrative, false) as is_illustrative,
        100.0 * coalesce(quoted.initiatives, 0) / nullif(quoted.quota, 0) as percent,
        case $measure
            when 'registrants' then quoted.people_grew_on
            when 'benefit' then quoted.benefit_grew_on
            else quoted.grew_on
        end as reached_on
    from cut_unit
    inner join cut_period on cut_period.cut_id = $cut and cut_period.period_id = $period
    left join cut_unit as in_union
        on in_union.cut_id = $cut
        and in_union.unit_id = cut_unit.grassroots_id
        and in_union.level = 'grassroots'
    left join cut_unit as in_upper
        on in_upper.cut_id = $cut and in_upper.unit_id = cut_unit.upper_id
    left join quoted on quoted.unit_id = cut_unit.unit_id
    where cut_unit.cut_id = $cut
        and cut_unit.level = $level
        and ($kind is null or cut_unit.kind = $kind)
        and ($cluster is null or cut_unit.cluster = $cluster)
        and ($block is null or $level = 'upper' or cut_unit.block = $block)
        and (cut_unit.valid_from is null or cut_unit.valid_from <= cut_period.ends_on)
        and (cut_unit.valid_to is null or cut_unit.valid_to >= cut_period.starts_on)
),

valued as (
    select
        unit_id,
        nullif(case $measure
            when 'initiatives' then initiatives
            when 'registrants' then registrants
            when 'percent' then percent
            when 'benefit' then benefit_vnd
        end, 0) as value
    from standing
),

ranked as (
    select
        unit_id,
        value,
        case when value is not null then rank() over (order by value desc nulls last) end as rank
    from valued
),

place as (
    select
        rank,
        lag(rank) over (order by value desc) as rank_above,
        lag(value) over (order by value desc) as value_above
    from (select distinct rank, value from ranked where rank is not null) as distinct_place
)

select
    standing.unit_id,
    standing.display_name,
    standing.short_name,
    standing.union_name,
    standing.upper_name,
    standing.kind,
    standing.cluster,
    standing.search_key,
    ranked.rank,
    cast(null as bigint) as rank_before,
    cast(null as bigint) as movement,
    ranked.value,
    cast(null as double) as value_before,
    standing.initiatives,
    cast(null as bigint) as initiatives_before,
    standing.registrants,
    nullif(standing.benefit_vnd, 0) as benefit_vnd,
    standing.quota,
    standing.is_illustrative,
    standing.percent,
    cast(null as double) as percent_before,
    place.value_above - ranked.value as gap,
    place.rank_above
from standing
inner join ranked on ranked.unit_id = standing.unit_id
left join place on place.rank = ranked.rank
order by
    ranked.rank asc nulls last,
    standing.reached_on asc nulls last,
    standing.name_order asc,
    standing.unit_id asc
