-- Evidence: files and links of an agency, the results they prove, and uploads that may break off and go on.

create table evidence (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  within int[] not null,
  kind text not null check (kind in ('photo', 'pdf', 'word', 'excel', 'link')),
  name text not null check (length(name) between 1 and 300),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  type text,
  size int check (size >= 0),
  width int,
  height int,
  link text check (link ~ '^https?://' and length(link) <= 2000),
  channel text not null default '' check (length(channel) <= 500),
  happened_on date,
  note text not null default '' check (length(note) <= 4000),
  consent boolean not null default false,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((kind = 'link') = (link is not null)),
  check ((kind = 'link') = (sha256 is null)),
  check ((sha256 is null) = (size is null) and (sha256 is null) = (type is null))
);
comment on table evidence is 'หลักฐาน: a file, kept under the SHA-256 of its bytes, or a link';
create unique index evidence_once on evidence (agency_id, sha256) where removed_at is null;
create index on evidence (sha256);
create index on evidence using gin (within);

create table evidence_use (
  id uuid primary key default gen_random_uuid(),
  evidence_id uuid not null references evidence,
  report_id uuid not null references report on delete cascade,
  answer_id uuid references unit_answer on delete cascade,
  key text not null check (key ~ '^a[1-9][0-9]*$'),
  position int check (position >= 0),
  agency_id int not null references agency,
  within int[] not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  unique nulls not distinct (evidence_id, report_id, answer_id, key, position)
);
comment on table evidence_use is 'การใช้หลักฐานกับผล: an activity of a report, or of a unit''s answer, or one indicator of it';
create index on evidence_use (report_id);
create index on evidence_use (answer_id) where answer_id is not null;

create table upload (
  id uuid primary key default gen_random_uuid(),
  person_id text not null,
  agency int not null references agency,
  name text not null check (length(name) between 1 and 300),
  size int not null check (size between 1 and 26214400),
  received int not null default 0 check (received between 0 and size),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  evidence_id uuid references evidence,
  made_at timestamptz not null default now()
);
comment on table upload is 'ไฟล์ที่กำลังส่ง: one person''s own, whatever server takes the next part';
create index on upload (person_id);
create index on upload (made_at);

create table upload_chunk (
  upload_id uuid not null references upload on delete cascade,
  start int not null check (start >= 0),
  person_id text not null,
  bytes bytea not null,
  primary key (upload_id, start)
);
comment on table upload_chunk is 'ส่วนของไฟล์ที่กำลังส่ง: gone when the file is finished or a day has passed';
-- Pictures and office files are packed already.
alter table upload_chunk alter bytes set storage external;

create function take_within_of_use() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.answer_id is null then
    select agency_id, within into new.agency_id, new.within from report where id = new.report_id;
  else
    select agency_id, within, report_id, key into new.agency_id, new.within, new.report_id, new.key from unit_answer where id = new.answer_id;
  end if;
  -- An agency proves its results by its own evidence.
  if not exists (select from evidence where id = new.evidence_id and agency_id = new.agency_id) then
    raise insufficient_privilege using message = 'evidence of another agency';
  end if;
  return new;
end $$;
create trigger within before insert or update of agency_id, within on evidence for each row execute function take_within_of_agency();
create trigger within before insert or update of agency_id, within on evidence_use for each row execute function take_within_of_use();

-- Evidence stands where its agency stands today; what it proves stands where the result stands.
create function evidence_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'agency' then
    update evidence set within = '{}' where agency_id = new.id;
  elsif tg_table_name = 'report' then
    update evidence_use set within = '{}' where report_id = new.id and answer_id is null;
  else
    update evidence_use set within = '{}' where answer_id = new.id;
  end if;
  return null;
end $$;
create trigger evidence_follows after update on agency for each row when (old.within is distinct from new.within) execute function evidence_follows();
create trigger evidence_follows after update on report for each row when (old.within is distinct from new.within) execute function evidence_follows();
create trigger evidence_follows after update on unit_answer for each row when (old.within is distinct from new.within) execute function evidence_follows();

-- The file, its hash and whose it is never change.
grant select, insert, update (channel, happened_on, note, consent, removed_at) on evidence to khunatham_app;
grant select, insert, delete on evidence_use to khunatham_app;
grant select, insert, update, delete on upload to khunatham_app;
grant select, insert, delete on upload_chunk to khunatham_app;

do $$
declare t text;
begin
  foreach t in array array['evidence', 'evidence_use', 'upload', 'upload_chunk'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to %I using (true) with check (true)', t, current_user);
  end loop;
  foreach t in array array['evidence', 'evidence_use'] loop
    execute format('create trigger audited after insert or update or delete on %I for each statement execute function demand_audit()', t);
  end loop;
  foreach t in array array['upload', 'upload_chunk'] loop
    execute format('create policy own on %I to khunatham_app using (person_id = (select app_person())) with check (person_id = (select app_person()))', t);
  end loop;
end $$;
create policy see on evidence_use for select to khunatham_app using (within && (select app_reads()));
create policy make on evidence_use for insert to khunatham_app
  with check (agency_id = any ((select case when answer_id is null then app_keeps() else app_answers() end)::int[]));
create policy remove on evidence_use for delete to khunatham_app
  using (agency_id = any ((select case when answer_id is null then app_keeps() else app_answers() end)::int[]));
-- Whoever may read a result may read what proves it: the owner of a plan, its units' evidence.
create policy see on evidence for select to khunatham_app
  using (within && (select app_reads()) or exists (select from evidence_use u where u.evidence_id = evidence.id));
create policy make on evidence for insert to khunatham_app
  with check (agency_id = any ((select app_keeps())::int[]) or agency_id = any ((select app_answers())::int[]));
create policy change on evidence for update to khunatham_app
  using (agency_id = any ((select app_keeps())::int[]) or agency_id = any ((select app_answers())::int[]))
  with check (agency_id = any ((select app_keeps())::int[]) or agency_id = any ((select app_answers())::int[]));

-- As before, and uploads that nobody finished within a day.
create or replace function sweep() returns void language sql volatile security definer set search_path = public, auth, pg_temp as $$
  delete from answered_request where at < now() - interval '2 days';
  delete from request_count where window_start < now() - interval '1 day';
  delete from upload where made_at < now() - interval '1 day';
  select auth.sweep();
$$;
