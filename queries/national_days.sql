-- On which days was the national table taken down?
-- One row per day, the earliest first.
select as_of
from national
group by as_of
order by as_of asc
