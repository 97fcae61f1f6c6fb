-- Which initiatives of a batch had been registered before, and where?
-- One row per initiative of the batch that counts no more while it is committed, in the order of the
-- file, fifty at most; `total` counts all. `first_*` tell the booking that counts in its place, its
-- row, file and upper union; `in_this_file` whether that is this file. `persons` are parted by commas.
-- $batch_id: id of the batch
with again as (
    select initiative.initiative_id, initiative.sheet, initiative.row, initiative.title, initiative.title_key
    from uncounted
    inner join initiative on initiative.initiative_id = uncounted.initiative_id
    where uncounted.scope = 'all' and initiative.batch_id = $batch_id
),

shown as (
    select initiative_id, sheet, row, title, title_key, (select count(*) from again) as total
    from again
    order by initiative_id asc
    limit 50
),

author as (
    select
        shown.initiative_id,
        shown.title_key,
        registration.line,
        registrant.name,
        registrant.person_key,
        registrant.mark_hash,
        unit.unit_id,
        unit.search_key
    from shown
    inner join registration on registration.initiative_id = shown.initiative_id
    inner join registrant on registrant.person_no = registration.person_no
    inner join unit on unit.unit_id = registrant.unit_id
),

-- names of grassroots unions that no two uppers of one kind know
own_name as (
    select search_key
    from unit
    where level = 'grassroots'
    group by search_key
    having count(*) = count(distinct kind)
),

-- the same title, author and union, by its own name under two uppers too, as counting has it
said_before as (
    select author.initiative_id, min(first.initiative_id) as first_id
    from author
    inner join initiative as first
        on first.title_key = author.title_key and first.initiative_id < author.initiative_id
    inner join batch on batch.batch_id = first.batch_id
    inner join registration on registration.initiative_id = first.initiative_id
    inner join registrant
        on registrant.person_no = registration.person_no
        and registrant.person_key = author.person_key
        and registrant.mark_hash = author.mark_hash
    inner join unit on unit.unit_id = registrant.unit_id and unit.search_key = author.search_key
    where batch.state = 'committed'
        and first.stage <> 'rejected'
        and (
            unit.unit_id = author.unit_id
            or author.search_key in (select search_key from own_name)
        )
    group by author.initiative_id
),

told as (
    select initiative_id, string_agg(name, ', ' order by line) as persons
    from author
    group by initiative_id
)

select
    shown.sheet,
    shown.row,
    shown.title,
    told.persons,
    first.row as first_row,
    first.batch_id = $batch_id as in_this_file,
    first_batch.file_name as first_file,
    upper_union.display_name as first_upper,
    shown.total
from shown
inner join told on told.initiative_id = shown.initiative_id
left join said_before on said_before.initiative_id = shown.initiative_id
left join initiative as first on first.initiative_id = said_before.first_id
left join batch as first_batch on first_batch.batch_id = first.batch_id
left join unit on unit.unit_id = first.unit_id
left join unit as upper_union on upper_union.unit_id = unit.upper_id
order by shown.initiative_id asc
