// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { readFile } from "#documents/formats/read-file.ts";
import { formatBaht } from "#domain/thai/baht.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

let today = "2026-04-02";
let office: Office;
let house: OpenHouse;
const by = (officer: string): Ask => signedIn(house, office, officer);
const id = (name: string): number => office.agency(name);

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: () => undefined,
    today: () => today,
  });
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});
beforeEach(() => {
  today = "2026-04-02";
});

const send = (ask: Ask, method: string, path: string, body?: unknown, ifMatch?: number) =>
  told(ask(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }), ...(ifMatch === undefined ? {} : { ifMatch }) }));
const get = (ask: Ask, path: string) => told(ask(`/api/v1${path}`));
const result = (value: object | null, more: object = {}) => ({
  indicators: [{ position: 0, value, reckoning: "cumulative", note: "" }],
  narrative: "จัดแล้ว",
  problems: "",
  solutions: "",
  notDoneBecause: null,
  spentSatang: null,
  ...more,
});

/** An approved plan of the department: one activity of its own, one of every unit. */
async function approvedPlan(fiscalYear: number): Promise<string> {
  const author = by("author");
  const [, made] = await send(author, "POST", "/plans", { agency: id("กรมตัวอย่าง"), fiscalYear, form: "diw-2569" });
  const rows = [
    { title: "กิจกรรมของกรม", indicators: "ร้อยละ ๘๐ ของบุคลากรในหน่วยงานเข้าร่วมกิจกรรม", units: "สำนักงานเลขานุการกรม" },
    { title: "กิจกรรมของทุกกอง", indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "ทุกกองในสังกัด" },
  ];
  for (let at = made.plan.activities.length; at < rows.length; at += 1)
    await send(author, "POST", `/plans/${made.id}/rows`, { does: "add-activity", position: { lastUnder: null } });
  const [, empty] = await get(author, `/plans/${made.id}`);
  for (const [at, texts] of rows.entries()) {
    const key = empty.plan.activities[at].id;
    const [status] = await send(author, "PATCH", `/plans/${made.id}/rows/${key}`, { set: texts }, empty.rows[key]);
    expect([key, status]).toEqual([`a${at + 1}`, 200]);
  }
  const [, ready] = await get(author, `/plans/${made.id}`);
  expect(ready.plan.activities.map((one: any) => one.performedBy)).toEqual(["agency", "each-unit"]);
  await send(author, "POST", `/plans/${made.id}/submit`, undefined, ready.revision);
  const [status] = await send(by("approver"), "POST", `/plans/${made.id}/decide`, {
    submission: 1,
    decision: "approve",
    typedName: nameOf("approver"),
  });
  expect(status).toBe(200);
  return made.id;
}

