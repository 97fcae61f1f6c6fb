-- The initiatives whose titles are compared: one row per initiative that none of its authors had
-- registered before, in whatever file, with the folded names of its authors and its union.
with line as (
    select
        initiative.initiative_id,
        initiative.unit_id,
        initiative.title_key,
        registrant.person_key,
        min(initiative.initiative_id) over (
            partition by registration.person_no, initiative.title_key
        ) as first_id
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    inner join registrant on registrant.person_no = registration.person_no
    where initiative.stage <> 'rejected'
)

select
    line.initiative_id,
    line.unit_id,
    case when unit.level = 'grassroots' then unit.search_key else '' end as union_key,
    line.title_key,
    list(distinct line.person_key) as person_keys
from line
inner join unit on unit.unit_id = line.unit_id
group by line.initiative_id, line.unit_id, unit.level, unit.search_key, line.title_key
having min(line.first_id) = line.initiative_id
