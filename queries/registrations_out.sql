-- Which initiatives were booked, and does each count?
-- One row per initiative of a committed file, in the order of booking; no person is named or marked.
-- is_counted: whether the boards of all stages count it: a rejected or repeated one, and one that a
-- verdict joined to another, does not. `authors` is how many author lines it has.
-- $period: id of the period whose days are told
-- $as_of: the last day told
with apart as (
    select registration.person_no
    from verdict
    inner join initiative as first on first.initiative_id = verdict.first_id
    inner join initiative as second on second.initiative_id = verdict.second_id
    inner join registration on registration.initiative_id in (verdict.first_id, verdict.second_id)
    where verdict.verdict = 'different'
        and first.title_key = second.title_key
        and first.unit_id <> second.unit_id
),

twin as (
    select
        registrant.person_no,
        min(registrant.person_no) over (
            partition by unit.search_key, registrant.person_key, registrant.mark_hash
        ) as shared_no
    from registrant
    inner join unit on unit.unit_id = registrant.unit_id
    where unit.level = 'grassroots'
        and unit.search_key in (
            select search_key
            from unit
            where level = 'grassroots'
            group by search_key
            having count(*) > 1 and count(*) = count(distinct kind)
        )
        and registrant.person_no not in (select person_no from apart)
),

line as (
    select
        initiative.initiative_id,
        min(initiative.initiative_id) over (
            partition by
                coalesce(twin.shared_no, registration.person_no),
                initiative.title_key
        ) as first_id
    from initiative
    inner join registration on registration.initiative_id = initiative.initiative_id
    inner join batch on batch.batch_id = initiative.batch_id
    left join twin on twin.person_no = registration.person_no
    where batch.state = 'committed' and initiative.stage <> 'rejected'
),

fresh as (
    select initiative_id
    from line
    group by initiative_id
    having min(first_id) = initiative_id
),

standing as (
    select distinct verdict.second_id
    from verdict
    inner join initiative as first on first.initiative_id = verdict.first_id
    inner join registration as author on author.initiative_id = verdict.first_id
    inner join registration as told on told.person_no = author.person_no
    inner join initiative as again
        on again.initiative_id = told.initiative_id and again.title_key = first.title_key
    inner join batch on batch.batch_id = again.batch_id
    where verdict.verdict = 'same' and batch.state = 'committed' and again.stage <> 'rejected'
),

taken_out as (
    select distinct again.initiative_id
    from standing
    inner join initiative as second on second.initiative_id = standing.second_id
    inner join registration as author on author.initiative_id = standing.second_id
    inner join registration as told on told.person_no = author.person_no
    inner join initiative as again
        on again.initiative_id = told.initiative_id and again.title_key = second.title_key
),

author_line as (
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
    fresh.initiative_id is not null and taken_out.initiative_id is null as is_counted
from initiative
inner join batch on batch.batch_id = initiative.batch_id
inner join unit as named on named.unit_id = initiative.unit_id
inner join unit as upper on upper.unit_id = named.upper_id
inner join period on initiative.registered_on between period.starts_on and period.ends_on
inner join author_line on author_line.initiative_id = initiative.initiative_id
left join unit as in_union
    on in_union.unit_id = named.grassroots_id and in_union.level = 'grassroots'
left join unit as team on team.unit_id = initiative.team_id
left join fresh on fresh.initiative_id = initiative.initiative_id
left join taken_out on taken_out.initiative_id = initiative.initiative_id
where batch.state = 'committed'
    and period.period_id = $period
    and initiative.registered_on <= $as_of
order by initiative.initiative_id asc
