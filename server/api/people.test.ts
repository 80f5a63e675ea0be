// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { machine, nobody, signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { told } from "#testing/told.ts";

const TODAY = "2026-11-21";
let office: Office;
let house: OpenHouse;
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

const post = (ask: Ask, path: string, body?: unknown) => told(ask(`/api/v1${path}`, { method: "POST", body }));
const remove = (ask: Ask, path: string) => told(ask(`/api/v1${path}`, { method: "DELETE" }));
const get = (ask: Ask, path: string) => told(ask(`/api/v1${path}`));
const aMember = (name: string, more: object = {}) => ({
  name: `นางสาว${name} สมมติ`,
  email: `${name}@example.go.th`,
  role: "author",
  ...more,
});
const members = (name: string): string => `/agencies/${id(name)}/members`;
const memberOf = async (officer: string, agency: string) =>
  (await get(root, members(agency)))[1].find((one: any) => one.person === office.person(officer));

describe("roles", () => {
  test("a new person gets a role and a link, once; the same role again is refused, another needs no second person", async () => {
    const [status, added] = await post(ministry, members("กรมตัวอย่าง"), aMember("duangjai"));
    expect([status, added.member.name, added.member.role, added.link.url.includes("/set-password?for=first-password#")]).toEqual([
      201,
      "นางสาวduangjai สมมติ",
      "author",
      true,
    ]);
    expect(await post(ministry, members("กรมตัวอย่าง"), aMember("duangjai"))).toEqual([409, "member-exists"]);
    const [, again] = await post(ministry, members("กองต้นแบบ"), aMember("duangjai", { email: " Duangjai@Example.go.th ", name: "ชื่ออื่น" }));
    expect([again.member.person, again.member.name]).toEqual([added.member.person, "นางสาวduangjai สมมติ"]);
  });

  test("the link opens the door, and the answer of a repeated request does not keep it", async () => {
    const body = aMember("malee");
    const ask = () => ministry(`/api/v1${members("กรมตัวอย่าง")}`, { method: "POST", body, key: "malee-12345678" });
    const { link } = await (await ask()).json();
    const [, look] = await told(
      nobody(house)("/api/v1/auth/reset-password/look", { method: "POST", body: { token: link.url.split("#")[1] } }),
    );
    expect(look.email).toEqual("malee@example.go.th");
    const kept = await as(office.superUrl, (client) => client.query("select body from answered_request where key = 'malee-12345678'"));
    expect(kept.rows).toEqual([]);
  });

  test("who acts for another is an approver from a day to a day", async () => {
    const acting = (more: object) => post(ministry, members("กรมตัวอย่าง"), aMember("prasit", { actingFor: "อธิบดี", ...more }));
    expect(await acting({ role: "author" })).toEqual([422, "acting-needs-approver"]);
    expect(await acting({ role: "approver", from: "2026-11-01" })).toEqual([422, "acting-needs-days"]);
    expect(await acting({ role: "approver", from: "2026-12-01", until: "2026-11-30" })).toEqual([422, "days-order"]);
    expect(await acting({ role: "approver", from: "2026-10-01", until: "2026-11-20" })).toEqual([422, "days-order"]);
    expect((await acting({ role: "approver", from: "2026-11-01", until: "2026-12-31" }))[0]).toBe(201);
    expect(await acting({ role: "approver", from: "2026-12-31", until: "2027-01-31" })).toEqual([409, "member-exists"]);
    expect((await acting({ role: "approver", from: "2027-01-01", until: "2027-01-31" }))[0]).toBe(201);
  });

  test("only administrators at or above give and take roles, and only those who read an agency see who works there", async () => {
    expect(await post(by("author"), members("กรมตัวอย่าง"), aMember("x"))).toEqual([403, "not-administrator"]);
    expect(await post(by("foreign-administrator"), members("กรมตัวอย่าง"), aMember("x"))).toEqual([403, "not-administrator"]);
    expect(await post(ministry, "/agencies/999999/members", aMember("x"))).toEqual([404, "agency-not-found"]);
    expect((await post(ministry, members("กรมตัวอย่าง"), aMember("x", { email: "x" })))[1]).toEqual("invalid-request");
    expect((await post(ministry, members("กรมตัวอย่าง"), aMember("x", { role: "king" })))[1]).toEqual("invalid-request");
    expect(await get(by("foreign-author"), members("กรมตัวอย่าง"))).toEqual([403, "not-your-agency"]);
    const approver = await memberOf("approver", "กรมตัวอย่าง");
    expect(await remove(by("author"), `/members/${approver.id}`)).toEqual([403, "not-administrator"]);
    expect(await remove(by("foreign-administrator"), `/members/${approver.id}`)).toEqual([404, "member-not-found"]);
    const nobodyYet = await as(office.superUrl, (client) => client.query("select from auth.person where email = 'x@example.go.th'"));
    expect(nobodyYet.rowCount).toBe(0);
  });

  test("a role taken away is gone at the next request", async () => {
    const role = await memberOf("other-author", "กรมตัวอย่าง");
    expect(await remove(ministry, `/members/${role.id}`)).toEqual([204, null]);
    expect((await get(by("other-author"), "/me"))[1].memberships).toEqual([]);
    expect(await remove(ministry, `/members/${role.id}`)).toEqual([404, "member-not-found"]);
  });

  test("the root keeps somebody who administers it", async () => {
    const own = (await get(root, members("ประเทศไทย")))[1].find((one: any) => one.role === "administrator");
    expect(await remove(root, `/members/${own.id}`)).toEqual([409, "last-administrator"]);
    const [, second] = await post(root, members("ประเทศไทย"), aMember("second", { role: "administrator", until: "2026-12-31" }));
    expect(await remove(root, `/members/${own.id}`)).toEqual([409, "last-administrator"]);
    expect(await remove(root, `/members/${second.member.id}`)).toEqual([204, null]);
  });
});

