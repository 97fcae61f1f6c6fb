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

insert into registrant
select
    (select coalesce(max(person_no), 0) from registrant)
        + row_number() over (order by named.place),
    named.unit_id, named.person_key, named.mark_hash, named.name
from named
left join registrant
    on registrant.unit_id = named.unit_id
    and registrant.person_key = named.person_key
    and registrant.mark_hash = named.mark_hash
where registrant.person_no is null;

create or replace temp table met as
select named.place, registrant.person_no
from named
inner join registrant
    on registrant.unit_id = named.unit_id
    and registrant.person_key = named.person_key
    and registrant.mark_hash = named.mark_hash;
