-- Meets the persons in `incoming_person`: place, from 0, unit_id, person_key, person_mark, name.
-- Who is not known becomes a registrant, in this order; `met` holds the number of each.
-- `marked` and `keyed` are macros of the key file (keys.py).
--
-- An erased person stays so: `erased` holds who was erased in unions of one name, and whoever is
-- met again there is known by the keyed name alone, under the sign in place of a name.
-- `named_again` holds the names that were so told.
create or replace temp table known_mark as
select person_mark, marked(person_mark) as mark_hash
from (select distinct person_mark from incoming_person where person_mark is not null) as mark;

create or replace temp table named as
select
    incoming_person.place,
    incoming_person.unit_id,
    incoming_person.person_key,
    coalesce(known_mark.mark_hash, '') as mark_hash,
    incoming_person.name
from incoming_person
left join known_mark on known_mark.person_mark = incoming_person.person_mark;

create or replace temp table erased as
select distinct unit.unit_id, registrant.person_key
from registrant
inner join unit as gone on gone.unit_id = registrant.unit_id
inner join unit on unit.search_key = gone.search_key
where registrant.person_key like '~%';

create or replace temp table met_again as
select named.place, named.unit_id, named.person_key, concat('~', keyed(named.person_key)) as known_as
from named
left join registrant
    on registrant.unit_id = named.unit_id
    and registrant.person_key = named.person_key
    and registrant.mark_hash = named.mark_hash
where named.unit_id in (select unit_id from erased) and registrant.person_no is null;

create or replace temp table erased_again as
select met_again.place, met_again.person_key, met_again.known_as
from met_again
inner join erased
    on erased.person_key = met_again.known_as and erased.unit_id = met_again.unit_id;

create or replace temp table named_again as
select distinct person_key from erased_again;

update named
set person_key = erased_again.known_as, name = '…'
from erased_again
where erased_again.place = named.place;

create or replace temp table known as
select named.place, registrant.person_no
from named
inner join registrant
    on registrant.unit_id = named.unit_id
    and registrant.person_key = named.person_key
    and registrant.mark_hash = named.mark_hash;

create or replace temp table stranger as
select
    named.place,
    (select coalesce(max(person_no), 0) from registrant)
        + row_number() over (order by named.place) as person_no
from named
where named.place not in (select place from known);

insert into registrant
-- what is gathered first is written by every core
with fresh as materialized (
    select stranger.person_no, named.unit_id, named.person_key, named.mark_hash, named.name
    from stranger
    inner join named on named.place = stranger.place
)
select person_no, unit_id, person_key, mark_hash, name
from fresh;

create or replace temp table met as
select place, person_no from known
union all
select place, person_no from stranger;
