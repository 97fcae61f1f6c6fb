-- Which fields are a unit's initiatives of?
-- One row per field, the largest first; those that name none come last. They add up to the unit's
-- count on the boards.
-- $unit: id of the unit
-- $period: id of the period whose days count
-- $scope: all (submitted, valid, pending) or valid
-- $as_of: the last day that counts
select field_day.field, sum(field_day.initiatives) as initiatives
from field_day
inner join unit on unit.unit_id = field_day.unit_id
inner join period on field_day.day between period.starts_on and period.ends_on
where $unit in (unit.upper_id, unit.grassroots_id, unit.unit_id)
    and field_day.scope = $scope
    and period.period_id = $period
    and field_day.day <= $as_of
group by field_day.field
order by
    case when field_day.field is null then 1 else 0 end asc,
    initiatives desc,
    field_day.field asc
