-- Which bytes has a draft?
-- One row: the file as it is kept (store/sealing.py), and its hash.
-- $draft_id: id of the draft
select
    file_hash,
    content
from draft
where draft_id = $draft_id
