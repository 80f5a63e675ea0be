-- What lets several servers work on one database: machine tokens, requests asked twice, limits, and the door every transaction enters by.

create table machine_token (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  within int[] not null,
  name text not null check (length(name) between 1 and 100),
  scopes text[] not null,
  hash text not null unique,
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
comment on table machine_token is 'กุญแจ API ของหน่วยงาน: only the SHA-256 of the token is kept';
create trigger within before insert or update of agency_id, within on machine_token for each row execute function take_within_of_agency();
create trigger audited after insert or update or delete on machine_token for each statement execute function demand_audit();
grant select, insert, update on machine_token to khunatham_app;
alter table machine_token enable row level security;
alter table machine_token force row level security;
create policy see on machine_token for select to khunatham_app using (within && (select app_administers()));
create policy make on machine_token for insert to khunatham_app with check (within && (select app_administers()));
create policy change on machine_token for update to khunatham_app using (within && (select app_administers())) with check (within && (select app_administers()));

create table answered_request (
  person_id text not null,
  key text not null check (length(key) between 8 and 200),
  request_hash text not null,
  status int not null,
  headers jsonb not null,
  body text not null,
  at timestamptz not null default now(),
  primary key (person_id, key)
);
comment on table answered_request is 'Idempotency-Key: the first answer to a request that may come twice';
create index on answered_request (at);
grant select, insert on answered_request to khunatham_app;
alter table answered_request enable row level security;
alter table answered_request force row level security;
create policy own on answered_request to khunatham_app using (person_id = (select app_person())) with check (person_id = (select app_person()));

create table request_count (
  who text not null,
  window_start timestamptz not null,
  requests int not null,
  primary key (who, window_start)
);
comment on table request_count is 'requests per caller and window, for limits that hold over several servers';
-- Counts one request; how many there were in this window, this one included.
create function count_request(caller text, seconds int) returns int language sql volatile security definer set search_path = public, pg_temp as $$
  insert into request_count as c (who, window_start, requests)
  values (caller, to_timestamp(floor(extract(epoch from now()) / seconds) * seconds), 1)
  on conflict (who, window_start) do update set requests = c.requests + 1
  returning requests
$$;
revoke all on function count_request(text, int) from public;
grant execute on function count_request(text, int) to khunatham_app;

create table job (
  kind text primary key,
  every_seconds int not null,
  next_at timestamptz not null default now(),
  last_at timestamptz,
  last_error text
);
comment on table job is 'work that one of the servers does at its time; taken with skip locked';
insert into job (kind, every_seconds) values ('seal-audit', 600), ('sweep', 3600);
grant select, update on job to khunatham_app;
create function sweep() returns void language sql volatile security definer set search_path = public, auth, pg_temp as $$
  delete from answered_request where at < now() - interval '2 days';
  delete from request_count where window_start < now() - interval '1 day';
  select auth.sweep();
$$;
revoke all on function sweep() from public;
grant execute on function sweep() to khunatham_app;

-- The one door. Looks the credential up, says for this transaction who is asking and which agencies they reach; null where nobody is known.
create function enter(credential text, is_machine boolean, today date) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  who jsonb; held jsonb; asking text; reads int[]; keeps int[]; reviews int[]; administers int[];
begin
  if is_machine then
    update machine_token set last_used_at = now()
      where hash = credential and revoked_at is null and expires_at > now() and (last_used_at is null or last_used_at < now() - interval '1 minute');
    select 'token:' || id, jsonb_build_object('id', 'token:' || id, 'name', name, 'kind', 'machine', 'scopes', to_jsonb(scopes)),
        jsonb_build_array(jsonb_build_object('agency', agency_id, 'role', case when 'plans:write' = any (scopes) then 'author' else 'auditor' end,
          'actingFor', null, 'from', null, 'until', null)),
        array[agency_id], case when 'plans:write' = any (scopes) then array[agency_id] else '{}' end, '{}', '{}'
      into asking, who, held, reads, keeps, reviews, administers
      from machine_token where hash = credential and revoked_at is null and expires_at > now();
  else
    asking := auth.keep_session(credential);
    select jsonb_build_object('id', p.id, 'name', p.name, 'kind', 'person', 'scopes', null) into who from auth.person p where p.id = asking;
    select coalesce(jsonb_agg(jsonb_build_object('agency', agency_id, 'role', role, 'actingFor', acting_for, 'from', valid_from, 'until', valid_until)), '[]'),
        coalesce(array_agg(distinct agency_id), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role in ('author','approver','administrator')), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role = 'reviewer'), '{}'),
        coalesce(array_agg(distinct agency_id) filter (where role = 'administrator'), '{}')
      into held, reads, keeps, reviews, administers
      from membership
      where person_id = asking and (valid_from is null or valid_from <= today) and (valid_until is null or valid_until >= today);
  end if;
  if asking is null then return null; end if;
  perform set_config('app.person', asking, true), set_config('app.reads', reads::text, true), set_config('app.keeps', keeps::text, true),
    set_config('app.reviews', reviews::text, true), set_config('app.administers', administers::text, true);
  return who || jsonb_build_object('memberships', held);
end $$;
revoke all on function enter(text, boolean, date) from public;
grant execute on function enter(text, boolean, date) to khunatham_app;

-- The owner of the tables is held by the policies too, but for what it does on purpose: moving rows in bulk, backup, the door above.
do $$
declare t record;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity loop
    execute format('create policy keeper on %I to %I using (true) with check (true)', t.relname, current_user);
  end loop;
end $$;
