-- Has anything been learned about units since a file was read?
-- One row: figures that change with every unit and spelling learned or unlearned.
select
    count(*) as spellings,
    count(case when source = 'decision' then 1 end) as decisions,
    (
        select count(*) from log
        where action in (
            'spelling learned', 'spelling unlearned', 'unions merged', 'union split'
        )
    ) as decided,
    (select count(*) from unit) as units
from spelling
