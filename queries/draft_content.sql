-- Which bytes has a file that waits on the desk?
-- One row: the file as it is kept (store/sealing.py), and its hash; none once it has left the desk.
-- $draft_id: id of the draft
select
    file_hash,
    content
from draft
where draft_id = $draft_id and state = 'open'
