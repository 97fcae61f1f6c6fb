-- Who and what stands in the log?
-- One row per actor and action, with how many lines, the first day and the last.
select
    actor,
    action,
    count(*) as lines,
    min(cast(happened_at as date)) as first_day,
    max(cast(happened_at as date)) as last_day
from log
group by actor, action
order by actor asc, action asc
