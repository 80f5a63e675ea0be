import { writeFileSync } from "node:fs";

import { endurancePage } from "./endurance-page.ts";
import { endure, type Endured, type Victim } from "./rounds.ts";

// node testing/endurance/main.ts [rounds] [--write]: kills the server, then the database, under write load, and prints what it came to;
// --write puts the counts on docs/endurance.md.
const rounds = Number(process.argv.find((word) => /^\d+$/u.test(word)) ?? 20);
const all: Endured[] = [];
for (const victim of ["server", "database"] as const satisfies readonly Victim[]) {
  const endured = await endure(victim, rounds, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(endured)}\n`);
  all.push(endured);
}
if (process.argv.includes("--write")) writeFileSync(new URL("../../docs/endurance.md", import.meta.url), endurancePage(all));
process.exitCode = all.some(({ wrong }) => wrong.length > 0) ? 1 : 0;
