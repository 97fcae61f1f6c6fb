-- What does batch $batch_id say otherwise than $other_id, whose place it may take?
-- One row per line, person and title, that is added, changed (its day, stage, field or benefit) or
-- removed, in this order and that of the files, a hundred at most; `row` is that of the batch, of
-- the other where removed; `*_before` are null unless changed.
with said as (
    select
        initiative.batch_id,
        registration.person_no,
        initiative.title_key,
        min(registration.row) as row,
        min(initiative.title) as title,
        min(initiative.registered_on) as registered_on,
        min(initiative.stage) as stage,
        min(coalesce(initiative.field, '')) as field,
        min(coalesce(initiative.benefit_vnd, 0)) as benefit_vnd
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    where initiative.batch_id in ($batch_id, $other_id)
    group by initiative.batch_id, registration.person_no, initiative.title_key
),

compared as (
    select
        case when earlier.person_no is null then 'added' else 'changed' end as change,
        fresh.person_no,
        fresh.row,
        fresh.title,
        fresh.registered_on,
        fresh.stage,
        fresh.field,
        fresh.benefit_vnd,
        earlier.registered_on as registered_before,
        earlier.stage as stage_before,
        earlier.field as field_before,
        earlier.benefit_vnd as benefit_before
    from said as fresh
    left join said as earlier
        on earlier.batch_id = $other_id
        and earlier.person_no = fresh.person_no
        and earlier.title_key = fresh.title_key
    where fresh.batch_id = $batch_id
        and (
            earlier.person_no is null
            or fresh.registered_on <> earlier.registered_on
            or fresh.stage <> earlier.stage
            or fresh.field <> earlier.field
            or fresh.benefit_vnd <> earlier.benefit_vnd
        )
    union all
    select
        'removed' as change,
        earlier.person_no,
        earlier.row,
        earlier.title,
        earlier.registered_on,
        earlier.stage,
        earlier.field,
        earlier.benefit_vnd,
        null as registered_before,
        null as stage_before,
        null as field_before,
        null as benefit_before
    from said as earlier
    left join said as fresh
        on fresh.batch_id = $batch_id
        and fresh.person_no = earlier.person_no
        and fresh.title_key = earlier.title_key
    where earlier.batch_id = $other_id and fresh.person_no is null
)

select
    compared.change,
    compared.row,
    registrant.name as person,
    compared.title,
    compared.registered_on,
    compared.stage,
    compared.field,
    compared.benefit_vnd,
    compared.registered_before,
    compared.stage_before,
    compared.field_before,
    compared.benefit_before
from compared
inner join registrant on registrant.person_no = compared.person_no
order by compared.change asc, compared.row asc, registrant.person_no asc
limit 100
