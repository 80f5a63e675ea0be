import type { ClientBase } from "pg";

import type { ActivityResult } from "#domain/result/report.ts";
import type { AnsweringUnit, OpenedReport } from "./results-load.ts";

// Named: the peer's statements are planned once for its connection.
const HOLD = {
  name: "hold-answer",
  text: `select u.agency_id, u.owner_id, u.status, u.revision, u.question, u.body, u.notes, a.name from unit_answer u join agency a on a.id = u.agency_id
    where u.id = $1 for no key update of u`,
};
const LINE = {
  name: "answer-line",
  text: `insert into audit_line (agency_id, within, person_id, person_name, act, changes, facts) values ($1, '{}', 'bench', 'ผู้รายงาน', 'answer.saved', $2, $3)`,
};
const KEEP = {
  name: "keep-answer",
  text: `update unit_answer set status = 'answered', body = $2, answered_by_name = 'ผู้รายงาน', revision = revision + 1, changed_at = now() where id = $1
    returning revision, status, body, changed_at`,
};

/** ตอบผลของหน่วย — held, told to the log, kept. */
export async function answerBare(client: ClientBase, { agency, answer }: AnsweringUnit, result: ActivityResult): Promise<void> {
  await client.query("begin");
  const { rows } = await client.query<{ readonly body: ActivityResult }>({ ...HOLD, values: [answer] });
  if (rows[0] === undefined) throw new Error(`there is no answer ${answer}`);
  const changes = [{ row: "a1", field: "narrative", before: rows[0].body.narrative, after: result.narrative }];
  await client.query({ ...LINE, values: [agency, JSON.stringify(changes), JSON.stringify({ answer })] });
  await client.query({ ...KEEP, values: [answer, JSON.stringify(result)] });
  await client.query("commit");
}

const PAGE = [
  {
    name: "page-head",
    text: `select r.*, s.version, s.snapshot, a.name, a.within as line from report r join submission s on s.id = r.submission_id join agency a on a.id = r.agency_id where r.id = $1`,
  },
  {
    name: "page-rounds",
    text: "select other.id, other.months from report one join report other using (plan_id) where one.id = $1 order by other.months",
  },
  {
    name: "page-rows",
    text: `select row.report_id, row.key, row.revision, row.body, row.spent_satang from report_row row join report other on other.id = row.report_id
      join report one on one.plan_id = other.plan_id and other.months <= one.months where one.id = $1`,
  },
  {
    name: "page-submissions",
    text: "select id, number, status, is_late, workflow, decisions from report_submission where report_id = $1 order by number",
  },
  {
    name: "page-answers",
    text: `select u.id, u.report_id, u.key, u.question, u.agency_id, a.name, u.status, u.revision, u.body, u.notes, u.answered_by_name, u.changed_at
      from unit_answer u join agency a on a.id = u.agency_id join report other on other.id = u.report_id
      join report one on one.plan_id = other.plan_id and other.months <= one.months where one.id = $1 order by u.key, u.agency_id`,
  },
  {
    name: "page-due",
    text: `select o.id, o.agency_id, o.months, o.opens, o.due, o.late, e.due as given, h.people from report r
      left join headcount h on h.agency_id = r.agency_id and h.fiscal_year = r.fiscal_year
      left join round o on o.agency_id = any (r.within) and o.fiscal_year = r.fiscal_year and o.months = r.months
      left join round_extension e on e.round_id = o.id and e.agency_id = r.agency_id where r.id = $1`,
  },
  {
    name: "page-evidence",
    text: `select v.*, u.id as use_id, u.answer_id, u.key, u.position, a.name as agency_name, (select count(*)::int from evidence_use n where n.evidence_id = v.id) as uses
      from evidence_use u join evidence v on v.id = u.evidence_id join agency a on a.id = u.agency_id where u.report_id = $1 order by u.made_at, u.id`,
  },
] as const;

/** หน้ารายงานผล — each kind of row that the page shows, asked for once. */
export async function openPageBare(client: ClientBase, { report }: OpenedReport): Promise<void> {
  let rows = 0;
  for (const statement of PAGE) rows += (await client.query({ ...statement, values: [report] })).rows.length;
  if (rows < 50) throw new Error(`report ${report} is empty`);
}
