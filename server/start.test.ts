import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import type { LogLine } from "#server/log.ts";
import { start, type StartedHouse } from "#server/start.ts";
import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "khunatham-start-"));
const lines: LogLine[] = [];
const open: StartedHouse[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((house) => house.stop()));
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function startWith(more: Readonly<Record<string, string>>, examples = false) {
  // The house reads its secret and its providers from the process's own environment.
  for (const [name, value] of Object.entries(more)) vi.stubEnv(name, value);
  const started = await start({
    environment: { DATABASE_URL: database.serverUrl, DATABASE_OWNER_URL: database.ownerUrl, KHUNATHAM_DATA: folder, PORT: "0", ...more },
    examples,
    log: (line) => lines.push(line),
    say: () => undefined,
  });
  if (started.ok) open.push(started.value);
  return started;
}
const refused = async (more: Readonly<Record<string, string>>, examples = false) => {
  const started = await startWith(more, examples);
  return started.ok ? "started" : [started.error.kind, started.error.says];
};

test("a setting that cannot be used is told in one sentence with its name, and nothing stays open", async () => {
  for (const [setting, name] of [
    [{ PORT: "eighty" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ KHUNATHAM_ADDRESS: "plan.example.go.th" }, "KHUNATHAM_ADDRESS"],
    [{ KHUNATHAM_ADDRESS: "https://example.go.th/plans" }, "KHUNATHAM_ADDRESS"],
    [{ KHUNATHAM_SECRET: "short" }, "KHUNATHAM_SECRET"],
    [{ KHUNATHAM_OIDC: '{"clientSecret":"tell-nobody"' }, "KHUNATHAM_OIDC"],
  ] as const) {
    const [kind, says] = await refused(setting);
    expect([kind, says]).toEqual(["bad-setting", expect.stringMatching(new RegExp(`^[^\\n]*${name}[^\\n]*$`, "u"))]);
    expect(says).not.toContain("tell-nobody");
    vi.unstubAllEnvs();
  }
});

test("a database that is away, or that a newer house or an altered one has been at, is told", async () => {
  expect(await refused({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", DATABASE_OWNER_URL: "" })).toEqual([
    "database-away",
    expect.stringContaining("DATABASE_URL"),
  ]);
  vi.unstubAllEnvs();
  const other = await openTestDatabase();
  const there = { DATABASE_URL: other.serverUrl, DATABASE_OWNER_URL: other.ownerUrl };
  await as(other.ownerUrl, (client) => client.query("update schema_version set checksum = 'another' where number = 2"));
  expect(await refused(there)).toEqual(["altered-migration", expect.stringContaining("ชั้นที่ 2")]);
  await as(other.ownerUrl, (client) => client.query("insert into schema_version (number, name) values (9999, 'later')"));
  expect(await refused(there)).toEqual(["newer-schema", expect.stringContaining("9999")]);
  await other.drop();
});

test("production refuses the examples", async () => {
  expect(await refused({ NODE_ENV: "production" }, true)).toEqual(["examples-in-production", expect.stringContaining("--examples")]);
});

test("an address that this machine does not have is told; a port that is taken is passed over", async () => {
  expect(await refused({ HOST: "203.0.113.1" })).toEqual(["no-port", expect.stringContaining("203.0.113.1")]);
  vi.unstubAllEnvs();
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const { port } = other.address() as AddressInfo;
  const started = await startWith({ PORT: String(port) });
  expect(started.ok && Number(new URL(started.value.address).port)).toBeGreaterThan(port);
  other.close();
});

test("empty settings are no settings, the start is told in the log with its port, and TRACE is not answered with what was sent", async () => {
  const started = await startWith({ HOST: "", KHUNATHAM_ADDRESS: "", KHUNATHAM_SECRET: "", KHUNATHAM_OIDC: "" });
  if (!started.ok) throw new Error(started.error.says);
  const { port, hostname } = new URL(started.value.address);
  expect(hostname).toBe("127.0.0.1");
  expect(lines.at(-1)).toEqual({ event: "started", port: Number(port) });
  const statuses = await Promise.all(
    ["/api/v1/plans", "/", "/healthz"].map(
      (path) =>
        new Promise((answered) => {
          request({ host: hostname, port, path, method: "TRACE", headers: { "x-mine": "secret" } }, (answer) => {
            answer.resume();
            answered(answer.statusCode);
          }).end();
        }),
    ),
  );
  expect(statuses.filter((status) => status !== 404 && status !== 405)).toEqual([]);
});
