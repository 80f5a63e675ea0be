import type { Client } from "pg";

import { exampleActivity } from "#domain/checks/example.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import type { OpenHouse } from "#server/open-house.ts";
import { addMachineToken, signedIn, type Ask } from "./cookies.ts";
import { as } from "./database.ts";
import type { Office } from "./office.ts";

/** An agency with a row in every table, each text of which carries the agency's mark. */
export interface MarkedAgency {
  readonly name: string;
  readonly agency: number;
  /** Strings that stand nowhere else. */
  readonly marks: readonly string[];
  /** A draft that was handed over once and taken back. */
  readonly plan: string;
  /** A plan that waits for its decision. */
  readonly waiting: string;
  readonly comment: string;
  readonly import: string;
  readonly member: string;
  readonly person: string;
  readonly machineToken: string;
  readonly activity: string;
  readonly heading: string;
  /** A report of the plan that waits, with a row, a submission, and an answer. */
  readonly report: string;
  readonly answer: string;
  /** What a paper of the report would change. */
  readonly changeSet: string;
  readonly round: string;
  /** Evidence attached to the report and to the answer. */
  readonly evidence: string;
  readonly evidenceUse: string;
  /** A file that the officer is sending. */
  readonly upload: string;
  /** Of the officer's work, to themselves, and not read yet. */
  readonly handover: string;
  /** Those directly above, both lines. */
  readonly parents: readonly number[];
}

const FIELDS = ["title", "objectives", "indicators", "quantitative", "qualitative", "units"] as const;
const PEOPLE = 3_141_000;

/** Puts an agency's rows there the way officers do: over the network, as a person who works there for this. */
export async function markAgency(house: OpenHouse, office: Office, name: string): Promise<MarkedAgency> {
  const agency = office.agency(name);
  const mark = `mark${agency}z`;
  const officer = `${mark}-officer`;
  const member = await addOfficer(office, officer, agency, mark);
  const ask = signedIn(house, { session: () => tokenOf(officer) }, officer);
  const plan = await writtenPlan(ask, agency, 2569, mark);
  const waiting = await writtenPlan(ask, agency, 2570, mark);
  await done(ask(`/api/v1/plans/${plan.id}/withdraw`, { method: "POST" }));
  const comment = await done(
    ask(`/api/v1/plans/${plan.id}/comments`, { method: "POST", body: { row: plan.activity, field: "title", body: `ความเห็น ${mark}` } }),
  );
  const paper = await done(
    ask(`/api/v1/imports?agency=${agency}&name=${mark}.html`, {
      method: "POST",
      body: table(mark),
      headers: { "content-type": "text/html" },
    }),
  );
  await addMachineToken(office, name, ["plans:read"]);
  const [machineToken, parents] = await as(office.superUrl, async (client) => {
    await client.query("insert into headcount (agency_id, within, fiscal_year, people) values ($1, '{}', 2569, $2)", [
      agency,
      PEOPLE + agency,
    ]);
    const { rows } = await client.query<{ readonly id: string }>("update machine_token set name = $2 where agency_id = $1 returning id", [
      agency,
      `กุญแจ ${mark}`,
    ]);
    const above = await client.query<{ readonly parents: readonly number[] }>(
      "select array_remove(array[parent_id, area_id], null) as parents from agency where id = $1",
      [agency],
    );
    return [rows[0]?.id ?? "", above.rows[0]?.parents ?? []] as const;
  });
  const told = await as(office.superUrl, (client) => markResults(client, agency, waiting.id, mark));
  return {
    ...told,
    name,
    agency,
    member,
    machineToken,
    parents,
    person: `person-${officer}`,
    marks: [mark, String(PEOPLE + agency)],
    plan: plan.id,
    waiting: waiting.id,
    comment: comment.id,
    import: paper.id,
    activity: plan.activity,
    heading: plan.heading,
  };
}

