-- What is known of each upper union?
-- One row per upper union, in Vietnamese order of names within its kind: how many grassroots unions
-- stand under it, how many spellings name it, and the day its latest booked file came.
-- $as_of: the last day that counts
with below as (
    select upper_id, count(*) as unions
    from unit
    where level = 'grassroots'
    group by upper_id
),

spelled as (
    select unit_id, count(distinct spelling) as spellings
    from spelling
    group by unit_id
),

brought as (
    select batch_id, unit_id
    from batch_unit
    union all
    select batch_id, unit_id
    from batch
    where unit_id is not null
),

latest as (
    select unit.upper_id, max(batch.received_on) as last_file_on
    from brought
    inner join unit on unit.unit_id = brought.unit_id
    inner join batch on batch.batch_id = brought.batch_id
    where batch.state = 'committed'
        and batch.received_on <= $as_of
    group by unit.upper_id
)

select
    unit.unit_id,
    unit.display_name,
    unit.kind,
    unit.cluster,
    coalesce(below.unions, 0) as unions,
    coalesce(spelled.spellings, 0) as spellings,
    latest.last_file_on
from unit
left join below on below.upper_id = unit.unit_id
left join spelled on spelled.unit_id = unit.unit_id
left join latest on latest.upper_id = unit.unit_id
where unit.level = 'upper'
order by
    case unit.kind
        when 'district' then 1
        when 'sector' then 2
        when 'zone' then 3
        else 4
    end asc,
    unit.name_order asc,
    unit.unit_id asc
