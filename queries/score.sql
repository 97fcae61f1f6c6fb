-- How many points of emulation has each upper union, and for what?
-- One row per upper union and criterion of the table in force; ties share a rank (1, 2, 2, 4).
-- The score is 100 × points ÷ points of the criteria that can be judged, to the hundredth, and ranks
-- by what it shows; `why` says why a criterion is not judged
-- (no_quota, no_members, no_verdict, too_early) or what lies behind a plain one (nothing, from_nothing).
-- $period: id of the period that is judged
-- $basis: assigned or pledged: the quota behind quota_share
-- $kind: district, sector, zone or corporation; null for all
-- $cluster: number of the emulation cluster; null for all
-- $as_of: the day of the judgement; after the period its last day
with judged as (
    select
        period_id,
        starts_on,
        ends_on,
        case when ends_on < $as_of then ends_on else cast($as_of as date) end as day
    from period
    where period_id = $period
),

span as materialized (
    select
        period_id,
        starts_on,
        ends_on,
        day,
        cast(day - interval 27 day as date) as recent_from,
        cast(day - interval 55 day as date) as earlier_from,
        cast(floor((date_diff('day', starts_on, day) + 1) / 7) as bigint) as weeks
    from judged
),

in_force as (
    select criterion_id, points, full_at, is_example
    from (
        select
            criterion.criterion_id,
            criterion.points,
            criterion.full_at,
            criterion.is_example,
            row_number() over (
                partition by criterion.criterion_id order by criterion.from_day desc
            ) as turn
        from criterion
        cross join span
        where criterion.from_day <= span.day
    ) as dated
    where turn = 1 and points > 0
),

upper_union as (
    select
        unit.unit_id,
        unit.display_name,
        unit.short_name,
        unit.kind,
        unit.cluster,
        unit.name_order
    from unit
    cross join span
    where unit.level = 'upper'
        and ($kind is null or unit.kind = $kind)
        and ($cluster is null or unit.cluster = $cluster)
        and (unit.valid_from is null or unit.valid_from <= span.ends_on)
        and (unit.valid_to is null or unit.valid_to >= span.starts_on)
),

-- by unit first: grouping a column as it is stored is faster than grouping joined rows
grown as (
    select
        unit_day.unit_id,
        sum(unit_day.initiatives) as initiatives,
        sum(unit_day.initiatives) filter (where unit_day.day >= span.recent_from) as recent,
        sum(unit_day.initiatives) filter (
            where unit_day.day >= span.earlier_from and unit_day.day < span.recent_from
        ) as earlier
    from unit_day
    inner join span on unit_day.day between span.starts_on and span.day
    where unit_day.scope = 'all'
    group by unit_day.unit_id
),

found_valid as (
    select unit_day.unit_id, sum(unit_day.initiatives) as valid
    from unit_day
    inner join span on unit_day.day between span.starts_on and span.day
    where unit_day.scope = 'valid'
    group by unit_day.unit_id
),

counted as (
    select
        unit.upper_id as unit_id,
        sum(grown.initiatives) as initiatives,
        sum(found_valid.valid) as valid,
        sum(grown.recent) as recent,
        sum(grown.earlier) as earlier
    from grown
    inner join unit on unit.unit_id = grown.unit_id
    left join found_valid on found_valid.unit_id = grown.unit_id
    group by unit.upper_id
),

met as (
    select registrant_day.unit_id, sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join span on registrant_day.day <= span.day
    where registrant_day.scope = 'all' and registrant_day.period_id = $period
    group by registrant_day.unit_id
),

people as (
    select unit.upper_id as unit_id, sum(met.registrants) as registrants
    from met
    inner join unit on unit.unit_id = met.unit_id
    group by unit.upper_id
),

unit_quota as (
    select quota_span.unit_id, quota_span.amount
    from quota_span
    inner join span
        on span.period_id = quota_span.period_id
        and quota_span.from_day <= span.day
        and (quota_span.to_day is null or quota_span.to_day >= span.day)
    where quota_span.measure = 'initiatives'
        and quota_span.basis = $basis
        and quota_span.block is null
),

member as (
    select unit_id, members
    from (
        select
            membership.unit_id,
            membership.members,
            row_number() over (
                partition by membership.unit_id order by membership.from_day desc
            ) as turn
        from membership
        cross join span
        where membership.from_day <= span.day
    ) as dated
    where turn = 1
),

brought as (
    select batch_id, unit_id
    from batch_unit
    union all
    select batch_id, unit_id
    from batch
    where unit_id is not null
),

