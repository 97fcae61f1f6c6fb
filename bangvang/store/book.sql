-- Writes the incoming frames: batches, initiatives, registrations, refusals and rows set aside.
-- Their files are written, and the counts made anew, afterwards.
insert into batch by name select * from incoming_batch;
insert into refusal by name select * from incoming_refusal;
insert into set_aside by name select * from incoming_set_aside;

insert into initiative by name
select
    initiative_id, batch_id, sheet, title_row as row, title, title_key, unit_id, team_id,
    field, registered_on, stage, benefit_vnd
from incoming_line
where line = 0;

insert into registration by name
select initiative_id, line, row, told_id as unit_id, person_no
from incoming_line;
