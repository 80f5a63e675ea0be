-- What units are asked for a report that was approved is owed no more. A unit does not read the owner's report; this tells it one thing of it.
create function report_is_settled(asked uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from report where id = asked and status = 'approved')
$$;
revoke all on function report_is_settled(uuid) from public;
grant execute on function report_is_settled(uuid) to khunatham_app;
