-- Which cuts are there to look at?
-- One row per cut, the latest moment first, of one moment the last made first: what the city had
-- then in the phase that ran, by all stages.
-- $as_of: the day looked at: cuts of a later one are left out
-- $now: the day of asking: what was made later is left out
with told as (
    select cut_id, name, moment, made_at, made_by, kind, data_version
    from cut
    where cast(moment as date) <= $as_of
        and cast(made_at as date) <= $now
),

running as (
    select told.cut_id, max(cut_period.starts_on) as starts_on
    from told
    inner join cut_period
        on cut_period.cut_id = told.cut_id
        and cut_period.kind = 'phase'
        and cut_period.starts_on <= cast(told.moment as date)
    group by told.cut_id
)

select
    told.cut_id,
    told.name,
    told.moment,
    told.made_at,
    told.made_by,
    told.kind,
    cut_period.period_id,
    coalesce(cut_standing.initiatives, 0) as initiatives,
    coalesce(cut_standing.registrants, 0) as registrants,
    cut_standing.assigned as quota,
    100.0 * coalesce(cut_standing.initiatives, 0) / nullif(cut_standing.assigned, 0) as percent
from told
left join running on running.cut_id = told.cut_id
left join cut_period
    on cut_period.cut_id = running.cut_id
    and cut_period.kind = 'phase'
    and cut_period.starts_on = running.starts_on
left join cut_unit on cut_unit.cut_id = told.cut_id and cut_unit.level = 'city'
left join cut_standing
    on cut_standing.cut_id = told.cut_id
    and cut_standing.unit_id = cut_unit.unit_id
    and cut_standing.period_id = cut_period.period_id
    and cut_standing.scope = 'all'
    and cut_standing.block = ''
order by told.moment desc, told.data_version desc
