import { verifyAudit } from "#store/verify-audit.ts";
import { as } from "#testing/database.ts";
import type { Working } from "./load.ts";

/** What may be wrong after a kill: a save that is gone, one that is there twice, one whose parts disagree, a broken chain, a wrong answer. */
export type FlawKind = "lost" | "doubled" | "half-done" | "chain" | "answer";

/** One thing that is wrong with the record. */
export interface Flaw {
  readonly kind: FlawKind;
  readonly says: string;
}

/** What is wrong with the record after a kill; nothing where every acknowledged save is there once, whole and in the log. */
export async function checkRecord(ownerUrl: string, working: readonly Working[]): Promise<readonly Flaw[]> {
  const wrong: Flaw[] = working.flatMap((one) => one.wrong.map((says) => ({ kind: "answer", says })));
  const note = (kind: FlawKind, says: string): void => void wrong.push({ kind, says });
  /** Fewer than were acknowledged, or more. */
  const astray = (found: number | undefined, wanted: number): FlawKind => ((found ?? 0) < wanted ? "lost" : "doubled");
  await as(ownerUrl, async (client) => {
    for (const { writer, saved } of working) {
      const where = `${writer.plan}/${writer.row}`;
      const { rows } = await client.query<{ revision: number; title: string }>(
        "select revision, title from activity where plan_id = $1 and key = $2",
        [writer.plan, writer.row],
      );
      if (rows[0]?.revision !== saved.length + 1)
        note(
          astray(rows[0]?.revision, saved.length + 1),
          `${where}: ${saved.length} saves acknowledged, the row is at ${rows[0]?.revision}`,
        );
      const last = saved.at(-1)?.text;
      if (last !== undefined && rows[0]?.title !== last) note("lost", `${where}: the last words are not there`);

      const told = await client.query<{ after: string; times: number }>(
        `select changes::jsonb -> 0 ->> 'after' as after, count(*)::int as times from audit_line
         where plan_id = $1 and changes::jsonb -> 0 ->> 'row' = $2 and act = 'plan.edited' group by 1`,
        [writer.plan, writer.row],
      );
      const times = new Map(told.rows.map(({ after, times: n }) => [after, n]));
      for (const { text } of saved)
        if (times.get(text) !== 1) note("half-done", `${where}: “${text}” stands ${times.get(text) ?? 0} times in the log`);
      if (times.size !== saved.length) note("half-done", `${where}: ${times.size} changes in the log, ${saved.length} acknowledged`);

      const answers = await client.query<{ n: number }>("select count(*)::int as n from answered_request where key = any ($1)", [
        saved.map(({ key }) => key),
      ]);
      if (answers.rows[0]?.n !== saved.length)
        note("half-done", `${where}: ${answers.rows[0]?.n} answers kept, ${saved.length} acknowledged`);
    }
    for (const plan of new Set(working.map(({ writer }) => writer.plan))) {
      const saves = working.filter(({ writer }) => writer.plan === plan).reduce((sum, { saved }) => sum + saved.length, 0);
      const { rows } = await client.query<{ revision: number }>("select revision from plan where id = $1", [plan]);
      if (rows[0]?.revision !== saves + 1)
        note(astray(rows[0]?.revision, saves + 1), `${plan}: ${saves} saves acknowledged, the plan is at ${rows[0]?.revision}`);
    }
  });
  const { findings } = await verifyAudit(ownerUrl);
  return [...wrong, ...findings.map((finding): Flaw => ({ kind: "chain", says: JSON.stringify(finding) }))];
}
