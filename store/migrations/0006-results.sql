-- Results: rounds and more time, reports as rows, what was handed over word for word, answers of units.

create table round (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  fiscal_year int not null check (fiscal_year between 2500 and 2700),
  months int not null check (months in (3, 6, 9, 12)),
  opens date not null,
  due date not null,
  late text not null check (late in ('accept', 'refuse')),
  check (opens <= due),
  unique (agency_id, fiscal_year, months)
);
comment on table round is 'รอบรายงานที่หน่วยงานกำหนดให้หน่วยงานในสังกัด';

create table round_extension (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references round on delete cascade,
  agency_id int not null references agency,
  within int[] not null,
  due date not null,
  reason text not null check (length(reason) between 1 and 2000),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now()
);
comment on table round_extension is 'การขยายเวลาให้หน่วยงานหนึ่ง พร้อมเหตุผล';
create index on round_extension (round_id, agency_id);

create table report (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references plan on delete cascade,
  submission_id uuid not null references submission,
  agency_id int not null references agency,
  within int[] not null,
  fiscal_year int not null,
  months int not null check (months in (3, 6, 9, 12)),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'approved')),
  revision int not null default 1,
  summary text not null default '',
  open_until date,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  changed_by text,
  unique (plan_id, months)
);
comment on table report is 'รายงานผลของแผนในรอบหนึ่ง';
create index on report using gin (within);
create index on report (fiscal_year, months, agency_id);

create table report_row (
  report_id uuid not null references report on delete cascade,
  key text not null check (key ~ '^a[1-9][0-9]*$'),
  agency_id int not null,
  within int[] not null,
  revision int not null default 1,
  body jsonb not null,
  spent_satang bigint check (spent_satang >= 0),
  primary key (report_id, key)
);
comment on table report_row is 'ผลของกิจกรรมหนึ่งในรอบหนึ่ง';

create table report_submission (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  number int not null,
  agency_id int not null,
  within int[] not null,
  status text not null default 'waiting' check (status in ('waiting', 'withdrawn', 'returned', 'approved')),
  is_late boolean not null,
  snapshot jsonb not null,
  snapshot_hash text not null,
  workflow jsonb not null,
  decisions jsonb not null default '[]',
  submitted_by text not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null default now(),
  unique (report_id, number)
);
comment on table report_submission is 'การเสนอรายงาน: the figures as handed over, with the workflow frozen into it';
create unique index one_report_waits on report_submission (report_id) where status = 'waiting';

create table unit_answer (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  key text not null check (key ~ '^a[1-9][0-9]*$'),
  agency_id int not null references agency,
  within int[] not null,
  owner_id int not null references agency,
  status text not null default 'asked' check (status in ('asked', 'answered', 'queried', 'returned', 'accepted')),
  revision int not null default 1,
  question jsonb not null,
  body jsonb not null,
  notes jsonb not null default '[]',
  answered_by_name text,
  changed_at timestamptz not null default now(),
  unique (report_id, key, agency_id)
);
comment on table unit_answer is 'คำตอบของหน่วยงานในกิจกรรมที่ทุกหน่วยดำเนินการ';
comment on column unit_answer.question is 'the activity and its indicators word for word: the unit cannot read the plan above it';
create index on unit_answer (agency_id) where status <> 'accepted';

create function take_within_of_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select agency_id, within into new.agency_id, new.within from report where id = new.report_id;
  return new;
end $$;
create trigger within before insert or update of agency_id, within on report for each row execute function take_within_of_plan();
create trigger within before insert or update of agency_id, within on report_row for each row execute function take_within_of_report();
create trigger within before insert or update of agency_id, within on report_submission for each row execute function take_within_of_report();
create trigger within before insert or update of agency_id, within on round_extension for each row execute function take_within_of_agency();

