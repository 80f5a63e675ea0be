-- What goes out of the house: letters that a mail server refuses for good, and links of evidence that no longer open.

alter table auth.mail add column refusals int not null default 0;
comment on column auth.mail.refusals is 'how often the mail server refused this very letter for good; after the third it rests, with its error';

alter table evidence
  add column link_next_at timestamptz not null default now(),
  add column link_answered_on date,
  add column link_failing_since date,
  add column link_dead boolean not null default false;
comment on column evidence.link_answered_on is 'the last day on which anything answered there: shows that the house itself reaches the web';
create index on evidence (link_next_at) where kind = 'link' and removed_at is null;
create index on evidence (link_answered_on) where link_answered_on is not null;

insert into job (kind, every_seconds) values ('watch-links', 60);

-- Links in use whose time has come, for the one server that asks first; a server that dies leaves them to the next after an hour.
create function take_links(how_many int) returns table (id uuid, link text, "failingSince" date, "isDead" boolean, reached date)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update job set next_at = now() + every_seconds * interval '1 second', last_at = now(), last_error = null
    where kind = 'watch-links' and next_at <= now();
  if not found then return; end if;
  return query
    update evidence e set link_next_at = now() + interval '1 hour'
    from (
      select x.id from evidence x
      where x.kind = 'link' and x.removed_at is null and x.link_next_at <= now()
        and exists (select from evidence_use u where u.evidence_id = x.id)
      order by x.link_next_at limit how_many for update of x skip locked) due
    where e.id = due.id
    returning e.id, e.link, e.link_failing_since, e.link_dead, (select max(a.link_answered_on) from evidence a);
end $$;

create function keep_link(evidence_id uuid, failing_since date, is_dead boolean, answered_on date, days int) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update evidence set link_failing_since = failing_since, link_dead = is_dead,
    link_answered_on = coalesce(answered_on, link_answered_on), link_next_at = now() + days * interval '1 day'
  where id = evidence_id and kind = 'link'
$$;
revoke all on function take_links(int), keep_link(uuid, date, boolean, date, int) from public;
grant execute on function take_links(int), keep_link(uuid, date, boolean, date, int) to khunatham_app;
