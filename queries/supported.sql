-- Who looks after which unit, since when, and what came of it?
-- One row per unit with any support: the seven days before its first support beside the seven after.
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day that counts
-- $week_to: the last full day
with note as (
    select note_id, unit_id, kind, happened_at, supporter, due_on, closes
    from support_note
    where cast(happened_at as date) <= $as_of
),

told as (
    select
        unit_id,
        min(cast(happened_at as date)) as first_on,
        max(happened_at) as last_at,
        count(*) as notes
    from note
    group by unit_id
),

assigned as (
    select
        unit_id,
        supporter,
        cast(happened_at as date) as since_on,
        row_number() over (partition by unit_id order by happened_at desc, note_id desc) as turn
    from note
    where kind = 'assigned'
),

waiting as (
    select unit_id, min(due_on) as next_due_on
    from note
    where kind = 'follow_up'
        and not exists (select 1 from note as done where done.closes = note.note_id)
    group by unit_id
),

beside as (
    select
        told.unit_id,
        sum(unit_day.initiatives) filter (where unit_day.day < told.first_on) as before,
        sum(unit_day.initiatives) filter (
            where unit_day.day > told.first_on and unit_day.day <= $week_to
        ) as after
    from told
    inner join unit on told.unit_id in (unit.upper_id, unit.grassroots_id, unit.unit_id)
    inner join unit_day on unit_day.unit_id = unit.unit_id
    where unit_day.scope = $scope
        and unit_day.day between cast(told.first_on - interval 7 day as date)
        and cast(told.first_on + interval 7 day as date)
    group by told.unit_id
)

select
    told.unit_id,
    unit.display_name,
    assigned.supporter,
    case when assigned.supporter is not null then assigned.since_on end as since_on,
    told.first_on,
    told.last_at,
    told.notes,
    waiting.next_due_on,
    coalesce(beside.before, 0) as before,
    coalesce(beside.after, 0) as after
from told
inner join unit on unit.unit_id = told.unit_id
left join assigned on assigned.unit_id = told.unit_id and assigned.turn = 1
left join waiting on waiting.unit_id = told.unit_id
left join beside on beside.unit_id = told.unit_id
order by unit.name_order asc, told.unit_id asc
