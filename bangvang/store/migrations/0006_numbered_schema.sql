-- The database says which schema it has.
create table schema_version (
    version bigint not null
);

insert into schema_version values (5);
