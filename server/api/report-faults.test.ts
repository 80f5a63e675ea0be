// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as, clusterUrl } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

let office: Office;
let house: OpenHouse;
let report: string;
let answer: string;

/** Each officer's asker is kept: its cookie is made before the database goes. */
const askers = new Map<string, Ask>();
const by = (officer: string): Ask => {
  const asker = askers.get(officer) ?? signedIn(house, office, officer);
  askers.set(officer, asker);
  return asker;
};
const send = (officer: string, method: string, path: string, body?: unknown, ifMatch?: number, key?: string) => {
  const some = Object.entries({ body, ifMatch, key }).filter(([, value]) => value !== undefined);
  return told(by(officer)(`/api/v1${path}`, { method, ...Object.fromEntries(some) }));
};
const result = (count: number) => ({
  indicators: [{ position: 0, value: { kind: "count", count }, reckoning: "cumulative", note: "" }],
  narrative: "",
  problems: "",
  solutions: "",
  notDoneBecause: null,
  spentSatang: null,
});
const query = async (text: string, values: readonly unknown[] = []) =>
  (await as(office.superUrl, (client) => client.query(text, [...values]))).rows;

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: () => undefined,
    today: () => "2026-11-21",
  });
  const [, made] = await send("author", "POST", "/plans", { agency: office.agency("กรมตัวอย่าง"), fiscalYear: 2569, form: "diw-2569" });
  for (let at: number = made.plan.activities.length; at < 2; at += 1)
    await send("author", "POST", `/plans/${made.id}/rows`, { does: "add-activity", position: { lastUnder: null } });
  const [, open] = await send("author", "GET", `/plans/${made.id}`);
  const texts = { indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง" };
  const [own, units] = open.plan.activities.map(({ id }: any) => id);
  await send(
    "author",
    "PATCH",
    `/plans/${made.id}/rows/${own}`,
    { set: { title: "อบรม", units: "สำนักงานเลขานุการกรม", ...texts } },
    open.rows[own],
  );
  await send(
    "author",
    "PATCH",
    `/plans/${made.id}/rows/${units}`,
    { set: { title: "จิตอาสา", units: "ทุกกองในสังกัด", ...texts } },
    open.rows[units],
  );
  const [, ready] = await send("author", "GET", `/plans/${made.id}`);
  await send("author", "POST", `/plans/${made.id}/submit`, undefined, ready.revision);
  await send("approver", "POST", `/plans/${made.id}/decide`, { submission: 1, decision: "approve", typedName: nameOf("approver") });
  const [, begun] = await send("author", "PUT", `/plans/${made.id}/reports/12`);
  report = begun.id;
  const [, [asked]] = await send("unit-reporter", "GET", "/me/answers");
  answer = asked.id;
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

/** Takes the database away as a restart does: who is in it is thrown out in the middle of what they do, and nobody comes in until it is back. */
async function restarted(whileAway: () => Promise<void>): Promise<void> {
  const [, name = ""] = /\/(test_[0-9a-f]+)/u.exec(office.superUrl) ?? [];
  await as(clusterUrl(), async (client) => {
    await client.query(`alter database ${name} allow_connections false`);
    try {
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
      await whileAway();
    } finally {
      await client.query(`alter database ${name} allow_connections true`);
    }
  });
}

/** Holds a row, so that whoever writes it waits in the middle of their transaction; answers when somebody does. */
async function whileHeld<T>(table: "report" | "unit_answer", id: string, work: () => Promise<T>): Promise<{ readonly answer: Promise<T> }> {
  const holder = new Client({ connectionString: office.superUrl });
  holder.on("error", () => undefined);
  await holder.connect();
  await holder.query("begin");
  await holder.query(`select id from ${table} where id = $1 for update`, [id]);
  const working = work();
  const someWait = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await holder.query(someWait)).rows.length === 0) await pause(20);
  return { answer: working };
}

test("a figure, a unit's answer and a hand-over that the database's restart cut off are told so, and sent again stand once", async () => {
  const path = `/reports/${report}/rows/a1`;
  const saves = [
    await whileHeld("report", report, () => send("author", "PUT", path, result(3), 0)),
    await whileHeld("unit_answer", answer, () =>
      send("unit-reporter", "PUT", `/answers/${answer}`, { result: result(4), note: "ส่งแล้ว" }, 1),
    ),
  ];
  await restarted(async () => {
    for (const cut of saves) expect(await cut.answer).toEqual([503, "database-away"]);
    const refused = await by("author")(`/api/v1${path}`, { method: "PUT", body: result(3), ifMatch: 0 });
    const says: any = await refused.json();
    expect([refused.status, says.detail]).toEqual([
      503,
      "ขณะนี้ติดต่อฐานข้อมูลไม่ได้ ข้อมูลที่ส่งมาล่าสุดยังไม่ถูกบันทึก กรุณารอสักครู่แล้วลองใหม่ ข้อความในหน้านี้ยังอยู่ครบ",
    ]);
  });
  // The browser sends the same once more, with the revision it saw.
  expect((await send("author", "PUT", path, result(3), 0))[1]).toMatchObject({ row: 1 });
  expect((await send("author", "PUT", path, result(3), 0))[1]).toMatchObject({ row: 1 });
  expect((await send("unit-reporter", "PUT", `/answers/${answer}`, { result: result(4), note: "ส่งแล้ว" }, 1))[1]).toMatchObject({
    status: "answered",
    notes: [{ body: "ส่งแล้ว" }],
  });

  const [, now] = await send("author", "GET", `/reports/${report}`);
  const key = randomUUID();
  const submit = () => send("author", "POST", `/reports/${report}/submit`, undefined, now.revision, key);
  const cut = await whileHeld("report", report, submit);
  await restarted(async () => expect(await cut.answer).toEqual([503, "database-away"]));
  const [first, again] = await Promise.all([submit(), submit()]);
  expect([first[0], again[0], first[1].status]).toEqual([200, 200, "submitted"]);
  expect(await query("select count(*)::int as submissions from report_submission where report_id = $1", [report])).toEqual([
    { submissions: 1 },
  ]);
  expect(
    await query(
      "select act, count(*)::int as of from audit_line where act in ('report.saved', 'answer.saved', 'report.submit') group by 1 order by 1",
    ),
  ).toEqual([
    { act: "answer.saved", of: 1 },
    { act: "report.saved", of: 1 },
    { act: "report.submit", of: 1 },
  ]);
  expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
});

test("what a unit was asked is owed until the report is approved, and again once it is opened", async () => {
  const owed = async () => {
    const [, questions] = await send("branch-author", "GET", "/me/answers");
    return questions.map((one: any) => one.status);
  };
  expect(await owed()).toEqual(["asked"]);
  const decision = { submission: 1, decision: "approve", typedName: nameOf("approver") };
  expect((await send("approver", "POST", `/reports/${report}/decide`, decision))[0]).toBe(200);
  expect(await owed()).toEqual([]);
  const again = { reason: "ขอผลของสำนักงานด้วย", until: "2026-11-30" };
  expect((await send("approver", "POST", `/reports/${report}/reopen`, again))[0]).toBe(200);
  expect(await owed()).toEqual(["asked"]);
});
