import { createHash } from "node:crypto";

import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { verifyAudit, type AuditFinding } from "./verify-audit.ts";

let database: TestDatabase;
/** Ids of a ministry and its department. */
let ministry = 0;
let department = 0;
beforeAll(async () => {
  database = await openTestDatabase();
  [ministry = 0, department = 0] = await as(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>("insert into agency (kind, name) values ('ministry', 'กระทรวงทดลอง') returning id");
    const below = await client.query<{ id: number }>(
      "insert into agency (kind, name, parent_id) values ('department', 'กรมตัวอย่าง', $1) returning id",
      [rows[0]!.id],
    );
    return [rows[0]!.id, below.rows[0]!.id];
  });
});
afterAll(() => database.drop());

/** Six lines of the department and three of the ministry; sealed after the fourth and at the end. */
beforeEach(() =>
  as(database.superUrl, async (client) => {
    await client.query("truncate audit_line, audit_head, audit_seal, audit_sealed");
    await write(client, department, 4);
    await client.query("select seal_audit()");
    await write(client, department, 2);
    await write(client, ministry, 3);
    await client.query("select seal_audit()");
  }),
);

async function write(client: Client, agency: number, lines: number): Promise<void> {
  await client.query(
    `insert into audit_line (agency_id, person_id, person_name, act, plan_id, changes, facts, request)
     select $1, 'p', 'นางสาวทดลอง', 'plan.edited', case when n % 2 = 0 then gen_random_uuid() end, '[{"row":"a1"}]', '{}', case when n % 3 = 0 then 'r' end
     from generate_series(1, $2::int) n`,
    [agency, lines],
  );
}

/** What is found after a superuser did this. */
async function after(...statements: readonly string[]): Promise<readonly AuditFinding[]> {
  await as(database.superUrl, async (client) => {
    for (const statement of statements)
      await client.query(statement.replaceAll(":d", String(department)).replaceAll(":m", String(ministry)));
  });
  return (await verifyAudit(database.ownerUrl)).findings;
}
const inDepartment = (number: number, what: AuditFinding["what"], more: Partial<AuditFinding> = {}): AuditFinding => ({
  agency: department,
  number,
  what,
  ...more,
});

/** Writes a chain anew, with hashes that are right, as somebody would who knows how. */
async function remake(agency: number): Promise<void> {
  await as(database.superUrl, async (client) => {
    const { rows } = await client.query<(string | null)[]>({
      text: `select agency_id::text, within::text, number::text, at, person_id, person_name, act, plan_id::text, changes, facts, request
        from audit_line where agency_id = $1 order by number`,
      values: [agency],
      rowMode: "array",
    });
    let previous = "";
    for (const parts of rows) {
      const text = [previous, ...parts].map((part) => (part === null ? "-" : `${Buffer.byteLength(part)}:${part}`)).join(",");
      const hash = createHash("sha256").update(text).digest("hex");
      await client.query("update audit_line set previous = $1, hash = $2 where agency_id = $3 and number = $4", [
        previous,
        hash,
        agency,
        parts[2],
      ]);
      previous = hash;
    }
    await client.query("update audit_head set hash = $1, number = $2 where agency_id = $3", [previous, rows.length, agency]);
  });
}

test("a log that nobody touched is clean, and its last seal is told", async () => {
  const verdict = await verifyAudit(database.ownerUrl);
  expect(verdict).toMatchObject({ lines: 9, chains: 2, seals: 2, faults: 0, findings: [] });
  expect(verdict.lastSeal).toMatch(/^[0-9a-f]{64}$/u);
  expect((await verifyAudit(database.ownerUrl, verdict.lastSeal)).faults).toBe(0);
});

