-- How many initiatives did each unit bring on each of the last days?
-- One row per unit of the level and day with something new.
-- $level: upper, grassroots or team
-- $scope: all (submitted, valid, pending) or valid
-- $block: enterprise or administrative; null for both
-- $from_day: the first day told
-- $as_of: the last day told
select
    case $level
        when 'upper' then unit.upper_id
        when 'grassroots' then unit.grassroots_id
        else unit.unit_id
    end as unit_id,
    unit_day.day,
    sum(unit_day.initiatives) as initiatives
from unit_day
inner join unit on unit.unit_id = unit_day.unit_id
where unit_day.scope = $scope
    and unit_day.day between $from_day and $as_of
    and ($level = 'upper' or unit.level = $level or ($level = 'grassroots' and unit.level = 'team'))
    and ($block is null or unit.block = $block)
group by 1, 2
order by 1 asc, 2 asc
