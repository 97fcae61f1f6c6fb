-- Which grassroots unions stand under an upper union, and what have they brought?
-- One row per grassroots union, in Vietnamese order of names.
-- $upper_id: the upper union
-- $period: id of the period whose days count
-- $as_of: the last day that counts
with counted as (
    select
        unit.grassroots_id as unit_id,
        sum(unit_day.initiatives) as initiatives,
        max(unit_day.day) as last_day
    from unit_day
    inner join unit on unit.unit_id = unit_day.unit_id
    inner join period on unit_day.day between period.starts_on and period.ends_on
    where unit_day.scope = 'all'
        and period.period_id = $period
        and unit_day.day <= $as_of
    group by unit.grassroots_id
),

people as (
    select unit.grassroots_id as unit_id, sum(registrant_day.registrants) as registrants
    from registrant_day
    inner join unit on unit.unit_id = registrant_day.unit_id
    where registrant_day.scope = 'all'
        and registrant_day.period_id = $period
        and registrant_day.day <= $as_of
    group by unit.grassroots_id
),

spelled as (
    select unit_id, count(distinct spelling) as spellings
    from spelling
    group by unit_id
)

select
    unit.unit_id,
    unit.display_name,
    coalesce(counted.initiatives, 0) as initiatives,
    coalesce(people.registrants, 0) as registrants,
    counted.last_day,
    coalesce(spelled.spellings, 0) as spellings
from unit
left join counted on counted.unit_id = unit.unit_id
left join people on people.unit_id = unit.unit_id
left join spelled on spelled.unit_id = unit.unit_id
where unit.level = 'grassroots'
    and unit.upper_id = $upper_id
order by unit.name_order asc, unit.unit_id asc
