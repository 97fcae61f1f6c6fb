-- What is known of one batch?
-- One row: its figures, what was understood of its tables, and the initiatives booked from it.
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
    original.content[1:22] as seal,
    octet_length(original.content) as bytes_kept,
    batch.tables
from batch
left join unit on unit.unit_id = batch.unit_id
left join original on original.batch_id = batch.batch_id
where batch.batch_id = $batch_id
