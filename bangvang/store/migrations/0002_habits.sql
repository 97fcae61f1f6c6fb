-- What a sender's files taught, the desk's drafts, and the number a letter states.
alter table spelling add column if not exists sender varchar;
alter table spelling add column if not exists learned_at timestamp;
alter table spelling add column if not exists learned_by varchar;
alter table batch add column if not exists letter_total bigint;

create table if not exists draft (
    draft_id varchar not null,
    file_name varchar not null,
    file_hash varchar not null,
    content blob not null,
    arrived_at timestamp not null,
    arrived_by varchar not null,
    state varchar not null,
    unit_id varchar,
    received_on date not null,
    letter_total bigint,
    choices varchar not null
);

create table if not exists layout (
    sender varchar not null,
    headings varchar not null,
    choices varchar not null,
    learned_at timestamp not null,
    learned_by varchar not null
);
