-- Units know the grassroots union they stand in; quotas hold in spans of days; members, support,
-- criteria and cuts have their tables.
alter table unit add column if not exists grassroots_id varchar;

update unit
set grassroots_id = case level when 'grassroots' then unit_id else parent_id end
where level in ('grassroots', 'team');

create table if not exists quota_span (
    unit_id varchar not null,
    period_id varchar not null,
    measure varchar not null,
    basis varchar not null,
    block varchar,
    from_day date not null,
    to_day date,
    amount bigint not null,
    is_illustrative boolean not null
);

create table if not exists membership (
    unit_id varchar not null,
    from_day date not null,
    members bigint not null,
    status varchar not null
);

create table if not exists cut (
    cut_id varchar not null,
    name varchar not null,
    moment timestamp not null,
    made_at timestamp not null,
    made_by varchar not null,
    kind varchar not null,
    data_version bigint not null
);

create table if not exists support_note (
    note_id varchar not null,
    unit_id varchar not null,
    kind varchar not null,
    happened_at timestamp not null,
    written_by varchar not null,
    supporter varchar,
    text varchar not null,
    due_on date
);

create table if not exists criterion (
    criterion_id varchar not null,
    from_day date not null,
    points bigint not null,
    full_at double not null,
    is_example boolean not null
);
