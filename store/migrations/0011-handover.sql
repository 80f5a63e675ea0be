-- Handover: who is in charge of which activity, what one person passed on to another, and who is seen out.

create table in_charge (
  plan_id uuid not null references plan on delete cascade,
  key text not null check (key ~ '^a[1-9][0-9]*$'),
  agency_id int not null,
  within int[] not null,
  person_id text not null references auth.person (id),
  made_by_name text not null,
  made_at timestamptz not null default now(),
  primary key (plan_id, key)
);
comment on table in_charge is 'ผู้รับผิดชอบกิจกรรมและตัวชี้วัด: one author of the agency; where there is no row, every author';
create index on in_charge (person_id);
create index on in_charge (agency_id);

create table handover (
  id uuid primary key default gen_random_uuid(),
  agency_id int not null references agency,
  within int[] not null,
  predecessor_id text not null references auth.person (id),
  predecessor_name text not null,
  successor_id text not null references auth.person (id),
  successor_name text not null,
  reader_id text not null references auth.person (id),
  note text not null check (length(note) <= 4000),
  owed jsonb not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  seen_at timestamptz
);
comment on table handover is 'การส่งมอบงาน: what was owed on that day, word for word, and what the predecessor wrote to the successor';
comment on column handover.reader_id is 'who has yet to read it: the successor, or whoever took over from them before they did';
create index on handover (agency_id);
create index on handover (reader_id) where seen_at is null;

create trigger within before insert or update of agency_id, within on in_charge for each row execute function take_within_of_plan();
create trigger within before insert or update of agency_id, within on handover for each row execute function take_within_of_agency();

-- Who is in charge stands where the plan stands; a handover where its agency stands today.
create function handover_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'agency' then
    update handover set within = '{}' where agency_id = new.id;
  else
    update in_charge set within = '{}' where plan_id = new.id;
  end if;
  return null;
end $$;
create trigger handover_follows after update on agency for each row when (old.within is distinct from new.within) execute function handover_follows();
create trigger handover_follows after update on plan for each row when (old.within is distinct from new.within) execute function handover_follows();

grant select, insert, delete, update (person_id, made_by_name, made_at) on in_charge to khunatham_app;
-- What was passed on, and what was written about it, stays as it was written.
grant select, insert, update (seen_at) on handover to khunatham_app;
do $$
declare t text;
begin
  foreach t in array array['in_charge', 'handover'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy keeper on %I to %I using (true) with check (true)', t, current_user);
    execute format('create trigger audited after insert or update or delete on %I for each statement execute function demand_audit()', t);
  end loop;
end $$;
create policy see on in_charge for select to khunatham_app using (within && (select app_reads()));
create policy make on in_charge for insert to khunatham_app with check (agency_id = any ((select app_keeps())::int[]));
create policy change on in_charge for update to khunatham_app
  using (agency_id = any ((select app_keeps())::int[])) with check (agency_id = any ((select app_keeps())::int[]));
create policy remove on in_charge for delete to khunatham_app using (agency_id = any ((select app_keeps())::int[]));
-- A note from one officer to another is read by the two, by who has to read it, and by those who administer the agency.
create policy see on handover for select to khunatham_app
  using ((select app_person()) in (predecessor_id, successor_id, reader_id) or within && (select app_administers()));
create policy make on handover for insert to khunatham_app
  with check (made_by = (select app_person()) and (predecessor_id = (select app_person()) or within && (select app_administers())));
create policy read on handover for update to khunatham_app
  using (reader_id = (select app_person())) with check (reader_id = (select app_person()));

-- As before, and whether the person is shut out: who is cannot take anything over.
create or replace view person_names with (security_barrier) as
  select p.id, p.name, p.email, p.disabled_at is not null as is_disabled from auth.person p
  where p.id = app_person() or exists (select from membership m where m.person_id = p.id and m.within && app_reads());

-- One's own work, or that of somebody of an agency one administers.
create function may_hand_over(person text, place int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.person_id = may_hand_over.person and m.agency_id = place
    and (m.person_id = app_person() or m.within && coalesce(app_administers(), '{}')))
$$;
revoke all on function may_hand_over(text, int) from public;
grant execute on function may_hand_over(text, int) to khunatham_app;

-- What only its owner sees otherwise: files that are half sent, and whether a calendar's key works.
create function kept_by(person text, place int) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'uploads', coalesce((select jsonb_agg(jsonb_build_object('name', name, 'size', size, 'received', received) order by made_at, id)
      from upload where person_id = kept_by.person and agency = place and evidence_id is null), '[]'),
    'hasCalendar', exists (select from calendar_key where person_id = kept_by.person and revoked_at is null))
  where may_hand_over(kept_by.person, place)
