-- Which upper unions are there?
-- One row per upper union, in Vietnamese order of names within its kind.
select
    unit_id,
    display_name,
    kind,
    cluster
from unit
where level = 'upper'
order by
    case kind
        when 'district' then 1
        when 'sector' then 2
        when 'zone' then 3
        else 4
    end asc,
    name_order asc,
    unit_id asc
