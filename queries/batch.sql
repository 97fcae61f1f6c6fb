-- What is known of one batch?
-- One row: its figures, what was understood of its tables, and the initiatives booked from it;
-- `names_alone` are the refused rows that may be no registrations: a name, nobody said of what.
-- $batch_id: id of the batch
select
    batch.batch_id,
    batch.file_name,
    batch.file_hash,
    batch.file_bytes,
    batch.received_on,
    batch.state,
    coalesce(unit.display_name, '') as unit_name,
    batch.rows_read,
    batch.accepted,
    batch.accepted - batch.duplicates as fresh,
    batch.duplicates,
    batch.refused,
    batch.set_aside,
    batch.letter_total,
    (
        select count(*)
        from initiative
        where initiative.batch_id = $batch_id
    ) as initiatives,
    (
        select count(*)
        from refusal
        where refusal.batch_id = $batch_id and refusal.reason = 'name_unclear'
    ) as names_alone,
    original.content[1:22] as seal,
    octet_length(original.content) as bytes_kept,
    batch.tables
from batch
left join unit on unit.unit_id = batch.unit_id
left join original on original.batch_id = batch.batch_id
where batch.batch_id = $batch_id
