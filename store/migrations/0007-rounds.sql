-- Rounds are reminded of: keys of personal calendars that only read, what each day's digest is made of, and letters that wait to be carried.

create table calendar_key (
  id uuid primary key default gen_random_uuid(),
  person_id text not null references auth.person (id),
  hash text not null unique,
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_used_at timestamptz
);
comment on table calendar_key is 'กุญแจปฏิทินส่วนตัว: only the SHA-256 of the key is kept';
create unique index one_calendar_key on calendar_key (person_id) where revoked_at is null;
create trigger audited after insert or update or delete on calendar_key for each statement execute function demand_audit();
grant select, insert, update on calendar_key to khunatham_app;
alter table calendar_key enable row level security;
alter table calendar_key force row level security;
create policy own on calendar_key to khunatham_app using (person_id = (select app_person())) with check (person_id = (select app_person()));
do $$ begin execute format('create policy keeper on calendar_key to %I using (true) with check (true)', current_user); end $$;

-- What follows holds addresses of people: khunatham_app, which works with plans, sees none of it.
create table auth.mail (
  id uuid primary key default gen_random_uuid(),
  key text not null unique,
  to_address text not null,
  subject text not null,
  body text not null,
  made_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  attempts int not null default 0,
  sent_at timestamptz,
  last_error text
);
comment on table auth.mail is 'จดหมายขาออก: waits here until it is carried; key names what it tells, so that nothing is told twice';
create index on auth.mail (next_at) where sent_at is null;

create table auth.digest (
  person_id text not null references auth.person (id),
  day date not null,
  next_at timestamptz not null default now(),
  done_at timestamptz,
  last_error text,
  primary key (person_id, day)
);
comment on table auth.digest is 'สรุปเรื่องที่ต้องทำประจำวัน: one for each person and day, made by one of the servers';
create index on auth.digest (next_at) where done_at is null;

create table auth.reading_pass (
  hash text primary key,
  person_id text not null references auth.person (id),
  expires_at timestamptz not null
);
comment on table auth.reading_pass is 'บัตรอ่านชั่วคราว: lets the house read, for a minute, what a person would be shown';
grant select, insert, update, delete on auth.mail, auth.digest, auth.reading_pass to khunatham_sign_in;

-- Everybody who holds a role today, once a day.
create function auth.queue_digests(today date) returns int language sql volatile set search_path = pg_catalog, pg_temp as $$
  delete from auth.digest where day < today - 30;
  -- What was owed on a day that is over is told by the next one.
  update auth.digest set done_at = now() where day < today and done_at is null;
  delete from auth.reading_pass where expires_at < now();
  with queued as (
    insert into auth.digest (person_id, day)
    select distinct m.person_id, today from public.membership m join auth.person p on p.id = m.person_id
    where p.disabled_at is null and (m.valid_from is null or m.valid_from <= today) and (m.valid_until is null or m.valid_until >= today)
    on conflict do nothing
    returning 1)
  select count(*)::int from queued
$$;
revoke all on function auth.queue_digests(date) from public;

-- The job: from seven in the morning in Bangkok on, for that day.
create function remind() returns int language sql volatile security definer set search_path = public, pg_temp as $$
  select case when extract(hour from now() at time zone 'Asia/Bangkok') >= 7 then auth.queue_digests((now() at time zone 'Asia/Bangkok')::date) end
$$;
revoke all on function remind() from public;
grant execute on function remind() to khunatham_app;
insert into job (kind, every_seconds) values ('remind', 900);

-- The door of keys that only read: a calendar's, or a pass of the house. Whoever enters here keeps, reviews, administers and answers nothing.
create function enter_reading(credential text, today date) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare asking text; who jsonb; held jsonb; reads int[];
begin
  update calendar_key set last_used_at = now()
    where hash = credential and revoked_at is null and (last_used_at is null or last_used_at < now() - interval '1 minute');
  select p.id, jsonb_build_object('id', p.id, 'name', p.name, 'kind', 'person', 'scopes', null) into asking, who
    from (select person_id from calendar_key where hash = credential and revoked_at is null
      union all select person_id from auth.reading_pass where hash = credential and expires_at > now()) k
    join auth.person p on p.id = k.person_id where p.disabled_at is null;
  if asking is null then return null; end if;
  select coalesce(jsonb_agg(jsonb_build_object('agency', agency_id, 'role', role, 'actingFor', acting_for, 'from', valid_from, 'until', valid_until)), '[]'),
      coalesce(array_agg(distinct agency_id), '{}')
    into held, reads
    from membership
    where person_id = asking and (valid_from is null or valid_from <= today) and (valid_until is null or valid_until >= today);
  perform set_config('app.person', asking, true), set_config('app.reads', reads::text, true), set_config('app.keeps', '{}', true),
    set_config('app.reviews', '{}', true), set_config('app.administers', '{}', true), set_config('app.answers', '{}', true);
  return who || jsonb_build_object('memberships', held);
end $$;
revoke all on function enter_reading(text, date) from public;
grant execute on function enter_reading(text, date) to khunatham_app;