describe("the year of a plan that every unit works on", () => {
  let plan: string;
  let report: any;

  test("a report opens on the approved plan alone, and asks every unit below", async () => {
    const [, draft] = await send(by("author"), "POST", "/plans", { agency: id("กรมตัวอย่าง"), fiscalYear: 2568, form: "diw-2569" });
    expect(await send(by("author"), "PUT", `/plans/${draft.id}/reports/6`)).toEqual([409, "no-approved-version"]);
    plan = await approvedPlan(2569);
    expect(await send(by("ministry-reviewer"), "PUT", `/plans/${plan}/reports/6`)).toEqual([403, "not-your-role"]);
    const [status, body] = await send(by("author"), "PUT", `/plans/${plan}/reports/6`);
    report = body;
    expect([status, report.status, report.mayWrite, report.moves, report.figures.standing.of]).toEqual([200, "draft", true, ["submit"], 2]);
    const [, answers] = await get(by("author"), `/reports/${report.id}/answers`);
    expect(answers.map((one: any) => [one.agencyName, one.status])).toEqual([
      ["กองต้นแบบ", "asked"],
      ["สำนักงานตัวอย่างจังหวัดสมมติ", "asked"],
    ]);
    const [, again] = await send(by("other-author"), "PUT", `/plans/${plan}/reports/6`);
    expect(again.id).toBe(report.id);
  });

  test("a result is kept with its figures, and a later writer is shown both", async () => {
    const path = `/reports/${report.id}/rows/a1`;
    const share = (numerator: number) => result({ kind: "share", numerator, denominator: 150 }, { spentSatang: 125_050 });
    const [status, saved] = await send(by("author"), "PUT", path, share(120), 0);
    expect([status, saved.row, saved.figures.activities[0].indicators[0].achievement.capped]).toEqual([200, 1, 10_000]);
    const stale = await by("other-author")(`/api/v1${path}`, { method: "PUT", body: share(90), ifMatch: 0 });
    const problem: any = await stale.json();
    expect([stale.status, problem.kind, problem.yours.indicators[0].value.numerator, problem.theirs.indicators[0].value.numerator]).toEqual(
      [412, "result-stale", 90, 120],
    );
    expect(await send(by("author"), "PUT", path, share(151), 1)).toEqual([422, "value-wrong"]);
    expect(await send(by("author"), "PUT", path, result({ kind: "count", count: 1 }), 1)).toEqual([422, "value-wrong"]);
    expect(await send(by("author"), "PUT", `/reports/${report.id}/rows/a9`, share(1), 0)).toEqual([404, "activity-not-found"]);
    expect(await send(by("approver"), "PUT", path, share(1), 1)).toEqual([403, "not-your-role"]);
  });

  test("a unit answers on its own, the owner asks, accepts, and only then it counts", async () => {
    const reporter = by("unit-reporter");
    const [, [asked]] = await get(reporter, "/me/answers");
    expect([asked.question.ownerName, asked.question.activity.title, asked.status]).toEqual(["กรมตัวอย่าง", "กิจกรรมของทุกกอง", "asked"]);
    const answer = (count: number, revision: number) =>
      send(reporter, "PUT", `/answers/${asked.id}`, { result: result({ kind: "count", count }) }, revision);
    const draft = (count: number, revision: number, officer = "unit-reporter") =>
      send(by(officer), "PUT", `/answers/${asked.id}/draft`, result({ kind: "count", count }), revision);
    expect([asked.draft, asked.headcount, asked.before, asked.lastYear]).toEqual([null, null, null, null]);
    expect(await draft(1, asked.revision)).toEqual([200, { revision: 2 }]);
    expect(await draft(3, asked.revision, "division-author")).toEqual([412, "result-stale"]);
    expect(await draft(3, 2, "author")).toEqual([403, "not-your-role"]);
    expect((await get(reporter, "/me/answers"))[1][0]).toMatchObject({ status: "asked", draft: { indicators: [{ value: { count: 1 } }] } });
    const seen = (await get(by("author"), `/reports/${report.id}/answers`))[1].find((one: any) => one.id === asked.id);
    expect(seen).toMatchObject({ status: "asked", draft: null, result: { indicators: [] } });
    expect((await answer(3, 2))[1]).toMatchObject({ status: "answered", revision: 3, draft: null });
    expect(await answer(4, 2)).toEqual([412, "result-stale"]);
    const figures = async () => (await get(by("author"), `/reports/${report.id}`))[1].figures.activities[1].indicators[0];
    expect(await figures()).toMatchObject({ value: null, units: { answered: 0, of: 2 } });
    const decide = (officer: string, move: string, note: string | null = null) =>
      send(by(officer), "POST", `/answers/${asked.id}/decide`, { move, note });
    expect(await decide("division-author", "accept")).toEqual([403, "not-your-role"]);
    expect(await decide("author", "query")).toEqual([422, "no-reason"]);
    expect(await draft(7, 3)).toEqual([200, { revision: 4 }]);
    expect((await decide("author", "query", "นับรวมกิจกรรมออนไลน์หรือไม่"))[1]).toMatchObject({
      status: "queried",
      draft: null,
      notes: [{ byName: nameOf("author") }],
    });
    expect((await answer(2, 5))[1]).toMatchObject({ status: "answered" });
    const unseen = { move: "accept", note: null, seen: seen.changedAt };
    expect(await send(by("author"), "POST", `/answers/${asked.id}/decide`, unseen)).toEqual([412, "answer-changed"]);
    expect((await decide("author", "accept"))[1]).toMatchObject({ status: "accepted" });
    expect(await draft(5, 7)).toEqual([409, "answer-status"]);
    expect(await answer(5, 7)).toEqual([409, "answer-status"]);
    expect(await figures()).toMatchObject({
      value: { kind: "count", count: 2 },
      units: { reached: 1, answered: 1, of: 2, points: 10_000 },
    });
    expect((await get(reporter, "/me/answers"))[1]).toEqual([]);
  });

  test("its papers hold the figures of the API, whatever the kind of file", async () => {
    const [, { figures }] = await get(by("author"), `/reports/${report.id}`);
    const [own, units] = figures.activities.map(({ indicators }: any) => indicators[0]);
    const said = [
      `${own.value.numerator} ÷ ${own.value.denominator} = ร้อยละ ${own.achievement.measured.toFixed(2)}`,
      `ร้อยละ ${(own.achievement.raw / 100).toFixed(2)}`,
      `รวมทุกหน่วย ${units.value.count} ครั้ง`,
      `${units.units.reached} หน่วย = ร้อยละ ${(units.units.points / 100).toFixed(2)} (รับคำตอบแล้ว ${units.units.answered} จาก ${units.units.of} หน่วย)`,
      `${formatBaht(figures.spentSatang / 100)} บาท`,
    ].map((text) => toThaiDigits(text).replaceAll(/\s/gu, ""));
    const textOf = async (query: string) => {
      const answer = await by("auditor")(`/api/v1/reports/${report.id}/file?${query}`);
      expect([query, answer.status]).toEqual([query, 200]);
      const read = await readFile(new Uint8Array(await answer.arrayBuffer()));
      if (!read.ok) throw new Error(read.error.kind);
      const texts = read.value.blocks.map((block) =>
        block.kind === "paragraph" ? block.text : block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(""),
      );
      return texts.join("").replaceAll(/\s/gu, "");
    };
    for (const to of ["pdf", "docx", "xlsx"]) {
      for (const kind of ["form", "narrative"]) {
        const text = await textOf(`kind=${kind}&to=${to}`);
        expect([to, kind, said.filter((one) => !text.includes(one))]).toEqual([to, kind, []]);
      }
      expect(await textOf(`kind=memo&to=${to}`)).toContain("รายงานแล้ว๒จาก๒ตัวชี้วัด");
    }
    expect(await textOf("form=narathiwat-2569&to=docx")).toContain("คิดเป็นร้อยละ๘๐.๐๐");
    expect(await get(by("auditor"), `/reports/${report.id}/file?to=json`)).toEqual([400, "invalid-request"]);
    expect(await get(by("auditor"), `/reports/${plan}/file?to=pdf`)).toEqual([404, "report-not-found"]);
  });

  test("a round set above says when, refuses what is too early or too late, and gives one agency more time", async () => {
    const ministry = by("ministry-reviewer");
    const path = `/agencies/${id("กระทรวงทดลอง")}/rounds/2569/6`;
    expect(await send(by("author"), "PUT", path, { opens: "2026-04-03", due: "2026-04-10", late: "refuse" })).toEqual([
      403,
      "not-your-role",
    ]);
    const [status, round] = await send(ministry, "PUT", path, { opens: "2026-04-03", due: "2026-04-10", late: "refuse" });
    expect([status, round.due]).toEqual([200, "2026-04-10"]);
    // Days of the assessment stand beside those of the report, and hold nothing up.
    const [, assessed] = await send(ministry, "PUT", path, { kind: "assessment", opens: "2026-04-01", due: "2026-04-05", late: "refuse" });
    expect([assessed.kind, assessed.id === round.id]).toEqual(["assessment", false]);
    const owed = async (): Promise<readonly unknown[]> => {
      const [, duties] = await get(by("author"), "/me/duties");
      return duties.filter(({ months }: any) => months === 6).map(({ kind, due }: any) => [kind, due]);
    };
    expect(await owed()).toEqual([["assess", "2026-04-05"]]);
    const submit = async () => {
      const [, now] = await get(by("author"), `/reports/${report.id}`);
      return send(by("author"), "POST", `/reports/${report.id}/submit`, undefined, now.revision);
    };
    expect(await submit()).toEqual([409, "round-not-open"]);
    today = "2026-04-11";
    expect(await owed()).toEqual([["write-report", "2026-04-10"]]);
    expect(await submit()).toEqual([409, "round-closed"]);
    const extend = (agency: string, reason = "น้ำท่วม") =>
      send(ministry, "POST", `/rounds/${round.id}/extensions`, { agency: id(agency), due: "2026-04-20", reason });
    expect(await extend("กรมอื่น")).toEqual([422, "not-below"]);
    expect(await extend("กรมตัวอย่าง", " ")).toEqual([422, "no-reason"]);
    expect((await extend("กรมตัวอย่าง"))[0]).toBe(200);
    const [ok, submitted] = await submit();
    expect([ok, submitted.status, submitted.due.due, submitted.submissions[0].isLate]).toEqual([200, "submitted", "2026-04-20", false]);
    expect(await send(by("author"), "PUT", `/reports/${report.id}/summary`, { summary: "ใหม่", before: "" })).toEqual([
      409,
      "report-locked",
    ]);
  });

  test("the director returns it, then approves it; approved it is locked, and opened again only with a reason until a day", async () => {
    const approver = by("approver");
    const decide = (submission: number, decision: string, more: object) =>
      send(approver, "POST", `/reports/${report.id}/decide`, { submission, decision, ...more });
    today = "2026-04-12";
    expect(await decide(1, "return", {})).toEqual([422, "no-reason"]);
    expect((await decide(1, "return", { note: "ขอภาพถ่าย" }))[1]).toMatchObject({ status: "returned" });
    const [, now] = await get(by("author"), `/reports/${report.id}`);
    expect((await send(by("author"), "POST", `/reports/${report.id}/submit`, undefined, now.revision - 1))[1]).toBe("report-changed");
    expect((await send(by("author"), "POST", `/reports/${report.id}/submit`, undefined, now.revision))[0]).toBe(200);
    expect(await decide(1, "approve", { typedName: nameOf("approver") })).toEqual([412, "other-report"]);
    expect(await decide(2, "approve", { typedName: "ผู้อื่น" })).toEqual([422, "name-not-typed"]);
    expect((await decide(2, "approve", { typedName: nameOf("approver") }))[1]).toMatchObject({
      status: "approved",
      mayWrite: false,
      moves: ["reopen"],
    });
    const save = (summary = "แก้ตัวเลข", before = "") => send(by("author"), "PUT", `/reports/${report.id}/summary`, { summary, before });
    expect(await save()).toEqual([409, "report-locked"]);
    const reopen = (reason: string, until: string) => send(approver, "POST", `/reports/${report.id}/reopen`, { reason, until });
    expect(await reopen("", "2026-04-30")).toEqual([422, "no-reason"]);
    expect(await reopen("ตัวเลขผิด", "2026-04-01")).toEqual([422, "deadline-order"]);
    expect((await reopen("ตัวเลขผิด", "2026-04-30"))[1]).toMatchObject({ status: "draft", openUntil: "2026-04-30" });
    today = "2026-05-01";
    expect(await save()).toEqual([409, "report-locked"]);
    today = "2026-04-30";
    expect((await save())[0]).toBe(200);
    // The same again is nothing new; another, written over what stands no more, is.
    expect((await save())[0]).toBe(200);
    expect(await save("ข้อความของอีกคน")).toEqual([412, "summary-stale"]);
    expect((await save("ข้อความของอีกคน", "แก้ตัวเลข"))[0]).toBe(200);
  });

  test("the next round begins beside the one before it, and the log of it all verifies", async () => {
    today = "2026-10-05";
    const [, year] = await send(by("author"), "PUT", `/plans/${plan}/reports/12`);
    expect(year.earlier.map((one: any) => one.months)).toEqual([6]);
    const [, heads] = await get(by("auditor"), `/plans/${plan}/reports`);
    expect(heads.map((one: any) => [one.months, one.status])).toEqual([
      [6, "draft"],
      [12, "draft"],
    ]);
  });

  test("more time for the owner is more time for the units that answer for it", async () => {
    const ministry = by("ministry-reviewer");
    const days = { opens: "2026-10-01", due: "2026-10-10", late: "accept" };
    const [, round] = await send(ministry, "PUT", `/agencies/${office.agency("กระทรวงทดลอง")}/rounds/2569/12`, days);
    const owed = async (): Promise<readonly string[]> => {
      const [, duties] = await get(by("unit-reporter"), "/me/duties");
      return duties.filter((one: any) => one.kind === "answer-units" && one.months === 12).map((one: any) => one.due);
    };
    expect(await owed()).toEqual(["2026-10-10"]);
    const more = { agency: office.agency("กรมตัวอย่าง"), due: "2026-10-25", reason: "น้ำท่วม" };
    expect((await send(ministry, "POST", `/rounds/${round.id}/extensions`, more))[0]).toBe(200);
    expect(await owed()).toEqual(["2026-10-25"]);
  });

  test("next year's report is shown what the same indicators came to, and a unit what it answered", async () => {
    const next = await approvedPlan(2570);
    today = "2027-04-02";
    const [, opened] = await send(by("author"), "PUT", `/plans/${next}/reports/9`);
    expect(opened.lastYear).toEqual({
      months: 6,
      values: {
        a1: [{ soFar: { kind: "share", numerator: 120, denominator: 150 }, alone: null }],
        a2: [{ soFar: { kind: "count", count: 2 }, alone: null }],
      },
    });
    const [, asked] = await get(by("unit-reporter"), "/me/answers");
    const around = Object.fromEntries(asked.map((one: any) => [`${one.question.fiscalYear} ${one.question.months}`, one]));
    const two = { kind: "count", count: 2 };
    expect(around["2569 12"]).toMatchObject({ before: { months: 6, soFar: [two] }, lastYear: null });
    expect(around["2570 9"]).toMatchObject({ before: null, lastYear: { months: 6, values: [{ soFar: two, alone: null }] } });
    expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
  });
});
