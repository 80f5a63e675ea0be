import { createHash, randomUUID } from "node:crypto";

import type { Client } from "pg";

import type { Measure } from "#domain/plan/measure.ts";
import type { Activity, Plan } from "#domain/plan/plan.ts";
import { NO_RESULT, type ActivityResult } from "#domain/result/report.ts";
import type { RoundMonths } from "#domain/result/target-at.ts";
import type { Value } from "#domain/result/value.ts";
import { factColumns, totalsOf } from "#store/plan-columns.ts";

import { planOfSeventeen, versionOf } from "./plans.ts";
import { addPeople } from "./record-load.ts";

/** How much is reported before anything is measured. */
export interface ResultsSize {
  /** Units that answer at once. */
  readonly units: number;
  /** Departments whose report is opened, each with this many units that have answered. */
  readonly offices: number;
  readonly unitsOfOffice: number;
}

/** A unit that answers: its reporter's session, and the question to it. */
export interface AnsweringUnit {
  readonly agency: number;
  readonly token: string;
  readonly answer: string;
}

/** A department's report, and the author who opens it. */
export interface OpenedReport {
  readonly agency: number;
  readonly token: string;
  readonly plan: string;
  readonly report: string;
}

/** Who answers and who opens; `bare` are answers of the same units to another report, which the bare SQL writes. */
export interface ResultsLoad {
  /** The activity that every unit works on. */
  readonly activity: Activity;
  readonly units: readonly AnsweringUnit[];
  readonly bare: readonly AnsweringUnit[];
  readonly owner: OpenedReport;
  readonly reports: readonly OpenedReport[];
}

const FISCAL_YEAR = 2569;
const EARLIER: RoundMonths = 6;
const LAST: RoundMonths = 12;
const FILES_OF_ACTIVITY = 2;

/** ผลของหนึ่งกิจกรรม — every indicator told, with the texts that an office writes. */
export function resultOf(activity: Activity, figure: number): ActivityResult {
  return {
    ...NO_RESULT,
    indicators: activity.indicators.map(({ measure }, position) => ({
      position,
      value: valueOf(measure, figure),
      reckoning: "cumulative",
      note: "",
    })),
    narrative: `ดำเนินการแล้ว ${figure} ครั้ง มีผู้เข้าร่วมจากทุกกลุ่มงาน และเผยแพร่ผลทางเว็บไซต์ของหน่วยงาน`,
    problems: "บุคลากรติดภารกิจในช่วงปลายไตรมาส",
    solutions: "จัดกิจกรรมเพิ่มในไตรมาสถัดไป",
  };
}

function valueOf(measure: Measure, figure: number): Value {
  switch (measure.kind) {
    case "count":
      return { kind: "count", count: figure };
    case "share":
      return { kind: "share", numerator: figure, denominator: 100 };
    case "level":
      return { kind: "level", steps: [1, 2, 3] };
    case "milestone":
      return { kind: "milestone", done: true };
    case "amount":
      return { kind: "amount", satang: figure * 100 };
  }
}

/** What the unit at this place reports: 1 to 100, so that the sum over all is known. */
export function figureOfUnit(at: number): number {
  return 1 + (at % 100);
}

/** The 17-activity plan with one activity that every unit works on: the first one of a share. */
function sharedPlan(version: number): { readonly plan: Plan; readonly shared: Activity } {
  const plan = versionOf(planOfSeventeen(), version);
  const first = plan.activities.find(({ indicators }) => indicators[0]?.measure.kind === "share") ?? plan.activities[0];
  if (first === undefined) throw new Error("a plan without activities");
  const shared: Activity = { ...first, performedBy: "each-unit" };
  const activities = plan.activities.map((one): Activity => (one.id === first.id ? shared : { ...one, performedBy: "agency" }));
  return { plan: { ...plan, activities }, shared };
}

