-- Who signs in, and how. Everything here is in the schema auth, which only khunatham_sign_in may touch;
-- khunatham_app, which works with plans, never sees a password, a token or a passkey.

do $$
declare role_name text;
begin
  foreach role_name in array array['khunatham_app', 'khunatham_sign_in'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then execute format('create role %I nologin', role_name); end if;
    exception when duplicate_object or unique_violation then null; -- another database of this cluster was quicker
    end;
    begin
      execute format('grant %I to %I', role_name, current_user);
      if exists (select from pg_roles where rolname = 'khunatham_server') then execute format('grant %I to khunatham_server', role_name); end if;
    exception
      when unique_violation then null;
      when insufficient_privilege then
        if not pg_has_role(current_user, role_name, 'usage') then raise; end if; -- made and granted by another owner: good enough
    end;
  end loop;
end $$;

revoke create on schema public from public;
create schema if not exists auth;
revoke all on schema auth from public;
grant usage on schema auth to khunatham_sign_in;

-- The tables of better-auth 1.7 and its plugins two-factor and passkey; a test compares them with what the library asks for.
create table if not exists auth.person (
  id text not null primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  second_factor_on boolean,
  disabled_at timestamptz
);
comment on table auth.person is 'ผู้ใช้งาน: บุคคลที่ผู้ดูแลเชิญเข้าใช้ระบบ ไม่มีการลบแถว มีแต่การระงับ (disabled_at)';
comment on column auth.person.email_verified is 'an administrator vouched for the address when inviting; there is no sign-up';
comment on column auth.person.disabled_at is 'ระงับการใช้งานตั้งแต่เวลานี้; sessions and links are gone and new ones refused';

create table if not exists auth.session (
  id text not null primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  person_id text not null references auth.person (id) on delete cascade
);
create index if not exists session_person_id_idx on auth.session (person_id);

create table if not exists auth.account (
  id text not null primary key,
  account_id text not null,
  provider_id text not null,
  person_id text not null references auth.person (id) on delete cascade,
  access_token text check (access_token is null),
  refresh_token text check (refresh_token is null),
  id_token text check (id_token is null),
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  constraint account_is_one_person unique (provider_id, account_id)
);
comment on column auth.account.id_token is 'tokens of other systems are never kept: they are read once, at sign-in';
create index if not exists account_person_id_idx on auth.account (person_id);

create table if not exists auth.verification (
  id text not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on column auth.verification.identifier is 'SHA-256 of the token: one-time links cannot be read back from here';
create index if not exists verification_identifier_idx on auth.verification (identifier);

create table if not exists auth.second_factor (
  id text not null primary key,
  secret text not null,
  backup_codes text not null,
  person_id text not null references auth.person (id) on delete cascade,
  verified boolean,
  failed_count integer,
  locked_until timestamptz,
  constraint second_factor_one_each unique (person_id)
);
create index if not exists second_factor_secret_idx on auth.second_factor (secret);

create table if not exists auth.passkey (
  id text not null primary key,
  name text,
  public_key text not null,
  person_id text not null references auth.person (id) on delete cascade,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text,
  constraint passkey_once unique (credential_id)
);
create index if not exists passkey_person_id_idx on auth.passkey (person_id);

-- The house's own.
create table if not exists auth.attempt (
  key text not null primary key,
  count int not null,
  since timestamptz not null,
  last_at timestamptz not null,
  wait_until timestamptz
);
comment on table auth.attempt is 'how often an address (count since) or an account (failures in a row) tried; keys are hashed';

create table if not exists auth.setting (
  name text not null primary key,
  value text not null
);
comment on table auth.setting is 'the secret that signs cookies and seals second factors, where KHUNATHAM_SECRET does not give it';

-- Sessions end 12 hours after they were last used and 7 days after sign-in, whoever writes the row.
create or replace function auth.limit_session() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' then new.created_at := old.created_at; end if;
  new.expires_at := least(new.expires_at, now() + interval '12 hours', new.created_at + interval '7 days');
  return new;
end $$;
create or replace trigger limit_session before insert or update on auth.session for each row execute function auth.limit_session();

-- Whose session this is, null when it is over or the person is disabled. Use keeps it alive; written down at most every 10 minutes.
create or replace function auth.keep_session(credential text) returns text language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare who text; used_at timestamptz;
begin
  select s.person_id, s.updated_at into who, used_at
    from auth.session s join auth.person p on p.id = s.person_id
    where s.token = credential and s.expires_at > now() and p.disabled_at is null;
  if who is not null and used_at < now() - interval '10 minutes' then
    update auth.session set expires_at = now() + interval '12 hours', updated_at = now() where token = credential;
  end if;
  return who;
end $$;
revoke all on function auth.keep_session(text) from public;
grant execute on function auth.keep_session(text) to khunatham_sign_in;

-- What is over is cleared away.
create or replace function auth.sweep() returns void language sql volatile set search_path = pg_catalog, pg_temp as $$
  delete from auth.session where expires_at < now();
  delete from auth.verification where expires_at < now();
  delete from auth.attempt where last_at < now() - interval '1 day';
$$;
revoke all on function auth.sweep() from public;
grant execute on function auth.sweep() to khunatham_sign_in;

grant select, insert, update on auth.person to khunatham_sign_in;
grant select, insert, update, delete on auth.session, auth.account, auth.verification, auth.second_factor, auth.passkey, auth.attempt to khunatham_sign_in;
grant select, insert on auth.setting to khunatham_sign_in;
