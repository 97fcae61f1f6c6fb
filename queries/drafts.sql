-- Which files wait at the desk?
-- One row per open draft, the earliest first; without the file itself.
select
    draft_id,
    file_name,
    file_hash,
    arrived_at,
    arrived_by,
    unit_id,
    received_on,
    letter_total,
    choices
from draft
where state = 'open'
order by arrived_at asc, file_name asc, draft_id asc
