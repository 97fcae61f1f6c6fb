-- Everything that came in goes; the campaign of `data/` stays.
delete from batch;
delete from draft;
delete from layout;
delete from spelling where source = 'decision';
delete from original;
delete from initiative;
delete from registration;
delete from registrant;
delete from refusal;
delete from set_aside;
delete from unit_day;
delete from registrant_day;
delete from field_day;
delete from uncounted;
delete from stage_day;
delete from batch_unit;
delete from near_pair;
delete from compared;
delete from verdict;
delete from national;
delete from cut;
delete from cut_period;
delete from cut_unit;
delete from cut_standing;
delete from support_note;
delete from spelling where source = 'registration';
update unit
set level = 'grassroots', parent_id = unit.upper_id, grassroots_id = unit.unit_id
from unit as kept
where unit.level = 'merged' and kept.unit_id = unit.parent_id and kept.level = 'grassroots';
delete from unit where parent_id is not null
    and unit_id not in (select unit_id from spelling);
delete from setting where name in ('sample', 'clock');
