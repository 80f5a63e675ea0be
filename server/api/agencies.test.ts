// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { addMachineToken, machine, nobody, signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

const TODAY = "2026-11-21";
let office: Office;
let house: OpenHouse;
/** Administers the whole country: an officer of the small country with one more role. */
let root: Ask;
let ministry: Ask;
const by = (officer: string): Ask => signedIn(house, office, officer);
const id = (name: string): number => office.agency(name);

beforeAll(async () => {
  office = await openOffice();
  await as(office.superUrl, (client) =>
    client.query("insert into membership (person_id, agency_id, role, within) values ('person-auditor', $1, 'administrator', '{}')", [
      office.agency("ประเทศไทย"),
    ]),
  );
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    log: () => undefined,
    today: () => TODAY,
  });
  root = by("auditor");
  ministry = by("ministry-administrator");
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const post = (ask: Ask, path: string, body: unknown, ifMatch?: number) =>
  told(ask(`/api/v1${path}`, { method: "POST", body, ...(ifMatch === undefined ? {} : { ifMatch }) }));
const put = (ask: Ask, path: string, body: unknown, ifMatch?: number) =>
  told(ask(`/api/v1${path}`, { method: "PUT", body, ...(ifMatch === undefined ? {} : { ifMatch }) }));
const get = (ask: Ask, path: string) => told(ask(`/api/v1${path}`));
const aDivision = (parent: number, name: string, more: object = {}) => ({ kind: "division", name, parent, from: "2026-10-01", ...more });
async function made(name: string, parent = id("กรมตัวอย่าง"), more: object = {}): Promise<any> {
  const [status, agency] = await post(root, "/agencies", aDivision(parent, name, more));
  if (status !== 201) throw new Error(`${name}: ${agency}`);
  return agency;
}

describe("the directory", () => {
  test("anyone signed in walks the tree and searches it; nobody else does", async () => {
    const [, top] = await get(by("district-author"), "/agencies");
    expect(top.map((one: any) => one.name)).toEqual(["ประเทศไทย"]);
    const [, found] = await get(by("district-author"), `/agencies?words=${encodeURIComponent("ต้นแบบ")}`);
    expect(found.map((one: any) => one.name)).toEqual(["กองต้นแบบ"]);
    expect(await get(nobody(house), "/agencies")).toEqual([401, "not-signed-in"]);
  });

  test("an agency tells its lines and what the asker may do", async () => {
    const branch = id("สำนักงานตัวอย่างจังหวัดสมมติ");
    const [, page] = await get(by("branch-author"), `/agencies/${branch}`);
    const names = (line: any[]) => line.map(({ name }) => name);
    expect([names(page.above), names(page.areaAbove), page.may]).toEqual([
      ["ประเทศไทย", "กระทรวงทดลอง", "กรมตัวอย่าง"],
      ["ประเทศไทย", "จังหวัดสมมติ"],
      { administer: false, changeLine: false, setHeadcount: true, setDeadline: false, readPlans: true },
    ]);
    expect(await get(by("author"), "/agencies/999999")).toEqual([404, "agency-not-found"]);
    expect(await get(by("author"), `/agencies/${branch}?on=1999-01-01`)).toEqual([404, "agency-not-yet"]);
  });
});

describe("adding", () => {
  test("an administrator above adds; others and wrong places are refused", async () => {
    const parent = id("กรมตัวอย่าง");
    const [status, agency] = await post(ministry, "/agencies", aDivision(parent, "กองใหม่", { area: id("จังหวัดสมมติ") }));
    expect([status, agency.within]).toEqual([
      201,
      [id("ประเทศไทย"), id("กระทรวงทดลอง"), parent, id("จังหวัดสมมติ"), agency.id].toSorted((one, other) => one - other),
    ]);
    expect(await post(ministry, "/agencies", aDivision(parent, "กองใหม่"))).toEqual([409, "name-taken"]);
    expect(await post(by("author"), "/agencies", aDivision(parent, "อื่น"))).toEqual([403, "not-administrator"]);
    expect(await post(ministry, "/agencies", aDivision(id("กรมอื่น"), "อื่น"))).toEqual([403, "not-administrator"]);
    expect(await post(ministry, "/agencies", aDivision(999_999, "อื่น"))).toEqual([422, "parent-not-found"]);
    expect(await post(ministry, "/agencies", aDivision(parent, "อื่น", { area: id("กรมอื่น") }))).toEqual([422, "area-not-found"]);
    expect(await post(ministry, "/agencies", aDivision(parent, "อื่น", { from: "2026-11-22" }))).toEqual([422, "future-change"]);
    expect((await post(ministry, "/agencies", aDivision(parent, " ")))[1]).toEqual("invalid-request");
  });
});

