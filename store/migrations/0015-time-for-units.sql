-- More time for an agency is seen by the units that answer for its report; an open plan asks for its imports; letters are not kept for good.
create policy asked on round_extension for select to khunatham_app
  using (exists (select from unit_answer q where q.owner_id = round_extension.agency_id and q.agency_id = any ((select app_answers())::int[])));

create index on import (plan_id);

create or replace function sweep() returns void language sql volatile security definer set search_path = public, auth, pg_temp as $$
  delete from answered_request where at < now() - interval '2 days';
  delete from request_count where window_start < now() - interval '1 day';
  delete from upload where made_at < now() - interval '1 day';
  delete from auth.mail where sent_at < now() - interval '90 days';
  delete from auth.digest where done_at < now() - interval '90 days';
  select auth.sweep();
$$;
