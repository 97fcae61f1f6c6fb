-- Which units can be looked at?
-- One row per upper union, grassroots union and team: the uppers first, each level in Vietnamese order.
select
    unit.unit_id,
    unit.display_name,
    unit.level,
    case unit.level
        when 'grassroots' then upper_union.short_name
        when 'team' then grassroots.display_name
    end as stands_in,
    unit.upper_id,
    unit.grassroots_id,
    unit.search_key
from unit
inner join unit as upper_union on upper_union.unit_id = unit.upper_id
left join unit as grassroots on grassroots.unit_id = unit.grassroots_id
where unit.level in ('upper', 'grassroots', 'team')
order by
    case unit.level
        when 'upper' then 1
        when 'grassroots' then 2
        else 3
    end asc,
    unit.name_order asc,
    unit.unit_id asc
