-- Which booked files does batch $batch_id look like a new version of? That of $instead_of, whose
-- place it takes, is told as well.
-- One row per booked batch that shares lines (person and title) with it, the likest first:
-- lines kept, changed (kept, but day, stage, field or benefit differ), added and removed.
with fresh as (
    select
        registration.person_no,
        initiative.title_key,
        min(initiative.registered_on) as registered_on,
        min(initiative.stage) as stage,
        min(coalesce(initiative.field, '')) as field,
        min(coalesce(initiative.benefit_vnd, 0)) as benefit_vnd
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    where initiative.batch_id = $batch_id
    group by registration.person_no, initiative.title_key
),

-- a person's number tells the union: files that share no unit share no line
sharing as (
    select distinct initiative.batch_id
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    inner join fresh
        on fresh.person_no = registration.person_no
        and fresh.title_key = initiative.title_key
    inner join batch on batch.batch_id = initiative.batch_id
    where (batch.state = 'committed' or batch.batch_id = $instead_of)
        and initiative.batch_id <> $batch_id
        and initiative.unit_id in (
            select unit_id from initiative where batch_id = $batch_id
        )
),

earlier as (
    select
        initiative.batch_id,
        registration.person_no,
        initiative.title_key,
        min(initiative.registered_on) as registered_on,
        min(initiative.stage) as stage,
        min(coalesce(initiative.field, '')) as field,
        min(coalesce(initiative.benefit_vnd, 0)) as benefit_vnd
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    inner join sharing on sharing.batch_id = initiative.batch_id
    group by initiative.batch_id, registration.person_no, initiative.title_key
),

compared as (
    select
        earlier.batch_id,
        count(fresh.person_no) as kept,
        sum(
            case when fresh.person_no is not null and (
                fresh.registered_on <> earlier.registered_on
                or fresh.stage <> earlier.stage
                or fresh.field <> earlier.field
                or fresh.benefit_vnd <> earlier.benefit_vnd
            ) then 1 else 0 end
        ) as changed,
        sum(case when fresh.person_no is null then 1 else 0 end) as removed
    from earlier
    left join fresh
        on fresh.person_no = earlier.person_no
        and fresh.title_key = earlier.title_key
    group by earlier.batch_id
)

select
    compared.batch_id,
    batch.file_name,
    batch.received_on,
    compared.kept,
    compared.changed,
    compared.removed,
    (select count(*) from fresh) - compared.kept as added
from compared
inner join batch on batch.batch_id = compared.batch_id
order by compared.kept desc, batch.batch_no desc
