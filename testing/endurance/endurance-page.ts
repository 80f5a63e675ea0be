import type { Endured, Victim } from "./rounds.ts";
import type { FlawKind } from "./check-record.ts";

const KILLED: Readonly<Record<Victim, string>> = { server: "the server", database: "the database (its first process)" };

/** The page that tells what the rounds came to. */
export function endurancePage(all: readonly Endured[]): string {
  const count = ({ wrong }: Endured, kind: FlawKind): number => wrong.filter((flaw) => flaw.kind === kind).length;
  const rows = all.map((one) =>
    [
      KILLED[one.victim],
      one.rounds,
      one.acknowledged,
      ...(["lost", "doubled", "half-done", "answer"] as const).map((kind) => count(one, kind)),
      `${one.audit.lines} lines in ${one.audit.chains} chains, ${one.audit.faults} faults`,
      one.unanswered,
      one.away,
    ].join(" | "),
  );
  const flaws = all.flatMap(({ victim, wrong }) => wrong.map(({ kind, says }) => `- ${victim}, ${kind}: ${says}`));
  return `# Endurance

Written by \`node testing/endurance/main.ts --write\`; three rounds of each are in every test run (\`testing/endurance/endurance.test.ts\`).

Four people save the titles of their rows in two agencies, one request after the other, as fast as the server answers, while \`kill -9\` ends
the server, or PostgreSQL's first process, at an unforeseen moment. A save without an answer is sent again, word for word, with the same Idempotency-Key. After each
kill everybody rests, and the record is counted: each acknowledged save must stand in its row, once in the log and once among the kept answers,
the revisions of row and plan must be the number of saves, and the audit chains are computed anew.

| killed with \`kill -9\` | rounds | saves acknowledged | lost | doubled | half done | wrong answers | audit chains at the end | requests without an answer | answered “the database is away” |
|---|---|---|---|---|---|---|---|---|---|
${rows.map((row) => `| ${row} |`).join("\n")}

What this does not try: a machine that loses its power (PostgreSQL's \`fsync\` and \`synchronous_commit\` are left on for that), or a disk that lies.
${flaws.length === 0 ? "" : `\n## What was wrong\n\n${flaws.join("\n")}\n`}`;
}
