-- Writes the incoming frames: batches with their files, initiatives, registrants, registrations,
-- refusals and rows set aside. The counts are made anew afterwards.
insert into batch by name select * from incoming_batch;
insert into original by name select * from incoming_original;
insert into refusal by name select * from incoming_refusal;
insert into set_aside by name select * from incoming_set_aside;

create or replace temp table arrival as
select
    initiative_id,
    batch_id,
    line,
    row,
    unit_id,
    person,
    person_key,
    case when person_mark is null then ''
        else sha256(concat(
            (select value from setting where name = 'person_key'), '|', person_mark
        )) end as mark_hash
from incoming_line;

insert into registrant
select
    (select coalesce(max(person_no), 0) from registrant)
        + row_number() over (order by first_id, unit_id, person_key, mark_hash),
    unit_id, person_key, mark_hash, name
from (
    select
        arrival.unit_id, arrival.person_key, arrival.mark_hash,
        min(arrival.person) as name,
        min(arrival.initiative_id) as first_id
    from arrival
    left join registrant
        on registrant.unit_id = arrival.unit_id
        and registrant.person_key = arrival.person_key
        and registrant.mark_hash = arrival.mark_hash
    where registrant.person_no is null
    group by arrival.unit_id, arrival.person_key, arrival.mark_hash
) as newcomer;

insert into initiative by name
select
    initiative_id, batch_id, sheet, title_row as row, title, title_key, unit_id, team_id,
    field, registered_on, stage, benefit_vnd
from incoming_line
where line = 0;

insert into registration by name
select arrival.initiative_id, arrival.line, arrival.row, arrival.unit_id, registrant.person_no
from arrival
inner join registrant
    on registrant.unit_id = arrival.unit_id
    and registrant.person_key = arrival.person_key
    and registrant.mark_hash = arrival.mark_hash;
