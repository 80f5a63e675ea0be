// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { exampleActivity } from "#domain/checks/example.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

const TODAY = "2026-11-21";
const PLAN = "00000000-0000-4000-8000-000000000001";
let office: Office;
let house: OpenHouse;
let ministry: Ask;
const by = (officer: string): Ask => signedIn(house, office, officer);
const id = (name: string): number => office.agency(name);
const body = (key: string, title: string): string => JSON.stringify({ ...exampleActivity(), id: key, title });
const query = async (text: string) => (await as(office.superUrl, (client) => client.query(text))).rows as any[];

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: () => undefined,
    today: () => TODAY,
  });
  ministry = by("ministry-administrator");
  const [over, department, division] = [id("กระทรวงทดลอง"), id("กรมตัวอย่าง"), id("กองต้นแบบ")];
  // An approved plan whose report of six months is owed since yesterday, comments on it, half a file, a question to the division.
  await query(`insert into plan (id, agency_id, fiscal_year, facts, within, status, activities) values ('${PLAN}', ${department}, 2570, '{}', '{}', 'approved', 2);
    insert into activity (plan_id, key, position, body, agency_id, within) values ('${PLAN}', 'a1', 1, '${body("a1", "อบรมคุณธรรม")}', 0, '{}'),
      ('${PLAN}', 'a2', 2, '${body("a2", "จิตอาสา")}', 0, '{}');
    insert into submission (plan_id, number, version, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name, agency_id, within, status)
      values ('${PLAN}', 1, 1, '{}', 'h', '{"steps":[]}', 'x', 'x', 0, '{}', 'approved');
    insert into round (agency_id, fiscal_year, months, opens, due, late) values (${over}, 2570, 6, '2026-11-01', '2026-11-20', 'accept');
    insert into report (plan_id, submission_id, agency_id, within, fiscal_year, months) select plan_id, id, 0, '{}', 2570, 6 from submission;
    insert into unit_answer (report_id, key, agency_id, within, question, body, owner_id)
      select id, 'a1', ${division}, '{}', '{"fiscalYear":2570,"months":6,"activity":{"id":"a1"}}', '{}', 0 from report;
    insert into comment (plan_id, body, made_by, made_by_name, agency_id, within)
      values ('${PLAN}', 'ขอแก้', 'person-author', 'x', 0, '{}'), ('${PLAN}', 'ทำไม', 'person-approver', 'x', 0, '{}');
    insert into upload (person_id, agency, name, size, received) values ('person-author', ${department}, 'ภาพ.jpg', 4, 2);
    insert into calendar_key (person_id, hash) values ('person-author', 'key of a calendar');
    insert into machine_token (agency_id, within, name, scopes, hash, made_by, expires_at)
      select ${department}, '{}', name, '{plans:read}', name, 'person-author', now() + interval '9 days' from unnest(array['สารบรรณ', 'เก่า']) name`);
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const post = (ask: Ask, path: string, body: unknown = {}) => told(ask(`/api/v1${path}`, { method: "POST", body }));
const put = (ask: Ask, path: string, body?: unknown) => told(ask(`/api/v1${path}`, { method: "PUT", body }));
const get = (ask: Ask, path: string) => told(ask(`/api/v1${path}`));
const remove = async (ask: Ask, path: string) => {
  const answer = await ask(`/api/v1${path}`, { method: "DELETE" });
  return [answer.status, answer.status === 204 ? null : ((await answer.json()) as any)] as const;
};
const department = () => `/agencies/${id("กรมตัวอย่าง")}`;
const workOf = (officer: string, agency = department()) => `${agency}/people/${office.person(officer)}/work`;
const handover = (officer: string, agency = department()) => `${agency}/people/${office.person(officer)}/handover`;
const rolesOf = async (officer: string, agency = department()): Promise<readonly string[]> =>
  (await get(ministry, `${agency}/members`))[1]
    .filter((one: any) => one.person === office.person(officer))
    .map((one: any) => one.id as string);
const holders = async (role: string): Promise<readonly string[]> =>
  (await query(`select person_id from membership where agency_id = ${id("กรมตัวอย่าง")} and role = '${role}' order by 1`)).map((one) =>
    one.person_id.replace("person-", ""),
  );

