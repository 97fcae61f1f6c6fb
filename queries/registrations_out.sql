-- Which initiatives were booked, and does each count?
-- One row per initiative of a committed file, in the order of booking; no person is named or marked.
-- is_counted: whether the boards of all stages count it: a rejected or repeated one, and one that a
-- verdict joined to another, does not. `authors` is how many author lines it has.
-- $period: id of the period whose days are told
-- $as_of: the last day told
with author_line as (
    select initiative_id, count(*) as authors
    from registration
    group by initiative_id
)

select
    upper.unit_id,
    upper.display_name as unit,
    in_union.display_name as grassroots_union,
    team.display_name as team,
    initiative.title,
    initiative.field,
    initiative.stage,
    initiative.registered_on as day,
    initiative.benefit_vnd,
    author_line.authors,
    batch.batch_no,
    initiative.stage <> 'rejected' and uncounted.initiative_id is null as is_counted
from initiative
inner join batch on batch.batch_id = initiative.batch_id
inner join unit as named on named.unit_id = initiative.unit_id
inner join unit as upper on upper.unit_id = named.upper_id
inner join period on initiative.registered_on between period.starts_on and period.ends_on
inner join author_line on author_line.initiative_id = initiative.initiative_id
left join unit as in_union
    on in_union.unit_id = named.grassroots_id and in_union.level = 'grassroots'
left join unit as team on team.unit_id = initiative.team_id
left join uncounted
    on uncounted.initiative_id = initiative.initiative_id and uncounted.scope = 'all'
where batch.state = 'committed'
    and period.period_id = $period
    and initiative.registered_on <= $as_of
order by initiative.initiative_id asc
