import { endure, type Victim } from "./rounds.ts";

// node testing/endurance/main.ts [rounds]: kills the server, then the database, under write load, and prints what it came to.
const rounds = Number(process.argv[2] ?? 20);
let isWrong = false;
for (const victim of ["server", "database"] as const satisfies readonly Victim[]) {
  const endured = await endure(victim, rounds, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(endured)}\n`);
  isWrong ||= endured.wrong.length > 0;
}
process.exitCode = isWrong ? 1 : 0;