-- A unit's answer stands in the unit's own line, and always also below the agency whose report it is for: the owner reads it wherever the unit stands.
create function take_within_of_answer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select agency_id into new.owner_id from report where id = new.report_id;
  select array(select distinct one from unnest(a.within || new.owner_id) one order by one) into new.within from agency a where a.id = new.agency_id;
  return new;
end $$;
create trigger within before insert or update of agency_id, within, owner_id on unit_answer for each row execute function take_within_of_answer();

-- Agencies for which somebody answers: ผู้รายงานของหน่วย beside those who keep its plan.
create function app_answers() returns int[] language sql stable parallel safe
  return nullif(current_setting('app.answers', true), '')::int[];

grant select, insert, update on round, report, report_submission to khunatham_app;
grant select, insert on unit_answer to khunatham_app;
-- Whom an answer is of, and what it was asked, stays as it was asked.
grant update (status, revision, body, notes, answered_by_name, changed_at) on unit_answer to khunatham_app;
grant select, insert on round_extension to khunatham_app;
grant select, insert, update, delete on report_row to khunatham_app;

do $$
declare t text;
begin
  foreach t in array array['round', 'round_extension', 'report', 'report_row', 'report_submission', 'unit_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to %I using (true) with check (true)', t, current_user);
    execute format('create trigger audited after insert or update or delete on %I for each statement execute function demand_audit()', t);
  end loop;
  foreach t in array array['round_extension', 'report', 'report_row', 'report_submission', 'unit_answer'] loop
    execute format('create policy see on %I for select to khunatham_app using (within && (select app_reads()))', t);
  end loop;
  foreach t in array array['report', 'report_row', 'report_submission'] loop
    execute format('create policy make on %I for insert to khunatham_app with check (agency_id = any ((select app_keeps())::int[]))', t);
  end loop;
  -- A reviewer above decides about a report: its status and its submission.
  foreach t in array array['report', 'report_submission'] loop
    execute format('create policy change on %I for update to khunatham_app
      using (agency_id = any ((select app_keeps())::int[]) or within && (select app_reviews()))
      with check (agency_id = any ((select app_keeps())::int[]) or within && (select app_reviews()))', t);
  end loop;
end $$;
create policy change on report_row for update to khunatham_app
  using (agency_id = any ((select app_keeps())::int[])) with check (agency_id = any ((select app_keeps())::int[]));
create policy remove on report_row for delete to khunatham_app using (agency_id = any ((select app_keeps())::int[]));
create policy make on unit_answer for insert to khunatham_app with check (owner_id = any ((select app_keeps())::int[]));
create policy change on unit_answer for update to khunatham_app
  using (owner_id = any ((select app_keeps())::int[]) or agency_id = any ((select app_answers())::int[]))
  with check (owner_id = any ((select app_keeps())::int[]) or agency_id = any ((select app_answers())::int[]));
-- Rounds are known to whoever signed in, as deadlines are; who sets them reviews those below, or administers.
create policy see on round for select to khunatham_app using ((select app_person()) is not null);
create policy make on round for insert to khunatham_app
  with check (agency_id = any ((select app_reviews())::int[])
    or exists (select from agency where id = agency_id and within && (select app_administers())));
create policy change on round for update to khunatham_app
  using (agency_id = any ((select app_reviews())::int[])
    or exists (select from agency where id = agency_id and within && (select app_administers())));
create policy make on round_extension for insert to khunatham_app
  with check (exists (select from round r join agency a on a.id = r.agency_id
    where r.id = round_id and r.agency_id = any (round_extension.within)
      and (r.agency_id = any ((select app_reviews())::int[]) or a.within && (select app_administers()))));

-- As before, and who answers for which unit.
create or replace function enter(credential text, is_machine boolean, today date) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  who jsonb; held jsonb; asking text; reads int[]; keeps int[]; reviews int[]; administers int[]; answers int[];
begin
  if is_machine then
    update machine_token set last_used_at = now()
      where hash = credential and revoked_at is null and expires_at > now() and (last_used_at is null or last_used_at < now() - interval '1 minute');
    select 'token:' || id, jsonb_build_object('id', 'token:' || id, 'name', name, 'kind', 'machine', 'scopes', to_jsonb(scopes)),
        jsonb_build_array(jsonb_build_object('agency', agency_id, 'role', case when 'plans:write' = any (scopes) then 'author' else 'auditor' end,
          'actingFor', null, 'from', null, 'until', null)),
        array[agency_id], case when 'plans:write' = any (scopes) then array[agency_id] else '{}' end, '{}', '{}', '{}'
      into asking, who, held, reads, keeps, reviews, administers, answers
      from machine_token where hash = credential and revoked_at is null and expires_at > now();
  else
    asking := auth.keep_session(credential);
    select jsonb_build_object('id', p.id, 'name', p.name, 'kind', 'person', 'scopes', null) into who from auth.person p where p.id = asking;
    select coalesce(jsonb_agg(jsonb_build_object('agency', agency_id, 'role', role, 'actingFor', acting_for, 'from', valid_from, 'until', valid_until)), '[]'),
        coalesce(array_agg(distinct agency_id), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role in ('author','approver','administrator')), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role = 'reviewer'), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role = 'administrator'), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role in ('unit-reporter','author')), '{}')
      into held, reads, keeps, reviews, administers, answers
      from membership
      where person_id = asking and (valid_from is null or valid_from <= today) and (valid_until is null or valid_until >= today);
  end if;
  if asking is null then return null; end if;
  perform set_config('app.person', asking, true), set_config('app.reads', reads::text, true), set_config('app.keeps', keeps::text, true),
    set_config('app.reviews', reviews::text, true), set_config('app.administers', administers::text, true),
    set_config('app.answers', answers::text, true);
  return who || jsonb_build_object('memberships', held);
