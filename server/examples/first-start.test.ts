import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { listDuties } from "#actions/list-duties.ts";
import type { Duty } from "#domain/record/duty.ts";
import { ok } from "#domain/result.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { start } from "#server/start.ts";
import { openDatabase } from "#store/database.ts";
import { openEvidenceFolder } from "#store/evidence-folder.ts";
import { openStore } from "#store/within.ts";
import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { readExampleOfficers } from "../sign-in/example-people.ts";
import { prepareRecord } from "./first-start.ts";
import { EXAMPLE_OFFICERS, type ExamplePerson } from "./officers.ts";

const TODAY = "2026-11-21";
const ADDRESS = "http://localhost";
const MINISTRY_DUE = "2026-11-30";
const PROVINCE_DUE = "2026-12-14";

const folder = mkdtempSync(join(tmpdir(), "khunatham-examples-"));
let database: TestDatabase;
let house: OpenHouse;

async function prepare(to: TestDatabase, examples: boolean, environment = {}) {
  const { ownerUrl, serverUrl } = to;
  const evidence = openEvidenceFolder(folder);
  return prepareRecord({ ownerUrl, serverUrl, address: ADDRESS, environment, examples, today: TODAY, evidence });
}

async function rows(query: string, of: TestDatabase = database): Promise<readonly Record<string, unknown>[]> {
  return (await as(of.superUrl, (client) => client.query(query))).rows;
}

function openWith(examples: boolean): Promise<OpenHouse> {
  return openHouse({ serverUrl: database.serverUrl, address: ADDRESS, pages: "/nowhere", examples, log: () => undefined });
}

/** As server/start.ts asks the application where examples are on. */
const ask = async (at: OpenHouse, path: string, init: RequestInit = {}) =>
  at.app.request(path, init, { exampleOfficers: () => readExampleOfficers(at.signIns.pool) });

const signIn = (at: OpenHouse, person: string, headers: Readonly<Record<string, string>> = { origin: ADDRESS }) =>
  ask(at, "/api/v1/examples/sign-in", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ person }),
  });

