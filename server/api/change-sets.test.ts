// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, expect, test } from "vitest";
import { strToU8, unzipSync, zipSync } from "fflate";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { editedFile, type Edits } from "#testing/edited-file.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

let office: Office;
let house: OpenHouse;
let plan: string;
let report: string;
const by = (officer: string): Ask => signedIn(house, office, officer);
const send = (ask: Ask, method: string, path: string, body?: unknown, more: object = {}) =>
  told(ask(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }), ...more }));
const get = (path: string, officer = "author") => send(by(officer), "GET", path);

beforeAll(async () => {
  office = await openOffice();
  const today = () => "2026-11-21";
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined, today });
  const author = by("author");
  const [, made] = await send(author, "POST", "/plans", { agency: office.agency("กรมตัวอย่าง"), fiscalYear: 2569, form: "diw-2569" });
  plan = made.id;
  const rows = [
    { title: "อบรมคุณธรรม", indicators: "ร้อยละ ๘๐ ของบุคลากรในหน่วยงานเข้าร่วมกิจกรรม", budget: "๑๐,๐๐๐ บาท", units: "สำนักงานเลขานุการกรม" },
    { title: "ทำบุญตักบาตร", indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "สำนักงานเลขานุการกรม" },
    { title: "จิตอาสา", indicators: "จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง", units: "ทุกกองในสังกัด" },
  ];
  for (let at = made.plan.activities.length; at < rows.length; at += 1)
    await send(author, "POST", `/plans/${plan}/rows`, { does: "add-activity", position: { lastUnder: null } });
  const [, empty] = await get(`/plans/${plan}`);
  for (const [at, set] of rows.entries()) {
    const key = empty.plan.activities[at].id;
    await send(author, "PATCH", `/plans/${plan}/rows/${key}`, { set }, { ifMatch: empty.rows[key] });
  }
  const [, ready] = await get(`/plans/${plan}`);
  await send(author, "POST", `/plans/${plan}/submit`, undefined, { ifMatch: ready.revision });
  await send(by("approver"), "POST", `/plans/${plan}/decide`, { submission: 1, decision: "approve", typedName: nameOf("approver") });
  report = (await send(author, "PUT", `/plans/${plan}/reports/12`))[1].id;
  await save("a1", { kind: "share", numerator: 120, denominator: 150 }, { problems: "น้ำท่วม", spentSatang: 500_000 });
  await save("a2", { kind: "count", count: 1 });
}, 60_000);
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const result = (value: object, more: object = {}) => ({
  indicators: [{ position: 0, value, reckoning: "cumulative", note: "" }],
  narrative: "จัดแล้ว",
  problems: "",
  solutions: "",
  notDoneBecause: null,
  spentSatang: null,
  ...more,
});
async function save(activity: string, value: object, more: object = {}): Promise<void> {
  const { rows } = (await get(`/reports/${report}`))[1];
  const [status] = await send(by("other-author"), "PUT", `/reports/${report}/rows/${activity}`, result(value, more), {
    ifMatch: rows[activity]?.revision ?? 0,
  });
  expect(status).toBe(200);
}
async function printed(query = "to=docx", of = report): Promise<Uint8Array> {
  const answer = await by("author")(`/api/v1/reports/${of}/file?${query}`);
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}
const drop = (bytes: Uint8Array, officer = "author", more: { readonly key?: string; readonly of?: string; readonly name?: string } = {}) =>
  send(by(officer), "POST", `/reports/${more.of ?? report}/change-sets?name=${encodeURIComponent(more.name ?? "รายงาน.docx")}`, bytes, {
    headers: { "content-type": "application/octet-stream" },
    ...(more.key === undefined ? {} : { key: more.key }),
  });
const decide = (set: any, changes: readonly object[], officer = "author") =>
  send(by(officer), "POST", `/change-sets/${set.id}/decide`, { changes });
const wish = (set: any, change: number, decision = "accepted", typed: object | null = null) => ({
  change,
  decision,
  typed,
  revision: set.revisions[set.changes[change].activity],
});
const fieldsOf = (set: any) => set.changes.map((one: any) => [one.activity, one.field, one.why, one.isClash]);
const EDITS: Edits = [
  ["๑๒๐ จาก ๑๕๐ คน", "132 จาก 150 คน"],
  ["น้ำท่วม", "น้ำท่วมหนักสองสัปดาห์"],
  ["๕,๐๐๐ บาท", "เจ็ดพันบาท"],
];

