-- Who has reported lately, by registrations and by files?
-- One row per upper union: its quota and count, what it brought in the window, and when it last did.
-- $period: id of the phase whose quota and count are meant
-- $scope: all (submitted, valid, pending) or valid
-- $basis: assigned or pledged
-- $from_day: the first day of the window: registrations know their day only
-- $from_moment: its first minute, local time: files are dated by when they were booked
-- $as_of: the last day of the window, and the last that counts
with counted as (
    select
        unit.upper_id as unit_id,
        sum(unit_day.initiatives) as initiatives,
        sum(case when unit_day.day >= $from_day then unit_day.initiatives else 0 end) as registered,
        max(unit_day.day) as last_day
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = $scope
        and period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.upper_id
),

brought as (
    select batch_id, unit_id
    from batch_unit
    union all
    select batch_id, unit_id
    from batch
    where unit_id is not null
),

filed as (
    select
        unit.upper_id as unit_id,
        count(distinct case
            when batch.received_on >= cast($from_moment as date)
                and batch.committed_at >= $from_moment
                then batch.batch_id
        end) as files,
        max(batch.received_on) as last_file_on
    from brought
    inner join unit on unit.unit_id = brought.unit_id
    inner join batch on batch.batch_id = brought.batch_id
    where batch.state = 'committed'
        and batch.received_on <= $as_of
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
)

select
    unit.unit_id,
    unit.display_name,
    unit.short_name,
    unit.kind,
    unit_quota.quota,
    coalesce(unit_quota.is_illustrative, false) as is_illustrative,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(counted.registered, 0) as registered,
    counted.last_day,
    coalesce(filed.files, 0) as files,
    filed.last_file_on
from unit
inner join period on period.period_id = $period
left join counted on counted.unit_id = unit.unit_id
left join filed on filed.unit_id = unit.unit_id
left join unit_quota on unit_quota.unit_id = unit.unit_id
where unit.level = 'upper'
    and (unit.valid_from is null or unit.valid_from <= period.ends_on)
    and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by unit.name_order asc, unit.unit_id asc
