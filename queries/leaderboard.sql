-- Which units lead, by which value, and how did they move?
-- One row per unit of the level: ties share a rank (1, 2, 2, 4); a unit with nothing has none and comes last.
-- benefit_vnd is null where nobody stated a benefit.
-- union_name and upper_name tell what a team or a grassroots union stands in.
-- $level: upper, grassroots or team
-- $kind: district, sector, zone or corporation; null for all
-- $cluster: number of the emulation cluster; null for all
-- $block: enterprise or administrative; null for both
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $measure: initiatives, registrants, percent or benefit
-- $basis: assigned or pledged: the quota behind percent
-- $as_of: the last day that counts
-- $compare: the earlier day from which movement is told; null for none
with asked as (
    select cast($as_of as date) as day, cast($compare as date) as compare
),

-- by unit first: grouping a column as it is stored is faster than grouping joined rows
grown as (
    select
        unit_day.unit_id,
        sum(unit_day.initiatives) filter (where unit_day.day <= asked.day) as initiatives,
        sum(unit_day.initiatives) filter (where unit_day.day <= asked.compare)
            as initiatives_before,
        sum(unit_day.benefit_vnd) filter (where unit_day.day <= asked.day) as benefit_vnd,
        sum(unit_day.benefit_vnd) filter (where unit_day.day <= asked.compare) as benefit_before,
        max(unit_day.day) filter (where unit_day.day <= asked.day) as grew_on,
        max(unit_day.day) filter (where unit_day.day <= asked.day and unit_day.benefit_vnd <> 0)
            as benefit_grew_on
    from unit_day
    inner join period
        on period.period_id = $period
        and unit_day.day between period.starts_on and period.ends_on
    cross join asked
    where unit_day.scope = $scope
    group by unit_day.unit_id
),

counted as (
    select
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end as unit_id,
        sum(grown.initiatives) as initiatives,
        sum(grown.initiatives_before) as initiatives_before,
        sum(grown.benefit_vnd) as benefit_vnd,
        sum(grown.benefit_before) as benefit_before,
        max(grown.grew_on) as grew_on,
        max(grown.benefit_grew_on) as benefit_grew_on
    from grown
    inner join unit on unit.unit_id = grown.unit_id
    where $block is null or unit.block = $block
    group by 1
),

met as (
    select
        registrant_day.unit_id,
        sum(registrant_day.registrants) filter (where registrant_day.day <= asked.day)
            as registrants,
        sum(registrant_day.registrants) filter (where registrant_day.day <= asked.compare)
            as registrants_before,
        max(registrant_day.day) filter (where registrant_day.day <= asked.day) as people_grew_on
    from registrant_day
    cross join asked
    where registrant_day.scope = $scope and registrant_day.period_id = $period
    group by registrant_day.unit_id
),

people as (
    select
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end as unit_id,
        sum(met.registrants) as registrants,
        sum(met.registrants_before) as registrants_before,
        max(met.people_grew_on) as people_grew_on
    from met
    inner join unit on unit.unit_id = met.unit_id
    where $block is null or unit.block = $block
    group by 1
),

unit_quota as (
    select
        quota_span.unit_id,
        max(case when quota_span.from_day <= asked.day
            and coalesce(quota_span.to_day, asked.day) >= asked.day
            then quota_span.amount end) as quota,
        max(case when quota_span.from_day <= asked.compare
            and coalesce(quota_span.to_day, asked.compare) >= asked.compare
            then quota_span.amount end) as quota_before,
        max(case when quota_span.from_day <= asked.day
            and coalesce(quota_span.to_day, asked.day) >= asked.day
            and quota_span.is_illustrative then 1 else 0 end) = 1 as is_illustrative
    from quota_span
    cross join asked
    where quota_span.period_id = $period
        and quota_span.measure = 'initiatives'
        and quota_span.basis = $basis
        and coalesce(quota_span.block, '') = coalesce($block, '')
    group by quota_span.unit_id
),

standing as (
    select
        unit.unit_id,
        unit.display_name,
        unit.short_name,
        case when $level = 'team' then in_union.display_name end as union_name,
        case when $level <> 'upper' then in_upper.display_name end as upper_name,
        unit.kind,
        unit.cluster,
        unit.search_key,
        unit.name_order,
        coalesce(counted.initiatives, 0) as initiatives,
        coalesce(counted.initiatives_before, 0) as initiatives_before,
        coalesce(people.registrants, 0) as registrants,
        coalesce(people.registrants_before, 0) as registrants_before,
        coalesce(counted.benefit_vnd, 0) as benefit_vnd,
        coalesce(counted.benefit_before, 0) as benefit_before,
        unit_quota.quota,
        coalesce(unit_quota.is_illustrative, false) as is_illustrative,
        100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent,
        100.0 * coalesce(counted.initiatives_before, 0) / nullif(unit_quota.quota_before, 0)
            as percent_before,
        case $measure
            when 'registrants' then people.people_grew_on
            when 'benefit' then counted.benefit_grew_on
            else counted.grew_on
        end as reached_on
    from unit
    inner join period on period.period_id = $period
    left join unit as in_union
        on in_union.unit_id = unit.grassroots_id and in_union.level = 'grassroots'
    left join unit as in_upper on in_upper.unit_id = unit.upper_id
    left join counted on counted.unit_id = unit.unit_id
    left join people on people.unit_id = unit.unit_id
    left join unit_quota on unit_quota.unit_id = unit.unit_id
    where unit.level = $level
        and ($kind is null or unit.kind = $kind)
        and ($cluster is null or unit.cluster = $cluster)
        and ($block is null or $level = 'upper' or unit.block = $block)
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

valued as (
    select
        standing.unit_id,
        nullif(case $measure
            when 'initiatives' then initiatives
            when 'registrants' then registrants
            when 'percent' then percent
            when 'benefit' then benefit_vnd
        end, 0) as value,
        nullif(case $measure
            when 'initiatives' then initiatives_before
            when 'registrants' then registrants_before
            when 'percent' then percent_before
            when 'benefit' then benefit_before
        end, 0) as value_before
    from standing
),

ranked as (
    select
        unit_id,
        value,
        value_before,
        case when value is not null then rank() over (order by value desc nulls last) end as rank,
        case when value_before is not null
            then rank() over (order by value_before desc nulls last) end as rank_before
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
    ranked.rank_before,
    ranked.rank_before - ranked.rank as movement,
    ranked.value,
    ranked.value_before,
    standing.initiatives,
    case when asked.compare is not null then standing.initiatives_before end as initiatives_before,
    standing.registrants,
    nullif(standing.benefit_vnd, 0) as benefit_vnd,
    standing.quota,
    standing.is_illustrative,
    standing.percent,
    standing.percent_before,
    place.value_above - ranked.value as gap,
    place.rank_above
from standing
inner join ranked on ranked.unit_id = standing.unit_id
cross join asked
left join place on place.rank = ranked.rank
order by
    ranked.rank asc nulls last,
    standing.reached_on asc nulls last,
    standing.name_order asc,
    standing.unit_id asc
