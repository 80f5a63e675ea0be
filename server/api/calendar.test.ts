// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { nobody, signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { readCalendar } from "#testing/read-calendar.ts";
import { told } from "#testing/told.ts";

let today = "2027-04-02";
let office: Office;
let house: OpenHouse;
const lines: LogLine[] = [];
const by = (officer: string): Ask => signedIn(house, office, officer);
const id = (name: string): number => office.agency(name);
const YEAR = 2570;

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: (line) => lines.push(line),
    today: () => today,
  });
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const send = (officer: string, method: string, path: string, body?: unknown, ifMatch?: number) =>
  told(by(officer)(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }), ...(ifMatch === undefined ? {} : { ifMatch }) }));
const get = (officer: string, path: string) => told(by(officer)(`/api/v1${path}`));
const days = async (officer: string, year = YEAR) =>
  (await get(officer, `/me/calendar?fiscalYear=${year}`))[1].map((one: any) => [one.day, one.kind, one.whose, one.agencyName]);

describe("a round, its days and who has reported", () => {
  let round: any;

  test("a round set above stands in the calendars of those below; two years at once", async () => {
    expect(await days("author")).toEqual([]);
    const set = (year: number, months: number, opens: string, due: string) =>
      send("ministry-reviewer", "PUT", `/agencies/${id("กระทรวงทดลอง")}/rounds/${year}/${months}`, { opens, due, late: "accept" });
    [, round] = await set(YEAR, 6, "2027-04-01", "2027-04-20");
    await set(YEAR - 1, 12, "2026-10-01", "2026-10-31");
    expect(await days("author")).toEqual([
      ["2026-10-01", "round-opens", "own", "กรมตัวอย่าง"],
      ["2026-10-31", "round-due", "own", "กรมตัวอย่าง"],
      ["2027-04-01", "round-opens", "own", "กรมตัวอย่าง"],
      ["2027-04-20", "round-due", "own", "กรมตัวอย่าง"],
    ]);
    expect((await days("ministry-reviewer")).map(([, , whose]: any) => whose)).toEqual(["below", "below", "below", "below"]);
    expect(await days("foreign-author")).toEqual([]);
    expect(await days("author", YEAR + 1)).toEqual([]);
  });

  test("more time for one agency moves its day alone; the reason is shown to those who may read that agency", async () => {
    const [status] = await send("ministry-reviewer", "POST", `/rounds/${round.id}/extensions`, {
      agency: id("กรมตัวอย่าง"),
      due: "2027-05-05",
      reason: "น้ำท่วม; สำนักงานปิด",
    });
    expect(status).toBe(200);
    expect((await days("author")).at(-1)).toEqual(["2027-05-05", "round-due", "own", "กรมตัวอย่าง"]);
    expect((await days("division-author")).at(-1)).toEqual(["2027-04-20", "round-due", "own", "กองต้นแบบ"]);
    const listed = async (officer: string) =>
      (await get(officer, `/agencies/${id("กระทรวงทดลอง")}/extensions?fiscalYear=${YEAR}`))[1].map((one: any) => [one.due, one.reason]);
    expect(await listed("ministry-reviewer")).toEqual([["2027-05-05", "น้ำท่วม; สำนักงานปิด"]]);
    expect(await listed("author")).toEqual([["2027-05-05", "น้ำท่วม; สำนักงานปิด"]]);
    expect(await listed("foreign-author")).toEqual([]);
    expect(await listed("division-author")).toEqual([]);
  });

  test("a reviewer sees who has reported: late, waiting and approved, with figures of what is approved alone", async () => {
    const standing = async (officer = "ministry-reviewer", agency = "กระทรวงทดลอง") =>
      get(officer, `/agencies/${id(agency)}/report-standing?fiscalYear=${YEAR}&months=6`);
    expect(await standing("foreign-author")).toEqual([403, "not-your-agency"]);
    const [, before] = await standing();
    expect(before.agencies).toMatchObject([{ agency: { name: "กรมตัวอย่าง" }, planId: null, report: null, due: { due: "2027-05-05" } }]);
    expect(before.counts).toEqual({ of: 1, approved: 0, submitted: 0, late: 0, mended: 0, standing: null });
    today = "2027-05-06";
    expect((await standing())[1].agencies[0].late).toBe(true);

    const report = await submittedReport();
    const [, waits] = await standing();
    expect(waits.agencies[0]).toMatchObject({
      late: true,
      report: { id: report, status: "submitted", figures: null, submitted: { byName: nameOf("author"), isLate: true } },
    });
    expect(waits.counts).toEqual({ of: 1, approved: 0, submitted: 1, late: 1, mended: 0, standing: null });
    const approved = { submission: 1, decision: "approve", typedName: nameOf("approver") };
    expect((await send("approver", "POST", `/reports/${report}/decide`, approved))[0]).toBe(200);
    const [, done] = await standing();
    const figures = { points: null, progress: 5_000, reported: 1, of: 2, reached: 0 };
    expect(done.agencies[0].report).toMatchObject({ status: "approved", figures: { standing: figures, spentSatang: 125_050 } });
    expect(done.counts).toEqual({ of: 1, approved: 1, submitted: 0, late: 1, mended: 0, standing: figures });
    // Below the department nobody reported: that is no zero.
    const [, below] = await standing("author", "กรมตัวอย่าง");
    expect(below.agencies.map((one: any) => [one.agency.name, one.report])).toEqual([
      ["กองต้นแบบ", null],
      ["สำนักงานตัวอย่างจังหวัดสมมติ", null],
    ]);
    expect(below.counts.standing).toBeNull();

    expect((await send("approver", "POST", `/reports/${report}/reopen`, { reason: "ตัวเลขผิด", until: "2027-05-30" }))[0]).toBe(200);
    // What was approved stands above until the mended report is approved in its place.
    const [, mended] = await standing();
    expect(mended.agencies[0].report).toMatchObject({ status: "draft", figures: { standing: figures, spentSatang: 125_050 } });
    expect(mended.counts).toMatchObject({ approved: 0, mended: 1, standing: figures });
    today = "2027-04-02";
  });

  /** A plan of the department with two activities, approved, and its report of one of them, handed over. */
  async function submittedReport(): Promise<string> {
    const [, made] = await send("author", "POST", "/plans", { agency: id("กรมตัวอย่าง"), fiscalYear: YEAR, form: "diw-2569" });
    for (let at = made.plan.activities.length; at < 2; at += 1)
      await send("author", "POST", `/plans/${made.id}/rows`, { does: "add-activity", position: { lastUnder: null } });
    const [, empty] = await get("author", `/plans/${made.id}`);
    for (const key of ["a1", "a2"]) {
      const set = { title: `กิจกรรม ${key}`, indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "สำนักงานเลขานุการกรม" };
      expect((await send("author", "PATCH", `/plans/${made.id}/rows/${key}`, { set }, empty.rows[key]))[0]).toBe(200);
    }
    const [, ready] = await get("author", `/plans/${made.id}`);
    await send("author", "POST", `/plans/${made.id}/submit`, undefined, ready.revision);
    await send("approver", "POST", `/plans/${made.id}/decide`, { submission: 1, decision: "approve", typedName: nameOf("approver") });
    const [, report] = await send("author", "PUT", `/plans/${made.id}/reports/6`);
    const indicators = [{ position: 0, value: { kind: "count", count: 1 }, reckoning: "cumulative", note: "" }];
    const result = { indicators, narrative: "จัดแล้ว", problems: "", solutions: "", notDoneBecause: null, spentSatang: 125_050 };
    expect((await send("author", "PUT", `/reports/${report.id}/rows/a1`, result, 0))[0]).toBe(200);
    const [, now] = await get("author", `/reports/${report.id}`);
    expect((await send("author", "POST", `/reports/${report.id}/submit`, undefined, now.revision))[0]).toBe(200);
    return report.id;
  }
});

