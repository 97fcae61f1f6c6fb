-- Who is known by a name?
-- One row per registrant of that name, at most fifty: their union, and what stands in their name.
-- $person: the folded name, whole or a part of it
-- $upper: an upper union, or null
select
    registrant.person_no,
    registrant.name,
    registrant.mark_hash <> '' as is_marked,
    unit.display_name as unit_name,
    upper_union.display_name as upper_name,
    count(distinct registration.initiative_id) as initiatives,
    count(distinct initiative.batch_id) as files,
    min(initiative.registered_on) as first_day,
    max(initiative.registered_on) as last_day
from registrant
inner join unit on unit.unit_id = registrant.unit_id
inner join unit as upper_union on upper_union.unit_id = unit.upper_id
inner join registration on registration.person_no = registrant.person_no
inner join initiative on initiative.initiative_id = registration.initiative_id
where concat(' ', registrant.person_key, ' ') like concat('% ', $person, ' %')
    and ($upper is null or unit.upper_id = $upper)
group by
    registrant.person_no, registrant.name, registrant.mark_hash, unit.display_name,
    unit.name_order, upper_union.display_name
order by registrant.name asc, unit.name_order asc, registrant.person_no asc
limit 50