describe("changing", () => {
  const change = (ask: Ask, agency: { id: number; revision: number }, body: object) =>
    post(ask, `/agencies/${agency.id}/changes`, { from: TODAY, reason: "ทดสอบ", ...body }, agency.revision);

  test("a new name counts from its day; before it the old one is read", async () => {
    const agency = await made("กองเดิม");
    const [, renamed] = await change(root, agency, { change: "renamed", name: "กองนามใหม่", from: "2026-11-01" });
    expect([renamed.name, renamed.revision]).toEqual(["กองนามใหม่", agency.revision + 1]);
    const on = async (day: string) => (await get(root, `/agencies/${agency.id}?on=${day}`))[1].agency.name;
    expect([await on("2026-10-31"), await on("2026-11-01")]).toEqual(["กองเดิม", "กองนามใหม่"]);
  });

  test("what does not fit is refused, each for its reason", async () => {
    const parent = await made("กองบน");
    const agency = await made("กองล่าง", parent.id);
    const fresh = async () => (await get(root, `/agencies/${parent.id}`))[1].agency;
    expect(await change(root, { ...agency, revision: 99 }, { change: "renamed", name: "ก" })).toEqual([412, "agency-changed"]);
    expect((await post(root, `/agencies/${agency.id}/changes`, { from: TODAY, reason: "ก", change: "renamed" }))[1]).toEqual("no-if-match");
    expect(await change(root, agency, { change: "renamed" })).toEqual([422, "nothing-changes"]);
    expect(await change(root, agency, { change: "renamed", name: "ก", from: "2027-01-01" })).toEqual([422, "future-change"]);
    expect(await change(root, agency, { change: "renamed", name: "ก", from: "2026-01-01" })).toEqual([422, "change-before-last"]);
    expect(await change(root, await fresh(), { change: "moved", parent: agency.id })).toEqual([422, "agency-under-itself"]);
    expect(await change(root, await fresh(), { change: "closed" })).toEqual([409, "agency-has-below"]);
    expect(await change(root, agency, { change: "merged" })).toEqual([422, "merged-into-missing"]);
    expect(await change(root, agency, { change: "merged", mergedInto: agency.id })).toEqual([422, "merged-into-missing"]);
    expect(await change(root, agency, { change: "founded" })).toEqual([409, "agency-works"]);
    expect(await change(root, agency, { change: "moved", parent: id("กรมตัวอย่าง"), name: "กองบน" })).toEqual([409, "name-taken"]);
    expect(await change(by("author"), agency, { change: "renamed", name: "ก" })).toEqual([403, "not-administrator"]);
    expect(await change(ministry, agency, { change: "moved", parent: id("กรมอื่น") })).toEqual([403, "not-administrator-above"]);
  });

  test("an administrator does not take their own agency out of the line", async () => {
    const [, page] = await get(ministry, `/agencies/${id("กระทรวงทดลอง")}`);
    expect(await change(ministry, page.agency, { change: "moved", parent: id("กระทรวงอื่น") })).toEqual([403, "not-administrator-above"]);
    expect(await change(ministry, page.agency, { change: "closed" })).toEqual([403, "not-administrator-above"]);
  });

  test("a closed agency is left out of the tree and of new work, and may be opened again", async () => {
    const agency = await made("กองที่จะปิด");
    const [, closed] = await change(root, agency, { change: "closed" });
    expect(closed.endedOn).toEqual(TODAY);
    const names = async (query: string) => (await get(root, `/agencies?parent=${id("กรมตัวอย่าง")}${query}`))[1].map((one: any) => one.name);
    expect([(await names("")).includes("กองที่จะปิด"), (await names("&ended=true")).includes("กองที่จะปิด")]).toEqual([false, true]);
    expect(await change(root, closed, { change: "renamed", name: "ก" })).toEqual([409, "agency-ended"]);
    expect(await post(root, "/agencies", aDivision(agency.id, "ก"))).toEqual([422, "parent-ended"]);
    expect((await change(root, closed, { change: "founded" }))[1].endedOn).toBeNull();
  });

  test("after a move the old ministry reads the plans of years that ended, the new one those that run, the agency both", async () => {
    const department = await made("กรมที่จะย้าย", id("กระทรวงทดลอง"), { kind: "department", from: "2020-10-01" });
    const unit = await made("กองในกรมที่จะย้าย", department.id, { from: "2020-10-01" });
    await as(office.superUrl, (client) =>
      client.query("insert into membership (person_id, agency_id, role, within) values ('person-other-author', $1, 'author', '{}')", [
        department.id,
      ]),
    );
    const own = by("other-author");
    for (const fiscalYear of [2569, 2570]) {
      const [status] = await post(own, "/plans", { agency: department.id, fiscalYear, form: "diw-2569" });
      expect(status).toBe(201);
    }
    const [, moved] = await change(root, department, { change: "moved", parent: id("กระทรวงอื่น"), name: "กรมย้ายแล้ว", from: "2026-10-15" });
    expect(moved.within).toContain(id("กระทรวงอื่น"));
    const plans = async (ask: Ask) =>
      (await get(ask, `/plans?agency=${department.id}`))[1].map((one: any) => [one.fiscalYear, one.agencyName]).toSorted();
    expect(await plans(by("ministry-reviewer"))).toEqual([[2569, "กรมที่จะย้าย"]]);
    expect(await plans(by("foreign-administrator"))).toEqual([[2570, "กรมย้ายแล้ว"]]);
    expect(await plans(own)).toEqual([
      [2569, "กรมที่จะย้าย"],
      [2570, "กรมย้ายแล้ว"],
    ]);
    const [, below] = await get(root, `/agencies/${unit.id}`);
    expect(below.above.map((one: any) => one.name)).toEqual(["ประเทศไทย", "กระทรวงอื่น", "กรมย้ายแล้ว"]);
    const [, before] = await get(root, `/agencies/${unit.id}?on=2026-10-14`);
    expect(before.above.map((one: any) => one.name)).toEqual(["ประเทศไทย", "กระทรวงทดลอง", "กรมที่จะย้าย"]);
    const standing = async (ask: Ask, ministryName: string, fiscalYear: number) =>
      (await get(ask, `/agencies/${id(ministryName)}/standing?fiscalYear=${fiscalYear}`))[1].agencies.find(
        (one: any) => one.agency.id === department.id,
      );
    expect((await standing(by("ministry-reviewer"), "กระทรวงทดลอง", 2569)).plan.status).toEqual("draft");
    expect(await standing(by("ministry-reviewer"), "กระทรวงทดลอง", 2570)).toBeUndefined();
    expect((await standing(by("foreign-administrator"), "กระทรวงอื่น", 2570)).plan.status).toEqual("draft");
    expect(await standing(by("foreign-administrator"), "กระทรวงอื่น", 2569)).toBeUndefined();
  });
});