describe("the feed of a calendar", () => {
  const feed = (url: string) => nobody(house)(url.slice(TEST_ADDRESS.length));
  const make = async (officer: string) => (await send(officer, "POST", "/me/calendar-key"))[1];

  test("a key opens the days of its person for a calendar program, strictly as RFC 5545 has it, and is shown once", async () => {
    const { url, key } = await make("author");
    const answer = await feed(url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    const events = readCalendar(new Uint8Array(await answer.arrayBuffer()));
    expect(events.map((event) => event["DTSTART"])).toEqual(["20261001", "20261031", "20270401", "20270505"]);
    expect(events.at(-1)).toMatchObject({
      UID: `round-due-own-${id("กรมตัวอย่าง")}-${id("กรมตัวอย่าง")}-2570-6@localhost`,
      SUMMARY: "วันสุดท้ายส่งรายงานผลรอบ ๖ เดือน ปีงบประมาณ ๒๕๗๐ กรมตัวอย่าง",
      DESCRIPTION: "ขยายเวลาแล้ว เหตุผล: น้ำท่วม; สำนักงานปิด",
    });
    const [, held] = await get("author", "/me/calendar-key");
    expect(held.key).toMatchObject({ id: key.id, lastUsedAt: expect.any(String) });
    expect(JSON.stringify([held, lines])).not.toContain(url.split("token=")[1]);
    const { rows } = await as(office.superUrl, (client) => client.query("select * from calendar_key"));
    expect(JSON.stringify(rows)).not.toContain(url.split("token=")[1]);
  });

  test("a new key ends the one before, a revoked key opens nothing, and neither does that of who was stopped", async () => {
    const [first, second] = [await make("author"), await make("author")];
    expect((await told(feed(first.url)))[1]).toBe("calendar-not-found");
    expect((await feed(second.url)).status).toBe(200);
    expect((await send("author", "DELETE", "/me/calendar-key"))[0]).toBe(204);
    expect(await told(feed(second.url))).toEqual([404, "calendar-not-found"]);
    expect((await get("author", "/me/calendar-key"))[1]).toEqual({ key: null });
    const other = await make("branch-author");
    await as(office.superUrl, (client) =>
      client.query("update auth.person set disabled_at = now() where id = $1", [office.person("branch-author")]),
    );
    expect((await feed(other.url)).status).toBe(404);
    for (const path of ["/api/v1/calendar.ics", "/api/v1/calendar.ics?token=khunatham-calendar_made-up"])
      expect((await nobody(house)(path)).status).toBe(404);
  });

  test("a key opens the calendar and nothing else, and changes nothing even in the database", async () => {
    const { url } = await make("ministry-administrator");
    const token = url.split("token=")[1];
    const bearer = { headers: { authorization: `Bearer ${token}` } };
    expect((await nobody(house)("/api/v1/me", bearer)).status).toBe(401);
    const changed = await as(office.serverUrl, async (client) => {
      await client.query("set role khunatham_app");
      await client.query("begin");
      const hash = (await import("./credential.ts")).machineTokenHash(token);
      const { rows } = await client.query("select enter_reading($1, '2027-04-02') as person", [hash]);
      expect(rows[0].person).toMatchObject({ name: nameOf("ministry-administrator") });
      await client.query("select set_config('app.audited', 'yes', true)");
      const touched = await client.query("update agency set name = name");
      const rounds = await client.query("update round set due = due");
      await client.query("rollback");
      return [touched.rowCount, rounds.rowCount];
    });
    expect(changed).toEqual([0, 0]);
  });

  test("nobody sees or ends another's key", async () => {
    await make("author");
    const seen = await as(office.serverUrl, async (client) => {
      await client.query("set role khunatham_app");
      await client.query("begin");
      await client.query("select enter($1, false, '2027-04-02')", [office.session("auditor")]);
      await client.query("select set_config('app.audited', 'yes', true)");
      const rows = await client.query("select from calendar_key");
      const ended = await client.query("update calendar_key set revoked_at = now()");
      await client.query("rollback");
      return [rows.rowCount, ended.rowCount];
    });
    expect(seen).toEqual([0, 0]);
    expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
  });
});