end $$;

-- As before, with the results of years that had not ended.
create or replace function agency_moved(moved int, since date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare family int[];
begin
  if not exists (select from agency where id = moved and within && app_administers()) then
    raise insufficient_privilege;
  end if;
  update agency set parent_id = parent_id where within @> array[moved] and id <> moved;
  select array_agg(id) into family from agency where within @> array[moved];
  update membership set within = '{}' where agency_id = any (family);
  update machine_token set within = '{}' where agency_id = any (family);
  update plan set within = '{}' where agency_id = any (family) and make_date(fiscal_year - 543, 9, 30) >= since;
  update heading set within = '{}' where agency_id = any (family) and plan_id in (select id from plan where make_date(fiscal_year - 543, 9, 30) >= since);
  update activity set within = '{}' where agency_id = any (family) and plan_id in (select id from plan where make_date(fiscal_year - 543, 9, 30) >= since);
  update submission set within = '{}' where agency_id = any (family) and plan_id in (select id from plan where make_date(fiscal_year - 543, 9, 30) >= since);
  update comment set within = '{}' where agency_id = any (family) and plan_id in (select id from plan where make_date(fiscal_year - 543, 9, 30) >= since);
  update import set within = '{}' where agency_id = any (family);
  update report set within = '{}' where agency_id = any (family) and make_date(fiscal_year - 543, 9, 30) >= since;
  update report_row set within = '{}' where agency_id = any (family) and report_id in (select id from report where make_date(fiscal_year - 543, 9, 30) >= since);
  update report_submission set within = '{}' where agency_id = any (family) and report_id in (select id from report where make_date(fiscal_year - 543, 9, 30) >= since);
  update unit_answer set within = '{}' where agency_id = any (family) and report_id in (select id from report where make_date(fiscal_year - 543, 9, 30) >= since);
  update round_extension set within = '{}' where agency_id = any (family);
  update headcount set within = '{}' where agency_id = any (family) and make_date(fiscal_year - 543, 9, 30) >= since;
end $$;
