-- Which initiatives did a unit register last, and whose are they?
-- One row per initiative of a committed file, the newest first, twenty at most; `persons` are the
-- names of its authors, parted by commas, null where names are not kept. Rejected ones are left out.
-- $unit: id of the unit: what stands below it is told too
-- $as_of: the last day told
with latest as materialized (
    select initiative.initiative_id
    from initiative
    inner join batch on batch.batch_id = initiative.batch_id
    inner join unit on unit.unit_id = initiative.unit_id
    where batch.state = 'committed'
        and initiative.stage <> 'rejected'
        and initiative.registered_on <= $as_of
        and ($unit in (unit.upper_id, unit.unit_id) or initiative.team_id = $unit)
    order by initiative.registered_on desc, initiative.initiative_id desc
    limit 20
)

select
    initiative.title,
    unit.display_name as unit_name,
    initiative.registered_on,
    initiative.stage,
    string_agg(registrant.name, ', ' order by registration.line) as persons
from latest
inner join initiative on initiative.initiative_id = latest.initiative_id
inner join unit on unit.unit_id = initiative.unit_id
inner join registration on registration.initiative_id = latest.initiative_id
left join registrant on registrant.person_no = registration.person_no
group by
    initiative.initiative_id, initiative.title, unit.display_name, initiative.registered_on,
    initiative.stage
order by initiative.registered_on desc, initiative.initiative_id desc
