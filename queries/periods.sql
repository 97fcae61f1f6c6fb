-- Which periods has the campaign, and which hold registrations?
-- One row per period, in the order of their days.
select
    period.period_id,
    period.name,
    period.name_en,
    period.kind,
    period.phase_id,
    period.starts_on,
    period.ends_on,
    exists (
        select 1
        from unit_day
        where unit_day.day between period.starts_on and period.ends_on
    ) as has_registrations
from period
order by period.starts_on asc, period.ends_on asc, period.period_id asc
