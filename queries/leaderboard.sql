-- Which units lead, by which value, and how did they move?
-- One row per unit of the level: ties share a rank (1, 2, 2, 4); a unit with nothing has none and comes last.
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
with moment as (
    select 'now' as at_moment, cast($as_of as date) as day
    union all
    select 'before' as at_moment, cast($compare as date) as day
),

counted as (
    select
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end as unit_id,
        moment.at_moment,
        sum(unit_day.initiatives) as initiatives,
        sum(unit_day.benefit_vnd) as benefit_vnd,
        max(unit_day.day) as grew_on,
        max(case when unit_day.benefit_vnd <> 0 then unit_day.day end) as benefit_grew_on
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    inner join moment on unit_day.day <= moment.day
    where unit_day.scope = $scope
        and period.period_id = $period
        and ($block is null or unit.block = $block)
    group by 1, 2
),

people as (
    select
        case $level
            when 'upper' then unit.upper_id
            when 'grassroots' then unit.grassroots_id
            else unit.unit_id
        end as unit_id,
        moment.at_moment,
        sum(registrant_day.registrants) as registrants,
        max(registrant_day.day) as people_grew_on
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    inner join moment on registrant_day.day <= moment.day
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and ($block is null or unit.block = $block)
    group by 1, 2
),

unit_quota as (
    select
        quota_span.unit_id,
        moment.at_moment,
        quota_span.amount as quota,
        quota_span.is_illustrative
    from quota_span
    inner join moment
        on quota_span.from_day <= moment.day
        and (quota_span.to_day is null or quota_span.to_day >= moment.day)
    where quota_span.period_id = $period
        and quota_span.measure = 'initiatives'
        and quota_span.basis = $basis
        and coalesce(quota_span.block, '') = coalesce($block, '')
),

standing as (
    select
        unit.unit_id,
        unit.display_name,
        unit.kind,
        unit.cluster,
        unit.search_key,
        unit.name_order,
        moment.at_moment,
        coalesce(counted.initiatives, 0) as initiatives,
        coalesce(people.registrants, 0) as registrants,
        coalesce(counted.benefit_vnd, 0) as benefit_vnd,
        unit_quota.quota,
        coalesce(unit_quota.is_illustrative, false) as is_illustrative,
        100.0 * coalesce(counted.initiatives, 0) / nullif(unit_quota.quota, 0) as percent,
        case $measure
            when 'registrants' then people.people_grew_on
            when 'benefit' then counted.benefit_grew_on
            else counted.grew_on
        end as reached_on,
        nullif(case $measure
            when 'initiatives' then counted.initiatives
            when 'registrants' then people.registrants
            when 'percent' then 100.0 * counted.initiatives / nullif(unit_quota.quota, 0)
            when 'benefit' then counted.benefit_vnd
        end, 0) as value
    from unit
    cross join moment
    inner join period on period.period_id = $period
    left join counted on counted.unit_id = unit.unit_id and counted.at_moment = moment.at_moment
    left join people on people.unit_id = unit.unit_id and people.at_moment = moment.at_moment
    left join unit_quota on unit_quota.unit_id = unit.unit_id and unit_quota.at_moment = moment.at_moment
    where unit.level = $level
        and ($kind is null or unit.kind = $kind)
        and ($cluster is null or unit.cluster = $cluster)
        and ($block is null or $level = 'upper' or unit.block = $block)
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

ranked as (
    select
        unit_id,
        at_moment,
        value,
        rank() over (partition by at_moment order by value desc) as rank
    from standing
    where value is not null
),

place as (
    select
        rank,
        lag(rank) over (order by value desc) as rank_above,
        lag(value) over (order by value desc) as value_above
    from (select distinct rank, value from ranked where at_moment = 'now') as distinct_place
)

select
    standing.unit_id,
    standing.display_name,
    standing.kind,
    standing.cluster,
    standing.search_key,
    now.rank,
    before.rank as rank_before,
    before.rank - now.rank as movement,
    standing.value,
    standing.initiatives,
    standing.registrants,
    standing.benefit_vnd,
    standing.quota,
    standing.is_illustrative,
    standing.percent,
    place.value_above - standing.value as gap,
    place.rank_above
from standing
left join ranked as now on now.unit_id = standing.unit_id and now.at_moment = 'now'
left join ranked as before on before.unit_id = standing.unit_id and before.at_moment = 'before'
left join place on place.rank = now.rank
where standing.at_moment = 'now'
order by
    now.rank asc nulls last,
    standing.reached_on asc nulls last,
    standing.name_order asc,
    standing.unit_id asc
