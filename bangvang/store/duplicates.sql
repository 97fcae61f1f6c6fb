-- Of the batches in `incoming`: sheet rows whose initiative was registered before, told from the
-- recount's `line`; kept with the batch as it stood when booked.
create or replace temp table batch_duplicates as
select repeated.batch_id, count(*) as duplicates
from (
    select distinct initiative.batch_id, initiative.sheet, registration.row
    from line
    inner join initiative on initiative.initiative_id = line.initiative_id
    inner join registration on registration.initiative_id = line.initiative_id
    inner join incoming on incoming.batch_id = initiative.batch_id
    where line.scope = 'all' and line.first_id < line.initiative_id
) as repeated
group by repeated.batch_id;

update batch
set duplicates = batch_duplicates.duplicates
from batch_duplicates
where batch.batch_id = batch_duplicates.batch_id;