describe("who is in charge", () => {
  test("authors put one of themselves in charge of an activity; others see the name, and nobody else is put there", async () => {
    const charge = (ask: Ask, person: string | null, activity = "a1") => put(ask, `/plans/${PLAN}/in-charge/${activity}`, { person });
    const [author, other] = [office.person("author"), office.person("other-author")];
    expect(await charge(by("author"), author)).toEqual([200, [{ activity: "a1", person: author, name: nameOf("author") }]]);
    expect((await charge(by("other-author"), other, "a2"))[1]).toHaveLength(2);
    expect(await charge(by("author"), office.person("approver"))).toEqual([422, "not-an-author"]);
    expect(await charge(by("author"), office.person("foreign-author"))).toEqual([422, "not-an-author"]);
    expect(await charge(by("author"), author, "a9")).toEqual([404, "activity-not-found"]);
    expect(await charge(by("ministry-reviewer"), author)).toEqual([403, "not-your-plan"]);
    expect(await charge(by("foreign-author"), author)).toEqual([404, "plan-not-found"]);
    expect((await get(by("ministry-reviewer"), `/plans/${PLAN}/in-charge`))[1]).toHaveLength(2);
    expect((await charge(by("author"), null, "a2"))[1]).toHaveLength(1);
    const [, duties] = await get(by("author"), "/me/duties");
    expect(duties.find((one: any) => one.kind === "write-report")).toMatchObject({ due: "2026-11-20", inCharge: 1 });
  });
});

describe("nobody leaves an agency's work behind", () => {
  test("the last of a role, and who is in charge of something, is neither removed nor shut out; the refusal says what is owed", async () => {
    const [approver = ""] = await rolesOf("approver");
    const [status, problem] = await remove(ministry, `/members/${approver}`);
    expect([status, problem.kind, problem.roles, problem.owes, problem.agency]).toEqual([
      409,
      "work-left-behind",
      ["approver"],
      "แผน ๑ ฉบับ รายงานที่ยังไม่อนุมัติ ๑ ฉบับ",
      id("กรมตัวอย่าง"),
    ]);
    expect(await post(ministry, `/people/${office.person("approver")}/disabled`, { disabled: true })).toEqual([409, "work-left-behind"]);
    expect((await get(by("approver"), "/me"))[0]).toBe(200);
    const [author = ""] = await rolesOf("author");
    expect((await remove(ministry, `/members/${author}`))[1].owes).toBe("กิจกรรมที่บุคคลนี้รับผิดชอบ ๑ กิจกรรม");
    // The division has no plan but a question, which its reporter or its author answers: one of them may go, not both.
    const division = `/agencies/${id("กองต้นแบบ")}`;
    const [reporter = ""] = await rolesOf("unit-reporter", division);
    const [only = ""] = await rolesOf("division-author", division);
    expect((await remove(ministry, `/members/${reporter}`))[0]).toBe(204);
    expect((await remove(ministry, `/members/${only}`))[1].kind).toBe("work-left-behind");
  });

  test("two administrators who remove the last two at once leave one of them, and so does one who shuts out while another removes", async () => {
    await put(by("author"), `/plans/${PLAN}/in-charge/a1`, { person: null });
    const [[one = ""], [other = ""]] = await Promise.all([rolesOf("author"), rolesOf("other-author")]);
    const both = await Promise.all([remove(ministry, `/members/${one}`), remove(ministry, `/members/${other}`)]);
    expect(both.map(([status]) => status).toSorted()).toEqual([204, 409]);
    await query(`insert into membership (person_id, agency_id, within, role)
      select p, ${id("กรมตัวอย่าง")}, '{}', 'author' from unnest(array['person-author', 'person-other-author']) p
      where not exists (select from membership where person_id = p)`);
    const [gone = ""] = await rolesOf("other-author");
    const again = await Promise.all([
      remove(ministry, `/members/${gone}`),
      ministry(`/api/v1/people/${office.person("author")}/disabled`, { method: "POST", body: { disabled: true } }),
    ]);
    expect([again[0][0], again[1].status].toSorted()).toEqual([204, 409]);
    await query(`update auth.person set disabled_at = null where id = 'person-author'`);
    await query(`insert into membership (person_id, agency_id, within, role) select 'person-other-author', ${id("กรมตัวอย่าง")}, '{}', 'author'
      where not exists (select from membership where person_id = 'person-other-author')`);
    await query(`insert into auth.session (id, person_id, token, expires_at, updated_at)
      values ('anew', 'person-author', '${office.session("author")}', now() + interval '8 hours', now()) on conflict do nothing`);
    expect(await holders("author")).toEqual(["author", "other-author"]);
  });
});