test.each([
  ["within", "'{1,2,3,4}'"],
  ["at", "'2026-01-01T00:00:00.000000Z'"],
  ["person_id", "'q'"],
  ["person_id", "null"],
  ["person_name", "'นางสาวอื่น'"],
  ["act", "'plan.approve'"],
  ["plan_id", "gen_random_uuid()"],
  ["changes", "'[]'"],
  ["facts", `'{"a":1}'`],
  ["request", "'s'"],
  ["request", "''"],
  ["previous", "repeat('0', 64)"],
  ["hash", "repeat('0', 64)"],
])("a line whose %s was altered to %s is found, first, in the middle and last", async (column, value) => {
  // The hashes of lines 4 and 6 are sealed: an altered one shows there too, but is told once.
  for (const number of [1, 3, 5]) {
    expect(
      await after("begin", `update audit_line set ${column} = ${value} where agency_id = :d and number = ${number}`, "commit"),
    ).toEqual([1, 3, 5].filter((one) => one <= number).map((one) => inDepartment(one, "altered")));
  }
  expect(await after(`update audit_line set ${column} = ${value} where agency_id = :m and number = 3`)).toContainEqual({
    agency: ministry,
    number: 3,
    what: "altered",
  });
});

test("a line that was altered with its own hash no longer carries the next one", async () => {
  await as(database.superUrl, async (client) => {
    const parts = `agency_id::text, within::text, number::text, at, person_id, 'อื่น', act, plan_id::text, changes, facts, request`;
    await client.query(
      `update audit_line set person_name = 'อื่น', hash = encode(sha256(convert_to(audit_text(previous, ${parts}), 'UTF8')), 'hex')
       where agency_id = $1 and number = 2`,
      [department],
    );
  });
  expect((await verifyAudit(database.ownerUrl)).findings).toEqual([inDepartment(3, "broken-link")]);
});

test("a missing line is found: the first, one in the middle, several, the last", async () => {
  expect(await after("delete from audit_line where agency_id = :d and number = 1")).toEqual([inDepartment(1, "missing")]);
  expect(await after("delete from audit_line where agency_id = :d and number in (3, 4)")).toEqual([
    inDepartment(1, "missing"),
    inDepartment(3, "missing", { until: 4 }),
  ]);
  expect(await after("delete from audit_line where agency_id = :m and number = 3")).toContainEqual({
    agency: ministry,
    number: 3,
    what: "missing",
  });
  expect(await after("delete from audit_line where agency_id = :m")).toContainEqual({
    agency: ministry,
    number: 1,
    until: 3,
    what: "missing",
  });
});

test("an end that was cut off with its head is missed by the seals", async () => {
  expect(
    await after(
      "delete from audit_line where agency_id = :d and number > 5",
      "update audit_head h set number = 5, hash = l.hash from audit_line l where h.agency_id = :d and l.agency_id = :d and l.number = 5",
    ),
  ).toEqual([inDepartment(6, "missing")]);
});

test("lines that changed places are found, each with its own", async () => {
  expect(
    await after(
      "update audit_line set number = 1000 where agency_id = :d and number = 2",
      "update audit_line set number = 2 where agency_id = :d and number = 3",
      "update audit_line set number = 3 where agency_id = :d and number = 1000",
    ),
  ).toEqual([inDepartment(2, "renumbered", { was: 3 }), inDepartment(3, "renumbered", { was: 2 })]);
});

test("a gap that was closed by numbering the lines anew is found", async () => {
  expect(
    await after(
      "delete from audit_line where agency_id = :d and number = 5",
      "update audit_line set number = 5 where agency_id = :d and number = 6",
      "update audit_head set number = 5 where agency_id = :d",
    ),
  ).toEqual([inDepartment(5, "renumbered", { was: 6 }), inDepartment(6, "missing")]);
});

