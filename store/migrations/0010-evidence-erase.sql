-- Parts of uploads lie beside the files of evidence, not here; files that were removed long ago and are used nowhere are erased.

drop table upload_chunk;

alter table evidence add column erased_at timestamptz;
comment on column evidence.erased_at is 'when the bytes of a removed file were erased; null while they are kept';
create index evidence_removed on evidence (removed_at) where removed_at is not null and erased_at is null;

-- Who enters a file holds its hash until the transaction ends; who erases waits for that, and the other way round.
create function keep_from_erasing(hash text) returns void language sql as $$
  select pg_advisory_xact_lock_shared(8571, hashtext(hash))
$$;

-- Removed by every agency that had it, thirty days ago at least, and named by no report that was handed over.
create function may_be_erased(hash text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from evidence where sha256 = hash and (removed_at is null or removed_at >= now() - interval '30 days'))
    and not exists (
      select from report_submission
      where snapshot @> jsonb_build_object('proofs', jsonb_build_array(jsonb_build_object('sha256', hash))))
$$;
create function erasable_evidence() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select hash from (
    select distinct sha256 as hash from evidence where removed_at < now() - interval '30 days' and erased_at is null and sha256 is not null
  ) old where may_be_erased(hash) order by 1 limit 500
$$;
-- Asked once more when nobody can enter it any more; while a backup is made nothing is erased.
create function hold_for_erasing(hash text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not pg_try_advisory_xact_lock(8571, 0) then return false; end if;
  perform pg_advisory_xact_lock(8571, hashtext(hash));
  return may_be_erased(hash);
end $$;
create function evidence_was_erased(hash text) returns void language sql security definer set search_path = public, pg_temp as $$
  update evidence set erased_at = now() where sha256 = hash and removed_at is not null and erased_at is null
$$;

do $$
declare f text;
begin
  foreach f in array array['may_be_erased(text)', 'erasable_evidence()', 'hold_for_erasing(text)', 'evidence_was_erased(text)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to khunatham_app', f);
  end loop;
end $$;

insert into job (kind, every_seconds) values ('erase-evidence', 21600);
