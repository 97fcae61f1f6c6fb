-- What has been done to support a unit?
-- One row per note, the latest first.
-- $unit: id of the unit
-- $as_of: the last day of notes that are told
select
    note.note_id,
    note.kind,
    note.happened_at,
    note.written_by,
    note.supporter,
    note.text,
    note.due_on,
    exists (
        select 1
        from support_note as done
        where done.closes = note.note_id and cast(done.happened_at as date) <= $as_of
    ) as is_done
from support_note as note
where note.unit_id = $unit
    and cast(note.happened_at as date) <= $as_of
order by note.happened_at desc, note.note_id desc
