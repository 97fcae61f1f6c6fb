-- Which unit is this, and what does it stand under?
-- One row, or none where no upper union, grassroots union or team has this id.
-- $unit: id of the unit
-- $as_of: the day on which its members are counted
with member as (
    select
        members,
        row_number() over (order by from_day desc) as turn
    from membership
    where unit_id = $unit and from_day <= $as_of
)

select
    unit.unit_id,
    unit.display_name,
    unit.short_name,
    unit.kind,
    unit.level,
    unit.cluster,
    unit.block,
    unit.upper_id,
    upper_union.display_name as upper_name,
    unit.grassroots_id,
    grassroots.display_name as grassroots_name,
    member.members
from unit
left join unit as upper_union on upper_union.unit_id = unit.upper_id
left join unit as grassroots on grassroots.unit_id = unit.grassroots_id
left join member on member.turn = 1
where unit.unit_id = $unit
    and unit.level in ('upper', 'grassroots', 'team')
