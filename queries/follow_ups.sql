-- Which follow-ups are still to be done?
-- One row per open follow-up, the one due first on top.
-- $as_of: the last day of notes that are told
with note as (
    select note_id, unit_id, kind, happened_at, written_by, supporter, text, due_on, closes
    from support_note
    where cast(happened_at as date) <= $as_of
),

assigned as (
    select
        unit_id,
        supporter,
        row_number() over (partition by unit_id order by happened_at desc, note_id desc) as turn
    from note
    where kind = 'assigned'
)

select
    note.note_id,
    note.unit_id,
    unit.display_name,
    note.due_on,
    note.text,
    note.written_by,
    note.happened_at,
    assigned.supporter
from note
inner join unit on unit.unit_id = note.unit_id
left join assigned on assigned.unit_id = note.unit_id and assigned.turn = 1
where note.kind = 'follow_up'
    and not exists (select 1 from note as done where done.closes = note.note_id)
order by note.due_on asc, unit.name_order asc, note.note_id asc
