-- Of the batches in `incoming`: sheet rows whose initiative was registered before, told from the
-- recount's `repeated`; kept with the batch as it stood when booked.
create or replace temp table batch_duplicates as
with again as materialized (
    select initiative_id, batch_id, sheet
    from initiative
    where initiative_id in (select initiative_id from repeated where not is_valid)
        and batch_id in (select batch_id from incoming)
)
select duplicate.batch_id, count(*) as duplicates
from (
    select distinct again.batch_id, again.sheet, registration.row
    from registration
    inner join again on again.initiative_id = registration.initiative_id
) as duplicate
group by duplicate.batch_id;

update batch
set duplicates = batch_duplicates.duplicates
from batch_duplicates
where batch.batch_id = batch_duplicates.batch_id;
