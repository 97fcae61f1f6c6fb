-- Near-duplicate titles, and the order of names in the national table: '' until it is settled.
alter table national add column if not exists name_order varchar default '';
alter table national alter column name_order set not null;
alter table national alter column name_order drop default;

create table if not exists near_pair (
    first_id bigint not null,
    second_id bigint not null,
    likeness bigint not null,
    across boolean not null
);

create table if not exists compared (
    initiative_id bigint not null
);

create table if not exists verdict (
    first_id bigint not null,
    second_id bigint not null,
    verdict varchar not null,
    decided_at timestamp not null,
    decided_by varchar not null
);
