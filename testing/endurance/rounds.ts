import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { writeSessionCookie } from "#server/sign-in/session-cookie.ts";
import { verifyAudit, type AuditVerdict } from "#store/verify-audit.ts";
import { as } from "#testing/database.ts";
import { checkRecord, type Flaw } from "./check-record.ts";
import { startLoad, type Load } from "./load.ts";
import { startServer } from "./server-child.ts";
import { plantOffice } from "./small-office.ts";

/** What is killed. */
export type Victim = "server" | "database";

/** What the rounds came to. */
export interface Endured {
  readonly victim: Victim;
  readonly rounds: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly away: number;
  readonly wrong: readonly Flaw[];
  /** The audit chains at the end, computed anew. */
  readonly audit: Pick<AuditVerdict, "lines" | "chains" | "faults">;
}

const PATIENCE_MILLISECONDS = 60_000;

/** Kills the victim again and again while four people save, and looks after each time whether all that was acknowledged is there once. */
export async function endure(victim: Victim, rounds: number, tell: (line: string) => void = () => undefined): Promise<Endured> {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? "/tmp" : tmpdir(), "khunatham-endurance-"));
  // PostgreSQL runs as another user where this one is root.
  chmodSync(folder, 0o755);
  let server = await startServer(folder, 0);
  const port = Number(new URL(server.address).port);
  const { address } = server;
  const wrong: Flaw[] = [];
  try {
    const writers = await plantOffice(server.ownerUrl);
    const secret = await secretOf(server.ownerUrl);
    const load = startLoad(address, writers, (token) => writeSessionCookie(token, secret, address).split(";")[0] ?? "");
    for (let round = 1; round <= rounds && wrong.length === 0; round += 1) {
      await everyoneSaves(load);
      await pause(Math.random() * 600);
      if (victim === "server") {
        await server.kill();
        server = await startServer(folder, port);
      } else process.kill(server.postmaster(), "SIGKILL");
      await everyoneSaves(load);
      // Between two rounds nobody writes: what is there can be counted.
      await load.rest();
      wrong.push(...(await checkRecord(server.ownerUrl, load.working)));
      load.goOn();
      tell(`${victim} ${round}/${rounds}: ${sum(load, ({ saved }) => saved.length)} acknowledged, ${wrong.length} wrong`);
    }
    await load.stop();
    wrong.push(...(await checkRecord(server.ownerUrl, load.working)));
    return {
      victim,
      rounds,
      acknowledged: sum(load, ({ saved }) => saved.length),
      unanswered: sum(load, ({ unanswered }) => unanswered),
      away: sum(load, ({ away }) => away),
      wrong,
      audit: await auditOf(server.ownerUrl),
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function sum(load: Load, of: (one: Load["working"][number]) => number): number {
  return load.working.reduce((all, one) => all + of(one), 0);
}

/** Waits until each writer has saved at least once more. */
async function everyoneSaves({ working }: Load): Promise<void> {
  const before = working.map(({ saved }) => saved.length);
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 20) {
    if (working.every(({ saved, wrong }, index) => saved.length > (before[index] ?? 0) || wrong.length > 0)) return;
    await pause(20);
  }
  throw new Error(`nobody could save for a minute: ${JSON.stringify(working.map(({ unanswered, away }) => ({ unanswered, away })))}`);
}

async function secretOf(ownerUrl: string): Promise<string> {
  const given = process.env["KHUNATHAM_SECRET"];
  if (given !== undefined && given !== "") return given;
  const { rows } = await as(ownerUrl, (client) => client.query<{ value: string }>("select value from auth.setting where name = 'secret'"));
  return rows[0]?.value ?? "";
}

async function auditOf(ownerUrl: string): Promise<Endured["audit"]> {
  const { lines, chains, faults } = await verifyAudit(ownerUrl);
  return { lines, chains, faults };
}