async function addOfficer(office: Office, officer: string, agency: number, mark: string): Promise<string> {
  const person = `person-${officer}`;
  return as(office.superUrl, async (client) => {
    await client.query("insert into auth.person (id, name, email, email_verified) values ($1, $2, $3, true)", [
      person,
      `นาง ${mark}`,
      `${mark}@example.go.th`,
    ]);
    await client.query(
      "insert into auth.session (id, person_id, token, expires_at, updated_at) values ($1, $1, $2, now() + interval '8 hours', now())",
      [person, tokenOf(officer)],
    );
    const { rows } = await client.query<{ readonly id: string }>(
      "insert into membership (person_id, agency_id, role, acting_for) values ($1, $2, 'author', $3) returning id",
      [person, agency, `แทน ${mark}`],
    );
    return rows[0]?.id ?? "";
  });
}

/** Results as they would be once the plan is approved: put there at once, since only what may be read is looked at. */
async function markResults(
  client: Client,
  agency: number,
  plan: string,
  mark: string,
): Promise<Pick<MarkedAgency, "report" | "answer" | "changeSet" | "round" | "evidence" | "evidenceUse" | "upload" | "handover">> {
  const one = async (text: string, values: readonly unknown[]): Promise<string> => {
    const { rows } = await client.query<{ readonly id: string }>(text, [...values]);
    return rows[0]?.id ?? "";
  };
  const body = JSON.stringify({ ...NO_RESULT, narrative: `ผล ${mark}` });
  const report = await one(
    `insert into report (plan_id, submission_id, agency_id, within, fiscal_year, months, summary, changed_by)
     select plan_id, id, 0, '{}', 2570, 6, $2, $2 from submission where plan_id = $1 order by number desc limit 1 returning id`,
    [plan, `สรุป ${mark}`],
  );
  await client.query("insert into report_row (report_id, key, agency_id, within, body) values ($1, 'a1', 0, '{}', $2)", [report, body]);
  await client.query(
    `insert into report_submission (report_id, number, agency_id, within, is_late, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name)
     values ($1, 1, 0, '{}', false, $2, '', '{"steps":[],"allowsSelfApproval":false}', 'x', $3)`,
    [report, body, `ผู้เสนอ ${mark}`],
  );
  const change = { activity: "a1", field: "narrative", position: null, now: `ผล ${mark}`, paper: `แก้ ${mark}`, why: null, isClash: false };
  const changeSet = await one(
    `insert into change_set (report_id, file_name, file_hash, form, compared_revision, rows, changes, remarks, made_by, made_by_name, agency_id, within)
     values ($1, $2, repeat('a', 64), 'tisi-2567', 1, '{"a1":1}', $3, '[]', 'x', $2, 0, '{}') returning id`,
    [report, `รายงาน ${mark}.docx`, JSON.stringify([{ ...change, proposed: { kind: "text", text: `แก้ ${mark}` } }])],
  );
  const question = JSON.stringify({
    ownerName: mark,
    fiscalYear: 2570,
    months: 6,
    activity: { ...exampleActivity(), title: `ถาม ${mark}` },
  });
  const answer = await one(
    "insert into unit_answer (report_id, key, agency_id, within, owner_id, question, body) values ($1, 'a1', $2, '{}', $2, $3, $4) returning id",
    [report, agency, question, body],
  );
  const round = await one(
    "insert into round (agency_id, fiscal_year, months, opens, due, late) values ($1, 2570, 6, '2027-04-01', '2027-04-30', 'accept') returning id",
    [agency],
  );
  await client.query(
    "insert into round_extension (round_id, agency_id, within, due, reason, made_by, made_by_name) values ($1, $2, '{}', '2027-05-30', $3, 'x', $3)",
    [round, agency, `เหตุ ${mark}`],
  );
  const evidence = await one(
    `insert into evidence (agency_id, within, kind, name, sha256, type, size, note, made_by, made_by_name)
     values ($1, '{}', 'pdf', $2, encode(sha256(convert_to($2, 'UTF8')), 'hex'), 'application/pdf', 9, $2, 'x', $2) returning id`,
    [agency, `หลักฐาน ${mark}`],
  );
  const use = (answered: string | null): Promise<string> =>
    one(
      "insert into evidence_use (evidence_id, report_id, answer_id, key, agency_id, within, made_by_name) values ($1, $2, $3, 'a1', 0, '{}', $4) returning id",
      [evidence, report, answered, `ผู้แนบ ${mark}`],
    );
  const evidenceUse = await use(null);
  await use(answer);
  const upload = await one("insert into upload (person_id, agency, name, size, received) values ($1, $2, $3, 9, 9) returning id", [
    `person-${mark}-officer`,
    agency,
    `กำลังส่ง ${mark}`,
  ]);
  const officer = `person-${mark}-officer`;
  await client.query(
    "insert into in_charge (plan_id, key, agency_id, within, person_id, made_by_name) values ($1, 'a1', 0, '{}', $2, $3)",
    [plan, officer, `ผู้มอบ ${mark}`],
  );
  const handover = await one(
    `insert into handover (agency_id, within, predecessor_id, predecessor_name, successor_id, successor_name, reader_id, note, owed, made_by, made_by_name)
     values ($1, '{}', $2, $3, $2, $3, $2, $3, '{}', 'x', $3) returning id`,
    [agency, officer, `ส่งมอบ ${mark}`],
  );
  return { report, answer, round, evidence, evidenceUse, upload, handover, changeSet };
}

