-- Counts that were made at every asking are kept at commit: fields, what counts no more, what
-- waits or was rejected day by day, and which units a file names.
create table field_day (
    unit_id varchar not null,
    scope varchar not null,
    field varchar,
    day date not null,
    initiatives bigint not null
);

create table uncounted (
    unit_id varchar not null,
    scope varchar not null,
    initiative_id bigint not null
);

create table stage_day (
    unit_id varchar not null,
    period_id varchar not null,
    stage varchar not null,
    day date not null,
    change bigint not null
);

create table batch_unit (
    batch_id varchar not null,
    unit_id varchar not null,
    initiatives bigint not null
);
