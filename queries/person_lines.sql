-- What stands in a person's name?
-- One row per author line, in the order of booking, withdrawn files included.
-- $person_no: number of the registrant
select
    initiative.title,
    unit.display_name as unit_name,
    team.display_name as team_name,
    initiative.field,
    initiative.stage,
    initiative.registered_on,
    initiative.benefit_vnd,
    registrant.name,
    batch.batch_id,
    batch.file_name,
    batch.received_on,
    batch.state,
    initiative.sheet,
    registration.row,
    octet_length(original.content) > 0 as has_original
from registration
inner join registrant on registrant.person_no = registration.person_no
inner join initiative on initiative.initiative_id = registration.initiative_id
inner join batch on batch.batch_id = initiative.batch_id
inner join unit on unit.unit_id = initiative.unit_id
left join unit as team on team.unit_id = initiative.team_id
left join original on original.batch_id = batch.batch_id
where registration.person_no = $person_no
order by initiative.initiative_id asc, registration.line asc
