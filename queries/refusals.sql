-- Which rows of a batch were handed back, and why?
-- One row per refused sheet row; `others` is what else is wrong with it, in JSON, or null.
-- $batch_id: id of the batch
select
    sheet,
    row,
    reason,
    column_name,
    value,
    cells,
    others
from refusal
where batch_id = $batch_id
order by sheet asc, row asc
