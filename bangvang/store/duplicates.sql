-- Of the incoming batches: sheet rows whose initiative was registered before, told from the
-- recount's `line`; kept with the batch as it stood when booked.
create or replace temp table batch_duplicates as
select repeated.batch_id, count(*) as duplicates
from (
    select distinct incoming_line.batch_id, incoming_line.sheet, incoming_line.row
    from incoming_line
    inner join line on line.initiative_id = incoming_line.initiative_id
    where line.scope = 'all' and line.first_id < line.initiative_id
) as repeated
group by repeated.batch_id;

update batch
set duplicates = batch_duplicates.duplicates
from batch_duplicates
where batch.batch_id = batch_duplicates.batch_id;