describe("links and doors", () => {
  test("nobody gets a link to a person who also works where they do not administer", async () => {
    const [, both] = await post(ministry, members("กรมตัวอย่าง"), aMember("both"));
    await post(root, members("กรมอื่น"), aMember("both"));
    expect(await post(ministry, `/members/${both.member.id}/new-link`)).toEqual([403, "not-over-person"]);
    expect(await post(ministry, `/people/${both.member.person}/disabled`, { disabled: true })).toEqual([403, "not-over-person"]);
    const [status, link] = await post(root, `/members/${both.member.id}/new-link`);
    expect([status, Object.keys(link)]).toEqual([200, ["url", "until"]]);
    // Inviting somebody powerful into one's own agency opens nothing either.
    await post(root, members("ประเทศไทย"), aMember("powerful", { role: "auditor" }));
    const [, invited] = await post(ministry, members("กรมตัวอย่าง"), aMember("powerful"));
    expect(invited.link).toBeNull();
    expect(await post(ministry, `/members/${invited.member.id}/new-link`)).toEqual([403, "not-over-person"]);
  });

  test("a reset is told to the log and is refused to others", async () => {
    const author = await memberOf("author", "กรมตัวอย่าง");
    const [, link] = await post(ministry, `/members/${author.id}/new-link`);
    expect(link.url).toContain("/set-password?for=");
    const lines = await as(office.superUrl, (client) =>
      client.query(
        "select facts, person_id from audit_line where act = 'sign-in.changed' and facts like '%new-link%' order by number desc limit 1",
      ),
    );
    expect(lines.rows[0]).toMatchObject({ person_id: office.person("ministry-administrator") });
    expect(await post(by("author"), `/members/${author.id}/new-link`)).toEqual([403, "not-administrator"]);
    expect(await post(by("foreign-author"), `/members/${author.id}/new-link`)).toEqual([404, "member-not-found"]);
  });

  test("a person shut out is out at once, and may be let in again; nobody shuts themselves out", async () => {
    const person = office.person("division-author");
    expect(await post(ministry, `/people/${person}/disabled`, { disabled: true })).toEqual([204, null]);
    expect(await get(by("division-author"), "/me")).toEqual([401, "not-signed-in"]);
    const role = await memberOf("division-author", "กองต้นแบบ");
    expect(await post(ministry, `/members/${role.id}/new-link`)).toEqual([409, "person-disabled"]);
    expect(await post(ministry, `/people/${person}/disabled`, { disabled: false })).toEqual([204, null]);
    expect((await post(ministry, `/members/${role.id}/new-link`))[0]).toBe(200);
    expect(await post(ministry, `/people/${office.person("ministry-administrator")}/disabled`, { disabled: true })).toEqual([
      409,
      "not-yourself",
    ]);
    expect(await post(by("author"), `/people/${office.person("approver")}/disabled`, { disabled: true })).toEqual([403, "not-over-person"]);
    expect(await post(ministry, `/people/${office.person("foreign-author")}/disabled`, { disabled: true })).toEqual([
      404,
      "person-not-found",
    ]);
  });
});

