-- Is a file booked already, byte for byte?
-- One row when it is: the batch it was booked as.
-- $file_hash: SHA-256 of the file, in hexadecimal
-- $besides: id of a batch that does not count as such: the file is to take its place; '' for none
select
    batch_id,
    file_name,
    committed_at,
    accepted,
    duplicates,
    refused
from batch
where file_hash = $file_hash
    and state = 'committed'
    and batch_id <> $besides
order by batch_no asc
limit 1
