import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { addMachineToken, machine, nobody, signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";

const PLANS = "/api/v1/plans";

let office: Office;
let house: OpenHouse;
let author: Ask;
let year = 2560;
const lines: LogLine[] = [];

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: (line) => lines.push(line) });
  author = signedIn(house, office, "author");
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const count = (table: string): Promise<number> =>
  as(office.superUrl, async (client) => Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n));
/** A year in which no plan stands yet. */
const wish = (agency = "กรมตัวอย่าง"): Readonly<Record<string, unknown>> => {
  year += 1;
  return { agency: office.agency(agency), fiscalYear: year, form: "diw-2569" };
};
const kindOf = async (answer: Response): Promise<readonly [number, unknown]> => [
  answer.status,
  ((await answer.json()) as { kind?: unknown }).kind,
];
const made = async (): Promise<{ readonly id: string; readonly revision: number }> =>
  (await (await author(PLANS, { method: "POST", body: wish() })).json()) as never;

test("a request that comes again with its key gets the first answer, and nothing is done twice", async () => {
  const key = randomUUID();
  const body = wish();
  const first = await author(PLANS, { method: "POST", body, key });
  const [plans, audit] = [await count("plan"), await count("audit_line")];
  const again = await author(PLANS, { method: "POST", body, key });
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.text()).toBe(await first.text());
  for (const name of ["etag", "location"]) expect(again.headers.get(name)).toBe(first.headers.get(name));
  expect([await count("plan"), await count("audit_line")]).toEqual([plans, audit]);
});

test("ten at once with one key do the work once and all get the same answer", async () => {
  const key = randomUUID();
  const body = wish();
  const plans = await count("plan");
  // Every connection is there already: none waits for its start while another has answered.
  await Promise.all(Array.from({ length: 10 }, () => author(PLANS)));
  const answers = await Promise.all(Array.from({ length: 10 }, () => author(PLANS, { method: "POST", body, key })));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
  expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1);
  expect(await count("plan")).toBe(plans + 1);
});

test("a key that was used for another request is refused, for another body and for another address", async () => {
  const key = randomUUID();
  await author(PLANS, { method: "POST", body: wish(), key });
  expect(await kindOf(await author(PLANS, { method: "POST", body: wish(), key }))).toEqual([422, "key-used-otherwise"]);
  const { id } = await made();
  expect(await kindOf(await author(`${PLANS}/${id}/comments`, { method: "POST", body: { body: "ความเห็น" }, key }))).toEqual([
    422,
    "key-used-otherwise",
  ]);
});

test("another person's key is another key", async () => {
  const key = randomUUID();
  const [own, foreign] = [wish(), wish("กรมอื่น")];
  const first = await author(PLANS, { method: "POST", body: own, key });
  const other = await signedIn(house, office, "foreign-author")(PLANS, { method: "POST", body: foreign, key });
  const { id } = (await first.json()) as { id: string };
  expect(other.status).toBe(201);
  expect(await other.text()).not.toContain(id);
});

test("what was refused is not remembered: the same key may be tried again once the reason is gone", async () => {
  const key = randomUUID();
  const { id } = await made();
  const path = `${PLANS}/${id}/withdraw`;
  expect(await kindOf(await author(path, { method: "POST", key }))).toEqual([409, "wrong-status"]);
  await author(`${PLANS}/${id}/rows`, { method: "POST", body: { does: "add-activity", position: { lastUnder: null } } });
  const opened = (await (await author(`${PLANS}/${id}`)).json()) as { revision: number };
  expect((await author(`${PLANS}/${id}/submit`, { method: "POST", ifMatch: opened.revision })).status).toBe(200);
  expect((await author(path, { method: "POST", key })).status).toBe(200);
});

test("a key too short or too long is no key", async () => {
  for (const key of ["short", "x".repeat(201)]) {
    expect(await kindOf(await author(PLANS, { method: "POST", body: wish(), key }))).toEqual([400, "invalid-request"]);
  }
});

test("a row that somebody else changed first is not written over: both texts come back", async () => {
  const { id } = await made();
  const path = `${PLANS}/${id}/rows/plan`;
  const { rows } = (await (await author(`${PLANS}/${id}`)).json()) as { rows: Readonly<Record<string, number>> };
  const seen = rows["plan"] ?? 1;
  const first = await author(path, { method: "PATCH", ifMatch: seen, body: { set: { title: "ชื่อแรก" } } });
  expect([first.status, first.headers.get("etag")]).toEqual([200, `"${seen + 1}"`]);
  const stale = await signedIn(house, office, "other-author")(path, { method: "PATCH", ifMatch: seen, body: { set: { title: "ชื่อที่สอง" } } });
  const text = await stale.text();
  expect([stale.status, JSON.parse(text).kind]).toEqual([412, "stale"]);
  expect(text).toContain("ชื่อแรก");
  expect(text).toContain("ชื่อที่สอง");
});

