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
delete from near_pair;
delete from compared;
delete from verdict;
delete from national;
delete from spelling where source = 'registration';
delete from unit where parent_id is not null
    and unit_id not in (select unit_id from spelling);
delete from setting where name in ('sample', 'clock');