async function writtenPlan(
  ask: Ask,
  agency: number,
  fiscalYear: number,
  mark: string,
): Promise<{ readonly id: string; readonly activity: string; readonly heading: string }> {
  const { id } = await done(ask("/api/v1/plans", { method: "POST", body: { agency, fiscalYear, form: "tisi-2567" } }));
  const rows = `/api/v1/plans/${id}/rows`;
  await done(ask(rows, { method: "POST", body: { does: "add-heading", position: { lastUnder: null }, heading: "guideline" } }));
  await done(ask(rows, { method: "POST", body: { does: "add-activity", position: { lastUnder: null } } }));
  const record = await done(ask(`/api/v1/plans/${id}`));
  const revisions = Object.entries(record.rows as unknown as Readonly<Record<string, number>>);
  const find = (letter: string): string => revisions.find(([key]) => key.startsWith(letter))?.[0] ?? "";
  const [activity, heading] = [find("a"), find("h")];
  const texts = (row: string, fields: readonly string[]) =>
    fields.map((field) => ({
      place: row === "plan" ? { field } : row.startsWith("h") ? { heading: row, field } : { activity: row, field },
      text: `${field} ${mark}`,
      revision: revisions.find(([key]) => key === row)?.[1] ?? 0,
    }));
  const edits = [...texts(activity, FIELDS), ...texts(heading, ["title"]), ...texts("plan", ["title"])];
  const saved = await done(ask(`/api/v1/plans/${id}/edits`, { method: "POST", body: { edits } }));
  await done(ask(`/api/v1/plans/${id}/submit`, { method: "POST", ifMatch: saved.revision }));
  return { id, activity, heading };
}

async function done(asked: Promise<Response>): Promise<{ readonly id: string; readonly revision: number; readonly rows: unknown }> {
  const answer = await asked;
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text === "" ? "{}" : text);
}

function tokenOf(officer: string): string {
  return `token-${officer}`.padEnd(32, "x");
}

/** A paper that holds the mark in its texts. */
export function table(mark: string): string {
  return `<table><tr><th>ที่</th><th>โครงการ/กิจกรรม</th><th>วัตถุประสงค์</th><th>ตัวชี้วัด</th><th>งบประมาณ</th><th>ระยะเวลา</th><th>ผู้รับผิดชอบ</th></tr>
<tr><td>๑</td><td>กิจกรรม ${mark}</td><td>เพื่อ ${mark}</td><td>ไม่น้อยกว่า ๒ ครั้ง</td><td>ไม่ใช้งบประมาณ</td><td>ม.ค. ๖๙</td><td>กอง ${mark}</td></tr></table>`;
}
