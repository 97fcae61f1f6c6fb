-- Which file did a batch come from, byte for byte?
-- One row: the file as it is kept (store/packing.py).
-- $batch_id: id of the batch
select
    batch.file_name,
    original.content
from original
inner join batch on batch.batch_id = original.batch_id
where original.batch_id = $batch_id
