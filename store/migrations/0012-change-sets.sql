-- Papers that come back: what was changed in them outside, kept until each change is accepted or declined.

create table change_set (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  agency_id int not null references agency,
  within int[] not null,
  file_name text not null check (length(file_name) between 1 and 300),
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  form text not null,
  printed_revision int,
  compared_revision int not null,
  rows jsonb not null,
  changes jsonb not null,
  remarks jsonb not null,
  decisions jsonb not null default '{}',
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  closed_at timestamptz
);
comment on table change_set is 'ชุดการเปลี่ยนแปลงที่เสนอจากเอกสาร: each change with the texts of both sides, and how it was decided';
comment on column change_set.decisions is 'by the index of the change: accepted or declined, by whom and when';
create index on change_set (report_id);
create index on change_set using gin (within);

create trigger within before insert or update of agency_id, within on change_set for each row execute function take_within_of_report();

-- A change set stands where its report stands.
create function change_sets_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update change_set set within = '{}' where report_id = new.id;
  return null;
end $$;
create trigger change_sets_follow after update on report for each row when (old.within is distinct from new.within) execute function change_sets_follow();

-- What a paper said stays as it was; only decisions are added.
grant select, insert, update (decisions, closed_at) on change_set to khunatham_app;

alter table change_set enable row level security;
alter table change_set force row level security;
create trigger audited after insert or update or delete on change_set for each statement execute function demand_audit();
do $$ begin execute format('create policy keeper on change_set to %I using (true) with check (true)', current_user); end $$;
create policy see on change_set for select to khunatham_app using (within && (select app_reads()));
create policy make on change_set for insert to khunatham_app with check (agency_id = any ((select app_keeps())::int[]));
create policy change on change_set for update to khunatham_app
  using (agency_id = any ((select app_keeps())::int[])) with check (agency_id = any ((select app_keeps())::int[]));
