-- A database of release 5: its schema, word for word, and rows that its program wrote;
-- most spellings, quotas and days of the campaign are left out.

-- The tables of Bảng Vàng. No keys, sequences or indexes: ids come from Python and one writer
-- keeps them unique, so that the same tables also stand on a lake or a cluster.

-- Facts about this database: campaign words, sample or own, fixed clock, key of the person marks.
create table if not exists setting (
    name varchar not null,
    value varchar not null
);

-- One row: moves by one with every commit.
create table if not exists data_version (
    version bigint not null
);

-- One row per day of the programme and some days around it.
create table if not exists calendar (
    day date not null
);

-- One row per unit of the tree: city, upper, grassroots, team.
create table if not exists unit (
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
alter table unit add column if not exists cluster_status varchar;  -- of databases made before

-- One row per folded spelling and unit it may mean.
create table if not exists spelling (
    spelling varchar not null,
    unit_id varchar not null,
    ambiguous boolean not null,     -- true: always ask
    source varchar not null,        -- roster, registration, or decision: somebody said so
    sender varchar,                 -- the upper union whose habit it is; null: everybody's
    learned_at timestamp,
    learned_by varchar
);

-- One row per phase, drive, and the programme as a whole.
create table if not exists period (
    period_id varchar not null,
    name varchar not null,
    name_en varchar not null,
    kind varchar not null,          -- phase, drive, programme
    phase_id varchar,               -- the phase whose quota a drive works towards
    starts_on date not null,
    ends_on date not null           -- the last day, counted
);

-- One row per unit, period, measure, basis, block and the day from which it holds.
create table if not exists quota (
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
create table if not exists quota_span (
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
create table if not exists membership (
    unit_id varchar not null,
    from_day date not null,
    members bigint not null,
    status varchar not null         -- published, inferred, illustrative
);

-- One row per file brought in.
create table if not exists batch (
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
create table if not exists original (
    batch_id varchar not null,
    content blob not null
);

-- One row per file that waits to be booked: dropped on the page or found in the inbox.
create table if not exists draft (
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
create table if not exists layout (
    sender varchar not null,
    headings varchar not null,      -- the folded headings, joined
    choices varchar not null,       -- JSON
    learned_at timestamp not null,
    learned_by varchar not null
);

-- One row per initiative as a file states it; duplicates are kept and told apart when counting.
create table if not exists initiative (
    initiative_id bigint not null,  -- grows in the order of booking
    batch_id varchar not null,
    sheet varchar not null,
    row bigint not null,            -- as Excel numbers it
    title varchar not null,
    title_key varchar not null,     -- folded
    unit_id varchar not null,       -- the grassroots union, or the upper union where none is named
    team_id varchar,
    field varchar,
    registered_on date not null,
    stage varchar not null,         -- submitted, valid, pending, rejected
    benefit_vnd bigint
);

-- One row per author line of an initiative.
create table if not exists registration (
    initiative_id bigint not null,
    line bigint not null,           -- 0 for the first author
    row bigint not null,
    unit_id varchar not null,
    person_no bigint not null
);

-- One row per registrant: a person of one grassroots union.
create table if not exists registrant (
    person_no bigint not null,
    unit_id varchar not null,
    person_key varchar not null,    -- folded name
    mark_hash varchar not null,     -- keyed hash of birth year or member code, '' without one
    name varchar not null
);

-- One row per sheet row handed back.
create table if not exists refusal (
    batch_id varchar not null,
    sheet varchar not null,
    row bigint not null,
    reason varchar not null,
    column_name varchar,
    value varchar,
    cells varchar not null          -- the original cells as a JSON list, personal columns blank
);

-- One row per sheet row that is no registration.
create table if not exists set_aside (
    batch_id varchar not null,
    sheet varchar not null,
    row bigint not null,
    why varchar not null,
    text varchar
);

-- Counts kept at commit. scope: 'all' = submitted, valid and pending; 'valid' = valid only.
-- Both tables count by the lowest unit that a registration names: team, grassroots or upper union.
-- One row per unit, scope and day with something new.
create table if not exists unit_day (
    unit_id varchar not null,
    scope varchar not null,
    day date not null,
    initiatives bigint not null,
    benefit_vnd bigint not null
);

-- One row per unit, scope, period and day: registrants whose first registration of the period
-- fell on that day, in the unit it named. Each counts once, so these add up over units and days.
create table if not exists registrant_day (
    unit_id varchar not null,
    scope varchar not null,
    period_id varchar not null,
    day date not null,
    registrants bigint not null
);

-- One row per pair of initiatives with almost the same title, the earlier one first. Each stands
-- for every initiative of its authors with its title: the first ever booked gives the id.
create table if not exists near_pair (
    first_id bigint not null,
    second_id bigint not null,
    likeness bigint not null,       -- of 100
    across boolean not null         -- whether they stand in two unions
);

-- One row once titles were compared: every initiative up to this one has been.
create table if not exists compared (
    initiative_id bigint not null
);

-- One row per pair that somebody decided upon. 'same': the second counts no more while the first
-- stands; 'different': both count.
create table if not exists verdict (
    first_id bigint not null,
    second_id bigint not null,
    verdict varchar not null,
    decided_at timestamp not null,
    decided_by varchar not null
);

-- One row per unit of the national table and day.
create table if not exists national (
    as_of date not null,
    unit varchar not null,
    name_order varchar not null,    -- sorts as Vietnamese names sort
    initiatives bigint not null,
    registrants bigint,
    status varchar not null,        -- published, illustrative
    is_ours boolean not null
);

-- One row per cut: the board frozen at a stated moment, never changed again.
create table if not exists cut (
    cut_id varchar not null,
    name varchar not null,
    moment timestamp not null,      -- the moment it states
    made_at timestamp not null,
    made_by varchar not null,
    kind varchar not null,          -- hand, daily
    data_version bigint not null
);

-- One row per cut and period, as the period stood.
create table if not exists cut_period (
    cut_id varchar not null,
    period_id varchar not null,
    name varchar not null,
    name_en varchar not null,
    kind varchar not null,          -- phase, drive, programme
    starts_on date not null,
    ends_on date not null
);

-- One row per cut and unit of the tree, as the unit stood.
create table if not exists cut_unit (
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
create table if not exists cut_standing (
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
create table if not exists support_note (
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
create table if not exists criterion (
    criterion_id varchar not null,  -- quota_share, growth, participation, valid_share, on_time
    from_day date not null,
    points bigint not null,         -- at most so many; 0 leaves it out
    full_at double not null,        -- the value, in percent, that earns all points
    is_example boolean not null
);

-- One row per running order of the stage: what a meeting shows, slide by slide.
create table if not exists running_order (
    order_id varchar not null,
    name varchar not null,
    slides varchar not null,        -- JSON: kind, filters, seconds and notes of each
    changed_at timestamp not null,
    changed_by varchar not null
);

-- One row per write: who did what, when, from where. Lines are added, never changed:
-- each holds the hash of the one before, so that a changed or missing line shows.
create table if not exists log (
    line_no bigint not null,        -- from 1, without a gap
    happened_at timestamp not null,
    actor varchar not null,
    place varchar not null,         -- address of the machine, '' for the server's own doings
    action varchar not null,
    subject varchar,
    details varchar not null,       -- JSON
    hash varchar not null           -- SHA-256 of this line and the hash before
);


insert into batch values
('09dcaeff559d4cddb9b24133c69e6065', 3, 'c.csv', '92be37b3cc63bb01d98b8bd9963c0fd80fff08b07faf221a00b83daa9800f9c9', 335, date '2022-05-19', timestamp '2022-05-19 17:42:00', 'bangvang', 'committed', 'S-GIAO-DUC', 'unicode', '[{"sheet": "", "header_row": 1, "columns": {"stt": "STT", "person": "Họ và tên", "unit": "Đơn vị", "title": "Tên sáng kiến", "registered_on": "Ngày đăng ký"}, "unused": [], "dropped": []}]', 4, 3, 0, 0, 1, null),
('1a8b7f24aaa2463ab88357dc2ad73884', 1, 'a.csv', '4cad2a6ee880aef92809e299f7f5c60bf25638e328e61fcc8a2f30487e841817', 397, date '2022-05-19', timestamp '2022-05-19 17:42:00', 'bangvang', 'committed', 'D-BA-DINH', 'unicode', '[{"sheet": "", "header_row": 1, "columns": {"stt": "STT", "person": "Họ và tên", "unit": "Đơn vị", "title": "Tên sáng kiến", "registered_on": "Ngày đăng ký"}, "unused": [], "dropped": []}]', 5, 4, 0, 0, 1, null),
('55124372a5db4e3499d8cfd329bc9f39', 2, 'b.csv', 'a0c10bed4281bae4b2e937c4ac1846a0b27b14d1573d0674f95a151cb1ca3d24', 336, date '2022-05-19', timestamp '2022-05-19 17:42:00', 'bangvang', 'withdrawn', 'D-DONG-DA', 'unicode', '[{"sheet": "", "header_row": 1, "columns": {"stt": "STT", "person": "Họ và tên", "unit": "Đơn vị", "title": "Tên sáng kiến", "registered_on": "Ngày đăng ký"}, "unused": [], "dropped": []}]', 5, 3, 0, 1, 1, null);

insert into calendar values
(date '2022-05-01'),
(date '2022-05-02'),
(date '2022-05-03'),
(date '2022-05-04'),
(date '2022-05-05'),
(date '2022-05-06'),
(date '2022-05-07'),
(date '2022-05-08'),
(date '2022-05-09'),
(date '2022-05-10'),
(date '2022-05-11'),
(date '2022-05-12'),
(date '2022-05-13'),
(date '2022-05-14'),
(date '2022-05-15'),
(date '2022-05-16'),
(date '2022-05-17'),
(date '2022-05-18'),
(date '2022-05-19'),
(date '2022-05-20'),
(date '2022-05-21'),
(date '2022-05-22'),
(date '2022-05-23'),
(date '2022-05-24'),
(date '2022-05-25'),
(date '2022-05-26'),
(date '2022-05-27'),
(date '2022-05-28'),
(date '2022-05-29'),
(date '2022-05-30'),
(date '2022-05-31'),
(date '2022-06-01'),
(date '2022-06-02'),
(date '2022-06-03'),
(date '2022-06-04'),
(date '2022-06-05');

insert into compared values
(50331650);

insert into criterion values
('growth', date '2021-09-01', 15, 50.0, true),
('on_time', date '2021-09-01', 10, 50.0, true),
('participation', date '2021-09-01', 15, 30.0, true),
('quota_share', date '2021-09-01', 40, 100.0, true),
('valid_share', date '2021-09-01', 20, 80.0, true);

insert into cut values
('20220519-1800', 'Giao ban', timestamp '2022-05-19 18:00:00', timestamp '2022-05-19 18:00:00', 'bangvang', 'hand', 9);

insert into cut_period values
('20220519-1800', 'drive-35', 'Đợt cao điểm 35 ngày', '35-day peak drive', 'drive', date '2022-04-25', date '2022-05-31'),
('20220519-1800', 'phase-1', 'Giai đoạn 1', 'Phase 1', 'phase', date '2022-01-08', date '2022-05-31'),
('20220519-1800', 'phase-2', 'Giai đoạn 2', 'Phase 2', 'phase', date '2022-06-01', date '2023-09-01'),
('20220519-1800', 'programme', 'Toàn chương trình', 'Whole programme', 'programme', date '2021-09-01', date '2023-09-01');

insert into cut_standing values
('20220519-1800', 'D-BA-DINH', 'drive-35', 'all', '', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-BA-DINH', 'drive-35', 'all', 'administrative', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-BA-DINH', 'phase-1', 'all', '', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, 1300, true, 1300, true),
('20220519-1800', 'D-BA-DINH', 'phase-1', 'all', 'administrative', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, 315, true, 315, true),
('20220519-1800', 'D-BA-DINH', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 1300, true, 1300, true),
('20220519-1800', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'drive-35', 'all', '', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'drive-35', 'all', 'administrative', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'phase-1', 'all', '', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'phase-1', 'all', 'administrative', 4, 4, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'D-CAU-GIAY', 'phase-1', 'all', '', 0, 0, 0, null, null, null, 1471, true, 1471, true),
('20220519-1800', 'D-CAU-GIAY', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 1471, true, 1471, true),
('20220519-1800', 'D-DONG-DA', 'phase-1', 'all', '', 0, 0, 0, null, null, null, 1900, true, 1900, true),
('20220519-1800', 'D-DONG-DA', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 1900, true, 1900, true),
('20220519-1800', 'G-STANLEY', 'phase-1', 'all', '', 0, 0, 0, null, null, null, 400, false, 400, false),
('20220519-1800', 'G-STANLEY', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 400, false, 400, false),
('20220519-1800', 'HN', 'drive-35', 'all', '', 7, 7, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'HN', 'drive-35', 'all', 'administrative', 7, 7, 0, date '2022-05-13', date '2022-05-13', null, null, false, null, false),
('20220519-1800', 'HN', 'phase-1', 'all', '', 7, 7, 0, date '2022-05-13', date '2022-05-13', null, 52000, false, 52000, false),
('20220519-1800', 'HN', 'phase-1', 'all', 'administrative', 7, 7, 0, date '2022-05-13', date '2022-05-13', null, 12000, false, 12000, false),
('20220519-1800', 'HN', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 52000, false, 52000, false),
('20220519-1800', 'S-GIAO-DUC', 'drive-35', 'all', '', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false),
('20220519-1800', 'S-GIAO-DUC', 'drive-35', 'all', 'administrative', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false),
('20220519-1800', 'S-GIAO-DUC', 'phase-1', 'all', '', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, 958, false, 958, false),
('20220519-1800', 'S-GIAO-DUC', 'phase-1', 'all', 'administrative', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, 958, false, 958, false),
('20220519-1800', 'S-GIAO-DUC', 'phase-1', 'valid', '', 0, 0, 0, null, null, null, 958, false, 958, false),
('20220519-1800', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'drive-35', 'all', '', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false),
('20220519-1800', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'drive-35', 'all', 'administrative', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false),
('20220519-1800', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'phase-1', 'all', '', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false),
('20220519-1800', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'phase-1', 'all', 'administrative', 3, 3, 0, date '2022-05-12', date '2022-05-12', null, null, false, null, false);

insert into cut_unit values
('20220519-1800', 'D-BA-DINH', 'LĐLĐ quận Ba Đình', 'Ba Đình', 'district', 'upper', 'D-BA-DINH', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan ba dinh ldld quan ba dinh ba dinh', 'DA GMRL'),
('20220519-1800', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'district', 'grassroots', 'D-BA-DINH', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', '1', 'administrative', null, null, 'truong tieu hoc hoa sen', 'ZX\URK ZMI[ LSE LSA YHR'),
('20220519-1800', 'D-CAU-GIAY', 'LĐLĐ quận Cầu Giấy', 'Cầu Giấy', 'district', 'upper', 'D-CAU-GIAY', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan cau giay ldld quan cau giay cau giay', 'EC[ KMC`'),
('20220519-1800', 'D-DONG-DA', 'LĐLĐ quận Đống Đa', 'Đống Đa', 'district', 'upper', 'D-DONG-DA', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan dong da ldld quan dong da dong da', 'GTRK GA'),
('20220519-1800', 'D-DONG-DA/cong-ty-may-10', 'Công ty May 10', 'Công ty May 10', 'district', 'grassroots', 'D-DONG-DA', 'D-DONG-DA/cong-ty-may-10', '1', 'enterprise', null, null, 'cong ty may 10', 'ETRK Z` QA` 10'),
('20220519-1800', 'G-STANLEY', 'Công ty TNHH Điện Stanley Việt Nam', 'Điện Stanley VN', 'district', 'grassroots', 'D-GIA-LAM', 'G-STANLEY', '3', 'enterprise', null, null, 'cong ty tnhh dien stanley viet nam cong ty tnhh dien stanley viet nam dien stanley vn', 'GMIR YZARPH` ]R'),
('20220519-1800', 'HN', 'LĐLĐ thành phố Hà Nội', 'Hà Nội', 'city', 'city', null, null, null, null, null, null, 'lien doan lao dong thanh pho ha noi ldld thanh pho ha noi ha noi', 'LA RTM'),
('20220519-1800', 'S-GIAO-DUC', 'Công đoàn ngành Giáo dục', 'Giáo dục', 'sector', 'upper', 'S-GIAO-DUC', null, '6', 'administrative', null, date '2025-06-30', 'cong doan nganh giao duc ha noi cong doan nganh giao duc giao duc', 'KMAS F[E'),
('20220519-1800', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'sector', 'grassroots', 'S-GIAO-DUC', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', '6', 'administrative', null, null, 'truong tieu hoc hoa sen', 'ZX\URK ZMI[ LSE LSA YHR');

insert into data_version values
(10);

insert into draft values
('b7214f38c6ff408ca9ade0a22dcc535a', 'd.csv', '492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470', '\x61\x2C\x62\x0A\x31\x2C\x32\x0A'::blob, timestamp '2022-05-19 17:42:00', 'bangvang', 'open', null, date '2022-05-19', null, '{}');

insert into initiative values
(16777216, '1a8b7f24aaa2463ab88357dc2ad73884', '', 2, 'Cải tiến máy 0', 'cai tien may 0', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-10', 'submitted', null),
(16777217, '1a8b7f24aaa2463ab88357dc2ad73884', '', 3, 'Cải tiến máy 1', 'cai tien may 1', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-11', 'submitted', null),
(16777218, '1a8b7f24aaa2463ab88357dc2ad73884', '', 4, 'Cải tiến máy 2', 'cai tien may 2', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-12', 'submitted', null),
(16777219, '1a8b7f24aaa2463ab88357dc2ad73884', '', 5, 'Cải tiến máy 3', 'cai tien may 3', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-13', 'submitted', null),
(33554432, '55124372a5db4e3499d8cfd329bc9f39', '', 2, 'Tiết kiệm điện 0', 'tiet kiem dien 0', 'D-DONG-DA/cong-ty-may-10', null, null, date '2022-05-10', 'submitted', null),
(33554433, '55124372a5db4e3499d8cfd329bc9f39', '', 3, 'Tiết kiệm điện 1', 'tiet kiem dien 1', 'D-DONG-DA/cong-ty-may-10', null, null, date '2022-05-11', 'submitted', null),
(33554434, '55124372a5db4e3499d8cfd329bc9f39', '', 4, 'Tiết kiệm điện 2', 'tiet kiem dien 2', 'D-DONG-DA/cong-ty-may-10', null, null, date '2022-05-12', 'submitted', null),
(50331648, '09dcaeff559d4cddb9b24133c69e6065', '', 2, 'Đổi mới giờ dạy 0', 'doi moi gio day 0', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-10', 'submitted', null),
(50331649, '09dcaeff559d4cddb9b24133c69e6065', '', 3, 'Đổi mới giờ dạy 1', 'doi moi gio day 1', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-11', 'submitted', null),
(50331650, '09dcaeff559d4cddb9b24133c69e6065', '', 4, 'Đổi mới giờ dạy 2', 'doi moi gio day 2', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', null, null, date '2022-05-12', 'submitted', null);

insert into log values
(1, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'booked', '1a8b7f24aaa2463ab88357dc2ad73884', '{"file_name": "a.csv", "accepted": 4, "refused": 0, "set_aside": 1}', 'b3581a8a2fbfd4632fe889a1084c09979bd81ae6e3dae7202a1dac88fd192c76'),
(2, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'booked', '55124372a5db4e3499d8cfd329bc9f39', '{"file_name": "b.csv", "accepted": 3, "refused": 1, "set_aside": 1}', '2bea6e54b58a16386393fa9671a027770b6833b1cfb7a44beead5c790505cf70'),
(3, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'booked', '09dcaeff559d4cddb9b24133c69e6065', '{"file_name": "c.csv", "accepted": 3, "refused": 0, "set_aside": 1}', 'a0506d35f2c9b23da335fb7db128087ca8a7553b250b6b8b009af971163c162c'),
(4, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'withdrawn', '55124372a5db4e3499d8cfd329bc9f39', '{"why": "nhầm", "before": "committed"}', '9b0cd6bad13f8beb30260c5b1a440f43cc12f401436338b61583efef80d3c3a7'),
(5, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'national', null, '{"rows": 216, "days": ["2022-03-23", "2022-03-30", "2022-04-06", "2022-04-13", "2022-04-20", "2022-04-24", "2022-04-30", "2022-05-06", "2022-05-12", "2022-05-18", "2022-05-19", "2022-05-31"], "source": ""}', 'c9b2bea9e08eb4512c16bade9fe392894bdaaece72979fc6036e522ceac50909'),
(6, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'setting', null, '{"sample": "0"}', '723f5d54cac51d671b36799de8f4da9e3beed6d5248c93e2b9c9dd6e4fb1a8f7'),
(7, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'titles compared', null, '{"pairs": 0}', 'ecf73501cc733ef735d6a576f18d507463e99c08101d062d83b592dced98261c'),
(8, timestamp '2022-05-19 18:00:00', 'bangvang', '', 'cut', '20220519-1800', '{"name": "Giao ban", "moment": "2022-05-19 18:00:00", "kind": "hand"}', '969a06b32760f34f71223f5a3c1786ec54502e6eeb650ddde3bd42f31b431a20'),
(9, timestamp '2022-05-19 17:42:00', 'bangvang', '', 'laid down', 'b7214f38c6ff408ca9ade0a22dcc535a', '{"file_name": "d.csv"}', 'ee611a934b3ef772cb9671c23b347aae12308eae12d763352f84a4360061caad');

insert into national values
(date '2022-05-31', 'Công đoàn Công an nhân dân', 'ETRK GSAR ETRK AR RLCR FCR', 12260, 6320, 'illustrative', false),
(date '2022-05-31', 'Công đoàn Dầu khí', 'ETRK GSAR FC[ OLM', 1530, 1186, 'illustrative', false),
(date '2022-05-31', 'Công đoàn Than – Khoáng sản', 'ETRK GSAR ZLAR   OLSARK YAR', 3620, 2642, 'illustrative', false),
(date '2022-05-31', 'Công đoàn Thông tin và Truyền thông', 'ETRK GSAR ZLTRK ZMR ]A ZX[`IR ZLTRK', 5240, 3235, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ Thành phố Hồ Chí Minh', 'PGPG ZLARL VLT LT ELM QMRL', 61240, 20013, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ thành phố Hà Nội', 'PGPG ZLARL VLT LA RTM', 56106, 22264, 'published', true),
(date '2022-05-31', 'LĐLĐ tỉnh An Giang', 'PGPG ZMRL AR KMARK', 15190, 7032, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Bình Dương', 'PGPG ZMRL DMRL F\URK', 14870, 6170, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Bắc Giang', 'PGPG ZMRL DBE KMARK', 45170, 17307, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Hà Tĩnh', 'PGPG ZMRL LA ZMRL', 24150, 10977, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Hải Dương', 'PGPG ZMRL LAM F\URK', 33940, 14025, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Hậu Giang', 'PGPG ZMRL LC[ KMARK', 29630, 10044, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Lào Cai', 'PGPG ZMRL PAS EAM', 17910, 8611, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Lâm Đồng', 'PGPG ZMRL PCQ GTRK', 8871, null, 'published', false),
(date '2022-05-31', 'LĐLĐ tỉnh Nghệ An', 'PGPG ZMRL RKLI AR', 52380, 18842, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Thanh Hoá', 'PGPG ZMRL ZLARL LSA', 98460, 20904, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Tiền Giang', 'PGPG ZMRL ZMIR KMARK', 16480, 7260, 'illustrative', false),
(date '2022-05-31', 'LĐLĐ tỉnh Đồng Nai', 'PGPG ZMRL GTRK RAM', 27280, 11609, 'illustrative', false);

insert into original values
('09dcaeff559d4cddb9b24133c69e6065', '\x53\x54\x54\x2C\x48\xE1\xBB\x8D\x20\x76\xC3\xA0\x20\x74\xC3\xAA\x6E\x2C\xC4\x90\xC6\xA1\x6E\x20\x76\xE1\xBB\x8B\x2C\x54\xC3\xAA\x6E\x20\x73\xC3\xA1\x6E\x67\x20\x6B\x69\xE1\xBA\xBF\x6E\x2C\x4E\x67\xC3\xA0\x79\x20\xC4\x91\xC4\x83\x6E\x67\x20\x6B\xC3\xBD\x0A\x31\x2C\x54\x72\xE1\xBA\xA7\x6E\x20\x54\x68\xE1\xBB\x8B\x20\x42\xC3\xAC\x6E\x68\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\xC4\x90\xE1\xBB\x95\x69\x20\x6D\xE1\xBB\x9B\x69\x20\x67\x69\xE1\xBB\x9D\x20\x64\xE1\xBA\xA1\x79\x20\x30\x22\x2C\x31\x30\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x32\x2C\x4C\xC3\xAA\x20\xC4\x90\xE1\xBB\xA9\x63\x20\x43\x68\x69\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\xC4\x90\xE1\xBB\x95\x69\x20\x6D\xE1\xBB\x9B\x69\x20\x67\x69\xE1\xBB\x9D\x20\x64\xE1\xBA\xA1\x79\x20\x31\x22\x2C\x31\x31\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x33\x2C\x50\x68\xE1\xBA\xA1\x6D\x20\x54\x68\x75\x20\xC4\x90\xC3\xB4\x6E\x67\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\xC4\x90\xE1\xBB\x95\x69\x20\x6D\xE1\xBB\x9B\x69\x20\x67\x69\xE1\xBB\x9D\x20\x64\xE1\xBA\xA1\x79\x20\x32\x22\x2C\x31\x32\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A'::blob),
('1a8b7f24aaa2463ab88357dc2ad73884', '\x53\x54\x54\x2C\x48\xE1\xBB\x8D\x20\x76\xC3\xA0\x20\x74\xC3\xAA\x6E\x2C\xC4\x90\xC6\xA1\x6E\x20\x76\xE1\xBB\x8B\x2C\x54\xC3\xAA\x6E\x20\x73\xC3\xA1\x6E\x67\x20\x6B\x69\xE1\xBA\xBF\x6E\x2C\x4E\x67\xC3\xA0\x79\x20\xC4\x91\xC4\x83\x6E\x67\x20\x6B\xC3\xBD\x0A\x31\x2C\x4E\x67\x75\x79\xE1\xBB\x85\x6E\x20\x56\xC4\x83\x6E\x20\x41\x6E\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\x43\xE1\xBA\xA3\x69\x20\x74\x69\xE1\xBA\xBF\x6E\x20\x6D\xC3\xA1\x79\x20\x30\x22\x2C\x31\x30\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x32\x2C\x54\x72\xE1\xBA\xA7\x6E\x20\x54\x68\xE1\xBB\x8B\x20\x42\xC3\xAC\x6E\x68\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\x43\xE1\xBA\xA3\x69\x20\x74\x69\xE1\xBA\xBF\x6E\x20\x6D\xC3\xA1\x79\x20\x31\x22\x2C\x31\x31\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x33\x2C\x4C\xC3\xAA\x20\xC4\x90\xE1\xBB\xA9\x63\x20\x43\x68\x69\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\x43\xE1\xBA\xA3\x69\x20\x74\x69\xE1\xBA\xBF\x6E\x20\x6D\xC3\xA1\x79\x20\x32\x22\x2C\x31\x32\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x34\x2C\x50\x68\xE1\xBA\xA1\x6D\x20\x54\x68\x75\x20\xC4\x90\xC3\xB4\x6E\x67\x2C\x54\x72\xC6\xB0\xE1\xBB\x9D\x6E\x67\x20\x54\x69\xE1\xBB\x83\x75\x20\x68\xE1\xBB\x8D\x63\x20\x48\x6F\x61\x20\x53\x65\x6E\x2C\x22\x43\xE1\xBA\xA3\x69\x20\x74\x69\xE1\xBA\xBF\x6E\x20\x6D\xC3\xA1\x79\x20\x33\x22\x2C\x31\x33\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A'::blob),
('55124372a5db4e3499d8cfd329bc9f39', '\x53\x54\x54\x2C\x48\xE1\xBB\x8D\x20\x76\xC3\xA0\x20\x74\xC3\xAA\x6E\x2C\xC4\x90\xC6\xA1\x6E\x20\x76\xE1\xBB\x8B\x2C\x54\xC3\xAA\x6E\x20\x73\xC3\xA1\x6E\x67\x20\x6B\x69\xE1\xBA\xBF\x6E\x2C\x4E\x67\xC3\xA0\x79\x20\xC4\x91\xC4\x83\x6E\x67\x20\x6B\xC3\xBD\x0A\x31\x2C\x4E\x67\x75\x79\xE1\xBB\x85\x6E\x20\x56\xC4\x83\x6E\x20\x41\x6E\x2C\x43\xC3\xB4\x6E\x67\x20\x74\x79\x20\x4D\x61\x79\x20\x31\x30\x2C\x22\x54\x69\xE1\xBA\xBF\x74\x20\x6B\x69\xE1\xBB\x87\x6D\x20\xC4\x91\x69\xE1\xBB\x87\x6E\x20\x30\x22\x2C\x31\x30\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x32\x2C\x54\x72\xE1\xBA\xA7\x6E\x20\x54\x68\xE1\xBB\x8B\x20\x42\xC3\xAC\x6E\x68\x2C\x43\xC3\xB4\x6E\x67\x20\x74\x79\x20\x4D\x61\x79\x20\x31\x30\x2C\x22\x54\x69\xE1\xBA\xBF\x74\x20\x6B\x69\xE1\xBB\x87\x6D\x20\xC4\x91\x69\xE1\xBB\x87\x6E\x20\x31\x22\x2C\x31\x31\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x33\x2C\x4C\xC3\xAA\x20\xC4\x90\xE1\xBB\xA9\x63\x20\x43\x68\x69\x2C\x43\xC3\xB4\x6E\x67\x20\x74\x79\x20\x4D\x61\x79\x20\x31\x30\x2C\x22\x54\x69\xE1\xBA\xBF\x74\x20\x6B\x69\xE1\xBB\x87\x6D\x20\xC4\x91\x69\xE1\xBB\x87\x6E\x20\x32\x22\x2C\x31\x32\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A\x34\x2C\x2C\x43\xC3\xB4\x6E\x67\x20\x74\x79\x20\x4D\x61\x79\x20\x31\x30\x2C\x22\x54\x69\xE1\xBA\xBF\x74\x20\x6B\x69\xE1\xBB\x87\x6D\x20\xC4\x91\x69\xE1\xBB\x87\x6E\x20\x33\x22\x2C\x31\x33\x2F\x30\x35\x2F\x32\x30\x32\x32\x0A'::blob);

insert into period values
('drive-35', 'Đợt cao điểm 35 ngày', '35-day peak drive', 'drive', 'phase-1', date '2022-04-25', date '2022-05-31'),
('phase-1', 'Giai đoạn 1', 'Phase 1', 'phase', null, date '2022-01-08', date '2022-05-31'),
('phase-2', 'Giai đoạn 2', 'Phase 2', 'phase', null, date '2022-06-01', date '2023-09-01'),
('programme', 'Toàn chương trình', 'Whole programme', 'programme', null, date '2021-09-01', date '2023-09-01');

insert into quota values
('D-BA-DINH', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', 315, 'illustrative'),
('D-BA-DINH', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', 985, 'illustrative'),
('D-BA-DINH', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', 315, 'illustrative'),
('D-BA-DINH', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', 985, 'illustrative'),
('D-BA-DINH', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', 475, 'illustrative'),
('D-BA-DINH', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', 1475, 'illustrative'),
('D-BA-DINH', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', 475, 'illustrative'),
('D-BA-DINH', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', 1475, 'illustrative'),
('D-BA-DINH', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', 790, 'illustrative'),
('D-BA-DINH', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', 2460, 'illustrative'),
('D-BA-DINH', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', 790, 'illustrative'),
('D-BA-DINH', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', 2460, 'illustrative'),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', 242, 'illustrative'),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', 1229, 'illustrative'),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', 242, 'illustrative'),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', 1229, 'illustrative'),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', 360, 'illustrative'),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', 1840, 'illustrative'),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', 360, 'illustrative'),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', 1840, 'illustrative'),
('D-CAU-GIAY', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', 602, 'illustrative'),
('D-CAU-GIAY', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', 3069, 'illustrative'),
('D-CAU-GIAY', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', 602, 'illustrative'),
('D-CAU-GIAY', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', 3069, 'illustrative'),
('D-DONG-DA', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', 460, 'illustrative'),
('D-DONG-DA', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', 1440, 'illustrative'),
('D-DONG-DA', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', 460, 'illustrative'),
('D-DONG-DA', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', 1440, 'illustrative'),
('D-DONG-DA', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', 690, 'illustrative'),
('D-DONG-DA', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', 2160, 'illustrative'),
('D-DONG-DA', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', 690, 'illustrative'),
('D-DONG-DA', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', 2160, 'illustrative'),
('D-DONG-DA', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', 1150, 'illustrative'),
('D-DONG-DA', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', 3600, 'illustrative'),
('D-DONG-DA', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', 1150, 'illustrative'),
('D-DONG-DA', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', 3600, 'illustrative'),
('HN', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', 12000, 'published'),
('HN', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', 40000, 'published'),
('HN', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', 12000, 'published'),
('HN', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', 40000, 'published'),
('HN', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', 18000, 'inferred'),
('HN', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', 60000, 'inferred'),
('HN', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', 18000, 'inferred'),
('HN', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', 60000, 'inferred'),
('HN', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', 60000, 'published'),
('HN', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', 130000, 'published'),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', 958, 'published'),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', 958, 'inferred'),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', 1436, 'published'),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', 1436, 'inferred'),
('S-GIAO-DUC', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', 2394, 'published'),
('S-GIAO-DUC', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', 2394, 'inferred');

insert into quota_span values
('D-BA-DINH', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', null, 315, true),
('D-BA-DINH', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', null, 985, true),
('D-BA-DINH', 'phase-1', 'initiatives', 'assigned', null, date '2022-01-08', null, 1300, true),
('D-BA-DINH', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', null, 315, true),
('D-BA-DINH', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', null, 985, true),
('D-BA-DINH', 'phase-1', 'initiatives', 'pledged', null, date '2022-01-08', null, 1300, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', null, 475, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', null, 1475, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'assigned', null, date '2022-06-01', null, 1950, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', null, 475, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', null, 1475, true),
('D-BA-DINH', 'phase-2', 'initiatives', 'pledged', null, date '2022-06-01', null, 1950, true),
('D-BA-DINH', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', null, 790, true),
('D-BA-DINH', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', null, 2460, true),
('D-BA-DINH', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', null, 3250, true),
('D-BA-DINH', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', null, 790, true),
('D-BA-DINH', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', null, 2460, true),
('D-BA-DINH', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', null, 3250, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', null, 242, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', null, 1229, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'assigned', null, date '2022-01-08', null, 1471, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', null, 242, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', null, 1229, true),
('D-CAU-GIAY', 'phase-1', 'initiatives', 'pledged', null, date '2022-01-08', null, 1471, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', null, 360, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', null, 1840, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'assigned', null, date '2022-06-01', null, 2200, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', null, 360, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', null, 1840, true),
('D-CAU-GIAY', 'phase-2', 'initiatives', 'pledged', null, date '2022-06-01', null, 2200, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', null, 602, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', null, 3069, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', null, 3671, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', null, 602, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', null, 3069, true),
('D-CAU-GIAY', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', null, 3671, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', null, 460, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', null, 1440, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'assigned', null, date '2022-01-08', null, 1900, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', null, 460, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', null, 1440, true),
('D-DONG-DA', 'phase-1', 'initiatives', 'pledged', null, date '2022-01-08', null, 1900, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', null, 690, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', null, 2160, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'assigned', null, date '2022-06-01', null, 2850, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', null, 690, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', null, 2160, true),
('D-DONG-DA', 'phase-2', 'initiatives', 'pledged', null, date '2022-06-01', null, 2850, true),
('D-DONG-DA', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', null, 1150, true),
('D-DONG-DA', 'programme', 'initiatives', 'assigned', 'enterprise', date '2021-09-01', null, 3600, true),
('D-DONG-DA', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', null, 4750, true),
('D-DONG-DA', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', null, 1150, true),
('D-DONG-DA', 'programme', 'initiatives', 'pledged', 'enterprise', date '2021-09-01', null, 3600, true),
('D-DONG-DA', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', null, 4750, true),
('HN', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', null, 12000, false),
('HN', 'phase-1', 'initiatives', 'assigned', 'enterprise', date '2022-01-08', null, 40000, false),
('HN', 'phase-1', 'initiatives', 'assigned', null, date '2022-01-08', null, 52000, false),
('HN', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', null, 12000, false),
('HN', 'phase-1', 'initiatives', 'pledged', 'enterprise', date '2022-01-08', null, 40000, false),
('HN', 'phase-1', 'initiatives', 'pledged', null, date '2022-01-08', null, 52000, false),
('HN', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', null, 18000, false),
('HN', 'phase-2', 'initiatives', 'assigned', 'enterprise', date '2022-06-01', null, 60000, false),
('HN', 'phase-2', 'initiatives', 'assigned', null, date '2022-06-01', null, 78000, false),
('HN', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', null, 18000, false),
('HN', 'phase-2', 'initiatives', 'pledged', 'enterprise', date '2022-06-01', null, 60000, false),
('HN', 'phase-2', 'initiatives', 'pledged', null, date '2022-06-01', null, 78000, false),
('HN', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', null, 60000, false),
('HN', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', null, 130000, false),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'assigned', 'administrative', date '2022-01-08', null, 958, false),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'assigned', null, date '2022-01-08', null, 958, false),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'pledged', 'administrative', date '2022-01-08', null, 958, false),
('S-GIAO-DUC', 'phase-1', 'initiatives', 'pledged', null, date '2022-01-08', null, 958, false),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'assigned', 'administrative', date '2022-06-01', null, 1436, false),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'assigned', null, date '2022-06-01', null, 1436, false),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'pledged', 'administrative', date '2022-06-01', null, 1436, false),
('S-GIAO-DUC', 'phase-2', 'initiatives', 'pledged', null, date '2022-06-01', null, 1436, false),
('S-GIAO-DUC', 'programme', 'initiatives', 'assigned', 'administrative', date '2021-09-01', null, 2394, false),
('S-GIAO-DUC', 'programme', 'initiatives', 'assigned', null, date '2021-09-01', null, 2394, false),
('S-GIAO-DUC', 'programme', 'initiatives', 'pledged', 'administrative', date '2021-09-01', null, 2394, false),
('S-GIAO-DUC', 'programme', 'initiatives', 'pledged', null, date '2021-09-01', null, 2394, false);

insert into refusal values
('55124372a5db4e3499d8cfd329bc9f39', '', 5, 'person_missing', 'Họ và tên', null, '["4", null, "Công ty May 10", "Tiết kiệm điện 3", "13/05/2022"]');

insert into registrant values
(1, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'nguyen van an', '', 'Nguyễn Văn An'),
(2, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'tran thi binh', '', 'Trần Thị Bình'),
(3, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'le duc chi', '', 'Lê Đức Chi'),
(4, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 'pham thu dong', '', 'Phạm Thu Đông'),
(5, 'D-DONG-DA/cong-ty-may-10', 'nguyen van an', '', 'Nguyễn Văn An'),
(6, 'D-DONG-DA/cong-ty-may-10', 'tran thi binh', '', 'Trần Thị Bình'),
(7, 'D-DONG-DA/cong-ty-may-10', 'le duc chi', '', 'Lê Đức Chi'),
(8, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'tran thi binh', '', 'Trần Thị Bình'),
(9, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'le duc chi', '', 'Lê Đức Chi'),
(10, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'pham thu dong', '', 'Phạm Thu Đông');

insert into registrant_day values
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-10', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-11', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-12', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-13', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-10', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-11', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-12', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-13', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-10', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-11', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-12', 1),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-13', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-10', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-11', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'drive-35', date '2022-05-12', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-10', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-11', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'phase-1', date '2022-05-12', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-10', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-11', 1),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', 'programme', date '2022-05-12', 1);

insert into registration values
(16777216, 0, 2, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 1),
(16777217, 0, 3, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 2),
(16777218, 0, 4, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 3),
(16777219, 0, 5, 'D-BA-DINH/truong-tieu-hoc-hoa-sen', 4),
(33554432, 0, 2, 'D-DONG-DA/cong-ty-may-10', 5),
(33554433, 0, 3, 'D-DONG-DA/cong-ty-may-10', 6),
(33554434, 0, 4, 'D-DONG-DA/cong-ty-may-10', 7),
(50331648, 0, 2, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 8),
(50331649, 0, 3, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 9),
(50331650, 0, 4, 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 10);

insert into set_aside values
('09dcaeff559d4cddb9b24133c69e6065', '', 1, 'heading', 'STT · Họ và tên · Đơn vị · Tên sáng kiến · Ngày đăng ký'),
('1a8b7f24aaa2463ab88357dc2ad73884', '', 1, 'heading', 'STT · Họ và tên · Đơn vị · Tên sáng kiến · Ngày đăng ký'),
('55124372a5db4e3499d8cfd329bc9f39', '', 1, 'heading', 'STT · Họ và tên · Đơn vị · Tên sáng kiến · Ngày đăng ký');

insert into setting values
('person_key', '510bb281f354260854e4e2bdb014995b8458840eef84a44e8316c0a554874748'),
('sample', '0');

insert into spelling values
('ba dinh', 'D-BA-DINH', false, 'roster', null, null, null),
('cdcs cong ty tnhh dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('cdcs cty tnhh dien stanley vn', 'G-STANLEY', false, 'roster', null, null, null),
('cdct', 'S-CONG-THUONG', true, 'roster', null, null, null),
('cong doan co so cong ty tnhh dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('cong doan cong ty tnhh dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('cong ty dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('cong ty may 10', 'D-DONG-DA/cong-ty-may-10', false, 'registration', null, null, null),
('cong ty tnhh dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('cong ty tnhh dien stanley vn', 'G-STANLEY', false, 'roster', null, null, null),
('cty tnhh dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('dien stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('dien stanley vn', 'G-STANLEY', false, 'roster', null, null, null),
('g stanley', 'G-STANLEY', false, 'roster', null, null, null),
('ha noi', 'HN', false, 'roster', null, null, null),
('hn', 'HN', false, 'roster', null, null, null),
('huyen tu liem', 'D-BAC-TU-LIEM', true, 'roster', null, null, null),
('huyen tu liem', 'D-NAM-TU-LIEM', true, 'roster', null, null, null),
('ldld ha noi', 'HN', false, 'roster', null, null, null),
('ldld huyen tu liem', 'D-BAC-TU-LIEM', true, 'roster', null, null, null),
('ldld huyen tu liem', 'D-NAM-TU-LIEM', true, 'roster', null, null, null),
('ldld thanh pho ha noi', 'HN', false, 'roster', null, null, null),
('ldld tp ha noi', 'HN', false, 'roster', null, null, null),
('ldld tphn', 'HN', false, 'roster', null, null, null),
('lien doan lao dong ha noi', 'HN', false, 'roster', null, null, null),
('lien doan lao dong thanh pho ha noi', 'HN', false, 'roster', null, null, null),
('lien doan lao dong tp ha noi', 'HN', false, 'roster', null, null, null),
('stanley viet nam', 'G-STANLEY', false, 'roster', null, null, null),
('stanley vn', 'G-STANLEY', false, 'roster', null, null, null),
('th', 'D-TAY-HO', true, 'roster', null, null, null),
('thi xa', 'D-SON-TAY', true, 'roster', null, null, null),
('thi xa', 'D-THANH-XUAN', true, 'roster', null, null, null),
('tl', 'D-BAC-TU-LIEM', true, 'roster', null, null, null),
('tl', 'D-NAM-TU-LIEM', true, 'roster', null, null, null),
('truong tieu hoc hoa sen', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', false, 'registration', null, null, null),
('truong tieu hoc hoa sen', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', false, 'registration', null, null, null),
('tt', 'D-THACH-THAT', true, 'roster', null, null, null),
('tt', 'D-THANH-OAI', true, 'roster', null, null, null),
('tt', 'D-THANH-TRI', true, 'roster', null, null, null),
('tt', 'D-THUONG-TIN', true, 'roster', null, null, null),
('tu liem', 'D-BAC-TU-LIEM', true, 'roster', null, null, null),
('tu liem', 'D-NAM-TU-LIEM', true, 'roster', null, null, null),
('tx', 'D-SON-TAY', true, 'roster', null, null, null),
('tx', 'D-THANH-XUAN', true, 'roster', null, null, null),
('vietnam stanley electric', 'G-STANLEY', false, 'roster', null, null, null);

insert into unit values
('C-HANDICO', 'Công đoàn Tổng công ty Đầu tư và phát triển nhà Hà Nội', 'Công đoàn TCT HANDICO', 'TCT HANDICO', 'corporation', 'upper', 'HN', 'C-HANDICO', null, '7', 'enterprise', null, null, 'cong doan tong cong ty dau tu va phat trien nha ha noi cong doan tct handico tct handico', 'ZEZ LARFMES', 'published 2022'),
('C-HANOITOURIST', 'Công đoàn Tổng công ty Du lịch Hà Nội', 'Công đoàn TCT Du lịch', 'TCT Du lịch Hà Nội', 'corporation', 'upper', 'HN', 'C-HANOITOURIST', null, '7', 'enterprise', null, null, 'cong doan tong cong ty du lich ha noi cong doan tct du lich tct du lich ha noi', 'ZEZ F[ PMEL LA RTM', 'published 2022'),
('C-HAPRO', 'Công đoàn Tổng công ty Thương mại Hà Nội', 'Công đoàn TCT HAPRO', 'TCT HAPRO', 'corporation', 'upper', 'HN', 'C-HAPRO', null, '7', 'enterprise', null, null, 'cong doan tong cong ty thuong mai ha noi cong doan tct hapro tct hapro', 'ZEZ LAVXS', 'published 2022'),
('C-TRANSERCO', 'Công đoàn Tổng công ty Vận tải Hà Nội', 'Công đoàn TCT Vận tải', 'TCT Vận tải Hà Nội', 'corporation', 'upper', 'HN', 'C-TRANSERCO', null, '7', 'enterprise', null, null, 'cong doan tong cong ty van tai ha noi cong doan tct van tai tct van tai ha noi', 'ZEZ ]CR ZAM LA RTM', 'published 2022'),
('C-UDIC', 'Công đoàn Tổng công ty Đầu tư phát triển hạ tầng đô thị', 'Công đoàn TCT UDIC', 'TCT UDIC', 'corporation', 'upper', 'HN', 'C-UDIC', null, '7', 'enterprise', null, null, 'cong doan tong cong ty dau tu phat trien ha tang do thi cong doan tct udic tct udic', 'ZEZ [FME', 'published 2022'),
('D-BA-DINH', 'Liên đoàn Lao động quận Ba Đình', 'LĐLĐ quận Ba Đình', 'Ba Đình', 'district', 'upper', 'HN', 'D-BA-DINH', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan ba dinh ldld quan ba dinh ba dinh', 'DA GMRL', 'published 2025'),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'district', 'grassroots', 'D-BA-DINH', 'D-BA-DINH', 'D-BA-DINH/truong-tieu-hoc-hoa-sen', '1', 'administrative', null, null, 'truong tieu hoc hoa sen', 'ZX\URK ZMI[ LSE LSA YHR', null),
('D-BA-VI', 'Liên đoàn Lao động huyện Ba Vì', 'LĐLĐ huyện Ba Vì', 'Ba Vì', 'district', 'upper', 'HN', 'D-BA-VI', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen ba vi ldld huyen ba vi ba vi', 'DA ]M', 'published 2024'),
('D-BAC-TU-LIEM', 'Liên đoàn Lao động quận Bắc Từ Liêm', 'LĐLĐ quận Bắc Từ Liêm', 'Bắc Từ Liêm', 'district', 'upper', 'HN', 'D-BAC-TU-LIEM', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan bac tu liem ldld quan bac tu liem bac tu liem', 'DBE Z\ PMIQ', 'published 2024'),
('D-CAU-GIAY', 'Liên đoàn Lao động quận Cầu Giấy', 'LĐLĐ quận Cầu Giấy', 'Cầu Giấy', 'district', 'upper', 'HN', 'D-CAU-GIAY', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan cau giay ldld quan cau giay cau giay', 'EC[ KMC`', 'published 2024'),
('D-CHUONG-MY', 'Liên đoàn Lao động huyện Chương Mỹ', 'LĐLĐ huyện Chương Mỹ', 'Chương Mỹ', 'district', 'upper', 'HN', 'D-CHUONG-MY', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen chuong my ldld huyen chuong my chuong my', 'EL\URK Q`', 'inferred'),
('D-DAN-PHUONG', 'Liên đoàn Lao động huyện Đan Phượng', 'LĐLĐ huyện Đan Phượng', 'Đan Phượng', 'district', 'upper', 'HN', 'D-DAN-PHUONG', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen dan phuong ldld huyen dan phuong dan phuong', 'GAR VL\URK', 'published 2024'),
('D-DONG-ANH', 'Liên đoàn Lao động huyện Đông Anh', 'LĐLĐ huyện Đông Anh', 'Đông Anh', 'district', 'upper', 'HN', 'D-DONG-ANH', null, '3', null, null, date '2025-06-30', 'lien doan lao dong huyen dong anh ldld huyen dong anh dong anh', 'GTRK ARL', 'inferred'),
('D-DONG-DA', 'Liên đoàn Lao động quận Đống Đa', 'LĐLĐ quận Đống Đa', 'Đống Đa', 'district', 'upper', 'HN', 'D-DONG-DA', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan dong da ldld quan dong da dong da', 'GTRK GA', 'published 2025'),
('D-DONG-DA/cong-ty-may-10', 'Công ty May 10', 'Công ty May 10', 'Công ty May 10', 'district', 'grassroots', 'D-DONG-DA', 'D-DONG-DA', 'D-DONG-DA/cong-ty-may-10', '1', 'enterprise', null, null, 'cong ty may 10', 'ETRK Z` QA` 10', null),
('D-GIA-LAM', 'Liên đoàn Lao động huyện Gia Lâm', 'LĐLĐ huyện Gia Lâm', 'Gia Lâm', 'district', 'upper', 'HN', 'D-GIA-LAM', null, '3', null, null, date '2025-06-30', 'lien doan lao dong huyen gia lam ldld huyen gia lam gia lam', 'KMA PCQ', 'inferred'),
('D-HA-DONG', 'Liên đoàn Lao động quận Hà Đông', 'LĐLĐ quận Hà Đông', 'Hà Đông', 'district', 'upper', 'HN', 'D-HA-DONG', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan ha dong ldld quan ha dong ha dong', 'LA GTRK', 'published 2024'),
('D-HAI-BA-TRUNG', 'Liên đoàn Lao động quận Hai Bà Trưng', 'LĐLĐ quận Hai Bà Trưng', 'Hai Bà Trưng', 'district', 'upper', 'HN', 'D-HAI-BA-TRUNG', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan hai ba trung ldld quan hai ba trung hai ba trung', 'LAM DA ZX\RK', 'published 2025'),
('D-HOAI-DUC', 'Liên đoàn Lao động huyện Hoài Đức', 'LĐLĐ huyện Hoài Đức', 'Hoài Đức', 'district', 'upper', 'HN', 'D-HOAI-DUC', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen hoai duc ldld huyen hoai duc hoai duc', 'LSAM G\E', 'published 2024'),
('D-HOAN-KIEM', 'Liên đoàn Lao động quận Hoàn Kiếm', 'LĐLĐ quận Hoàn Kiếm', 'Hoàn Kiếm', 'district', 'upper', 'HN', 'D-HOAN-KIEM', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan hoan kiem ldld quan hoan kiem hoan kiem', 'LSAR OMIQ', 'published 2025'),
('D-HOANG-MAI', 'Liên đoàn Lao động quận Hoàng Mai', 'LĐLĐ quận Hoàng Mai', 'Hoàng Mai', 'district', 'upper', 'HN', 'D-HOANG-MAI', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan hoang mai ldld quan hoang mai hoang mai', 'LSARK QAM', 'published 2025'),
('D-LONG-BIEN', 'Liên đoàn Lao động quận Long Biên', 'LĐLĐ quận Long Biên', 'Long Biên', 'district', 'upper', 'HN', 'D-LONG-BIEN', null, '1', null, null, date '2025-06-30', 'lien doan lao dong quan long bien ldld quan long bien long bien', 'PSRK DMIR', 'published 2025'),
('D-ME-LINH', 'Liên đoàn Lao động huyện Mê Linh', 'LĐLĐ huyện Mê Linh', 'Mê Linh', 'district', 'upper', 'HN', 'D-ME-LINH', null, '3', null, null, date '2025-06-30', 'lien doan lao dong huyen me linh ldld huyen me linh me linh', 'QI PMRL', 'inferred'),
('D-MY-DUC', 'Liên đoàn Lao động huyện Mỹ Đức', 'LĐLĐ huyện Mỹ Đức', 'Mỹ Đức', 'district', 'upper', 'HN', 'D-MY-DUC', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen my duc ldld huyen my duc my duc', 'Q` G\E', 'inferred'),
('D-NAM-TU-LIEM', 'Liên đoàn Lao động quận Nam Từ Liêm', 'LĐLĐ quận Nam Từ Liêm', 'Nam Từ Liêm', 'district', 'upper', 'HN', 'D-NAM-TU-LIEM', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan nam tu liem ldld quan nam tu liem nam tu liem', 'RAQ Z\ PMIQ', 'published 2024'),
('D-PHU-XUYEN', 'Liên đoàn Lao động huyện Phú Xuyên', 'LĐLĐ huyện Phú Xuyên', 'Phú Xuyên', 'district', 'upper', 'HN', 'D-PHU-XUYEN', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen phu xuyen ldld huyen phu xuyen phu xuyen', 'VL[ _[`IR', 'inferred'),
('D-PHUC-THO', 'Liên đoàn Lao động huyện Phúc Thọ', 'LĐLĐ huyện Phúc Thọ', 'Phúc Thọ', 'district', 'upper', 'HN', 'D-PHUC-THO', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen phuc tho ldld huyen phuc tho phuc tho', 'VL[E ZLS', 'published 2024'),
('D-QUOC-OAI', 'Liên đoàn Lao động huyện Quốc Oai', 'LĐLĐ huyện Quốc Oai', 'Quốc Oai', 'district', 'upper', 'HN', 'D-QUOC-OAI', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen quoc oai ldld huyen quoc oai quoc oai', 'W[TE SAM', 'published 2024'),
('D-SOC-SON', 'Liên đoàn Lao động huyện Sóc Sơn', 'LĐLĐ huyện Sóc Sơn', 'Sóc Sơn', 'district', 'upper', 'HN', 'D-SOC-SON', null, '3', null, null, date '2025-06-30', 'lien doan lao dong huyen soc son ldld huyen soc son soc son', 'YSE YUR', 'inferred'),
('D-SON-TAY', 'Liên đoàn Lao động thị xã Sơn Tây', 'LĐLĐ thị xã Sơn Tây', 'Sơn Tây', 'district', 'upper', 'HN', 'D-SON-TAY', null, '3', null, null, date '2025-06-30', 'lien doan lao dong thi xa son tay ldld thi xa son tay son tay', 'YUR ZC`', 'inferred'),
('D-TAY-HO', 'Liên đoàn Lao động quận Tây Hồ', 'LĐLĐ quận Tây Hồ', 'Tây Hồ', 'district', 'upper', 'HN', 'D-TAY-HO', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan tay ho ldld quan tay ho tay ho', 'ZC` LT', 'published 2024'),
('D-THACH-THAT', 'Liên đoàn Lao động huyện Thạch Thất', 'LĐLĐ huyện Thạch Thất', 'Thạch Thất', 'district', 'upper', 'HN', 'D-THACH-THAT', null, '4', null, null, date '2025-06-30', 'lien doan lao dong huyen thach that ldld huyen thach that thach that', 'ZLAEL ZLCZ', 'published 2024'),
('D-THANH-OAI', 'Liên đoàn Lao động huyện Thanh Oai', 'LĐLĐ huyện Thanh Oai', 'Thanh Oai', 'district', 'upper', 'HN', 'D-THANH-OAI', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen thanh oai ldld huyen thanh oai thanh oai', 'ZLARL SAM', 'inferred'),
('D-THANH-TRI', 'Liên đoàn Lao động huyện Thanh Trì', 'LĐLĐ huyện Thanh Trì', 'Thanh Trì', 'district', 'upper', 'HN', 'D-THANH-TRI', null, '3', null, null, date '2025-06-30', 'lien doan lao dong huyen thanh tri ldld huyen thanh tri thanh tri', 'ZLARL ZXM', 'inferred'),
('D-THANH-XUAN', 'Liên đoàn Lao động quận Thanh Xuân', 'LĐLĐ quận Thanh Xuân', 'Thanh Xuân', 'district', 'upper', 'HN', 'D-THANH-XUAN', null, '2', null, null, date '2025-06-30', 'lien doan lao dong quan thanh xuan ldld quan thanh xuan thanh xuan', 'ZLARL _[CR', 'published 2024'),
('D-THUONG-TIN', 'Liên đoàn Lao động huyện Thường Tín', 'LĐLĐ huyện Thường Tín', 'Thường Tín', 'district', 'upper', 'HN', 'D-THUONG-TIN', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen thuong tin ldld huyen thuong tin thuong tin', 'ZL\URK ZMR', 'inferred'),
('D-UNG-HOA', 'Liên đoàn Lao động huyện Ứng Hòa', 'LĐLĐ huyện Ứng Hòa', 'Ứng Hòa', 'district', 'upper', 'HN', 'D-UNG-HOA', null, '5', null, null, date '2025-06-30', 'lien doan lao dong huyen ung hoa ldld huyen ung hoa ung hoa', '\RK LSA', 'inferred'),
('G-STANLEY', 'Công ty TNHH Điện Stanley Việt Nam', 'Công ty TNHH Điện Stanley Việt Nam', 'Điện Stanley VN', 'district', 'grassroots', 'D-GIA-LAM', 'D-GIA-LAM', 'G-STANLEY', '3', 'enterprise', null, null, 'cong ty tnhh dien stanley viet nam cong ty tnhh dien stanley viet nam dien stanley vn', 'GMIR YZARPH` ]R', 'inferred'),
('HN', 'Liên đoàn Lao động thành phố Hà Nội', 'LĐLĐ thành phố Hà Nội', 'Hà Nội', 'city', 'city', null, null, null, null, null, null, null, 'lien doan lao dong thanh pho ha noi ldld thanh pho ha noi ha noi', 'LA RTM', null),
('S-CO-QUAN-LDLD', 'Công đoàn Cơ quan Liên đoàn Lao động thành phố Hà Nội', 'Công đoàn Cơ quan LĐLĐ TP', 'Cơ quan LĐLĐ TP', 'sector', 'upper', 'HN', 'S-CO-QUAN-LDLD', null, '6', 'administrative', null, date '2025-06-30', 'cong doan co quan lien doan lao dong thanh pho ha noi cong doan co quan ldld tp co quan ldld tp', 'EU W[AR PGPG ZV', 'inferred'),
('S-CONG-THUONG', 'Công đoàn ngành Công Thương Hà Nội', 'Công đoàn ngành Công Thương', 'Công Thương', 'sector', 'upper', 'HN', 'S-CONG-THUONG', null, '8', 'enterprise', null, date '2025-06-30', 'cong doan nganh cong thuong ha noi cong doan nganh cong thuong cong thuong', 'ETRK ZL\URK', 'inferred'),
('S-DET-MAY', 'Công đoàn ngành Dệt May Hà Nội', 'Công đoàn ngành Dệt May', 'Dệt May', 'sector', 'upper', 'HN', 'S-DET-MAY', null, '8', 'enterprise', null, date '2025-06-30', 'cong doan nganh det may ha noi cong doan nganh det may det may', 'FIZ QA`', 'inferred'),
('S-GIAO-DUC', 'Công đoàn ngành Giáo dục Hà Nội', 'Công đoàn ngành Giáo dục', 'Giáo dục', 'sector', 'upper', 'HN', 'S-GIAO-DUC', null, '6', 'administrative', null, date '2025-06-30', 'cong doan nganh giao duc ha noi cong doan nganh giao duc giao duc', 'KMAS F[E', 'inferred'),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'Trường Tiểu học Hoa Sen', 'sector', 'grassroots', 'S-GIAO-DUC', 'S-GIAO-DUC', 'S-GIAO-DUC/truong-tieu-hoc-hoa-sen', '6', 'administrative', null, null, 'truong tieu hoc hoa sen', 'ZX\URK ZMI[ LSE LSA YHR', null),
('S-GTVT', 'Công đoàn ngành Giao thông vận tải Hà Nội', 'Công đoàn ngành GTVT', 'Giao thông vận tải', 'sector', 'upper', 'HN', 'S-GTVT', null, '8', 'enterprise', null, date '2025-06-30', 'cong doan nganh giao thong van tai ha noi cong doan nganh gtvt giao thong van tai', 'KMAS ZLTRK ]CR ZAM', 'inferred'),
('S-NNPTNT', 'Công đoàn ngành Nông nghiệp và Phát triển nông thôn Hà Nội', 'Công đoàn ngành NN và PTNT', 'Nông nghiệp và PTNT', 'sector', 'upper', 'HN', 'S-NNPTNT', null, '6', 'administrative', null, date '2025-06-30', 'cong doan nganh nong nghiep va phat trien nong thon ha noi cong doan nganh nn va ptnt nong nghiep va ptnt', 'RTRK RKLMIV ]A VZRZ', 'inferred'),
('S-VIEN-CHUC', 'Công đoàn Viên chức thành phố Hà Nội', 'Công đoàn Viên chức TP', 'Viên chức', 'sector', 'upper', 'HN', 'S-VIEN-CHUC', null, '6', 'administrative', null, date '2025-06-30', 'cong doan vien chuc thanh pho ha noi cong doan vien chuc tp vien chuc', ']MIR EL\E', 'inferred'),
('S-XAY-DUNG', 'Công đoàn ngành Xây dựng Hà Nội', 'Công đoàn ngành Xây dựng', 'Xây dựng', 'sector', 'upper', 'HN', 'S-XAY-DUNG', null, '8', 'enterprise', null, date '2025-06-30', 'cong doan nganh xay dung ha noi cong doan nganh xay dung xay dung', '_C` F\RK', 'inferred'),
('S-Y-TE', 'Công đoàn ngành Y tế Hà Nội', 'Công đoàn ngành Y tế', 'Y tế', 'sector', 'upper', 'HN', 'S-Y-TE', null, '6', 'administrative', null, date '2025-06-30', 'cong doan nganh y te ha noi cong doan nganh y te y te', '` ZI', 'inferred'),
('Z-KCN-CX', 'Công đoàn các Khu công nghiệp và chế xuất Hà Nội', 'Công đoàn các KCN và CX', 'Các KCN và CX', 'zone', 'upper', 'HN', 'Z-KCN-CX', null, '7', 'enterprise', null, date '2025-06-30', 'cong doan cac khu cong nghiep va che xuat ha noi cong doan cac kcn va cx cac kcn va cx', 'EAE OER ]A E_', 'published 2022');

insert into unit_day values
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-10', 1, 0),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-11', 1, 0),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-12', 1, 0),
('D-BA-DINH/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-13', 1, 0),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-10', 1, 0),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-11', 1, 0),
('S-GIAO-DUC/truong-tieu-hoc-hoa-sen', 'all', date '2022-05-12', 1, 0);
