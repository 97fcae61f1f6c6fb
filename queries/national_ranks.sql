-- How did the places of the nation change from table to table?
-- One row per day and unit with a value, the earliest day first: its rank on that day.
-- $measure: initiatives or registrants
-- $as_of: the last day told
with measured as (
    select
        as_of,
        unit,
        name_order,
        is_ours,
        status,
        case $measure when 'registrants' then registrants else initiatives end as value
    from national
    where as_of <= $as_of
)

select
    as_of,
    unit,
    is_ours,
    status,
    value,
    rank() over (partition by as_of order by value desc) as rank
from measured
where value is not null
order by as_of asc, rank asc, name_order asc, unit asc
