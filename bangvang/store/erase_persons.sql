-- Erases the persons of `chosen`: person_no. `erased_person` holds what they were known by.
-- Whom two uppers name with the same union is one person (recount.sql), and goes as one; so does
-- whoever was named in a union that was merged into it. The keyed name stands in place of the folded
-- one: it joins what belongs together and says nothing.
create or replace temp table union_of as
select unit.unit_id, twin.unit_id as told_id
from unit
inner join unit as twin on twin.search_key = unit.search_key and twin.level = 'grassroots'
where unit.level = 'grassroots'
union all
select unit_id, unit_id as told_id from unit where level <> 'grassroots'
union all
select unit_id, grassroots_id as told_id
from unit
where level = 'merged' and grassroots_id is not null;

create or replace temp table erased_person as
select distinct registrant.person_no, registrant.person_key, unit.upper_id
from registrant
inner join unit on unit.unit_id = registrant.unit_id
inner join union_of on union_of.unit_id = registrant.unit_id
inner join registrant as picked
    on picked.unit_id = union_of.told_id
    and picked.person_key = registrant.person_key
    and picked.mark_hash = registrant.mark_hash
where picked.person_no in (select person_no from chosen)
    and registrant.person_key not like '~%';

update registrant
set name = '…', person_key = concat('~', keyed(registrant.person_key))
from erased_person
where registrant.person_no = erased_person.person_no;
