-- The chain of the log is keyed, and what a line says can be blanked without breaking it. The hash
-- each line had stands in `former` until `rechaining` has keyed it; a log never chained has none.
alter table log rename to log_before;

create table log (
    line_no bigint not null,
    happened_at timestamp not null,
    actor varchar not null,
    place varchar not null,
    action varchar not null,
    subject varchar,
    details varchar not null,
    salt varchar not null,
    mark varchar not null,
    former varchar,
    hash varchar not null
);

insert into log
select
    line_no, happened_at, actor, place, action, subject, details, '', '', nullif(hash, ''), ''
from log_before;

drop table log_before;
