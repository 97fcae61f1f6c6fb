-- Which two initiatives may be one, and what was decided about them?
-- One row per pair whose initiatives both stand: twenty from the place asked for. Pairs of one
-- author come first, then those of one union; of the decided the latest. `total` counts them all.
-- $decided: true for the settled pairs, false for those that wait
-- $across: true between unions, false in one union, null for both
-- $upper: an upper union of one of the two, or null
-- $as_of: the last day on which a file may have come
-- $skip: how many pairs to leave out at the start
with told as (
    select first_id as told_id from near_pair
    union
    select second_id as told_id from near_pair
),

-- the initiative that stands for each today: its first booking may have been withdrawn
alive as (
    select told.told_id, min(again.initiative_id) as initiative_id
    from told
    inner join initiative on initiative.initiative_id = told.told_id
    inner join registration as author on author.initiative_id = told.told_id
    inner join registration as line on line.person_no = author.person_no
    inner join initiative as again
        on again.initiative_id = line.initiative_id and again.title_key = initiative.title_key
    inner join batch on batch.batch_id = again.batch_id
    where batch.state = 'committed' and again.stage <> 'rejected' and batch.received_on <= $as_of
    group by told.told_id
),

side as (
    select
        alive.told_id,
        alive.initiative_id,
        initiative.title,
        initiative.title_key,
        initiative.registered_on,
        initiative.row,
        batch.file_name,
        unit.unit_id,
        unit.upper_id,
        unit.display_name as unit_name,
        upper_union.display_name as upper_name,
        string_agg(registrant.name, ', ' order by registration.line) as persons
    from alive
    inner join initiative on initiative.initiative_id = alive.initiative_id
    inner join batch on batch.batch_id = initiative.batch_id
    inner join unit on unit.unit_id = initiative.unit_id
    inner join unit as upper_union on upper_union.unit_id = unit.upper_id
    inner join registration on registration.initiative_id = alive.initiative_id
    inner join registrant on registrant.person_no = registration.person_no
    group by
        alive.told_id, alive.initiative_id, initiative.title, initiative.title_key, initiative.registered_on,
        initiative.row, batch.file_name, unit.unit_id, unit.upper_id, unit.display_name,
        upper_union.display_name
),

-- authors of one name; booked once when the union's name and the mark agree too (recount.sql)
namesake as (
    select
        near_pair.first_id,
        near_pair.second_id,
        max(case when here.mark_hash = there.mark_hash and one.search_key = other.search_key
            then 1 else 0 end) as in_one_union
    from near_pair
    inner join registration as first_line on first_line.initiative_id = near_pair.first_id
    inner join registration as second_line on second_line.initiative_id = near_pair.second_id
    inner join registrant as here on here.person_no = first_line.person_no
    inner join registrant as there
        on there.person_no = second_line.person_no and there.person_key = here.person_key
    inner join unit as one on one.unit_id = here.unit_id
    inner join unit as other on other.unit_id = there.unit_id
    group by near_pair.first_id, near_pair.second_id
),

-- names of grassroots unions that no two uppers of one kind know
own_name as (
    select search_key
    from unit
    where level = 'grassroots'
    group by search_key
    having count(*) > 1 and count(*) = count(distinct kind)
),

-- one side at a time: both at once would be each side beside each other one
one_sided as materialized (
    select
        near_pair.first_id,
        near_pair.second_id,
        near_pair.likeness,
        near_pair.across,
        one.initiative_id,
        one.title_key,
        one.unit_id,
        one.upper_id,
        one.title as first_title,
        one.persons as first_persons,
        one.unit_name as first_unit,
        one.upper_name as first_upper,
        one.registered_on as first_day,
        one.file_name as first_file,
        one.row as first_row
    from near_pair
    inner join side as one on one.told_id = near_pair.first_id
    where $across is null or near_pair.across = $across
),

pair as materialized (
    select
        one_sided.first_id,
        one_sided.second_id,
        one_sided.likeness,
        one_sided.across,
        namesake.first_id is not null as is_namesake,
        verdict.decided_at,
        coalesce(verdict.decided_by, '') as decided_by,
        case
            when verdict.verdict is not null then verdict.verdict
            when one_sided.across and namesake.in_one_union = 1
                and one_sided.title_key = other.title_key and own_name.search_key is not null
                then 'twin'
            else 'waiting'
        end as state,
        one_sided.first_title,
        one_sided.first_persons,
        one_sided.first_unit,
        one_sided.first_upper,
        one_sided.first_day,
        one_sided.first_file,
        one_sided.first_row,
        other.title as second_title,
        other.persons as second_persons,
        other.unit_name as second_unit,
        other.upper_name as second_upper,
        other.registered_on as second_day,
        other.file_name as second_file,
        other.row as second_row
    from one_sided
    inner join side as other on other.told_id = one_sided.second_id
    inner join unit on unit.unit_id = one_sided.unit_id
    left join own_name on own_name.search_key = unit.search_key
    left join namesake
        on namesake.first_id = one_sided.first_id and namesake.second_id = one_sided.second_id
    left join verdict
        on verdict.first_id = one_sided.first_id and verdict.second_id = one_sided.second_id
    where one_sided.initiative_id <> other.initiative_id
        and ($upper is null or one_sided.upper_id = $upper or other.upper_id = $upper)
),

chosen as (
    select count(*) as total
    from pair
    where (state <> 'waiting') = $decided
)

select
    first_id, second_id, likeness, across, is_namesake, state, decided_at, decided_by,
    first_title, first_persons, first_unit, first_upper, first_day, first_file, first_row,
    second_title, second_persons, second_unit, second_upper, second_day, second_file, second_row,
    chosen.total
from pair
cross join chosen
where (state <> 'waiting') = $decided
order by
    decided_at desc nulls last, is_namesake desc, across asc, likeness desc, first_id asc,
    second_id asc
limit 20 offset $skip