$$;
revoke all on function kept_by(text, int) from public;
grant execute on function kept_by(text, int) to khunatham_app;

-- Roles pass from one to another, for as long as they were held: some leave the first, some are held by both. With the role of an author goes
-- what the first is in charge of; with any that leaves, what they had half sent and had yet to read.
create function pass_on(leaving text, coming text, place int, passed uuid[], shared uuid[], today date) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may_hand_over(leaving, place) or leaving = coming then raise insufficient_privilege; end if;
  insert into membership (person_id, agency_id, within, role, acting_for, valid_from, valid_until)
    select coming, m.agency_id, '{}', m.role, m.acting_for, greatest(m.valid_from, today), m.valid_until
    from membership m
    where m.id = any (passed || shared) and m.person_id = leaving and m.agency_id = place and not exists (
      select from membership h
      where h.person_id = coming and h.agency_id = place and h.role = m.role and h.acting_for is not distinct from m.acting_for
        and coalesce(h.valid_from, today) <= greatest(m.valid_from, today)
        and coalesce(h.valid_until, 'infinity') >= coalesce(m.valid_until, 'infinity'));
  if exists (select from membership where id = any (passed || shared) and person_id = leaving and agency_id = place and role = 'author') then
    update in_charge set person_id = coming where person_id = leaving and agency_id = place;
  end if;
  delete from membership where id = any (passed) and person_id = leaving and agency_id = place;
  if found then
    update upload set person_id = coming where person_id = leaving and agency = place and evidence_id is null;
    update handover set reader_id = coming where reader_id = leaving and agency_id = place and seen_at is null;
  end if;
end $$;
revoke all on function pass_on(text, text, int, uuid[], uuid[], date) from public;
grant execute on function pass_on(text, text, int, uuid[], uuid[], date) to khunatham_app;

-- Whoever passed on their last role, in this transaction, is signed out everywhere.
create function see_out(person text, today date) returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if exists (select from membership m where m.person_id = see_out.person and (m.valid_until is null or m.valid_until >= today))
    or not exists (select from handover h where h.predecessor_id = see_out.person and h.made_by = app_person() and h.made_at = now())
    then return false; end if;
  delete from auth.session s where s.person_id = see_out.person;
  delete from auth.verification v where v.value = see_out.person;
  update calendar_key k set revoked_at = now() where k.person_id = see_out.person and k.revoked_at is null;
  return true;
end $$;
revoke all on function see_out(text, date) from public;
grant execute on function see_out(text, date) to khunatham_app;

-- Shuts a person out in the transaction in which somebody made sure that their work is not left behind.
create function shut_out(person text) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if shut_out.person = app_person() or not administers_person(shut_out.person) then raise insufficient_privilege; end if;
  update auth.person p set disabled_at = coalesce(p.disabled_at, now()) where p.id = shut_out.person;
  delete from auth.session s where s.person_id = shut_out.person;
  delete from auth.verification v where v.value = shut_out.person;
end $$;
revoke all on function shut_out(text) from public;
grant execute on function shut_out(text) to khunatham_app;
