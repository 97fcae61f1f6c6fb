-- Accounts, their sessions, and who failed to sign in.
create table account (
    account_id varchar not null,
    name varchar not null,
    role varchar not null,
    phrase_hash varchar,
    phrase_is_once boolean not null,
    disabled boolean not null,
    made_at timestamp not null,
    made_by varchar not null
);

create table session (
    session_id varchar not null,
    account_id varchar not null,
    opened_at timestamp not null,
    seen_at timestamp not null,
    place varchar not null
);

create table attempt (
    subject varchar not null,
    failures bigint not null,
    last_at timestamp not null,
    shut_until timestamp
);