test("a write that does not say which revision it has seen is refused, and so are * and a list", async () => {
  const { id } = await made();
  const path = `${PLANS}/${id}/rows/plan`;
  for (const headers of [{}, { "if-match": "*" }, { "if-match": '"1", "2"' }, { "if-match": "1" }]) {
    expect(await kindOf(await author(path, { method: "PATCH", body: { set: { title: "ก" } }, headers }))).toEqual([428, "no-if-match"]);
  }
});

test("a change that our own pages did not ask for is refused", async () => {
  const plans = await count("plan");
  for (const headers of [
    { origin: null },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${TEST_ADDRESS}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  ]) {
    expect(await kindOf(await author(PLANS, { method: "POST", body: wish(), headers })), JSON.stringify(headers)).toEqual([403, "forged"]);
  }
  expect(await count("plan")).toBe(plans);
  const own = await author(PLANS, { method: "POST", body: wish(), headers: { origin: null, "sec-fetch-site": "same-origin" } });
  expect(own.status).toBe(201);
});

test("a body of another kind, broken, too large or of another shape is refused", async () => {
  const send = async (body: BodyInit, type: string | null) =>
    kindOf(await author(PLANS, { method: "POST", body, headers: { "content-type": type } }));
  expect(await send("agency=1", "application/x-www-form-urlencoded")).toEqual([415, "unknown-type"]);
  expect(await send(JSON.stringify(wish()), "text/plain")).toEqual([415, "unknown-type"]);
  expect(await send("{", "application/json")).toEqual([400, "not-json"]);
  expect(await send(new Uint8Array([0x22, 0xff, 0x22]), "application/json")).toEqual([400, "not-json"]);
  expect(await send("", "application/json")).toEqual([400, "not-json"]);
  expect(await send(`"${"x".repeat(8 * 1024 * 1024)}"`, "application/json")).toEqual([413, "too-large"]);
  expect(await send("[]", "application/json")).toEqual([400, "invalid-request"]);
  expect(await send("null", "application/json")).toEqual([400, "invalid-request"]);
});

test("a body that is longer than it says is cut off at the limit", async () => {
  const piece = new TextEncoder().encode("x".repeat(1024 * 1024));
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      sent += 1;
      if (sent > 64) stream.close();
      else stream.enqueue(piece);
    },
  });
  const { authorization } = { authorization: `Bearer ${await addMachineToken(office, "กรมตัวอย่าง", ["plans:write"])}` };
  const answer = await house.app.request(PLANS, {
    method: "POST",
    body,
    headers: { authorization, "content-type": "application/json" },
    duplex: "half",
  } as RequestInit);
  expect(await kindOf(answer)).toEqual([413, "too-large"]);
  expect(sent).toBeLessThan(16);
});

test("what is wrong with the fields is told by their names, without the values", async () => {
  const answer = await author(PLANS, { method: "POST", body: { agency: "หนึ่ง", fiscalYear: 1, form: "none" } });
  const problem = (await answer.json()) as { errors: readonly { at: string }[] };
  expect([answer.status, problem.errors.map(({ at }) => at)]).toEqual([400, ["body.agency", "body.fiscalYear", "body.form"]]);
  expect(JSON.stringify(problem)).not.toContain("หนึ่ง");
});

test("addresses and questions that make no sense are refused as problems", async () => {
  expect(await kindOf(await author(`${PLANS}/no-id`))).toEqual([404, "not-found"]);
  expect(await kindOf(await author(`${PLANS}/${randomUUID()}`))).toEqual([404, "plan-not-found"]);
  expect(await kindOf(await author(`${PLANS}?fiscalYear=1`))).toEqual([400, "invalid-request"]);
  expect(await kindOf(await author(`${PLANS}?limit=501`))).toEqual([400, "invalid-request"]);
  expect(await kindOf(await author(`${PLANS}/${randomUUID()}/rows/a0`, { method: "PATCH", ifMatch: 1, body: { set: {} } }))).toEqual([
    404,
    "not-found",
  ]);
  // Of a question asked twice the first counts, wherever the second is wrong.
  expect((await author(`${PLANS}?limit=1&limit=501`)).status).toBe(200);
  expect(await kindOf(await author(`${PLANS}?limit=501&limit=1`))).toEqual([400, "invalid-request"]);
  for (const accept of ["application/json", "text/html"]) {
    const nowhere = await author("/api/v1/nowhere", { headers: { accept } });
    expect([nowhere.headers.get("content-type"), ...(await kindOf(nowhere))]).toEqual([
      "application/problem+json; charset=utf-8",
      404,
      "not-found",
    ]);
  }
});

