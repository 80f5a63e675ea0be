-- Plans as rows, what was submitted word for word, comments, imports.

create table plan (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  within int[] not null,
  fiscal_year int not null check (fiscal_year between 2500 and 2700),
  status text not null default 'draft' check (status in ('draft','submitted','returned','approved','published')),
  version int not null default 1 check (version > 0),
  revision int not null default 1,
  next_key int not null default 1,
  facts jsonb not null,
  facts_revision int not null default 1,
  title text generated always as (facts ->> 'title') stored,
  declared_budget_satang bigint,
  activities int not null default 0,
  budget_satang bigint not null default 0,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  changed_by text,
  unique (agency_id, fiscal_year)
);
comment on table plan is 'แผนปฏิบัติการ: one agency, one fiscal year (พ.ศ.)';
create index on plan using gin (within);
create index on plan (fiscal_year, agency_id);

create table heading (
  plan_id uuid not null references plan on delete cascade,
  key text not null check (key ~ '^h[1-9][0-9]*$'),
  agency_id int not null,
  within int[] not null,
  position int not null,
  revision int not null default 1,
  body jsonb not null,
  primary key (plan_id, key)
);
comment on table heading is 'หัวข้อของแผน: แผนย่อย เป้าหมาย แนวทาง ยุทธศาสตร์ กลยุทธ์';

create table activity (
  plan_id uuid not null references plan on delete cascade,
  key text not null check (key ~ '^a[1-9][0-9]*$'),
  agency_id int not null,
  within int[] not null,
  position int not null,
  revision int not null default 1,
  body jsonb not null,
  title text generated always as (body ->> 'title') stored,
  budget_satang bigint check (budget_satang >= 0),
  national_guideline text generated always as (body ->> 'nationalGuideline') stored,
  primary key (plan_id, key)
);
comment on table activity is 'โครงการ/กิจกรรม';
comment on column activity.budget_satang is 'the amount of body.budget where its kind is baht; the body carries no amount';

create table submission (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references plan on delete cascade,
  number int not null,
  version int not null,
  agency_id int not null,
  within int[] not null,
  status text not null default 'waiting' check (status in ('waiting','withdrawn','returned','approved')),
  snapshot jsonb not null,
  snapshot_hash text not null,
  workflow jsonb not null,
  decisions jsonb not null default '[]',
  submitted_by text not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null default now(),
  published_at timestamptz,
  unique (plan_id, number)
);
comment on table submission is 'การเสนอแผน: the version as handed over, with the workflow frozen into it';
create unique index one_waits on submission (plan_id) where status = 'waiting';
create unique index one_approved on submission (plan_id, version) where status = 'approved';

create table comment (
  id uuid primary key default gen_random_uuid(),
  plan_id uuid not null references plan on delete cascade,
  agency_id int not null,
  within int[] not null,
  row_key text,
  field text,
  reply_to uuid references comment on delete cascade,
  body text not null check (length(body) between 1 and 4000),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by_name text
);
comment on table comment is 'ความเห็น';
create index on comment (plan_id);

create table import (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  within int[] not null,
  file_name text not null,
  file_hash text not null,
  plan jsonb not null,
  document jsonb not null,
  plan_id uuid references plan on delete set null,
  before jsonb,
  revision_after int,
  made_by text not null,
  made_at timestamptz not null default now(),
  accepted_at timestamptz,
  undone_at timestamptz
);
comment on table import is 'การนำเข้าเอกสาร';
create index on import (agency_id);

create function take_within_of_plan() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select agency_id, within into new.agency_id, new.within from plan where id = new.plan_id;
  return new;
end $$;
create trigger within before insert or update of agency_id, within on plan for each row execute function take_within_of_agency();
create trigger within before insert or update of agency_id, within on import for each row execute function take_within_of_agency();
create trigger within before insert or update of agency_id, within on heading for each row execute function take_within_of_plan();
create trigger within before insert or update of agency_id, within on activity for each row execute function take_within_of_plan();
create trigger within before insert or update of agency_id, within on submission for each row execute function take_within_of_plan();
create trigger within before insert or update of agency_id, within on comment for each row execute function take_within_of_plan();

grant select, insert, update, delete on plan, heading, activity, import to khunatham_app;
grant select, insert, update on submission, comment to khunatham_app;

do $$
declare t text;
begin
  foreach t in array array['plan','heading','activity','submission','comment','import'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy see on %I for select to khunatham_app using (within && (select app_reads()))', t);
  end loop;
  foreach t in array array['plan','heading','activity','submission','import'] loop
    execute format('create policy make on %I for insert to khunatham_app with check (agency_id = any ((select app_keeps())::int[]))', t);
  end loop;
  foreach t in array array['heading','activity','import'] loop
    execute format('create policy change on %I for update to khunatham_app using (agency_id = any ((select app_keeps())::int[])) with check (agency_id = any ((select app_keeps())::int[]))', t);
    execute format('create policy remove on %I for delete to khunatham_app using (agency_id = any ((select app_keeps())::int[]))', t);
  end loop;
  -- A reviewer above decides about a plan: its status and its submission.
  foreach t in array array['plan','submission'] loop
    execute format('create policy change on %I for update to khunatham_app
      using (agency_id = any ((select app_keeps())::int[]) or within && (select app_reviews()))
      with check (agency_id = any ((select app_keeps())::int[]) or within && (select app_reviews()))', t);
  end loop;
end $$;
create policy remove on plan for delete to khunatham_app using (agency_id = any ((select app_keeps())::int[]) and status = 'draft');
-- Whoever reads a plan may comment on it, in their own name only.
create policy make on comment for insert to khunatham_app with check (within && (select app_reads()) and made_by = (select app_person()));
create policy change on comment for update to khunatham_app using (within && (select app_reads())) with check (within && (select app_reads()));

-- An agency moved: what runs from that day on stands in its new line, plans of years that ended before stay in the old one.
create function agency_moved(moved int, since date) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
  update headcount set within = '{}' where agency_id = any (family) and make_date(fiscal_year - 543, 9, 30) >= since;
end $$;
revoke all on function agency_moved(int, date) from public;
grant execute on function agency_moved(int, date) to khunatham_app;
