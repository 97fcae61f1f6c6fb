-- What was done, by whom, when and from where?
-- One row per line of the log that fits, the latest first, at most 500.
-- $actor: name of who did it; null for everybody
-- $action: code of what was done; null for everything
-- $words: part of the subject or the details, in small letters; '' for all
-- $from_day: the first day told
-- $to_day: the last day told
select
    line_no,
    happened_at,
    actor,
    place,
    action,
    subject,
    details
from log
where ($actor is null or actor = $actor)
    and ($action is null or action = $action)
    and ($words = '' or strpos(lower(concat(coalesce(subject, ''), ' ', details)), $words) > 0)
    and cast(happened_at as date) between $from_day and $to_day
order by line_no desc
limit 500
