-- The tables of Bảng Vàng. No keys, sequences or indexes: ids come from Python and one writer
-- keeps them unique, so that the same tables also stand on a lake or a cluster.
-- A change here needs its step in `migrations/`, for databases made before: see `migrating.py`.

-- Facts about this database: campaign words, sample or own, fixed clock, key of the person marks.
create table setting (
    name varchar not null,
    value varchar not null
);

-- One row: which schema this is, the number of the last step in `migrations/`.
create table schema_version (
    version bigint not null
);

-- One row: moves by one with every commit.
create table data_version (
    version bigint not null
);

-- One row per day of the programme and some days around it.
create table calendar (
    day date not null
);

-- One row per unit of the tree: city, upper, grassroots, team.
create table unit (
    unit_id varchar not null,
    name varchar not null,
    display_name varchar not null,  -- as boards print it
    short_name varchar not null,
    kind varchar not null,          -- city, district, sector, zone, corporation: a union below has its upper's
    level varchar not null,
    parent_id varchar,
    upper_id varchar,               -- the upper union it stands under, itself when it is one
    grassroots_id varchar,          -- the grassroots union it stands in, itself when it is one
    cluster varchar,
    block varchar,                  -- enterprise, administrative, or null: both or unknown
    valid_from date,
    valid_to date,
    search_key varchar not null,    -- folded name, for searching
    name_order varchar not null,    -- sorts as Vietnamese names sort
    cluster_status varchar          -- published and the year, or inferred; null without a cluster
);

-- One row per folded spelling and unit it may mean.
create table spelling (
    spelling varchar not null,
    unit_id varchar not null,
    ambiguous boolean not null,     -- true: always ask
    source varchar not null,        -- roster, registration, or decision: somebody said so
    sender varchar,                 -- the upper union whose habit it is; null: everybody's
    learned_at timestamp,
    learned_by varchar
);

-- One row per phase, drive, and the programme as a whole.
create table period (
    period_id varchar not null,
    name varchar not null,
    name_en varchar not null,
    kind varchar not null,          -- phase, drive, programme
    phase_id varchar,               -- the phase whose quota a drive works towards
    starts_on date not null,
    ends_on date not null           -- the last day, counted
);

-- One row per unit, period, measure, basis, block and the day from which it holds.
create table quota (
    unit_id varchar not null,
    period_id varchar not null,
    measure varchar not null,
    basis varchar not null,         -- assigned, pledged
    block varchar,
    from_day date not null,
    amount bigint not null,
    status varchar not null         -- published, inferred, illustrative
);

-- Which quota holds on which days, made anew from `quota` at every change.
-- One row per unit, period, measure, basis, block and span of days; block null: the unit's whole.
create table quota_span (
    unit_id varchar not null,
    period_id varchar not null,
    measure varchar not null,
    basis varchar not null,
    block varchar,
    from_day date not null,
    to_day date,                    -- the last day it holds; null: it still does
    amount bigint not null,
    is_illustrative boolean not null
);

-- One row per unit and day from which its number of members is known.
create table membership (
    unit_id varchar not null,
    from_day date not null,
    members bigint not null,
    status varchar not null         -- published, inferred, illustrative
);

-- One row per file brought in.
create table batch (
    batch_id varchar not null,
    batch_no bigint not null,       -- order of booking, from 1
    file_name varchar not null,
    file_hash varchar not null,     -- SHA-256 of the file
    file_bytes bigint not null,
    received_on date not null,
    committed_at timestamp not null,  -- local time of the campaign
    committed_by varchar not null,
    state varchar not null,         -- committed, superseded, withdrawn
    unit_id varchar,                -- the unit named for the whole file
    encoding varchar not null,
    tables varchar not null,        -- what was understood, as JSON
    rows_read bigint not null,
    accepted bigint not null,
    duplicates bigint not null,     -- of the accepted rows, when booked
    refused bigint not null,
    set_aside bigint not null,
    letter_total bigint             -- the number the sender's letter or total row states
);

-- One row per batch: the file as it came.
create table original (
    batch_id varchar not null,
    content blob not null
);

-- One row per file that waits to be booked: dropped on the page or found in the inbox.
create table draft (
    draft_id varchar not null,
    file_name varchar not null,
    file_hash varchar not null,
    content blob not null,
    arrived_at timestamp not null,
    arrived_by varchar not null,
    state varchar not null,         -- open, booked, discarded
    unit_id varchar,                -- what has been decided so far
    received_on date not null,
    letter_total bigint,
    choices varchar not null        -- JSON
);

-- One row per sender and set of headings: how this sender's files are to be read.
create table layout (
    sender varchar not null,
    headings varchar not null,      -- the folded headings, joined
    choices varchar not null,       -- JSON
    learned_at timestamp not null,
    learned_by varchar not null
);

