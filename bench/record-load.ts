import { randomBytes } from "node:crypto";

import type { Client } from "pg";

import type { Plan } from "#domain/plan/plan.ts";
import { activityColumns, factColumns, nextKeyOf, totalsOf } from "#store/plan-columns.ts";

import { planOfSeventeen, versionOf } from "./plans.ts";

/** How much the record holds before anything is measured. */
export interface RecordSize {
  readonly agencies: number;
  readonly auditLines: number;
}

/** An officer who asks: a session's token, the plan of their agency. */
export interface AskingOfficer {
  readonly token: string;
  readonly agency: number;
  readonly plan: string;
}

/** A reviewer of a ministry who asks for the plans below it. */
export interface AskingReviewer {
  readonly token: string;
  readonly agency: number;
}

/** Who asks for what. */
export interface RecordLoad {
  readonly fiscalYear: number;
  readonly officers: readonly AskingOfficer[];
  readonly reviewers: readonly AskingReviewer[];
}

const FISCAL_YEARS = [2569, 2570] as const;
const MINISTRIES = 20;
const OFFICERS = 200;
/** The 17-activity plan in so many wordings. */
const WORDINGS = 10;

/**
 * ทะเบียนขนาดจริง — agencies below twenty ministries, a plan of 17 activities for each in two years, their audit lines, an author for some and
 * a reviewer for each ministry. The client is the owner of the tables; the lines are chained by the database as any other.
 */
export async function fillRecord(client: Client, { agencies, auditLines }: RecordSize): Promise<RecordLoad> {
  const fiscalYear = FISCAL_YEARS[1];
  await client.query("set statement_timeout = 0");
  await client.query(
    `insert into agency (kind, name, parent_id)
     select 'department', 'กรมวัดความเร็วที่ ' || n, ministry.ids[1 + n % array_length(ministry.ids, 1)] from generate_series(1, $1::int) n,
       (select array_agg(id) as ids from (select id from agency where kind = 'ministry' order by id limit $2) one) ministry`,
    [agencies, MINISTRIES],
  );
  await client.query(
    `insert into agency_period (agency_id, valid_from, change, kind, name, parent_id)
     select id, '2000-10-01', 'founded', kind, name, parent_id from agency where name like 'กรมวัดความเร็วที่ %'`,
  );
  for (let wording = 0; wording < WORDINGS; wording += 1) await addPlans(client, versionOf(planOfSeventeen(), wording + 1), wording);
  await client.query(
    `insert into audit_line (agency_id, within, person_id, person_name, act, plan_id, changes, facts)
     select p.agency_id, '{}', 'bench', 'ผู้จัดทำ', 'plan.edited', p.id,
       '[{"row":"a1","field":"title","before":"ข้อความเดิมของกิจกรรม","after":"ข้อความที่แก้ไขแล้ว ' || n || '"}]', '{}'
     from generate_series(1, $1::int / (select count(*)::int from plan)) n, plan p`,
    [auditLines],
  );
  const load = { fiscalYear, officers: await addOfficers(client, fiscalYear), reviewers: await addReviewers(client) };
  await client.query("vacuum analyze");
  await client.query("checkpoint").catch(() => undefined); // Only a superuser may.
  return load;
}

async function addPlans(client: Client, plan: Plan, wording: number): Promise<void> {
  const facts = factColumns(plan);
  const { activities, budget_satang: satang } = totalsOf(plan);
  await client.query(
    `insert into plan (agency_id, within, fiscal_year, facts, declared_budget_satang, activities, budget_satang, next_key)
     select id, '{}', year, $1, $2, $3, $4, $5 from agency, unnest($6::int[]) year
     where name like 'กรมวัดความเร็วที่ %' and id % ${WORDINGS} = $7`,
    [facts.facts, facts.declared_budget_satang, activities, satang, nextKeyOf(plan), [...FISCAL_YEARS], wording],
  );
  const ours = `from plan p, jsonb_array_elements($1::jsonb) with ordinality as one (row, place)
    where p.agency_id in (select id from agency where name like 'กรมวัดความเร็วที่ %') and p.agency_id % ${WORDINGS} = $2`;
  await client.query(
    `insert into heading (plan_id, key, agency_id, within, position, body) select p.id, row ->> 'id', 0, '{}', place - 1, row ${ours}`,
    [JSON.stringify(plan.headings), wording],
  );
  const rows = plan.activities.map((activity) => ({ id: activity.id, ...activityColumns(activity) }));
  await client.query(
    `insert into activity (plan_id, key, agency_id, within, position, body, budget_satang)
     select p.id, row ->> 'id', 0, '{}', place - 1, (row ->> 'body')::jsonb, (row ->> 'budget_satang')::bigint ${ours}`,
    [JSON.stringify(rows), wording],
  );
}

async function addOfficers(client: Client, fiscalYear: number): Promise<readonly AskingOfficer[]> {
  const { rows } = await client.query<{ readonly id: string; readonly agency_id: number }>(
    "select id, agency_id from plan where fiscal_year = $1 and agency_id in (select id from agency where name like 'กรมวัดความเร็วที่ %') order by agency_id limit $2",
    [fiscalYear, OFFICERS],
  );
  const tokens = await addPeople(
    client,
    "author",
    rows.map((row) => row.agency_id),
  );
  return rows.map(({ id, agency_id: agency }, at) => ({ token: tokens[at] ?? "", agency, plan: id }));
}

async function addReviewers(client: Client): Promise<readonly AskingReviewer[]> {
  const { rows } = await client.query<{ readonly id: number }>("select id from agency where kind = 'ministry' order by id limit $1", [
    MINISTRIES,
  ]);
  const agencies = rows.map(({ id }) => id);
  const tokens = await addPeople(client, "reviewer", agencies);
  return agencies.map((agency, at) => ({ token: tokens[at] ?? "", agency }));
}

/** Somebody of this role in each of these agencies, signed in; the tokens of their sessions. */
export async function addPeople(client: Client, role: string, agencies: readonly number[], of = role): Promise<readonly string[]> {
  const tokens = agencies.map(() => randomBytes(24).toString("base64url"));
  const ids = agencies.map((_, at) => `bench-${of}-${at}`);
  await client.query(
    "insert into auth.person (id, name, email, email_verified) select id, 'นาง ' || id, id || '@bench.example.go.th', true from unnest($1::text[]) id",
    [ids],
  );
  await client.query(
    `insert into auth.session (id, token, person_id, expires_at, updated_at)
     select id, token, id, now() + interval '12 hours', now() from unnest($1::text[], $2::text[]) as one (id, token)`,
    [ids, tokens],
  );
  await client.query(
    "insert into membership (person_id, agency_id, within, role) select id, agency, '{}', $3 from unnest($1::text[], $2::int[]) as one (id, agency)",
    [ids, agencies, role],
  );
  return tokens;
}
