-- Which grassroots unions of an upper union were merged into another one?
-- One row per merged union, the latest first: its name, the one it counts under, when and by whom.
-- $upper_id: the upper union
with told as (
    select
        subject,
        happened_at,
        actor,
        row_number() over (partition by subject order by happened_at desc) as turn
    from log
    where action = 'unions merged'
)

select
    unit.unit_id,
    unit.display_name,
    kept.unit_id as kept_id,
    kept.display_name as kept_name,
    told.happened_at as merged_at,
    told.actor as merged_by
from unit
inner join unit as kept on kept.unit_id = unit.parent_id
left join told on told.subject = unit.unit_id and told.turn = 1
where unit.level = 'merged'
    and kept.level = 'grassroots'
    and unit.upper_id = $upper_id
order by told.happened_at desc, unit.name_order asc, unit.unit_id asc
