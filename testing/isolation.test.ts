import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { ENDPOINTS } from "#server/api/endpoints.ts";
import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { addMachineToken, machine, nobody, signedIn, TEST_ADDRESS, type Ask } from "./cookies.ts";
import { as } from "./database.ts";
import { SAMPLES, WITHOUT_TEXTS } from "./isolation-samples.ts";
import { markAgency, type MarkedAgency } from "./marked-rows.ts";
import { openOffice, type Office } from "./office.ts";

/** Those whose rows others try to reach: below, beside, in the other ministry, in both lines of reporting, in the province. */
const MARKED = ["กรมตัวอย่าง", "กองต้นแบบ", "กรมอื่น", "สำนักงานตัวอย่างจังหวัดสมมติ", "อำเภอสมมติ"] as const;
const ALL_SCOPES = ["plans:read", "plans:write", "agencies:read", "audit:read"];

interface Asker {
  readonly name: string;
  readonly ask: Ask;
  /** The agency where they work; null for nobody. */
  readonly home: number | null;
}

let office: Office;
let house: OpenHouse;
let marked: readonly MarkedAgency[];
let above: ReadonlyMap<number, ReadonlySet<number>>;
let homes: ReadonlyMap<string, number>;
const lines: LogLine[] = [];
const secrets: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: (line) => lines.push(line) });
  const found: MarkedAgency[] = [];
  for (const name of MARKED) found.push(await markAgency(house, office, name));
  marked = found;
  [above, homes] = await as(office.superUrl, async (client) => {
    const agencies = await client.query<{ id: number; parent_id: number | null; area_id: number | null }>(
      "select id, parent_id, area_id from agency",
    );
    const members = await client.query<{ person_id: string; agency_id: number }>("select person_id, agency_id from membership");
    const byId = new Map(agencies.rows.map((one) => [one.id, one]));
    const up = (id: number | null): readonly number[] =>
      id === null ? [] : [id, ...up(byId.get(id)?.parent_id ?? null), ...up(byId.get(id)?.area_id ?? null)];
    return [
      new Map(agencies.rows.map(({ id }) => [id, new Set(up(id))])),
      new Map(members.rows.map((one) => [one.person_id, one.agency_id])),
    ] as const;
  });
}, 60_000);
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

/** May who works at `home` read what is `agency`'s? Worked out here from the tree itself, not from the rows' `within`. */
const reaches = (home: number | null, agency: number): boolean => home !== null && (above.get(agency)?.has(home) ?? false);

