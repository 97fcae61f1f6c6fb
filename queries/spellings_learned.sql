-- Which spellings did people decide upon?
-- One row per decision, the newest first.
select
    spelling.spelling,
    spelling.unit_id,
    unit.display_name as unit_name,
    spelling.sender,
    coalesce(sender.display_name, '') as sender_name,
    spelling.learned_at,
    spelling.learned_by
from spelling
inner join unit on unit.unit_id = spelling.unit_id
left join unit as sender on sender.unit_id = spelling.sender
where spelling.source = 'decision'
order by spelling.learned_at desc, spelling.spelling asc
