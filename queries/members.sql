-- How many members has each unit?
-- One row per unit whose number of members is known on the day.
-- $as_of: the day on which it is known
with latest as (
    select
        unit_id,
        from_day,
        members,
        status,
        row_number() over (partition by unit_id order by from_day desc, members desc) as place
    from membership
    where from_day <= $as_of
)

select
    latest.unit_id,
    unit.level,
    unit.upper_id,
    latest.members,
    latest.from_day,
    latest.status
from latest
inner join unit on unit.unit_id = latest.unit_id
where latest.place = 1 and latest.members > 0
order by latest.unit_id asc
