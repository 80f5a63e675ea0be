import type { Client } from "pg";

import type { ReportFigures } from "#domain/result/figures.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";

import type { Asker } from "./asking-process.ts";
import type { Chapter, Line, ResultsEffort } from "./measurements.ts";
import type { RecordServer } from "./record-house.ts";
import { figureOfUnit, type ResultsLoad } from "./results-load.ts";
import { openSender } from "./send-request.ts";
import { takeTurns, WAYS } from "./turns.ts";

const CONNECTIONS = [50, 200] as const;

/** หน่วยตอบพร้อมกัน — every unit answers one activity at the same time, beside the bare SQL that writes the same rows; then every answer is counted. */
export async function measureAnswers(
  server: RecordServer,
  asker: Asker,
  client: Client,
  load: ResultsLoad,
  ownerCookie: string,
  { turns }: ResultsEffort,
): Promise<Chapter> {
  const units = load.units.length;
  const lines: Line[] = [];
  for (const clients of CONNECTIONS) {
    const done = await takeTurns(server, asker, { work: "answer", clients, times: units }, turns);
    for (const way of ["ours", "bare"] as const)
      lines.push({
        id: `answer-${clients}-${way}`,
        thai: `${toThaiDigits(units.toLocaleString("en-US"))} หน่วยตอบพร้อมกัน ${toThaiDigits(clients)} การเชื่อมต่อ${WAYS[way].thai}`,
        english: `${units.toLocaleString("en-US")} units answer at once, ${clients} connections${WAYS[way].english}`,
        figure: done[way],
      });
  }
  const answered = CONNECTIONS.length * (turns + 1);
  const faults = (await faultsOfRows(client, load, answered)) + (await faultOfSum(server, client, load, ownerCookie));
  return {
    thai: "ผล: หน่วยตอบพร้อมกัน",
    english: "Results: units answer at once",
    how: [
      `One activity of every unit, ${units.toLocaleString("en-US")} units, each with a session of its own, over HTTP from a second process; each answer with its audit line. Every turn each unit answers once: ${turns} turns for each number of connections, after one that is not counted.`,
      `The bare SQL holds, logs and keeps the same rows of another report (named statements, ten connections, no session, no isolation, no checks, no HTTP). CPU: the server's process, or the asking process; the database apart.`,
      `Counted afterwards: each unit has one answer, of the revision that ${answered} answers make, and ${answered} audit lines; the owner accepts all, and the report's sum is the sum of what was sent. Faults: units for which this does not hold, and the sum.`,
    ].join("\n"),
    lines: lines.map((line, at) => (at === 0 ? { ...line, figure: { ...line.figure, faults } } : line)),
  };
}

/** Units whose answer is lost or doubled: in its row, or in the log. */
async function faultsOfRows(client: Client, { owner, units }: ResultsLoad, times: number): Promise<number> {
  const { rows } = await client.query<{ readonly faults: number }>(
    `select count(*)::int as faults from unnest($1::int[]) unit
     where (select count(*) from unit_answer u where u.report_id = $2 and u.agency_id = unit) <> 1
       or (select count(*) from unit_answer u where u.report_id = $2 and u.agency_id = unit and u.status = 'answered' and u.revision = $3 + 1) <> 1
       or (select count(*) from audit_line l where l.agency_id = unit and l.act = 'answer.saved' and l.facts::jsonb ->> 'report' = $2::text) <> $3`,
    [units.map(({ agency }) => agency), owner.report, times],
  );
  return rows[0]?.faults ?? units.length;
}

/** One where the report's figures, with all answers accepted, do not come to what the units sent. */
async function faultOfSum(
  { address }: RecordServer,
  client: Client,
  { owner, units, activity }: ResultsLoad,
  cookie: string,
): Promise<number> {
  await client.query("update unit_answer set status = 'accepted' where report_id = $1", [owner.report]);
  const { text } = await openSender(address)("GET", `/api/v1/reports/${owner.report}`, cookie);
  const { figures }: { readonly figures: ReportFigures } = JSON.parse(text);
  const value = figures.activities.find((one) => one.activity === activity.id)?.indicators[0]?.value;
  const sum = units.reduce((all, _, at) => all + figureOfUnit(at), 0);
  if (value?.kind === "share") return value.numerator === sum && value.denominator === 100 * units.length ? 0 : 1;
  return value?.kind === "count" && value.count === sum ? 0 : 1;
}
