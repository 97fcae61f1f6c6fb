-- Cuts keep the tree and the periods as they stood, the log is numbered and chained, follow-ups
-- are closed, running orders are kept. Release 4 had a table for standings of cuts, and made none.
alter table unit add column if not exists cluster_status varchar;
alter table support_note add column if not exists closes varchar;

drop table if exists cut_standing;

create table if not exists cut_period (
    cut_id varchar not null,
    period_id varchar not null,
    name varchar not null,
    name_en varchar not null,
    kind varchar not null,
    starts_on date not null,
    ends_on date not null
);

create table if not exists cut_unit (
    cut_id varchar not null,
    unit_id varchar not null,
    display_name varchar not null,
    short_name varchar not null,
    kind varchar not null,
    level varchar not null,
    upper_id varchar,
    grassroots_id varchar,
    cluster varchar,
    block varchar,
    valid_from date,
    valid_to date,
    search_key varchar not null,
    name_order varchar not null
);

create table cut_standing (
    cut_id varchar not null,
    unit_id varchar not null,
    period_id varchar not null,
    scope varchar not null,
    block varchar not null,
    initiatives bigint not null,
    registrants bigint not null,
    benefit_vnd bigint not null,
    grew_on date,
    people_grew_on date,
    benefit_grew_on date,
    assigned bigint,
    assigned_is_illustrative boolean not null,
    pledged bigint,
    pledged_is_illustrative boolean not null
);

create table if not exists running_order (
    order_id varchar not null,
    name varchar not null,
    slides varchar not null,
    changed_at timestamp not null,
    changed_by varchar not null
);

alter table log rename to log_before;

create table log (
    line_no bigint not null,
    happened_at timestamp not null,
    actor varchar not null,
    place varchar not null,
    action varchar not null,
    subject varchar,
    details varchar not null,
    hash varchar not null
);

-- the hashes are settled afterwards
insert into log
select
    row_number() over (order by happened_at, rowid), happened_at, actor, '', action, subject,
    details, ''
from log_before;

drop table log_before;
