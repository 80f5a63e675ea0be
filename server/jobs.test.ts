import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { LogLine } from "#server/log.ts";
import { openDatabase, type Database } from "#store/database.ts";
import { doDueJob } from "#store/jobs.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { startJobs } from "./jobs.ts";

let office: Office;
let servers: readonly Database[] = [];
beforeAll(async () => {
  office = await openOffice();
  servers = Array.from({ length: 4 }, () => openDatabase(office.serverUrl, "khunatham_app", 2));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await office.drop();
});

const query = async (text: string) => (await as(office.superUrl, (client) => client.query(text))).rows;
beforeEach(async () => {
  await query("update job set next_at = 'infinity', last_at = null, last_error = null");
});
const writeLine = () =>
  query(
    `insert into audit_line (agency_id, person_name, act, changes, facts) values (${office.agency("กรมตัวอย่าง")}, 'x', 'plan.edited', '[]', '{}')`,
  );

test("a due job is done by one of four servers, and not again before its time", async () => {
  for (let round = 1; round <= 5; round += 1) {
    await writeLine();
    await query("update job set next_at = now() where kind = 'seal-audit'");
    const done = await Promise.all(servers.map((server) => doDueJob(server)));
    expect(done.filter((one) => one !== null)).toEqual([
      { kind: "seal-audit", told: expect.stringMatching(/^[0-9a-f]{64}$/u), error: null },
    ]);
    expect(await query("select count(*)::int as seals from audit_seal")).toEqual([{ seals: round }]);
  }
  expect(await query("select next_at > now() + interval '9 minutes' as later, last_error from job where kind = 'seal-audit'")).toEqual([
    { later: true, last_error: null },
  ]);
});

test("what is over is swept away, and what lives stays", async () => {
  await query(`insert into answered_request (person_id, key, request_hash, status, headers, body, at)
    values ('p', 'long-ago', '', 200, '{}', '', now() - interval '3 days'), ('p', 'just-now', '', 200, '{}', '', now())`);
  await query("update job set next_at = now() where kind = 'sweep'");
  expect(await doDueJob(servers[0]!)).toEqual({ kind: "sweep", told: null, error: null });
  expect(await query("select key from answered_request")).toEqual([{ key: "just-now" }]);
});

test("a job that fails leaves its reason and nothing half done, and waits for its next time", async () => {
  await query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
    create trigger refuse before insert on audit_seal for each row execute function refuse()`);
  await writeLine();
  await query("update job set next_at = now() where kind = 'seal-audit'");
  expect(await doDueJob(servers[0]!)).toEqual({ kind: "seal-audit", told: null, error: "the disk is full" });
  expect(await doDueJob(servers[0]!)).toBeNull();
  expect(await query("select last_error from job where kind = 'seal-audit'")).toEqual([{ last_error: "the disk is full" }]);
  await query("drop trigger refuse on audit_seal; update job set next_at = now() where kind = 'seal-audit'");
  expect(await doDueJob(servers[0]!)).toMatchObject({ error: null, told: expect.any(String) });
});

test("a server does what is due when it opens, tells the seal in its log, and stops in order", async () => {
  await writeLine();
  await query("update job set next_at = now()");
  const told: LogLine[] = [];
  const jobs = startJobs(servers[0]!, (line) => told.push(line));
  await expect.poll(() => told.length).toBe(2);
  await jobs.stop();
  const [{ hash }] = (await query("select hash from audit_seal order by number desc limit 1")) as [{ hash: string }];
  expect(told).toEqual(
    expect.arrayContaining([
      { event: "job", job: "seal-audit", seal: hash },
      { event: "job", job: "sweep" },
    ]),
  );
});

test("a database that is away is told, and found again at a later look", async () => {
  const told: LogLine[] = [];
  const away = openDatabase("postgres://nobody@127.0.0.1:1/none", "khunatham_app", 1);
  const jobs = startJobs(away, (line) => told.push(line), {}, 20);
  await expect.poll(() => told.length).toBeGreaterThan(1);
  await jobs.stop();
  await away.close();
  expect(told[0]).toMatchObject({ event: "job", error: expect.any(String) });
});
