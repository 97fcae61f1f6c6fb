-- Where did each upper union stand on each day?
-- One row per upper union and day from the first day told to the last, days with nothing new included:
-- ties share a rank (1, 2, 2, 4); a unit with nothing yet has none.
-- $kind: district, sector, zone or corporation; null for all
-- $cluster: number of the emulation cluster; null for all
-- $block: enterprise or administrative; null for both
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $measure: initiatives, registrants, percent or benefit
-- $basis: assigned or pledged: the quota behind percent
-- $from_day: the first day told; what came before it in the period counts
-- $as_of: the last day told
with asked as (
    select
        starts_on,
        ends_on,
        greatest(cast($from_day as date), starts_on) as from_day,
        cast($as_of as date) as as_of
    from period
    where period_id = $period
),

brought as (
    select
        unit.upper_id as unit_id,
        greatest(unit_day.day, asked.from_day) as day,
        sum(unit_day.initiatives) as initiatives,
        sum(unit_day.benefit_vnd) as benefit_vnd
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join asked
        on unit_day.day between asked.starts_on and asked.ends_on
        and unit_day.day <= asked.as_of
    where unit_day.scope = $scope
        and ($block is null or unit.block = $block)
    group by 1, 2
),

people as (
    select
        unit.upper_id as unit_id,
        greatest(registrant_day.day, asked.from_day) as day,
        sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    inner join asked on registrant_day.day <= asked.as_of
    where registrant_day.scope = $scope
        and registrant_day.period_id = $period
        and ($block is null or unit.block = $block)
    group by 1, 2
),

running as (
    select
        unit.unit_id,
        unit.display_name,
        unit.short_name,
        unit.kind,
        unit.name_order,
        calendar.day,
        sum(coalesce(brought.initiatives, 0)) over unit_so_far as initiatives,
        sum(coalesce(people.registrants, 0)) over unit_so_far as registrants,
        sum(coalesce(brought.benefit_vnd, 0)) over unit_so_far as benefit_vnd
    from unit
    cross join asked
    inner join calendar on calendar.day between asked.from_day and asked.as_of
    left join brought on brought.unit_id = unit.unit_id and brought.day = calendar.day
    left join people on people.unit_id = unit.unit_id and people.day = calendar.day
    where unit.level = 'upper'
        and ($kind is null or unit.kind = $kind)
        and ($cluster is null or unit.cluster = $cluster)
        and (unit.valid_from is null or unit.valid_from <= asked.ends_on)
        and (unit.valid_to is null or unit.valid_to >= asked.starts_on)
    window unit_so_far as (
        partition by unit.unit_id
        order by calendar.day
        rows between unbounded preceding and current row
    )
),

valued as (
    select
        running.unit_id,
        running.display_name,
        running.short_name,
        running.kind,
        running.name_order,
        running.day,
        running.initiatives,
        quota_span.amount as quota,
        nullif(case $measure
            when 'initiatives' then running.initiatives
            when 'registrants' then running.registrants
            when 'percent' then 100.0 * running.initiatives / nullif(quota_span.amount, 0)
            when 'benefit' then running.benefit_vnd
        end, 0) as value
    from running
    left join quota_span
        on quota_span.unit_id = running.unit_id
        and quota_span.period_id = $period
        and quota_span.measure = 'initiatives'
        and quota_span.basis = $basis
        and coalesce(quota_span.block, '') = coalesce($block, '')
        and quota_span.from_day <= running.day
        and (quota_span.to_day is null or quota_span.to_day >= running.day)
)

select
    unit_id,
    display_name,
    short_name,
    kind,
    day,
    case when value is not null
        then rank() over (partition by day order by value desc nulls last) end as rank,
    value,
    initiatives,
    quota,
    100.0 * initiatives / nullif(quota, 0) as percent
from valued
order by day asc, rank asc nulls last, name_order asc, unit_id asc
