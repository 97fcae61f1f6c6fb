-- Which units can be given a quota?
-- One row per unit: the city first, then in Vietnamese order of names within kind and upper union.
-- $level: upper, for the city and its upper unions, or grassroots
-- $upper: the upper union whose grassroots unions are meant; null for those anywhere that have a
--   quota or whose members are known
-- $period: id of the period in whose time they must stand
select
    unit.unit_id,
    unit.display_name,
    unit.kind,
    unit.level,
    coalesce(upper_union.display_name, '') as upper_name
from unit
inner join period on period.period_id = $period
left join unit as upper_union on upper_union.unit_id = unit.upper_id
where (
    ($level = 'upper' and unit.level in ('city', 'upper'))
    or (
        $level = 'grassroots'
        and unit.level = 'grassroots'
        and (
            unit.upper_id = $upper
            or (
                $upper is null
                and (
                    unit.unit_id in (select quota_span.unit_id from quota_span)
                    or unit.unit_id in (select membership.unit_id from membership)
                )
            )
        )
    )
)
and (unit.valid_from is null or unit.valid_from <= period.ends_on)
and (unit.valid_to is null or unit.valid_to >= period.starts_on)
order by
    case unit.level when 'city' then 1 else 2 end asc,
    case unit.kind
        when 'district' then 1
        when 'sector' then 2
        when 'zone' then 3
        else 4
    end asc,
    upper_union.name_order asc nulls first,
    unit.name_order asc,
    unit.unit_id asc
