-- By which criteria is the emulation score reckoned on a day?
-- One row per criterion in force, those that give no points included.
-- $as_of: the day
with latest as (
    select
        criterion_id,
        from_day,
        points,
        full_at,
        is_example,
        row_number() over (partition by criterion_id order by from_day desc) as turn
    from criterion
    where from_day <= $as_of
)

select criterion_id, from_day, points, full_at, is_example
from latest
where turn = 1
order by
    case criterion_id
        when 'quota_share' then 1
        when 'growth' then 2
        when 'participation' then 3
        when 'valid_share' then 4
        else 5
    end asc
