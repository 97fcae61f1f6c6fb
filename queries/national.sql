-- Where does each unit of the nation stand?
-- One row per unit of the national table of the latest day up to the day asked for.
-- $as_of: the last day that counts
-- $compare: the earlier day from which movement is told
with latest as (
    select
        max(case when as_of <= $as_of then as_of end) as now_day,
        max(case when as_of <= $compare then as_of end) as before_day
    from national
),

ranked as (
    select
        national.as_of,
        national.unit,
        national.name_order,
        national.initiatives,
        national.registrants,
        national.status,
        national.is_ours,
        rank() over (
            partition by national.as_of order by national.initiatives desc
        ) as rank_initiatives,
        rank() over (
            partition by national.as_of order by national.registrants desc nulls last
        ) as rank_registrants
    from national
),

place as (
    select
        as_of,
        rank_initiatives,
        lag(rank_initiatives) over (partition by as_of order by rank_initiatives asc) as rank_above,
        lag(initiatives) over (partition by as_of order by rank_initiatives asc) as initiatives_above
    from (select distinct as_of, rank_initiatives, initiatives from ranked) as distinct_place
)

select
    ranked.as_of,
    ranked.unit,
    ranked.initiatives,
    ranked.registrants,
    ranked.status,
    ranked.is_ours,
    ranked.rank_initiatives,
    ranked.rank_registrants,
    place.initiatives_above - ranked.initiatives as gap,
    place.rank_above,
    earlier.as_of as before_day,
    earlier.rank_initiatives as rank_before,
    earlier.rank_initiatives - ranked.rank_initiatives as movement
from ranked
inner join latest on latest.now_day = ranked.as_of
inner join place
    on place.as_of = ranked.as_of and place.rank_initiatives = ranked.rank_initiatives
left join ranked as earlier
    on earlier.as_of = latest.before_day and earlier.unit = ranked.unit
order by ranked.rank_initiatives asc, ranked.name_order asc, ranked.unit asc