test("a line put in is found: before the first, after the head, in another agency's chain", async () => {
  const columns = "agency_id, within, at, person_id, person_name, act, plan_id, changes, facts, request, previous, hash";
  const put = (number: number, from: string, to: string): readonly string[] => [
    "alter table audit_line disable trigger chain",
    `insert into audit_line (number, ${columns}) select ${number}, ${columns.replace("agency_id", to)} from audit_line where agency_id = ${from} and number = 2`,
    "alter table audit_line enable trigger chain",
  ];
  expect(await after(...put(0, ":d", ":d"))).toEqual([inDepartment(0, "inserted")]);
  expect(await after(...put(7, ":d", ":d"))).toEqual([
    inDepartment(0, "inserted"),
    inDepartment(7, "renumbered", { was: 2 }),
    inDepartment(7, "inserted"),
  ]);
  expect(await after(...put(4, ":d", ":m"))).toEqual(
    expect.arrayContaining([
      { agency: ministry, number: 4, what: "altered" },
      { agency: ministry, number: 4, what: "inserted" },
    ]),
  );
});

test("a head that is gone or altered is found", async () => {
  expect(await after("update audit_head set hash = repeat('0', 64) where agency_id = :d")).toEqual([inDepartment(6, "head-altered")]);
  expect(await after("delete from audit_head where agency_id = :d")).toEqual([inDepartment(6, "head-missing")]);
  expect(await after("insert into audit_head (agency_id, number, hash) values (:d, 9, '')")).toEqual([
    inDepartment(7, "missing", { until: 9 }),
  ]);
});

test("a chain that was remade with right hashes and a right head is found by each seal over it", async () => {
  await as(database.superUrl, (client) =>
    client.query("update audit_line set person_name = 'อื่น' where agency_id = $1 and number = 2", [department]),
  );
  await remake(department);
  expect((await verifyAudit(database.ownerUrl)).findings).toEqual([inDepartment(4, "remade"), inDepartment(6, "remade")]);
});

test("a seal that is gone or altered is found; the last one by a hash that was kept elsewhere", async () => {
  const { lastSeal } = await verifyAudit(database.ownerUrl);
  expect(await after("update audit_seal set at = '' where number = 2")).toEqual([{ agency: null, number: 2, what: "seal-altered" }]);
  expect(await after("delete from audit_seal where number = 2")).toEqual([]);
  expect((await verifyAudit(database.ownerUrl, lastSeal)).findings).toEqual([{ agency: null, number: 2, what: "seal-unknown" }]);
});

test("a seal missing before another is found", async () => {
  expect(await after("delete from audit_seal where number = 1")).toEqual([{ agency: null, number: 1, what: "seal-missing" }]);
});

test("a chain longer than a page is read in pages, and the longest text is no trouble", async () => {
  await as(database.superUrl, async (client) => {
    await write(client, department, 2600);
    await client.query(
      "insert into audit_line (agency_id, person_name, act, changes, facts) values ($1, 'x', 'plan.imported', repeat('ก', 300000), '{}')",
      [department],
    );
    await client.query("select seal_audit()");
  });
  expect(await verifyAudit(database.ownerUrl)).toMatchObject({ lines: 2610, faults: 0, seals: 3 });
  expect(await after("update audit_line set facts = '[]' where agency_id = :d and number = 2000")).toEqual([inDepartment(2000, "altered")]);
});

test("only chains that grew are sealed again, and nothing new makes no seal", async () => {
  const seals = () => as(database.superUrl, async (client) => (await client.query("select heads from audit_seal order by number")).rows);
  await as(database.superUrl, (client) => client.query("select seal_audit()"));
  expect(await seals()).toHaveLength(2);
  await as(database.superUrl, async (client) => {
    await write(client, ministry, 1);
    await client.query("select seal_audit()");
  });
  expect((await seals()).at(-1)).toEqual({ heads: expect.stringMatching(new RegExp(`^${ministry}:4:[0-9a-f]{64}$`, "u")) });
  await as(database.superUrl, async (client) => {
    for (let more = 0; more < 10; more += 1) {
      await write(client, department, 1);
      await client.query("select seal_audit()");
    }
  });
  expect(await verifyAudit(database.ownerUrl)).toMatchObject({ seals: 13, faults: 0 });
});