-- One row per initiative as a file states it; duplicates are kept and told apart when counting.
-- How its columns are packed is told, as DuckDB would choose after trying every way on a million rows.
create table initiative (
    initiative_id bigint not null using compression bitpacking,    -- grows in the order of booking
    batch_id varchar not null using compression dictionary,
    sheet varchar not null using compression dictionary,
    row bigint not null using compression bitpacking,              -- as Excel numbers it
    title varchar not null using compression fsst,
    title_key varchar not null using compression fsst,             -- folded
    -- the grassroots union, or the upper union where none is named
    unit_id varchar not null using compression dictionary,
    team_id varchar using compression dictionary,
    field varchar using compression dictionary,
    registered_on date not null using compression bitpacking,
    stage varchar not null using compression dictionary,           -- submitted, valid, pending, rejected
    benefit_vnd bigint using compression bitpacking
);

-- One row per author line of an initiative.
create table registration (
    initiative_id bigint not null using compression bitpacking,
    line bigint not null using compression bitpacking,             -- 0 for the first author
    row bigint not null using compression bitpacking,
    unit_id varchar not null using compression dictionary,
    person_no bigint not null using compression bitpacking
);

-- One row per registrant: a person of one grassroots union.
create table registrant (
    person_no bigint not null,
    unit_id varchar not null,
    person_key varchar not null,    -- folded name
    mark_hash varchar not null,     -- keyed hash of birth year or member code, '' without one
    name varchar not null
);

-- One row per sheet row handed back.
create table refusal (
    batch_id varchar not null,
    sheet varchar not null,
    row bigint not null,
    reason varchar not null,
    column_name varchar,
    value varchar,
    cells varchar not null,         -- the original cells as a JSON list, personal columns blank
    others varchar                  -- what else is wrong, as JSON: reason, column and value of each
);

-- One row per sheet row that is no registration.
create table set_aside (
    batch_id varchar not null,
    sheet varchar not null,
    row bigint not null,
    why varchar not null,
    text varchar
);

-- Counts kept at commit. scope: 'all' = submitted, valid and pending; 'valid' = valid only.
-- All count by the lowest unit that a registration names: team, grassroots or upper union.
-- One row per unit, scope and day with something new.
create table unit_day (
    unit_id varchar not null,
    scope varchar not null,
    day date not null,
    initiatives bigint not null,
    benefit_vnd bigint not null
);

-- One row per unit, scope, period and day: registrants whose first registration of the period
-- fell on that day, in the unit it named. Each counts once, so these add up over units and days.
create table registrant_day (
    unit_id varchar not null,
    scope varchar not null,
    period_id varchar not null,
    day date not null,
    registrants bigint not null
);

-- One row per unit, scope, field and day with something new: `unit_day` by field, null for none named.
create table field_day (
    unit_id varchar not null,
    scope varchar not null,
    field varchar,
    day date not null,
    initiatives bigint not null
);

-- One row per initiative and scope in which it stands in a committed file, and counts no more: its
-- author had registered the title before, or a verdict joined it to another.
create table uncounted (
    unit_id varchar not null,
    scope varchar not null,
    initiative_id bigint not null
);

-- One row per unit, period, stage that waits or failed (pending, rejected), and day on which it
-- changed how many initiatives dated in the period stand so, while no other row of their author
-- and title says better. The changes up to a day add up to how many do on that day.
create table stage_day (
    unit_id varchar not null,       -- the union
    period_id varchar not null,
    stage varchar not null,
    day date not null,
    change bigint not null
);

-- One row per file and lowest unit its registrations name, whatever became of the file since.
create table batch_unit (
    batch_id varchar not null,
    unit_id varchar not null,
    initiatives bigint not null
);

-- One row per pair of initiatives with almost the same title, the earlier one first. Each stands
-- for every initiative of its authors with its title: the first ever booked gives the id.
create table near_pair (
    first_id bigint not null,
    second_id bigint not null,
    likeness bigint not null,       -- of 100
    across boolean not null         -- whether they stand in two unions
);

-- One row once titles were compared: every initiative up to this one has been.
create table compared (
    initiative_id bigint not null
);

-- One row per pair that somebody decided upon. 'same': the second counts no more while the first
-- stands; 'different': both count.
create table verdict (
    first_id bigint not null,
    second_id bigint not null,
    verdict varchar not null,
    decided_at timestamp not null,
    decided_by varchar not null
);

-- One row per unit of the national table and day.
create table national (
    as_of date not null,
    unit varchar not null,
    name_order varchar not null,    -- sorts as Vietnamese names sort
    initiatives bigint not null,
    registrants bigint,
    status varchar not null,        -- published, illustrative
    is_ours boolean not null
);

