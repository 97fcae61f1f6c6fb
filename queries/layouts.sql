-- How are the files of each sender read?
-- One row per sender and set of headings that somebody rematched, the newest first.
select
    layout.sender,
    unit.display_name as sender_name,
    layout.headings,
    layout.choices,
    layout.learned_at,
    layout.learned_by
from layout
inner join unit on unit.unit_id = layout.sender
order by layout.learned_at desc, layout.sender asc, layout.headings asc
