-- Which file did a batch come from, byte for byte?
-- One row: the file as it is kept (store/sealing.py), and its hash; no bytes once it was erased.
-- $batch_id: id of the batch
select
    batch.file_name,
    batch.file_hash,
    original.content
from original
inner join batch on batch.batch_id = original.batch_id
where original.batch_id = $batch_id