-- One row per cut: the board frozen at a stated moment, never changed again.
create table cut (
    cut_id varchar not null,
    name varchar not null,
    moment timestamp not null,      -- the moment it states
    made_at timestamp not null,
    made_by varchar not null,
    kind varchar not null,          -- hand, daily
    data_version bigint not null
);

-- One row per cut and period, as the period stood.
create table cut_period (
    cut_id varchar not null,
    period_id varchar not null,
    name varchar not null,
    name_en varchar not null,
    kind varchar not null,          -- phase, drive, programme
    starts_on date not null,
    ends_on date not null
);

-- One row per cut and unit of the tree, as the unit stood.
create table cut_unit (
    cut_id varchar not null,
    unit_id varchar not null,
    display_name varchar not null,
    short_name varchar not null,
    kind varchar not null,
    level varchar not null,
    upper_id varchar,
    grassroots_id varchar,
    cluster varchar,
    block varchar,
    valid_from date,
    valid_to date,
    search_key varchar not null,
    name_order varchar not null
);

-- One row per cut, unit with something to show, period, scope and block ('' for the whole unit):
-- what the question `leaderboard` is made of, as it stood.
create table cut_standing (
    cut_id varchar not null,
    unit_id varchar not null,
    period_id varchar not null,
    scope varchar not null,
    block varchar not null,
    initiatives bigint not null,
    registrants bigint not null,
    benefit_vnd bigint not null,
    grew_on date,                   -- the last day with a new initiative
    people_grew_on date,
    benefit_grew_on date,
    assigned bigint,                -- quotas of the day
    assigned_is_illustrative boolean not null,
    pledged bigint,
    pledged_is_illustrative boolean not null
);

-- One row per step of the support of a unit: who looks after it, what was said, what comes next.
create table support_note (
    note_id varchar not null,       -- a running number: sorts as the notes were written
    unit_id varchar not null,
    kind varchar not null,          -- assigned, call, follow_up, done
    happened_at timestamp not null,
    written_by varchar not null,
    supporter varchar,              -- of an assignment: who looks after the unit from here on; null: nobody
    text varchar not null,
    due_on date,                    -- of a follow-up
    closes varchar                  -- of a done: the note_id of its follow-up
);

-- One row per criterion of the emulation score and the day from which it holds.
create table criterion (
    criterion_id varchar not null,  -- quota_share, growth, participation, valid_share, on_time
    from_day date not null,
    points bigint not null,         -- at most so many; 0 leaves it out
    full_at double not null,        -- the value, in percent, that earns all points
    is_example boolean not null
);

-- One row per running order of the stage: what a meeting shows, slide by slide.
create table running_order (
    order_id varchar not null,
    name varchar not null,
    slides varchar not null,        -- JSON: kind, filters, seconds and notes of each
    changed_at timestamp not null,
    changed_by varchar not null
);

-- One row per write: who did what, when, from where. Lines are added, never taken out; each holds the
-- hash of the one before, so that a changed or missing line shows. What a line says may be blanked
-- where it names a person who is erased: chain.py.
create table log (
    line_no bigint not null,        -- from 1, without a gap
    happened_at timestamp not null,
    actor varchar not null,
    place varchar not null,         -- address of the machine, '' for the server's own doings
    action varchar not null,
    subject varchar,
    details varchar not null,       -- JSON
    salt varchar not null,          -- of the mark
    mark varchar not null,          -- SHA-256 of salt, subject and details as they were written
    former varchar,                 -- keyed hash of the line's hash before schema 9; null for later lines
    hash varchar not null           -- HMAC-SHA-256 of this line and the hash before
);

-- One row per account.
create table account (
    account_id varchar not null,
    name varchar not null,          -- in small letters; an e-mail address where a provider names people
    role varchar not null,          -- viewer, presenter, staff, admin
    phrase_hash varchar,            -- argon2id; null: comes in by the provider only
    phrase_is_once boolean not null, -- to be changed at the first sign-in
    disabled boolean not null,
    made_at timestamp not null,
    made_by varchar not null
);

-- One row per session that has not ended.
create table session (
    session_id varchar not null,    -- SHA-256 of what its cookie holds
    account_id varchar not null,
    opened_at timestamp not null,
    seen_at timestamp not null,     -- its last page, to five minutes
    place varchar not null          -- address of the machine
);

-- One row per name or address that failed to sign in lately.
create table attempt (
    subject varchar not null,       -- keyed hash of the name or the address
    failures bigint not null,
    last_at timestamp not null,
    shut_until timestamp            -- nothing is tried before; null: the next one may try
);
