import type { ClientBase } from "pg";

import type { AskingOfficer, AskingReviewer } from "./record-load.ts";

/** What is asked of the record, with the bare SQL that does the same: no session, no isolation, no checks, no HTTP. */
export type RecordWork = "open" | "list" | "save";

const AGENCY_NAME = `coalesce(
  (select a.name from agency_period a where a.agency_id = p.agency_id and a.valid_from <= make_date(p.fiscal_year - 543, 9, 30) order by a.valid_from desc limit 1),
  (select a.name from agency a where a.id = p.agency_id)) as agency_name`;
const OPEN_COMMENTS = `(select count(*)::int from comment c where c.plan_id = p.id and c.settled_at is null and c.reply_to is null) as open_comments`;
const HEAD = `p.id, p.agency_id, ${AGENCY_NAME}, p.within, p.fiscal_year, p.status, p.version, p.revision, p.title, p.activities, p.budget_satang, ${OPEN_COMMENTS}, p.changed_at, p.changed_by`;

// Named: the peer's statements are planned once for its connection.
const PLAN = {
  name: "plan",
  text: `select ${HEAD}, p.facts, p.facts_revision, p.declared_budget_satang,
    (select i.id from import i where i.plan_id = p.id and i.revision_after = p.revision and i.undone_at is null limit 1) as imported from plan p where p.id = $1`,
};
const HEADINGS = { name: "headings", text: "select key, body, revision from heading where plan_id = $1 order by position" };
const ACTIVITIES = {
  name: "activities",
  text: "select key, body, revision, budget_satang from activity where plan_id = $1 order by position",
};
const SUBMISSIONS = {
  name: "submissions",
  text: `select id, plan_id, number, version, status, workflow, decisions, snapshot_hash, submitted_by, submitted_by_name, submitted_at, published_at
    from submission where plan_id = $1 order by number`,
};
const LIST = {
  name: "list",
  text: `select ${HEAD} from plan p where p.within && array[$1::int] and p.fiscal_year = $2 order by p.fiscal_year desc, p.agency_id limit 100`,
};
const HOLD = {
  name: "hold",
  text: `select p.status, p.agency_id, a.body, a.revision from plan p join activity a on a.plan_id = p.id where p.id = $1 and a.key = $2 for no key update`,
};
const KEEP = {
  name: "keep",
  text: `with kept as (update activity set body = $3::jsonb, revision = revision + 1 where plan_id = $1 and key = $2)
    update plan set revision = revision + 1, changed_at = now() where id = $1`,
};
const LINE = {
  name: "line",
  text: `insert into audit_line (agency_id, within, person_id, person_name, act, plan_id, changes, facts) values ($1, '{}', 'bench', 'ผู้จัดทำ', 'plan.edited', $2, $3, '{}')`,
};

/** แผนหนึ่งฉบับ — the plan, its headings, its activities, its submissions. */
export async function openPlanBare(client: ClientBase, { plan }: AskingOfficer): Promise<void> {
  await client.query({ ...PLAN, values: [plan] });
  await client.query({ ...HEADINGS, values: [plan] });
  const { rows } = await client.query({ ...ACTIVITIES, values: [plan] });
  await client.query({ ...SUBMISSIONS, values: [plan] });
  if (rows.length === 0) throw new Error(`plan ${plan} has no activities`);
}

/** รายการแผน — one statement. */
export async function listBare(client: ClientBase, { agency }: AskingReviewer, fiscalYear: number): Promise<void> {
  const { rows } = await client.query({ ...LIST, values: [agency, fiscalYear] });
  if (rows.length === 0) throw new Error(`agency ${agency} lists no plans`);
}

/** แก้ไขหนึ่งช่อง — held, changed, told to the log, kept. */
export async function saveBare(client: ClientBase, { plan }: AskingOfficer, row: string, text: string): Promise<void> {
  await client.query("begin");
  const { rows } = await client.query<{ readonly agency_id: number; readonly body: { readonly title: string } }>({
    ...HOLD,
    values: [plan, row],
  });
  const [held] = rows;
  if (held === undefined) throw new Error(`plan ${plan} has no row ${row}`);
  const changes = [{ row, field: "title", before: held.body.title, after: text }];
  await client.query({ ...KEEP, values: [plan, row, JSON.stringify({ ...held.body, title: text })] });
  await client.query({ ...LINE, values: [held.agency_id, plan, JSON.stringify(changes)] });
  await client.query("commit");
}