test("an edited paper changes nothing by itself; what is accepted is saved as if typed, and the log names the paper", async () => {
  const [status, set] = await drop(editedFile(await printed(), EDITS));
  expect([status, set.report.id, set.form, set.closedAt, set.mayDecide, set.madeByName]).toEqual([
    201,
    report,
    "diw-2569",
    null,
    true,
    nameOf("author"),
  ]);
  expect(fieldsOf(set)).toEqual([
    ["a1", "value", null, false],
    ["a1", "spent", "not-understood", false],
    ["a1", "problems", null, false],
  ]);
  expect(set.changes[0]).toMatchObject({ now: "๑๒๐ จาก ๑๕๐ คน", paper: "132 จาก 150 คน" });
  expect((await get(`/reports/${report}`))[1].rows.a1.result.problems).toBe("น้ำท่วม");

  expect(await decide(set, [wish(set, 1)])).toEqual([422, "change-not-typed"]);
  const over = { kind: "value", value: { kind: "share", numerator: 160, denominator: 150 }, note: null };
  expect(await decide(set, [wish(set, 0, "accepted", over), wish(set, 2)])).toEqual([422, "value-wrong"]);
  expect(await decide(set, [wish(set, 1, "accepted", { kind: "text", text: "๗,๐๐๐" })])).toEqual([422, "change-not-here"]);
  const [, one] = await decide(set, [wish(set, 0)]);
  expect([one.decisions["0"], one.revisions.a1]).toEqual([
    { decision: "accepted", kept: set.changes[0].proposed, byName: nameOf("author"), at: expect.any(String) },
    set.revisions.a1 + 1,
  ]);
  expect(await decide(one, [wish(one, 0)])).toEqual([409, "change-settled"]);
  const [, closed] = await decide(one, [wish(one, 1, "accepted", { kind: "spent", satang: 700_000 }), wish(one, 2, "declined")]);
  expect([closed.closedAt !== null, closed.mayDecide, closed.decisions["1"].kept, closed.decisions["2"].kept]).toEqual([
    true,
    false,
    { kind: "spent", satang: 700_000 },
    null,
  ]);

  const { rows, figures } = (await get(`/reports/${report}`))[1];
  expect(rows.a1.result).toMatchObject({ problems: "น้ำท่วม", spentSatang: 700_000, indicators: [{ value: { numerator: 132 } }] });
  expect(figures.activities[0].indicators[0].achievement.raw).toBe(11_000);
  const [, [head]] = await get(`/reports/${report}/change-sets`);
  expect(head).toMatchObject({ id: set.id, changes: 3, accepted: 2, declined: 1, fileName: "รายงาน.docx" });
  const [, lines] = await get(`/plans/${plan}/history`);
  expect(lines.slice(0, 4).map((line: any) => [line.act, line.facts.file])).toEqual([
    ["changes.decided", "รายงาน.docx"],
    ["report.saved", "รายงาน.docx"],
    ["changes.decided", "รายงาน.docx"],
    ["report.saved", "รายงาน.docx"],
  ]);
  expect(lines[3].facts).toMatchObject({ changeSet: set.id, hash: set.fileHash });
});

test("a row changed meanwhile is a conflict; a paper of an older printing shows what both sides changed", async () => {
  const older = await printed("to=xlsx&form=tisi-2567");
  const edited = editedFile(older, [
    ["จัดแล้ว", "จัดแล้วสองรุ่น"],
    ["๑ ครั้ง", "๔ ครั้ง"],
  ]);
  const [, set] = await drop(edited, "author", { name: "รายงาน.xlsx" });
  expect(fieldsOf(set)).toEqual([
    ["a1", "narrative", null, false],
    ["a2", "value", null, false],
  ]);
  await save("a2", { kind: "count", count: 2 });
  expect(await decide(set, [wish(set, 0), wish(set, 1)])).toEqual([412, "result-stale"]);
  const [, met] = await get(`/change-sets/${set.id}`);
  expect([met.current["1"], met.changes[1].now, met.decisions]).toEqual(["๒ ครั้ง", "๑ ครั้ง", {}]);
  expect((await get(`/reports/${report}`))[1].rows.a1.result.narrative).toBe("จัดแล้ว");

  const [, again] = await drop(edited, "other-author", { name: "รายงาน.xlsx" });
  expect([again.id === set.id, fieldsOf(again)]).toEqual([
    false,
    [
      ["a1", "narrative", null, false],
      ["a2", "value", null, true],
    ],
  ]);
  const [, closed] = await decide(again, [wish(again, 0), wish(again, 1)], "other-author");
  expect(closed.closedAt).not.toBeNull();
  expect((await get(`/reports/${report}`))[1].rows.a2.result.indicators[0].value.count).toBe(4);
});

