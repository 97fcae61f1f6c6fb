-- Which bytes has a draft?
-- One row: the file as it is kept (store/packing.py).
-- $draft_id: id of the draft
select content
from draft
where draft_id = $draft_id