/** ผลที่รายงานแล้ว — departments with reports of two rounds, and one whose units are asked and have not answered. The client owns the tables. */
export async function fillResults(client: Client, size: ResultsSize): Promise<ResultsLoad> {
  await client.query("set statement_timeout = 0");
  const ministry = await ministryOf(client);
  const [asking] = await addAgencies(client, "department", "กรมถามหน่วย", [ministry]);
  if (asking === undefined) throw new Error("no department was made");
  const { shared } = sharedPlan(1);
  const [owner, other] = await addReports(client, [asking], [LAST, EARLIER]);
  if (owner === undefined || other === undefined) throw new Error("no report was made");
  const agencies = await addAgencies(
    client,
    "division",
    "หน่วยตอบ",
    Array.from({ length: size.units }, () => asking),
  );
  const tokens = await addPeople(client, "unit-reporter", agencies, "answering");
  const [ours, bare] = [await askUnits(client, owner.report, agencies, null), await askUnits(client, other.report, agencies, null)];
  const unitsOf = (answers: readonly string[]): readonly AnsweringUnit[] =>
    agencies.map((agency, at) => ({ agency, token: tokens[at] ?? "", answer: answers[at] ?? "" }));
  const reports = await addOffices(client, ministry, size);
  await client.query("vacuum analyze");
  await client.query("checkpoint").catch(() => undefined); // Only a superuser may.
  return { activity: shared, units: unitsOf(ours), bare: unitsOf(bare), owner, reports };
}

async function ministryOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ readonly id: number }>("select id from agency where kind = 'ministry' order by id limit 1");
  if (rows[0] === undefined) throw new Error("there is no ministry");
  return rows[0].id;
}

/** An agency below each of these, in their order. */
async function addAgencies(client: Client, kind: string, name: string, above: readonly number[]): Promise<readonly number[]> {
  const { rows } = await client.query<{ readonly id: number }>(
    `with made as (
       insert into agency (kind, name, parent_id)
       select $1, $2 || 'ที่ ' || place, parent from unnest($3::int[]) with ordinality as one (parent, place) order by place returning id, kind, name, parent_id
     ), told as (
       insert into agency_period (agency_id, valid_from, change, kind, name, parent_id) select id, '2000-10-01', 'founded', kind, name, parent_id from made
     ) select id from made order by id`,
    [kind, name, [...above]],
  );
  return rows.map(({ id }) => id);
}

/** A plan of each agency with its approved version, a report on it for each round, every activity told; the reports, agency by agency. */
async function addReports(client: Client, agencies: readonly number[], rounds: readonly RoundMonths[]): Promise<readonly OpenedReport[]> {
  const tokens = await addPeople(client, "author", agencies, `opening-${agencies[0] ?? 0}`);
  const made: OpenedReport[] = [];
  for (const [at, agency] of agencies.entries()) {
    const { plan } = sharedPlan(at + 1);
    const facts = factColumns(plan);
    const { activities, budget_satang: satang } = totalsOf(plan);
    const snapshot = JSON.stringify(plan);
    const [planId, submission] = [randomUUID(), randomUUID()];
    await client.query(
      `insert into plan (id, agency_id, within, fiscal_year, status, facts, declared_budget_satang, activities, budget_satang)
       values ($1, $2, '{}', $3, 'approved', $4, $5, $6, $7)`,
      [planId, agency, FISCAL_YEAR, facts.facts, facts.declared_budget_satang, activities, satang],
    );
    await client.query(
      `insert into submission (id, plan_id, number, version, agency_id, within, status, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name)
       values ($1, $2, 1, 1, 0, '{}', 'approved', $3, $4, '{"steps":[]}', 'bench', 'ผู้จัดทำ')`,
      [submission, planId, snapshot, createHash("sha256").update(snapshot).digest("hex")],
    );
    const results = plan.activities
      .filter(({ performedBy }) => performedBy === "agency")
      .map((activity, place) => ({ key: activity.id, body: resultOf(activity, place + 1) }));
    for (const months of rounds) {
      const report = randomUUID();
      await client.query(
        "insert into report (id, plan_id, submission_id, agency_id, within, fiscal_year, months) values ($1, $2, $3, 0, '{}', $4, $5)",
        [report, planId, submission, FISCAL_YEAR, months],
      );
      await client.query(
        `insert into report_row (report_id, key, agency_id, within, body, spent_satang)
         select $1, row ->> 'key', 0, '{}', row -> 'body', null from jsonb_array_elements($2::jsonb) row`,
        [report, JSON.stringify(results)],
      );
      made.push({ agency, token: tokens[at] ?? "", plan: planId, report });
    }
  }
  return made;
}

