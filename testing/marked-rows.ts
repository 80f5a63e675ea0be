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
  return {
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