test("who administers is told a month before a role ends that nobody else holds, and from then on until somebody does", async () => {
  const until = (day: string | null) =>
    query(`update membership set valid_until = ${day === null ? "null" : `'${day}'`} where person_id = 'person-approver'`);
  const told_ = async (ask: Ask) => (await get(ask, "/me/duties"))[1].filter((one: any) => one.kind === "name-holder");
  await until("2026-12-21");
  expect(await told_(ministry)).toEqual([
    { kind: "name-holder", agency: id("กรมตัวอย่าง"), agencyName: "กรมตัวอย่าง", role: "approver", fiscalYear: 2570, due: "2026-12-21" },
  ]);
  await until("2026-11-01");
  expect((await told_(ministry)).map((one: any) => one.due)).toEqual(["2026-11-01"]);
  for (const officer of ["author", "foreign-administrator", "ministry-reviewer"]) expect(await told_(by(officer))).toEqual([]);
  await until("2026-12-22");
  expect(await told_(ministry)).toEqual([]);
  await until(null);
});

describe("handing over", () => {
  test("the work is shown to the person and to those who administer the agency, and to nobody else", async () => {
    await put(by("author"), `/plans/${PLAN}/in-charge/a1`, { person: office.person("author") });
    const [, work] = await get(ministry, workOf("author"));
    expect(work).toMatchObject({
      person: { name: nameOf("author") },
      roles: [{ role: "author" }],
      mayInvite: true,
      owed: {
        duties: [{ kind: "write-report", months: 6 }, { kind: "publish-plan" }],
        inCharge: [{ activity: "a1", title: "อบรมคุณธรรม", fiscalYear: 2570 }],
        comments: [{ planId: PLAN, own: 1, others: 1 }],
        uploads: [{ name: "ภาพ.jpg", size: 4, received: 2 }],
        tokens: [{ name: "สารบรรณ" }, { name: "เก่า" }],
        hasCalendar: true,
      },
    });
    expect(work.successors.map((one: any) => one.name).toSorted()).toEqual([nameOf("approver"), nameOf("other-author")].toSorted());
    const [, own] = await get(by("author"), workOf("author"));
    expect([own.mayInvite, own.owed.tokens, own.owed.uploads.length]).toEqual([false, [], 1]);
    expect(await get(by("other-author"), workOf("author"))).toEqual([403, "not-administrator"]);
    expect(await get(by("foreign-administrator"), workOf("author"))).toEqual([403, "not-administrator"]);
    expect(await get(ministry, workOf("foreign-author"))).toEqual([404, "person-not-found"]);
    expect(await get(ministry, workOf("foreign-author", `/agencies/${id("กรมอื่น")}`))).toEqual([403, "not-administrator"]);
  });

  test("nobody passes on what is another's, to a stranger, or what the predecessor does not hold", async () => {
    const [author = ""] = await rolesOf("author");
    const [approver = ""] = await rolesOf("approver");
    const body = { successor: { person: office.person("approver") }, passed: [author] };
    const newcomer = { name: "นางสาวใหม่ สมมติ", email: "newcomer@example.go.th" };
    expect(await post(by("other-author"), handover("author"), body)).toEqual([403, "not-administrator"]);
    expect(await post(by("foreign-administrator"), handover("author"), body)).toEqual([403, "not-administrator"]);
    expect(await post(by("author"), handover("author"), { ...body, successor: newcomer })).toEqual([403, "not-administrator"]);
    expect(await post(ministry, handover("author"), { ...body, successor: { person: office.person("foreign-author") } })).toEqual([
      422,
      "successor-not-here",
    ]);
    expect(await post(ministry, handover("foreign-author"), body)).toEqual([404, "person-not-found"]);
    expect(await post(ministry, handover("author"), { ...body, passed: [author, approver] })).toEqual([409, "roles-changed"]);
    expect(await post(ministry, handover("author"), { ...body, passed: [] })).toEqual([422, "nothing-handed-over"]);
    expect(await post(ministry, handover("author"), { ...body, successor: { ...newcomer, email: "author@example.go.th" } })).toEqual([
      422,
      "successor-same",
    ]);
    await query(
      "insert into auth.person (id, name, email, email_verified, disabled_at) values ('shut', 'ปิด', 'shut@example.go.th', true, now())",
    );
    expect(await post(ministry, handover("author"), { ...body, successor: { name: "ปิด", email: "shut@example.go.th" } })).toEqual([
      409,
      "person-disabled",
    ]);
    expect(await query("select from auth.person where email = 'newcomer@example.go.th'")).toEqual([]);
    expect([await holders("author"), await query("select from handover")]).toEqual([["author", "other-author"], []]);
  });

  test("half a handover is none: where the last part of it breaks, everything is as it was", async () => {
    const [author = ""] = await rolesOf("author");
    const state = () =>
      query(`select (select jsonb_agg(m order by id) from membership m) as roles, (select jsonb_agg(c) from in_charge c) as charges,
        (select jsonb_agg(u) from upload u) as uploads,
        (select jsonb_agg(t order by id) from machine_token t) as tokens, (select count(*) from handover) as handovers,
        (select count(*) from audit_line where act = 'handover.made') as lines`);
    const before = await state();
    await query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
      create trigger refuse before update on machine_token for each row execute function refuse()`);
    const body = { successor: { person: office.person("other-author") }, passed: [author] };
    expect((await ministry(`/api/v1${handover("author")}`, { method: "POST", body })).status).toBe(500);
    await query("drop trigger refuse on machine_token; drop function refuse()");
    expect(await state()).toEqual(before);
  });

  test("two handovers of the same work at once: one is done, the other is told, and nothing is doubled", async () => {
    const [author = ""] = await rolesOf("author");
    const [, work] = await get(ministry, workOf("author"));
    const old = work.owed.tokens.find((one: any) => one.name === "เก่า").id;
    const to = (officer: string) => ({
      successor: { person: office.person(officer) },
      passed: [author],
      revokedTokens: [old],
      note: " ติดต่อคุณสมศรีเรื่องวิทยากร ",
    });
    const both = await Promise.all([
      post(ministry, handover("author"), to("approver")),
      post(by("author"), handover("author"), { ...to("approver"), revokedTokens: [] }),
    ]);
    const statuses = both.map(([status]) => status).toSorted();
    // Who handed over themselves may have been signed out before they asked.
    expect(statuses[0] === 201 && [401, 404, 409].includes(statuses[1] as number)).toBe(true);
    expect([await holders("author"), await query("select from handover")]).toEqual([["approver", "other-author"], [{}]]);
    const [[charge], [upload], keys] = [
      await query("select person_id from in_charge"),
      await query("select person_id from upload"),
      await query("select revoked_at is not null as over, made_by from machine_token order by name"),
    ];
    for (const one of [charge, upload]) expect(one.person_id).toBe("person-approver");
    // Whichever was first: who administers ends the old key and passes the other on, who only is an author passes on no key.
    expect(["false person-approver,true person-approver", "false person-author,false person-author"]).toContain(
      keys
        .map(({ over, made_by }) => `${over} ${made_by}`)
        .toSorted()
        .join(),
    );
    expect(await get(by("author"), "/me")).toEqual([401, "not-signed-in"]);
    expect(await query("select from calendar_key where revoked_at is null")).toEqual([]);
    expect(
      await query("select from membership where person_id = 'person-approver' and role = 'author' and valid_from = '2026-11-21'"),
    ).toHaveLength(1);
  });

  test("the successor finds the note and the list first, until they say that they read it; others do not see it", async () => {
    const taken = async (officer: string) => (await get(by(officer), "/me/duties"))[1].filter((one: any) => one.kind === "take-over");
    const [duty] = await taken("approver");
    expect(duty).toMatchObject({
      predecessorName: nameOf("author"),
      note: "ติดต่อคุณสมศรีเรื่องวิทยากร",
      owed: { inCharge: [{ title: "อบรมคุณธรรม" }] },
    });
    expect(await taken("other-author")).toEqual([]);
    expect((await get(by("other-author"), `${department()}/handovers`))[1]).toEqual([]);
    expect(await put(by("other-author"), `/handovers/${duty.handover}/seen`)).toEqual([404, "handover-not-found"]);
    expect(await put(by("approver"), `/handovers/${duty.handover}/seen`)).toEqual([204, null]);
    expect(await put(by("approver"), `/handovers/${duty.handover}/seen`)).toEqual([404, "handover-not-found"]);
    expect(await taken("approver")).toEqual([]);
    expect((await get(ministry, `${department()}/handovers`))[1]).toMatchObject([
      { seenAt: expect.any(String), successorName: nameOf("approver") },
    ]);
  });

  test("a newcomer gets a link; a role may be shared; what was not read yet goes on to the next", async () => {
    const roles = await query(`select id, role from membership where person_id = 'person-approver' order by role`);
    const idOf = (role: string) => roles.find((one) => one.role === role).id as string;
    const [status, first] = await post(ministry, handover("approver"), {
      successor: { name: "นางสาวใหม่ สมมติ", email: "newcomer@example.go.th" },
      passed: [idOf("author")],
      shared: [idOf("approver")],
      note: "ฝากดูรายงาน",
    });
    expect([status, first.handover.successorName, first.link.url.includes("/set-password?for=first-password#")]).toEqual([
      201,
      "นางสาวใหม่ สมมติ",
      true,
    ]);
    expect((await holders("approver")).length).toBe(2);
    // Who keeps a role stays signed in.
    expect((await get(by("approver"), "/me"))[1].memberships).toHaveLength(1);
    const [{ id: newcomer }] = await query("select id from auth.person where email = 'newcomer@example.go.th'");
    const held = await query(`select id from membership where person_id = '${newcomer}'`);
    expect(held).toHaveLength(2);
    const passed = held.map((one) => one.id);
    const to = { successor: { person: office.person("other-author") }, passed };
    expect((await post(ministry, `${department()}/people/${newcomer}/handover`, to))[0]).toBe(201);
    const [, duties] = await get(by("other-author"), "/me/duties");
    expect(
      duties
        .filter((one: any) => one.kind === "take-over")
        .map((one: any) => one.predecessorName)
        .toSorted(),
    ).toEqual([nameOf("approver"), "นางสาวใหม่ สมมติ"].toSorted());
    // What the successor held already is not held twice.
    expect(await holders("author")).toEqual(["other-author"]);
    const lines = await query("select act from audit_line where act like 'handover.%' order by number");
    expect(lines.map(({ act }) => act)).toEqual(["handover.made", "handover.read", "handover.made", "handover.made"]);
    expect((await verifyAudit(office.ownerUrl)).faults).toBe(0);
  });

  test("who still administers keeps the keys of machines, but for those that end with the handover", async () => {
    await query(`insert into membership (person_id, agency_id, within, role) values
        ('person-ministry-reviewer', ${id("กระทรวงทดลอง")}, '{}', 'administrator'), ('person-ministry-reviewer', ${id("กรมตัวอย่าง")}, '{}', 'author');
      update machine_token set made_by = 'person-ministry-reviewer', revoked_at = null`);
    const reviewer = by("ministry-reviewer");
    const [, { roles, owed }] = await get(reviewer, workOf("ministry-reviewer"));
    const body = { successor: { person: office.person("other-author") }, passed: [roles[0].id], revokedTokens: [owed.tokens[0].id] };
    const [, made] = await post(reviewer, handover("ministry-reviewer"), body);
    expect([made.handover.owed.tokens, (await get(reviewer, "/me"))[0]]).toEqual([[], 200]);
    const keys = await query("select made_by, revoked_at is not null as over from machine_token order by over");
    expect(keys.map((one) => [one.made_by, one.over])).toEqual([
      ["person-ministry-reviewer", false],
      ["person-other-author", true],
    ]);
  });

  test("the database itself passes nothing on for who may not, and signs nobody out who has a role", async () => {
    const tried = (officer: string, statement: string) =>
      as(office.serverUrl, async (client) => {
        await client.query("set role khunatham_app");
        await client.query("begin");
        await client.query("select enter($1, false, $2::date)", [office.session(officer), TODAY]);
        return client.query(statement).then(
          ({ rows }) => Object.values(rows[0] ?? {})[0] ?? null,
          (cause) => String(cause.code),
        );
      });
    const pass = `select pass_on('person-other-author', 'person-approver', ${id("กรมตัวอย่าง")}, '{}', '{}', '${TODAY}')`;
    for (const officer of ["approver", "foreign-administrator", "auditor"]) {
      expect(await tried(officer, pass)).toBe("42501");
      expect(await tried(officer, `select kept_by('person-other-author', ${id("กรมตัวอย่าง")})`)).toBeNull();
      expect(await tried(officer, "select shut_out('person-other-author')")).toBe("42501");
      expect(await tried(officer, `select see_out('person-author', '${TODAY}')`)).toBe(false);
    }
    expect(await tried("ministry-administrator", "select shut_out('person-ministry-administrator')")).toBe("42501");
    expect(await tried("ministry-administrator", `select see_out('person-approver', '${TODAY}')`)).toBe(false);
  });
});