/** The question to each of these units about the shared activity, with its accepted answer where one is given; their ids in the same order. */
async function askUnits(
  client: Client,
  report: string,
  units: readonly number[],
  answered: ActivityResult | null,
): Promise<readonly string[]> {
  const { shared } = sharedPlan(1);
  const question = { ownerName: "กรมถามหน่วย", fiscalYear: FISCAL_YEAR, months: LAST, activity: shared };
  const ids = units.map(() => randomUUID());
  await client.query(
    `insert into unit_answer (id, report_id, key, agency_id, within, owner_id, status, question, body, answered_by_name)
     select one.id, $3, $4, one.unit, '{}', 0, $5, $6, $7, $8 from unnest($1::uuid[], $2::int[]) as one (id, unit)`,
    [
      ids,
      [...units],
      report,
      shared.id,
      answered === null ? "asked" : "accepted",
      JSON.stringify(question),
      JSON.stringify(answered ?? NO_RESULT),
      answered === null ? null : "ผู้รายงาน",
    ],
  );
  return ids;
}

/** Departments with all that their report's page shows: two rounds, answers of their units, files with each activity and each answer. */
async function addOffices(client: Client, ministry: number, { offices, unitsOfOffice }: ResultsSize): Promise<readonly OpenedReport[]> {
  const departments = await addAgencies(
    client,
    "department",
    "กรมรายงานผล",
    Array.from({ length: offices }, () => ministry),
  );
  const reports = await addReports(client, departments, [EARLIER, LAST]);
  const { shared } = sharedPlan(1);
  await client.query("insert into headcount (agency_id, within, fiscal_year, people) select id, '{}', $2, 535 from unnest($1::int[]) id", [
    [...departments],
    FISCAL_YEAR,
  ]);
  for (const [at, department] of departments.entries()) {
    const units = await addAgencies(
      client,
      "division",
      `กลุ่มงาน ${department}`,
      Array.from({ length: unitsOfOffice }, () => department),
    );
    for (const { report } of reports.slice(at * 2, at * 2 + 2)) await askUnits(client, report, units, resultOf(shared, 86));
  }
  const opened = reports.filter((_, at) => at % 2 === 1);
  const ids = opened.map(({ report }) => report);
  const evidence = `insert into evidence (agency_id, within, kind, name, sha256, type, size, width, height, channel, happened_on, note, made_by, made_by_name)
    select agency_id, '{}', 'photo', 'ภาพกิจกรรม ' || place || '.jpg', encode(sha256(convert_to(agency_id || '/' || place, 'UTF8')), 'hex'), 'image/jpeg', 1800000,
      1920, 1080, 'เว็บไซต์ของหน่วยงาน', '2026-08-15', 'ภาพการดำเนินกิจกรรม', 'bench', 'ผู้จัดทำ'`;
  await client.query(
    `with made as (${evidence} from report r, generate_series(1, ${FILES_OF_ACTIVITY}) place where r.id = any ($1) returning id, agency_id)
     insert into evidence_use (evidence_id, report_id, key, agency_id, within, made_by_name)
     select made.id, r.id, row.key, 0, '{}', 'ผู้จัดทำ' from report r join report_row row on row.report_id = r.id join made on made.agency_id = r.agency_id where r.id = any ($1)`,
    [ids],
  );
  await client.query(
    `with made as (${evidence} from (select agency_id, 1 as place from unit_answer where report_id = any ($1)) unit returning id, agency_id)
     insert into evidence_use (evidence_id, report_id, answer_id, key, agency_id, within, made_by_name)
     select made.id, u.report_id, u.id, u.key, 0, '{}', 'ผู้รายงาน' from unit_answer u join made on made.agency_id = u.agency_id where u.report_id = any ($1)`,
    [ids],
  );
  return opened;
}