test("everyone is told who they are, where they work and what is kept about them", async () => {
  const [, me] = await get(by("ministry-administrator"), "/me");
  expect(me).toMatchObject({
    person: { id: office.person("ministry-administrator"), email: "ministry-administrator@example.go.th" },
    memberships: [
      { agency: { id: id("กระทรวงทดลอง"), name: "กระทรวงทดลอง", kind: "ministry" }, role: "administrator", above: [{ name: "ประเทศไทย" }] },
    ],
    may: { administer: [id("กระทรวงทดลอง")], write: [] },
    today: TODAY,
    fiscalYear: 2570,
  });
  const [, own] = await get(by("author"), "/me/export");
  expect([own.person.email, own.memberships.length, own.sessions.length, JSON.stringify(own).includes(office.session("author"))]).toEqual([
    "author@example.go.th",
    1,
    1,
    false,
  ]);
});

describe("keys of machines", () => {
  const tokens = (name: string): string => `/agencies/${id(name)}/tokens`;
  const aToken = (more: object = {}) => ({ name: "ระบบสารบรรณ", scopes: ["agencies:read"], until: "2027-11-21", ...more });

  test("a key is shown once, opens what its scopes say, and nothing once revoked; only its hash is kept", async () => {
    const ask = () => ministry(`/api/v1${tokens("กรมตัวอย่าง")}`, { method: "POST", body: aToken(), key: "key-of-a-token" });
    const { token, record } = await (await ask()).json();
    expect(token).toMatch(/^khunatham_[A-Za-z0-9_-]{43}$/u);
    expect((await get(machine(house, token), "/agencies"))[0]).toBe(200);
    expect(await get(machine(house, token), "/plans")).toEqual([403, "scope-missing"]);
    expect(await told(ask())).toEqual([409, "token-name-taken"]);
    const kept = await as(office.superUrl, (client) =>
      client.query(
        "select (select count(*) from machine_token t where t::text like $1) + (select count(*) from answered_request a where a::text like $1) + (select count(*) from audit_line l where l::text like $1) as found",
        [`%${token.slice(10)}%`],
      ),
    );
    expect(Number(kept.rows[0].found)).toBe(0);
    expect((await get(ministry, tokens("กรมตัวอย่าง")))[1].map((one: any) => [one.id, one.revokedAt])).toEqual([[record.id, null]]);
    expect(await remove(by("foreign-administrator"), `/tokens/${record.id}`)).toEqual([404, "token-not-found"]);
    expect(await remove(ministry, `/tokens/${record.id}`)).toEqual([204, null]);
    expect(await get(machine(house, token), "/agencies")).toEqual([401, "not-signed-in"]);
    expect((await post(ministry, tokens("กรมตัวอย่าง"), aToken()))[0]).toBe(201);
  });

  test("a key lives 400 days at most, and only administrators at or above make one", async () => {
    const ask = (ask_: Ask, more: object, agency = "กองต้นแบบ") => post(ask_, tokens(agency), aToken(more));
    expect((await ask(ministry, { name: "๔๐๐ วัน", until: "2027-12-26" }))[0]).toBe(201);
    expect(await ask(ministry, { until: "2027-12-27" })).toEqual([422, "token-too-long"]);
    expect(await ask(ministry, { until: "2026-11-20" })).toEqual([422, "token-ended"]);
    expect((await ask(ministry, { scopes: ["everything"] }))[1]).toEqual("invalid-request");
    expect(await ask(by("author"), {})).toEqual([403, "not-administrator"]);
    expect(await ask(ministry, {}, "กรมอื่น")).toEqual([403, "not-administrator"]);
    expect(await get(by("author"), tokens("กรมตัวอย่าง"))).toEqual([403, "not-administrator"]);
  });
});