-- whole weeks of the period, counted from its first day, in which a file came
reported as (
    select unit_id, count(*) as weeks
    from (
        select distinct unit.upper_id as unit_id, in_week.week
        from brought
        inner join unit on unit.unit_id = brought.unit_id
        inner join (
            select
                batch.batch_id,
                floor(date_diff('day', span.starts_on, batch.received_on) / 7) as week
            from batch
            inner join span on batch.received_on between span.starts_on and span.day
            where batch.state = 'committed'
                and date_diff('day', span.starts_on, batch.received_on) < 7 * span.weeks
        ) as in_week on in_week.batch_id = brought.batch_id
    ) as told_week
    group by unit_id
),

figure as (
    select
        upper_union.unit_id,
        in_force.criterion_id,
        in_force.points as max_points,
        in_force.full_at,
        in_force.is_example,
        coalesce(case in_force.criterion_id
            when 'quota_share' then counted.initiatives
            when 'growth' then counted.recent
            when 'participation' then people.registrants
            when 'valid_share' then counted.valid
            when 'on_time' then reported.weeks
        end, 0) as numerator,
        case in_force.criterion_id
            when 'quota_share' then unit_quota.amount
            when 'growth' then coalesce(counted.earlier, 0)
            when 'participation' then member.members
            when 'valid_share' then coalesce(counted.initiatives, 0)
            when 'on_time' then span.weeks
        end as denominator,
        case
            when in_force.criterion_id = 'quota_share' and coalesce(unit_quota.amount, 0) = 0
                then 'no_quota'
            when in_force.criterion_id = 'participation' and coalesce(member.members, 0) = 0
                then 'no_members'
            when in_force.criterion_id = 'growth' and span.earlier_from < span.starts_on
                then 'too_early'
            when in_force.criterion_id = 'on_time' and span.weeks < 1 then 'too_early'
            when in_force.criterion_id = 'growth' and coalesce(counted.earlier, 0) = 0
                and coalesce(counted.recent, 0) > 0
                then 'from_nothing'
            when in_force.criterion_id in ('growth', 'valid_share')
                and coalesce(counted.initiatives, 0) = 0
                then 'nothing'
            when in_force.criterion_id = 'valid_share' and coalesce(counted.valid, 0) = 0
                then 'no_verdict'
        end as why
    from upper_union
    cross join in_force
    cross join span
    left join counted on counted.unit_id = upper_union.unit_id
    left join people on people.unit_id = upper_union.unit_id
    left join unit_quota on unit_quota.unit_id = upper_union.unit_id
    left join member on member.unit_id = upper_union.unit_id
    left join reported on reported.unit_id = upper_union.unit_id
),

valued as (
    select
        unit_id,
        criterion_id,
        max_points,
        full_at,
        is_example,
        numerator,
        denominator,
        why,
        case when why is null
            then 100.0 * (numerator - case when criterion_id = 'growth' then denominator else 0 end)
                / nullif(denominator, 0)
        end as value
    from figure
),

-- points to the hundredth, so that they add up to what is read and equal scores tie
pointed as (
    select
        unit_id,
        criterion_id,
        max_points,
        full_at,
        is_example,
        numerator,
        denominator,
        why,
        value,
        cast(case
            when why in ('no_quota', 'no_members', 'no_verdict', 'too_early') then null
            when why = 'from_nothing' or value >= full_at then max_points
            when value > 0 then round(cast(max_points * value / nullif(full_at, 0) as decimal(18, 6)), 2)
            else 0
        end as decimal(18, 2)) as points
    from valued
),

totalled as (
    select
        unit_id,
        sum(points) as total,
        sum(case when points is not null then max_points end) as available
    from pointed
    group by unit_id
),

scored as (
    select
        unit_id,
        total,
        available,
        round(cast(100.0 * total / nullif(available, 0) as decimal(18, 6)), 2) as score
    from totalled
),

ranked as (
    select unit_id, rank() over (order by score desc) as rank
    from scored
    where score > 0
)

select
    upper_union.unit_id,
    upper_union.display_name,
    upper_union.short_name,
    upper_union.kind,
    upper_union.cluster,
    ranked.rank,
    cast(scored.score as double) as score,
    cast(scored.total as double) as total,
    cast(scored.available as bigint) as available,
    pointed.criterion_id,
    pointed.numerator,
    pointed.denominator,
    pointed.value,
    pointed.why,
    pointed.full_at,
    cast(pointed.points as double) as points,
    pointed.max_points,
    pointed.is_example
from pointed
inner join upper_union on upper_union.unit_id = pointed.unit_id
inner join scored on scored.unit_id = pointed.unit_id
left join ranked on ranked.unit_id = pointed.unit_id
order by
    ranked.rank asc nulls last,
    upper_union.name_order asc,
    upper_union.unit_id asc,
    case pointed.criterion_id
        when 'quota_share' then 1
        when 'growth' then 2
        when 'participation' then 3
        when 'valid_share' then 4
        else 5
    end asc
