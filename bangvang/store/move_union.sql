-- Registrations of some unions stand under another one from here on, as `union_move` says: told_id,
-- into_id. What a row itself said stays in registration.unit_id, so that they can part again.
insert into registrant
select
    (select coalesce(max(person_no), 0) from registrant)
        + row_number() over (order by person_no),
    into_id, person_key, mark_hash, name
from (
    select
        min(own.person_no) as person_no,
        union_move.into_id,
        own.person_key,
        own.mark_hash,
        min(own.name) as name
    from registration
    inner join union_move on union_move.told_id = registration.unit_id
    inner join registrant as own on own.person_no = registration.person_no
    left join registrant as there
        on there.unit_id = union_move.into_id
        and there.person_key = own.person_key
        and there.mark_hash = own.mark_hash
    where there.person_no is null
    group by union_move.into_id, own.person_key, own.mark_hash
) as newcomer;

update registration
set person_no = there.person_no
from union_move, registrant as own, registrant as there
where registration.unit_id = union_move.told_id
    and own.person_no = registration.person_no
    and there.unit_id = union_move.into_id
    and there.person_key = own.person_key
    and there.mark_hash = own.mark_hash;

update initiative
set unit_id = union_move.into_id
from registration, union_move
where registration.initiative_id = initiative.initiative_id
    and registration.line = 0
    and union_move.told_id = registration.unit_id;

update near_pair
set across = first.unit_id <> second.unit_id
from initiative as first, initiative as second
where first.initiative_id = near_pair.first_id
    and second.initiative_id = near_pair.second_id;

-- Two initiatives once called the same are one by now where an author of both is one person: the
-- verdict rests until they part again, else it would take the one that is left out of the count.
create or replace temp table one_initiative as
select distinct verdict.first_id, verdict.second_id
from verdict
inner join initiative as first on first.initiative_id = verdict.first_id
inner join initiative as second
    on second.initiative_id = verdict.second_id and second.title_key = first.title_key
inner join registration as author on author.initiative_id = verdict.first_id
inner join registration as again
    on again.initiative_id = verdict.second_id and again.person_no = author.person_no;

update verdict set verdict = 'same' where verdict = 'rests';

update verdict
set verdict = 'rests'
from one_initiative
where verdict.verdict = 'same'
    and one_initiative.first_id = verdict.first_id
    and one_initiative.second_id = verdict.second_id;