test("a paper that lost its stamp is known by its words; figures that are reckoned are not accepted from it", async () => {
  const bytes = await printed("to=docx&form=narathiwat-2569");
  const lost = editedFile(bytes, [["จัดแล้ว", "จัดครบแล้ว"]], ["docProps/custom.xml"]);
  const [status, set] = await drop(lost);
  expect([status, set.form, set.printedRevision, fieldsOf(set)]).toEqual([
    201,
    "narathiwat-2569",
    null,
    [["a1", "narrative", null, false]],
  ]);
  const [, same] = await drop(lost, "other-author");
  expect(same.id).toBe(set.id);
  const reckoned = await drop(editedFile(await printed(), [["ร้อยละ ๘๘.๐๐", "ร้อยละ ๙๐.๐๐"]]));
  expect(fieldsOf(reckoned[1])).toEqual([["a1", "achieved", "reckoned", false]]);
  expect(await decide(reckoned[1], [wish(reckoned[1], 0)])).toEqual([422, "change-not-here"]);
  const [, unchanged] = await drop(await printed());
  expect([unchanged.changes, unchanged.closedAt !== null]).toEqual([[], true]);
});

test("what is no paper of this report is refused, by whoever sends it", async () => {
  const bytes = await printed();
  const other = (await send(by("author"), "PUT", `/plans/${plan}/reports/6`))[1].id;
  expect(await drop(bytes, "author", { of: other })).toEqual([422, "paper-of-other-report"]);
  expect(await drop(editedFile(bytes, [], ["docProps/custom.xml"]), "author", { of: other })).toEqual([422, "paper-of-other-report"]);
  const elsewhere = editedFile(
    bytes,
    Array.from({ length: 4 }, () => ["กรมตัวอย่าง", "กรมสมมติ"] as const),
    ["docProps/custom.xml"],
  );
  expect(await drop(elsewhere)).toEqual([422, "paper-of-other-report"]);
  expect(await drop(await printed("kind=memo&to=docx"))).toEqual([422, "paper-not-report"]);
  expect(await drop(await printed("to=pdf"))).toEqual([415, "paper-not-editable"]);
  expect(await drop(zipSync({ ...unzipSync(bytes), "word/vbaProject.bin": strToU8("x") }))).toEqual([415, "evidence-macros"]);
  const endless = editedFile(bytes, [["จัดแล้ว", "จัดแล้ว ".repeat(300_000)]]);
  expect(await drop(endless)).toEqual([413, "too-much-inside"]);
  expect(await drop(bytes.subarray(0, 2000))).toEqual([422, "damaged"]);
  for (const officer of ["approver", "ministry-reviewer", "auditor"]) expect(await drop(bytes, officer)).toEqual([403, "not-your-role"]);
  for (const officer of ["foreign-author", "division-author"]) expect(await drop(bytes, officer)).toEqual([404, "report-not-found"]);
  const [, [head]] = await get(`/reports/${report}/change-sets`, "auditor");
  expect(await get(`/change-sets/${head.id}`, "foreign-author")).toEqual([404, "change-set-not-found"]);
  expect(
    (
      await send(by("auditor"), "POST", `/change-sets/${head.id}/decide`, { changes: [{ change: 0, decision: "declined", revision: 1 }] })
    )[1],
  ).toBe("not-your-role");
});

test("sent twice with one key it is one set; a locked report takes none; it moves with its report, and the log verifies", async () => {
  const edited = editedFile(await printed(), [["จัดแล้ว", "จัดครบทุกครั้งแล้ว"]]);
  const [first, second] = [
    await drop(edited, "author", { key: "paper-of-today" }),
    await drop(edited, "author", { key: "paper-of-today" }),
  ];
  expect([first[0], second[1].id]).toEqual([201, first[1].id]);
  const { revision } = (await get(`/reports/${report}`))[1];
  expect((await send(by("author"), "POST", `/reports/${report}/submit`, undefined, { ifMatch: revision }))[0]).toBe(200);
  expect(await drop(edited)).toEqual([409, "report-locked"]);
  expect(await decide(first[1], [wish(first[1], 0)])).toEqual([409, "report-locked"]);
  await as(office.superUrl, (client) =>
    client.query("update agency set parent_id = $1 where id = $2", [office.agency("กระทรวงอื่น"), office.agency("กรมตัวอย่าง")]),
  );
  await as(office.superUrl, async (client) => {
    for (const table of ["plan", "report"]) await client.query(`update ${table} set within = '{}'`);
    const { rows } = await client.query("select bool_and($1 = any (within)) as moved from change_set", [office.agency("กระทรวงอื่น")]);
    expect(rows).toEqual([{ moved: true }]);
  });
  expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
});