beforeAll(async () => {
  database = await openTestDatabase();
  await prepare(database, true);
  house = await openWith(true);
}, 60_000);
afterAll(async () => {
  await house.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("plans stand in every state, with their versions, decisions and open comments", async () => {
  const plans = await rows(`
    select a.name, p.fiscal_year, p.status, p.version, p.activities,
      (select count(*)::int from submission s where s.plan_id = p.id) as submissions,
      (select count(*)::int from comment c where c.plan_id = p.id and c.settled_at is null) as comments
    from plan p join agency a on a.id = p.agency_id order by a.id, p.fiscal_year`);
  expect(plans).toEqual([
    { name: "กรมตัวอย่างป่าชุมชน", fiscal_year: 2569, status: "published", version: 2, activities: 7, submissions: 2, comments: 0 },
    { name: "กรมตัวอย่างป่าชุมชน", fiscal_year: 2570, status: "draft", version: 1, activities: 8, submissions: 0, comments: 0 },
    { name: "กรมตัวอย่างภาษา", fiscal_year: 2569, status: "published", version: 1, activities: 7, submissions: 1, comments: 0 },
    { name: "กรมตัวอย่างภาษา", fiscal_year: 2570, status: "submitted", version: 1, activities: 8, submissions: 1, comments: 0 },
    { name: "สำนักงานตัวอย่างชั่งตวงวัด", fiscal_year: 2569, status: "published", version: 1, activities: 8, submissions: 1, comments: 0 },
    { name: "สำนักงานตัวอย่างชั่งตวงวัด", fiscal_year: 2570, status: "published", version: 1, activities: 8, submissions: 1, comments: 0 },
    { name: "จังหวัดตัวอย่าง", fiscal_year: 2569, status: "published", version: 1, activities: 10, submissions: 1, comments: 0 },
    { name: "จังหวัดตัวอย่าง", fiscal_year: 2570, status: "approved", version: 1, activities: 7, submissions: 1, comments: 0 },
    { name: "อำเภอตัวอย่างริมคลอง", fiscal_year: 2569, status: "published", version: 1, activities: 11, submissions: 1, comments: 0 },
    { name: "อำเภอตัวอย่างริมคลอง", fiscal_year: 2570, status: "returned", version: 1, activities: 11, submissions: 1, comments: 2 },
  ]);
});

/** What each officer's home shows; plan ids and times aside. */
const DUTIES: Readonly<Record<ExamplePerson, readonly object[]>> = {
  "example-department-author": [
    { kind: "write-report", agencyName: "กรมตัวอย่างป่าชุมชน", fiscalYear: 2569, months: 12, due: "2026-11-29" },
    { kind: "finish-plan", agencyName: "กรมตัวอย่างป่าชุมชน", fiscalYear: 2570, due: MINISTRY_DUE },
  ],
  "example-department-approver": [],
  "example-unit-reporter": [
    { kind: "answer-units", agencyName: "กองตัวอย่างพัฒนาบุคลากร", fiscalYear: 2569, months: 12, questions: 1, due: "2026-11-29" },
  ],
  "example-fire-reporter": [],
  "example-language-author": [],
  "example-language-approver": [{ kind: "decide-plan", agencyName: "กรมตัวอย่างภาษา", fiscalYear: 2570 }],
  "example-measures-author": [{ kind: "write-report", agencyName: "สำนักงานตัวอย่างชั่งตวงวัด", fiscalYear: 2570, months: 3, due: "2026-12-11" }],
  "example-measures-reporter": [
    { kind: "answer-units", agencyName: "ศูนย์ตัวอย่างชั่งตวงวัดภาคเหนือ", fiscalYear: 2570, months: 3, questions: 1, due: "2026-12-11" },
    { kind: "answer-units", agencyName: "กองตัวอย่างตรวจเครื่องชั่ง", fiscalYear: 2570, months: 3, questions: 1, due: "2026-12-11" },
  ],
  "example-ministry-reviewer": [
    { kind: "await-plans", agencyName: "กระทรวงตัวอย่าง", fiscalYear: 2570, missing: 2, of: 3, due: MINISTRY_DUE },
  ],
  "example-ministry-assessor": [],
  "example-province-author": [
    { kind: "write-report", agencyName: "จังหวัดตัวอย่าง", fiscalYear: 2570, months: 3, due: "2026-12-18" },
    { kind: "publish-plan", agencyName: "จังหวัดตัวอย่าง", fiscalYear: 2570 },
  ],
  "example-province-approver": [
    { kind: "decide-report", agencyName: "จังหวัดตัวอย่าง", fiscalYear: 2569, months: 12 },
    { kind: "publish-plan", agencyName: "จังหวัดตัวอย่าง", fiscalYear: 2570 },
  ],
  "example-province-reviewer": [{ kind: "await-plans", agencyName: "จังหวัดตัวอย่าง", fiscalYear: 2570, missing: 3, of: 3, due: PROVINCE_DUE }],
  "example-office-author": [{ kind: "make-plan", agencyName: "สำนักงานป่าชุมชนจังหวัดตัวอย่าง", fiscalYear: 2570, due: MINISTRY_DUE }],
  "example-district-author": [
    { kind: "answer-returned-report", agencyName: "อำเภอตัวอย่างริมคลอง", fiscalYear: 2569, months: 12, due: "2026-11-19" },
    { kind: "answer-returned", agencyName: "อำเภอตัวอย่างริมคลอง", fiscalYear: 2570, comments: 2, due: PROVINCE_DUE },
  ],
  "example-district-reporter": [
    { kind: "answer-units", agencyName: "ฝ่ายปกครองอำเภอตัวอย่างริมคลอง", fiscalYear: 2569, months: 12, questions: 2, due: "2026-11-19" },
  ],
  "example-district-approver": [],
  "example-auditor": [],
  "example-administrator": [],
};

test("reports stand in every state, one of them late, and units' answers too", async () => {
  const reports = await rows(`
    select a.name, r.fiscal_year as year, r.months, r.status,
      (select bool_or(s.is_late) from report_submission s where s.report_id = r.id) as late,
      (select string_agg(u.status || ' ' || u.of, ', ' order by u.status) from
        (select status, count(*) as of from unit_answer u where u.report_id = r.id group by 1) u) as units
    from report r join agency a on a.id = r.agency_id order by a.id, r.fiscal_year, r.months`);
  expect(reports.map((one) => Object.values(one))).toEqual([
    ["กรมตัวอย่างป่าชุมชน", 2569, 6, "approved", false, "accepted 3, asked 2"],
    ["กรมตัวอย่างป่าชุมชน", 2569, 12, "draft", null, "accepted 1, answered 1, asked 2, queried 1"],
    ["กรมตัวอย่างภาษา", 2569, 6, "approved", false, null],
    ["กรมตัวอย่างภาษา", 2569, 12, "approved", false, null],
    ["สำนักงานตัวอย่างชั่งตวงวัด", 2569, 6, "approved", false, "accepted 4"],
    ["สำนักงานตัวอย่างชั่งตวงวัด", 2569, 12, "approved", true, "accepted 4"],
    ["สำนักงานตัวอย่างชั่งตวงวัด", 2570, 3, "draft", null, "accepted 1, answered 1, asked 1, queried 1"],
    ["จังหวัดตัวอย่าง", 2569, 12, "submitted", false, "accepted 20, asked 10"],
    ["อำเภอตัวอย่างริมคลอง", 2569, 12, "returned", true, "accepted 2, asked 6"],
  ]);
  const proofs = await rows(`
    select e.kind, e.name, e.width from evidence e join evidence_use u on u.evidence_id = e.id order by e.kind desc`);
  expect(proofs).toEqual([
    { kind: "photo", name: "แปลงเรียนรู้ป่าคุณธรรม.png", width: 320 },
    { kind: "link", name: "ข่าวพิธีมอบรางวัลต้นกล้าคุณธรรม", width: null },
  ]);
});

test("each example officer's home shows what that officer owes", async () => {
  await as(database.superUrl, (client) =>
    client.query(
      "insert into auth.session (id, token, person_id, expires_at, updated_at) select 'look-' || id, 'look-' || id, id, now() + interval '1 hour', now() from auth.person",
    ),
  );
  const records = openDatabase(database.serverUrl, "khunatham_app", 2);
  const shown: Record<string, readonly object[]> = {};
  for (const { person } of EXAMPLE_OFFICERS) {
    const asking = { credential: { token: `look-${person}`, isMachine: false }, today: TODAY, request: "test" };
    const duties = await openStore(records).within(asking, async (one) => ok(await listDuties({ records: one })));
    shown[person] = duties.ok ? duties.value.map(withoutIds) : [duties.error];
  }
  await records.close();
  await rows("delete from auth.session where id like 'look-%'");
  expect(shown).toEqual(DUTIES);
});

function withoutIds(duty: Duty): object {
  return Object.fromEntries(Object.entries(duty).filter(([name]) => !["planId", "agency", "since"].includes(name)));
}

test("the log tells of every move in the officer's own name, and no planting session is left", async () => {
  const moves = await rows(`
    select l.person_name, l.act, count(*)::int as of from audit_line l where l.act like 'plan.%' or l.act like 'comment.%'
    group by 1, 2 order by 1, 2`);
  expect(moves.filter(({ person_name }) => person_name === "มาลี ตัวอย่างดี")).toEqual([
    { person_name: "มาลี ตัวอย่างดี", act: "plan.edited", of: 2 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.imported", of: 1 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.made", of: 1 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.publish", of: 2 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.revise", of: 1 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.rows", of: 1 },
    { person_name: "มาลี ตัวอย่างดี", act: "plan.submit", of: 2 },
  ]);
  expect(await rows("select id from auth.session where id like 'examples-%'")).toEqual([]);
});

test("the draft has findings, and names no other agency", async () => {
  const [draft] = await rows(
    "select facts ->> 'agency' as agency, facts ->> 'fiscalYear' as year, facts -> 'declared' ->> 'activities' as declared from plan where status = 'draft'",
  );
  expect(draft).toEqual({ agency: '{"name": "กรมตัวอย่างป่าชุมชน", "parent": null}', year: "2570", declared: "9" });
  expect(await rows("select key from activity where body::text ~ 'มิตรประเทศ|ไมตรี|การช่าง|เขต'")).toEqual([]);
});

test("preparing a second time, or twice at once, changes nothing", async () => {
  const count = () =>
    rows(`select (select count(*) from agency) as agencies, (select count(*) from agency_period) as periods, (select count(*) from auth.person) as people,
      (select count(*) from membership) as roles, (select count(*) from plan) as plans, (select count(*) from audit_line) as lines`);
  const before = await count();
  expect(await Promise.all([prepare(database, true), prepare(database, true)])).toEqual([null, null]);
  expect(await count()).toEqual(before);
});

test("the list names each officer, and one press signs in as one of them", async () => {
  const listed = await ask(house, "/api/v1/examples/officers");
  expect(await listed.json()).toEqual(EXAMPLE_OFFICERS.map((officer) => ({ ...officer })));
  const signed = await signIn(house, "example-language-approver");
  expect(signed.status).toBe(200);
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  const account = await house.app.request("/api/v1/auth/account", { headers: { cookie } });
  expect((await account.json()).person).toEqual({
    id: "example-language-approver",
    name: "พรรณี ตัวอย่างรอบคอบ",
    email: "example-language-approver@example.go.th",
  });
});

test("nobody real is signed in that way, nor a disabled officer, nor from another site's page", async () => {
  await rows("insert into auth.person (id, name, email, email_verified) values ('somebody', 'คนจริง', 'somebody@example.go.th', true)");
  expect((await signIn(house, "somebody")).status).toBe(404);
  await rows("update auth.person set email = 'real@agency.go.th' where id = 'example-auditor'");
  expect((await signIn(house, "example-auditor")).status).toBe(404);
  await rows("update auth.person set email = 'example-auditor@example.go.th', disabled_at = now() where id = 'example-auditor'");
  expect((await signIn(house, "example-auditor")).status).toBe(404);
  await rows("update auth.person set disabled_at = null where id = 'example-auditor'");
  expect((await signIn(house, "example-auditor")).status).toBe(200);
  expect((await signIn(house, "example-auditor", { origin: "http://elsewhere.example" })).status).toBe(403);
  expect((await signIn(house, "example-auditor", {})).status).toBe(403);
});

test("without the switch, and in production whatever the switch says, both doors answer 404", async () => {
  const closed = await openWith(false);
  expect((await ask(closed, "/api/v1/examples/officers")).status).toBe(404);
  expect((await signIn(closed, "example-auditor")).status).toBe(404);
  await closed.close();
  const was = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  const production = await openWith(true);
  process.env["NODE_ENV"] = was;
  expect((await ask(production, "/api/v1/examples/officers")).status).toBe(404);
  expect((await signIn(production, "example-auditor")).status).toBe(404);
  await production.close();
});

test("a start with examples in production is refused before anything is touched", async () => {
  const refused = await start({
    environment: { NODE_ENV: "production", DATABASE_URL: "postgres://nobody@127.0.0.1:9/nothing" },
    examples: true,
    log: () => undefined,
    say: () => undefined,
  });
  expect(refused).toMatchObject({ ok: false, error: { kind: "examples-in-production" } });
});

test("a start without examples gives a fresh link at each start until the administrator came in, and makes one person only", async () => {
  const empty = await openTestDatabase();
  const [first, second] = [await prepare(empty, false), await prepare(empty, false)];
  for (const link of [first, second]) expect(link?.url).toMatch(/^http:\/\/localhost\/set-password\?for=first-password#[\w-]{32}$/u);
  expect(first?.url).not.toBe(second?.url);
  const people = () =>
    rows(
      "select p.name, p.email, m.role, a.name as agency from auth.person p join membership m on m.person_id = p.id join agency a on a.id = m.agency_id",
      empty,
    );
  expect(await people()).toEqual([
    { name: "ผู้ดูแลระบบ", email: "administrator@khunatham.internal", role: "administrator", agency: "ประเทศไทย" },
  ]);
  expect(await rows("select count(*)::int as living from auth.verification", empty)).toEqual([{ living: 1 }]);
  expect(await rows("select act, person_name from audit_line", empty)).toEqual([{ act: "member.added", person_name: "ระบบ" }]);
  await rows(
    "insert into auth.account (id, account_id, provider_id, person_id, password, updated_at) select 'a', id, 'credential', id, 'x', now() from auth.person",
    empty,
  );
  expect(await prepare(empty, false)).toBeNull();
  expect(await people()).toHaveLength(1);
  expect(await prepare(empty, true), "somebody is here: no examples").toBeNull();
  expect(await people()).toHaveLength(1);
  await empty.drop();
});

test("a start without examples ends the sessions of example officers and makes a real administrator beside the example one", async () => {
  await signIn(house, "example-auditor");
  expect(await prepare(database, true), "the example administrator is enough").toBeNull();
  expect(await rows("select 1 as here from auth.session where person_id = 'example-auditor' limit 1")).toHaveLength(1);
  expect(await prepare(database, false)).not.toBeNull();
  expect(await rows("select id from auth.session")).toEqual([]);
  expect(await rows("select person_id like 'example-%' as example from membership where role = 'administrator' order by 1")).toEqual([
    { example: false },
    { example: true },
  ]);
});

test("the first administrator bears the name and address of the settings", async () => {
  const environment = { KHUNATHAM_ADMIN_EMAIL: "Head@agency.example", KHUNATHAM_ADMIN_NAME: "หัวหน้าระบบ" };
  expect(await prepare(database, false, environment)).not.toBeNull();
  expect(await rows("select name from auth.person where email = 'head@agency.example'")).toEqual([{ name: "หัวหน้าระบบ" }]);
});
