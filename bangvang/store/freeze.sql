-- Freezes the board as it stands into the cut of `freezing` (cut_id, day): periods, units, and for
-- every period, scope and block what each unit has up to and with the day, and its quotas then.
insert into cut_period
select freezing.cut_id, period_id, name, name_en, kind, starts_on, ends_on
from period
cross join freezing;

insert into cut_unit
select
    freezing.cut_id, unit_id, display_name, short_name, kind, level, upper_id, grassroots_id, cluster, block,
    valid_from, valid_to, search_key, name_order
from unit
cross join freezing;

-- one row per unit that a registration names, unit it counts for, and block: '' for all of it
create or replace temp table counts_for as
select unit.unit_id, above.unit_id as for_id, part.block
from unit
inner join unit as above
    on above.level = 'city' and unit.upper_id is not null
    or above.level = 'upper' and above.unit_id = unit.upper_id
    or above.level = 'grassroots' and above.unit_id = unit.grassroots_id
    or above.level = 'team' and above.unit_id = unit.unit_id
inner join (values (''), ('enterprise'), ('administrative')) as part (block)
    on part.block = '' or part.block = unit.block;

create or replace temp table frozen_count as
select
    counts_for.for_id as unit_id,
    period.period_id,
    unit_day.scope,
    counts_for.block,
    sum(unit_day.initiatives) as initiatives,
    sum(unit_day.benefit_vnd) as benefit_vnd,
    max(unit_day.day) as grew_on,
    max(case when unit_day.benefit_vnd <> 0 then unit_day.day end) as benefit_grew_on
from unit_day
inner join counts_for on counts_for.unit_id = unit_day.unit_id
inner join period on unit_day.day between period.starts_on and period.ends_on
inner join freezing on unit_day.day <= freezing.day
group by counts_for.for_id, period.period_id, unit_day.scope, counts_for.block;

create or replace temp table frozen_people as
select
    counts_for.for_id as unit_id,
    registrant_day.period_id,
    registrant_day.scope,
    counts_for.block,
    sum(registrant_day.registrants) as registrants,
    max(registrant_day.day) as people_grew_on
from registrant_day
inner join counts_for on counts_for.unit_id = registrant_day.unit_id
inner join freezing on registrant_day.day <= freezing.day
group by counts_for.for_id, registrant_day.period_id, registrant_day.scope, counts_for.block;

create or replace temp table frozen_quota as
select
    quota_span.unit_id,
    quota_span.period_id,
    scope.scope,
    coalesce(quota_span.block, '') as block,
    max(case when quota_span.basis = 'assigned' then quota_span.amount end) as assigned,
    max(case when quota_span.basis = 'assigned' and quota_span.is_illustrative then 1 else 0 end)
        = 1 as assigned_is_illustrative,
    max(case when quota_span.basis = 'pledged' then quota_span.amount end) as pledged,
    max(case when quota_span.basis = 'pledged' and quota_span.is_illustrative then 1 else 0 end)
        = 1 as pledged_is_illustrative
from quota_span
inner join freezing
    on quota_span.from_day <= freezing.day
    and (quota_span.to_day is null or quota_span.to_day >= freezing.day)
inner join (values ('all'), ('valid')) as scope (scope) on true
where quota_span.measure = 'initiatives'
group by
    quota_span.unit_id, quota_span.period_id, scope.scope, coalesce(quota_span.block, '');

insert into cut_standing
select
    freezing.cut_id,
    shown.unit_id,
    shown.period_id,
    shown.scope,
    shown.block,
    coalesce(frozen_count.initiatives, 0),
    coalesce(frozen_people.registrants, 0),
    coalesce(frozen_count.benefit_vnd, 0),
    frozen_count.grew_on,
    frozen_people.people_grew_on,
    frozen_count.benefit_grew_on,
    frozen_quota.assigned,
    coalesce(frozen_quota.assigned_is_illustrative, false),
    frozen_quota.pledged,
    coalesce(frozen_quota.pledged_is_illustrative, false)
from (
    select unit_id, period_id, scope, block from frozen_count
    union
    select unit_id, period_id, scope, block from frozen_people
    union
    select unit_id, period_id, scope, block from frozen_quota
) as shown
cross join freezing
left join frozen_count
    on frozen_count.unit_id = shown.unit_id
    and frozen_count.period_id = shown.period_id
    and frozen_count.scope = shown.scope
    and frozen_count.block = shown.block
left join frozen_people
    on frozen_people.unit_id = shown.unit_id
    and frozen_people.period_id = shown.period_id
    and frozen_people.scope = shown.scope
    and frozen_people.block = shown.block
left join frozen_quota
    on frozen_quota.unit_id = shown.unit_id
    and frozen_quota.period_id = shown.period_id
    and frozen_quota.scope = shown.scope
    and frozen_quota.block = shown.block;
