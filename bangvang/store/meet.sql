-- Meets the persons in `incoming_person`: place, from 0, unit_id, person_key, person_mark, name.
-- Who is not known becomes a registrant, in this order; `met` holds the number of each.
create or replace temp table named as
select
    place,
    unit_id,
    person_key,
    case when person_mark is null then ''
        else sha256(concat(
            (select value from setting where name = 'person_key'), '|', person_mark
        )) end as mark_hash,
    name
from incoming_person;

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
select stranger.person_no, named.unit_id, named.person_key, named.mark_hash, named.name
from stranger
inner join named on named.place = stranger.place;

create or replace temp table met as
select place, person_no from known
union all
select place, person_no from stranger;