describe("rules, people and deadlines", () => {
  test("administrators at or above set the rules, on the revision they saw", async () => {
    const agency = await made("กองกฎ");
    const path = `/agencies/${agency.id}/rules`;
    const rules = { allowsSelfApproval: true, needsReview: true };
    expect((await put(ministry, path, rules, agency.revision))[1].rules).toEqual(rules);
    expect(await put(ministry, path, rules, agency.revision)).toEqual([412, "agency-changed"]);
    expect(await put(by("author"), path, rules, agency.revision + 1)).toEqual([403, "not-administrator"]);
    expect(await put(by("foreign-administrator"), path, rules, agency.revision + 1)).toEqual([403, "not-administrator"]);
  });

  test("an author counts the people of their agency, nobody those of another", async () => {
    const path = (name: string) => `/agencies/${id(name)}/headcounts/2570`;
    expect(await put(by("author"), path("กรมตัวอย่าง"), { people: 120 })).toEqual([200, [{ fiscalYear: 2570, people: 120 }]]);
    expect(await put(ministry, path("กรมตัวอย่าง"), { people: 121 })).toEqual([200, [{ fiscalYear: 2570, people: 121 }]]);
    expect(await put(by("author"), path("กองต้นแบบ"), { people: 1 })).toEqual([403, "not-your-role"]);
    expect((await put(by("author"), path("กรมตัวอย่าง"), { people: -1 }))[1]).toEqual("invalid-request");
    expect((await get(by("foreign-author"), `/agencies/${id("กรมตัวอย่าง")}`))[1].headcounts).toEqual([]);
  });

  test("a reviewer says by when plans come; whoever is late is counted", async () => {
    const path = `/agencies/${id("กระทรวงทดลอง")}/deadlines/2570`;
    expect(await put(by("ministry-reviewer"), path, { opens: "2026-10-01", due: "2026-11-20" })).toEqual([
      200,
      [{ agency: id("กระทรวงทดลอง"), fiscalYear: 2570, opens: "2026-10-01", due: "2026-11-20" }],
    ]);
    expect((await put(ministry, path, { due: "2026-11-20" }))[0]).toBe(200);
    expect(await put(by("ministry-reviewer"), path, { opens: "2026-12-01", due: "2026-11-20" })).toEqual([422, "deadline-order"]);
    expect(await put(by("author"), path, { due: "2026-11-20" })).toEqual([403, "not-your-role"]);
    const [, standing] = await get(by("ministry-reviewer"), `/agencies/${id("กระทรวงทดลอง")}/standing`);
    expect([standing.due, standing.counts.of, standing.counts.none, standing.counts.late]).toEqual(["2026-11-20", 1, 1, 1]);
    expect(await get(by("foreign-author"), `/agencies/${id("กระทรวงทดลอง")}/standing`)).toEqual([403, "not-your-agency"]);
  });

  test("a machine reads the directory with its scope and changes nothing", async () => {
    const reader = machine(house, await addMachineToken(office, "กรมตัวอย่าง", ["agencies:read"]));
    expect((await get(reader, "/agencies"))[0]).toBe(200);
    expect(await put(reader, `/agencies/${id("กรมตัวอย่าง")}/headcounts/2570`, { people: 1 })).toEqual([403, "scope-missing"]);
  });
});
