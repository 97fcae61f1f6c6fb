-- What came in, when, and with what result?
-- One row per batch received up to the day asked for, the newest first.
-- $as_of: the last day that counts
select
    batch.batch_id,
    batch.batch_no,
    batch.file_name,
    batch.received_on,
    batch.committed_at,
    batch.committed_by,
    batch.state,
    batch.encoding,
    batch.rows_read,
    batch.accepted,
    batch.accepted - batch.duplicates as fresh,
    batch.duplicates,
    batch.refused,
    batch.set_aside,
    coalesce(unit.display_name, '') as unit_name
from batch
left join unit on unit.unit_id = batch.unit_id
where batch.received_on <= $as_of
order by batch.committed_at desc, batch.batch_no desc
