-- Who stated which quotas and numbers of members, and when?
-- One row per write, the newest first: `details` is JSON, its `rows` tell what each put in place of what.
select
    happened_at,
    actor,
    action,
    details
from log
where action in ('quotas', 'members')
order by happened_at desc, actor asc, details asc
limit 300