test("an address asked in another way says which ways there are", async () => {
  const put = await author(PLANS, { method: "PUT", body: {} });
  expect([put.headers.get("allow"), ...(await kindOf(put))]).toEqual(["GET, POST, HEAD, OPTIONS", 405, "method-not-allowed"]);
  const options = await nobody(house)(PLANS, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  expect([...options.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});

test("HEAD is GET without its body", async () => {
  const { id } = await made();
  const [get, head] = [await author(`${PLANS}/${id}`), await author(`${PLANS}/${id}`, { method: "HEAD" })];
  expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, get.headers.get("etag"), ""]);
});

test("nobody gets in without a session or a machine's token, and a token made up gets nobody in", async () => {
  const asks: readonly Ask[] = [
    nobody(house),
    machine(house, "khunatham_made-up"),
    machine(house, "another-kind"),
    async (path) => house.app.request(path, { headers: { cookie: `khunatham.session_token=${office.session("author")}.AAAA` } }),
    async (path) => house.app.request(path, { headers: { cookie: `khunatham.session_token=${office.session("author")}` } }),
  ];
  for (const ask of asks) expect(await kindOf(await ask(PLANS))).toEqual([401, "not-signed-in"]);
});

test("a session in the cookie does not lend its rights to a broken bearer token beside it", async () => {
  expect(await kindOf(await author(PLANS, { headers: { authorization: "Bearer khunatham_made-up" } }))).toEqual([401, "not-signed-in"]);
});

test("a machine does what its scope says, needs no origin, and nothing that is for people", async () => {
  const reads = machine(house, await addMachineToken(office, "กรมตัวอย่าง", ["plans:read"]));
  const writes = machine(house, await addMachineToken(office, "กรมตัวอย่าง", ["plans:read", "plans:write"]));
  expect((await reads(PLANS)).status).toBe(200);
  expect(await kindOf(await reads(PLANS, { method: "POST", body: wish() }))).toEqual([403, "scope-missing"]);
  const answer = await writes(PLANS, { method: "POST", body: wish() });
  expect(answer.status).toBe(201);
  const { id, revision } = (await answer.json()) as { id: string; revision: number };
  expect(await kindOf(await writes(`${PLANS}/${id}/submit`, { method: "POST", ifMatch: revision }))).toEqual([403, "scope-missing"]);
  expect(await kindOf(await writes("/api/v1/me/duties"))).toEqual([403, "scope-missing"]);
  expect(await kindOf(await writes(PLANS, { method: "POST", body: wish("กรมอื่น") }))).toEqual([403, "not-your-plan"]);
});

test("a machine's token that is over or taken back is nobody's", async () => {
  for (const options of [{ expires: "-1 second" }, { revoked: true }]) {
    const token = await addMachineToken(office, "กรมตัวอย่าง", ["plans:read"], options);
    expect(await kindOf(await machine(house, token)(PLANS))).toEqual([401, "not-signed-in"]);
  }
});

test("every answer carries a number made here: one sent from outside is not taken over", async () => {
  const answer = await author(PLANS, { headers: { "x-request-id": "somebody-else" } });
  const id = answer.headers.get("x-request-id");
  expect(id).toMatch(/^[0-9a-f-]{36}$/u);
  expect(lines.filter((line) => line.id === id).map(({ route, method, status }) => ({ route, method, status }))).toEqual([
    { route: PLANS, method: "GET", status: 200 },
  ]);
});

test("no answer of the record is kept by a browser or a proxy", async () => {
  const { id } = await made();
  for (const answer of [await author(PLANS), await author(`${PLANS}/${id}`), await nobody(house)(PLANS), await author("/api/v1/nowhere")]) {
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

test("a plan that did not change since it was read is not sent again; a text, a comment or another agency's plan is", async () => {
  const { id } = await made();
  const path = `${PLANS}/${id}`;
  const first = await author(path);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"1\.\w+"$/u);
  const look = (seen: string): Promise<Response> => author(path, { headers: { "if-none-match": seen } });
  const again = await look(etag);
  expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
  for (const other of ['"1"', "*", `${etag}, "2"`, '"2.aaaaaaaaaaaa"']) expect((await look(other)).status).toBe(200);

  await author(`${path}/comments`, { method: "POST", body: { body: "ขอให้ระบุงบประมาณ" } });
  const commented = await look(etag);
  expect(commented.status).toBe(200);
  const seen = commented.headers.get("etag") ?? "";
  expect((await look(seen)).status).toBe(304);
  const edited = await author(`${path}/rows/plan`, { method: "PATCH", ifMatch: 1, body: { set: { title: "ชื่อใหม่" } } });
  expect(edited.status).toBe(200);
  expect((await look(seen)).status).toBe(200);

  const stranger = signedIn(house, office, "foreign-author");
  expect((await stranger(path, { headers: { "if-none-match": (await author(path)).headers.get("etag") ?? "" } })).status).toBe(404);
});

test("the ETag with its mark is taken as If-Match too", async () => {
  const { id } = await made();
  await author(`${PLANS}/${id}/rows`, { method: "POST", body: { does: "add-activity", position: { lastUnder: null } } });
  const etag = (await author(`${PLANS}/${id}`)).headers.get("etag") ?? "";
  const answer = await author(`${PLANS}/${id}/submit`, { method: "POST", ifMatch: etag });
  expect([answer.status, ((await answer.json()) as { status?: string }).status]).toEqual([200, "submitted"]);
});
