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

-- the units whose days are told; grouping by a number is faster than by an id
shown as (
    select
        unit.unit_id,
        unit.display_name,
        unit.short_name,
        unit.kind,
        unit.name_order,
        cast(row_number() over (order by unit.unit_id asc) as integer) as number
    from unit
    cross join asked
    where unit.level = 'upper'
        and ($kind is null or unit.kind = $kind)
        and ($cluster is null or unit.cluster = $cluster)
        and (unit.valid_from is null or unit.valid_from <= asked.ends_on)
        and (unit.valid_to is null or unit.valid_to >= asked.starts_on)
),

placed as (
    select unit.unit_id, shown.number
    from unit
    inner join shown on shown.unit_id = unit.upper_id
    where $block is null or unit.block = $block
),

brought as (
    select
        placed.number,
        greatest(unit_day.day, asked.from_day) as day,
        sum(unit_day.initiatives) as initiatives,
        sum(case when $measure = 'benefit' then unit_day.benefit_vnd end) as benefit_vnd
    from unit_day
    inner join placed on placed.unit_id = unit_day.unit_id
    inner join asked
        on unit_day.day between asked.starts_on and asked.ends_on
        and unit_day.day <= asked.as_of
    where unit_day.scope = $scope
    group by 1, 2
),

people as (
    select
        placed.number,
        greatest(registrant_day.day, asked.from_day) as day,
        sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join placed on placed.unit_id = registrant_day.unit_id
    inner join asked on registrant_day.day <= asked.as_of
    where $measure = 'registrants'
        and registrant_day.scope = $scope
        and registrant_day.period_id = $period
    group by 1, 2
),

running as (
    select
        shown.number,
        calendar.day,
        sum(coalesce(brought.initiatives, 0)) over unit_so_far as initiatives,
        sum(coalesce(people.registrants, 0)) over unit_so_far as registrants,
        sum(coalesce(brought.benefit_vnd, 0)) over unit_so_far as benefit_vnd
    from shown
    cross join asked
    inner join calendar on calendar.day between asked.from_day and asked.as_of
    left join brought on brought.number = shown.number and brought.day = calendar.day
    left join people on people.number = shown.number and people.day = calendar.day
    window unit_so_far as (
        partition by shown.number
        order by calendar.day
        rows between unbounded preceding and current row
    )
),

valued as (
    select
        shown.unit_id,
        shown.display_name,
        shown.short_name,
        shown.kind,
        shown.name_order,
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
    inner join shown on shown.number = running.number
    left join quota_span
        on quota_span.unit_id = shown.unit_id
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
