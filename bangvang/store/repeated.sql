-- Which initiatives are the same once the unions of `union_move` stand under one?
-- One row per initiative that counts no more, told from the recount's `repeated`, the earliest first:
-- its title, its author and the day on which it had been registered before.
select
    again.title,
    min(registrant.name) as person,
    min(first.registered_on) as before_on
from repeated
inner join initiative as again on again.initiative_id = repeated.initiative_id
inner join initiative as first on first.initiative_id = repeated.first_id
inner join registration as told on told.initiative_id = again.initiative_id and told.line = 0
inner join registration as told_before
    on told_before.initiative_id = first.initiative_id and told_before.line = 0
inner join registrant on registrant.person_no = repeated.person_no
where not repeated.is_valid
    and told.unit_id <> told_before.unit_id
    and again.unit_id in (select into_id from union_move)
group by again.initiative_id, again.title
order by again.initiative_id asc
