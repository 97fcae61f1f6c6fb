-- Where does each unit of the nation stand?
-- One row per unit of the national table of the latest day up to the day asked for, on both measures;
-- a unit whose number of people is not known has no rank by people.
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
        case
            when national.registrants is not null then rank() over (
                partition by national.as_of order by national.registrants desc nulls last
            )
        end as rank_registrants
    from national
),

place as (
    select
        as_of,
        rank_initiatives,
        lag(rank_initiatives) over by_rank as rank_above,
        lag(initiatives) over by_rank as initiatives_above,
        lead(rank_initiatives) over by_rank as rank_below,
        lead(initiatives) over by_rank as initiatives_below
    from (select distinct as_of, rank_initiatives, initiatives from ranked) as distinct_place
    window by_rank as (partition by as_of order by rank_initiatives asc)
),

people_place as (
    select
        as_of,
        rank_registrants,
        lag(rank_registrants) over by_rank as rank_above,
        lag(registrants) over by_rank as registrants_above,
        lead(rank_registrants) over by_rank as rank_below,
        lead(registrants) over by_rank as registrants_below
    from (
        select distinct as_of, rank_registrants, registrants
        from ranked
        where registrants is not null
    ) as distinct_place
    window by_rank as (partition by as_of order by rank_registrants asc)
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
    ranked.initiatives - place.initiatives_below as lead,
    place.rank_below,
    people_place.registrants_above - ranked.registrants as gap_registrants,
    people_place.rank_above as rank_above_registrants,
    ranked.registrants - people_place.registrants_below as lead_registrants,
    people_place.rank_below as rank_below_registrants,
    earlier.as_of as before_day,
    earlier.rank_initiatives as rank_before,
    earlier.rank_initiatives - ranked.rank_initiatives as movement,
    earlier.rank_registrants as rank_before_registrants,
    earlier.rank_registrants - ranked.rank_registrants as movement_registrants
from ranked
inner join latest on latest.now_day = ranked.as_of
inner join place
    on place.as_of = ranked.as_of and place.rank_initiatives = ranked.rank_initiatives
left join people_place
    on people_place.as_of = ranked.as_of
    and people_place.rank_registrants = ranked.rank_registrants
left join ranked as earlier
    on earlier.as_of = latest.before_day and earlier.unit = ranked.unit
order by ranked.rank_initiatives asc, ranked.name_order asc, ranked.unit asc