/** Count and checksum of every table's rows of an agency, and of everybody who may sign in. */
async function stateOf(agency: number): Promise<string> {
  return as(office.superUrl, async (client) => {
    const { rows } = await client.query<{ relname: string }>(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const parts = rows.map(
      ({ relname }) =>
        `select '${relname}' as name, count(*)::int as n, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${relname} t where agency_id = ${agency}`,
    );
    const people = ["person", "account", "verification", "passkey", "second_factor"].map(
      (name) => `select 'auth.${name}', count(*)::int, md5(coalesce(string_agg(t::text, '' order by t::text), '')) from auth.${name} t`,
    );
    return JSON.stringify((await client.query(`${[...parts, ...people].join(" union all ")} order by 1`)).rows, null, 1);
  });
}

async function askers(): Promise<readonly Asker[]> {
  const foreign = await addMachineToken(office, "กรมอื่น", ALL_SCOPES);
  secrets.push(foreign);
  return [
    ...office.officers.map((name) => ({ name, ask: signedIn(house, office, name), home: homes.get(office.person(name)) ?? null })),
    { name: "nobody", ask: nobody(house), home: null },
    { name: "a machine of another agency", ask: machine(house, foreign), home: office.agency("กรมอื่น") },
  ];
}

/** What an answer says; a workbook's texts are packed. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const isPacked = (answer.headers.get("content-type") ?? "").includes("openxmlformats");
  const parts = isPacked ? Object.values(unzipSync(bytes)) : [bytes];
  return parts.map((part) => new TextDecoder().decode(part)).join("\n");
}

/** Sends every sample and tells which answers hold one of the marks. */
async function leaks({ name, ask }: Asker, theirs: MarkedAgency, own: MarkedAgency): Promise<readonly string[]> {
  const found: string[] = [];
  for (const endpoint of ENDPOINTS) {
    for (const { path, ...asking } of SAMPLES[endpoint.name]?.(theirs, own) ?? []) {
      const answer = await ask(path, asking);
      const text = `${JSON.stringify([...answer.headers])}${await textOf(answer)}`;
      if (theirs.marks.some((mark) => text.includes(mark))) found.push(`${endpoint.name} shows ${name} a text of ${theirs.name}`);
      if (answer.status >= 500) found.push(`${endpoint.name} breaks for ${name}: ${answer.status}`);
      if (answer.status === 429) found.push(`${endpoint.name} was not asked: too many requests of ${name}`);
    }
  }
  return found;
}

test("every endpoint of the record has its requests in the matrix", () => {
  const missing = ENDPOINTS.map(({ name }) => name).filter((name) => !(name in SAMPLES));
  expect(missing, "add requests for these endpoints to testing/isolation-samples.ts: every id they take, of another agency").toEqual([]);
  const names = new Set(ENDPOINTS.map(({ name }) => name));
  expect(
    Object.keys(SAMPLES).filter((name) => !names.has(name)),
    "there is no such endpoint any more",
  ).toEqual([]);
});

describe("the matrix of who asks, for what, of whom", () => {
  test("those who may read an agency are shown its marks: the matrix would notice them", async () => {
    const auditor = signedIn(house, office, "auditor");
    for (const theirs of marked) {
      const unseen: string[] = [];
      for (const { name, method } of ENDPOINTS.filter((one) => one.method === "get" && !WITHOUT_TEXTS.includes(one.name))) {
        const answers = await Promise.all((SAMPLES[name]?.(theirs, theirs) ?? []).map(async ({ path }) => textOf(await auditor(path))));
        if (!answers.some((text) => theirs.marks.some((mark) => text.includes(mark)))) unseen.push(`${method} ${name}`);
      }
      expect(unseen, theirs.name).toEqual([]);
    }
  }, 60_000);

  test("nobody is shown, and nobody changes, anything of an agency that they do not reach", async () => {
    for (const asker of await askers()) {
      for (const theirs of marked) {
        if (reaches(asker.home, theirs.agency)) continue;
        const own = marked.find(({ agency }) => agency === asker.home) ?? theirs;
        const before = await stateOf(theirs.agency);
        // A machine asks for more here than it may in a minute.
        await as(office.superUrl, (client) => client.query("delete from request_count"));
        expect(await leaks(asker, theirs, own)).toEqual([]);
        expect(await stateOf(theirs.agency), `${asker.name} changed something of ${theirs.name}`).toBe(before);
      }
    }
  }, 240_000);

  test("a machine without the scope is shown nothing and changes nothing, not even of its own agency", async () => {
    const token = await addMachineToken(office, "กรมตัวอย่าง", ["agencies:read"]);
    secrets.push(token);
    const [own] = marked;
    if (own === undefined) throw new Error("no marked agency");
    const ask = machine(house, token);
    const before = (await stateOf(own.agency)).replace(/"last_used_at.*/u, "");
    for (const { name } of ENDPOINTS.filter(({ scope }) => scope !== "agencies:read")) {
      for (const { path, ...asking } of SAMPLES[name]?.(own, own) ?? []) {
        const answer = await ask(path, asking);
        expect([name, answer.status, ((await answer.json()) as { kind?: unknown }).kind]).toEqual([name, 403, "scope-missing"]);
      }
    }
    const unlike = (state: string): unknown => JSON.parse(state).filter(({ name }: { name: string }) => name !== "machine_token");
    expect(unlike(await stateOf(own.agency))).toEqual(unlike(before));
  });

  test("the log of all this holds no cookie, token, password, id or text of a row", () => {
    const log = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThan(500);
    const told = [
      ...marked.flatMap(({ marks, plan, waiting, comment, import: paper, person }) => [...marks, plan, waiting, comment, paper, person]),
      ...office.officers.flatMap((name) => [office.session(name), office.person(name)]),
      ...secrets,
      "Bearer",
      "session_token",
      "ของผู้อื่น",
    ];
    expect(told.filter((text) => log.includes(text))).toEqual([]);
    expect([...new Set(lines.flatMap((line) => Object.keys(line)))].sort()).toEqual([
      "event",
      "id",
      "method",
      "milliseconds",
      "route",
      "status",
    ]);
  });
});
