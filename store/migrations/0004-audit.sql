-- The log that tells who changed what: one chain of hashes per agency, written in the transaction of the change.

create table audit_line (
  agency_id int not null references agency,
  number bigint not null,
  within int[] not null,
  at text not null,
  person_id text,
  person_name text not null,
  act text not null,
  plan_id uuid,
  changes text not null,
  facts text not null,
  request text,
  previous text not null,
  hash text not null,
  primary key (agency_id, number)
);
comment on table audit_line is 'บันทึกการเปลี่ยนแปลง';
comment on column audit_line.changes is 'JSON text, kept byte for byte: the hash is over it';
create index on audit_line (plan_id, number) where plan_id is not null;

create table audit_head (
  agency_id int primary key references agency,
  number bigint not null,
  hash text not null
);
comment on table audit_head is 'the last line of each chain: what is cut off its end is missed here';

create table audit_seal (
  number bigint primary key,
  at text not null,
  heads text not null,
  previous text not null,
  hash text not null
);
comment on table audit_seal is 'a seal over the chains that grew since the seal before: a chain made anew is missed here';

create table audit_sealed (
  agency_id int primary key references agency,
  number bigint not null
);
comment on table audit_sealed is 'how far each chain is sealed: apart from the heads, so that sealing waits for no writer';

-- Each part with its length before it: no two different lines make one text.
create function audit_text(variadic parts text[]) returns text language sql immutable parallel safe as $$
  select string_agg(case when part is null then '-' else octet_length(part) || ':' || part end, ',' order by place)
  from unnest(parts) with ordinality as one (part, place)
$$;

create function chain_audit_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare head record;
begin
  insert into audit_head as h (agency_id, number, hash) values (new.agency_id, 0, '')
    on conflict (agency_id) do update set number = h.number
    returning h.number, h.hash into head;
  select within into new.within from agency where id = new.agency_id;
  new.number := head.number + 1;
  new.previous := head.hash;
  new.at := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  new.hash := encode(sha256(convert_to(audit_text(
    new.previous, new.agency_id::text, new.within::text, new.number::text, new.at, new.person_id, new.person_name, new.act,
    new.plan_id::text, new.changes, new.facts, new.request), 'UTF8')), 'hex');
  update audit_head set number = new.number, hash = new.hash where agency_id = new.agency_id;
  perform set_config('app.audited', 'yes', true);
  return new;
end $$;
create trigger chain before insert on audit_line for each row execute function chain_audit_line();

-- Whatever the server does with a table of the record, it has told the log first.
create function demand_audit() returns trigger language plpgsql as $$
begin
  if current_user = 'khunatham_app' and coalesce(current_setting('app.audited', true), '') <> 'yes' then
    raise exception 'a change of % without its audit line', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['agency','agency_period','membership','headcount','deadline','plan','heading','activity','submission','comment'] loop
    execute format('create trigger audited after insert or update or delete on %I for each statement execute function demand_audit()', t);
  end loop;
end $$;

create function seal_audit() returns table (sealed bigint, seal_hash text) language plpgsql security definer set search_path = public, pg_temp as $$
declare last audit_seal; grown text; stamp text;
begin
  perform pg_advisory_xact_lock(8569, 2);
  select * into last from audit_seal order by number desc limit 1;
  with longer as (
    insert into audit_sealed as s (agency_id, number)
    select h.agency_id, h.number from audit_head h left join audit_sealed d using (agency_id) where d.number is distinct from h.number
    on conflict (agency_id) do update set number = excluded.number
    returning s.agency_id, s.number
  )
  select coalesce(string_agg(h.agency_id || ':' || h.number || ':' || h.hash, ',' order by h.agency_id), '') into grown
  from audit_head h join longer using (agency_id, number);
  if grown = '' then return query select last.number, last.hash; return; end if;
  stamp := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  return query insert into audit_seal (number, at, heads, previous, hash)
    values (coalesce(last.number, 0) + 1, stamp, grown, coalesce(last.hash, ''),
      encode(sha256(convert_to(audit_text(coalesce(last.hash, ''), (coalesce(last.number, 0) + 1)::text, stamp, grown), 'UTF8')), 'hex'))
    returning number, hash;
end $$;

grant select, insert on audit_line to khunatham_app;
alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy see on audit_line for select to khunatham_app using (within && (select app_reads()));
create policy make on audit_line for insert to khunatham_app
  with check (person_id = (select app_person()) and (within && (select app_reads()) or within && (select app_administers())));
revoke all on function seal_audit() from public;
grant execute on function seal_audit() to khunatham_app;

-- Sign-ins are told to the chain of the person's first agency, or of the root.
create function tell_sign_in(person text, act text, facts text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_line (agency_id, person_id, person_name, act, changes, facts)
  select coalesce(
      (select agency_id from membership where person_id = tell_sign_in.person order by agency_id limit 1),
      (select id from agency where parent_id is null order by id limit 1)),
    tell_sign_in.person, coalesce((select p.name from auth.person p where p.id = tell_sign_in.person), ''), tell_sign_in.act, '[]', tell_sign_in.facts
  where exists (select from agency);
end $$;
revoke all on function tell_sign_in(text, text, text) from public;
grant execute on function tell_sign_in(text, text, text) to khunatham_sign_in;
