-- A row handed back tells everything that is wrong with it, not the first reason alone.
alter table refusal add column others varchar;
