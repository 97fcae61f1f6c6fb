-- What can each upper union do at its best, what of its files was handed back, when did it last send one?
-- One row per upper union; the best week is the greatest sum of seven days in a row.
-- $period: id of the phase whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $lately_from: the first day of the files whose rows handed back are told
-- $as_of: the last day that counts, and on which a file may have come
with day_of_period as (
    select calendar.day
    from calendar
    inner join period on calendar.day between period.starts_on and period.ends_on
    where period.period_id = $period and calendar.day <= $as_of
),

upper_union as (
    select unit.unit_id, unit.name_order
    from unit
    inner join period on period.period_id = $period
    where unit.level = 'upper'
        and (unit.valid_from is null or unit.valid_from <= period.ends_on)
        and (unit.valid_to is null or unit.valid_to >= period.starts_on)
),

counted as (
    select unit.upper_id as unit_id, unit_day.day, sum(unit_day.initiatives) as initiatives
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    where unit_day.scope = $scope
    group by unit.upper_id, unit_day.day
),

seven as (
    select
        upper_union.unit_id,
        sum(coalesce(counted.initiatives, 0)) over (
            partition by upper_union.unit_id
            order by day_of_period.day asc
            rows between 6 preceding and current row
        ) as initiatives
    from upper_union
    cross join day_of_period
    left join counted
        on counted.unit_id = upper_union.unit_id and counted.day = day_of_period.day
),

best as (
    select unit_id, max(initiatives) as best_week
    from seven
    group by unit_id
),

sent as (
    select
        sender.upper_id as unit_id,
        sum(batch.accepted + batch.refused) as rows_lately,
        sum(batch.refused) as refused_lately
    from batch
    inner join unit as sender on sender.unit_id = batch.unit_id
    where batch.state = 'committed'
        and batch.received_on between $lately_from and $as_of
    group by sender.upper_id
),

brought as (
    select batch_id, unit_id
    from batch_unit
    union all
    select batch_id, unit_id
    from batch
    where unit_id is not null
),

latest as (
    select unit.upper_id as unit_id, max(batch.received_on) as last_file_on
    from brought
    inner join unit on unit.unit_id = brought.unit_id
    inner join batch on batch.batch_id = brought.batch_id
    where batch.state = 'committed' and batch.received_on <= $as_of
    group by unit.upper_id
)

select
    upper_union.unit_id,
    coalesce(best.best_week, 0) as best_week,
    coalesce(sent.rows_lately, 0) as rows_lately,
    coalesce(sent.refused_lately, 0) as refused_lately,
    latest.last_file_on
from upper_union
left join best on best.unit_id = upper_union.unit_id
left join sent on sent.unit_id = upper_union.unit_id
left join latest on latest.unit_id = upper_union.unit_id
order by upper_union.name_order asc, upper_union.unit_id asc
