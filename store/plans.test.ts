import { afterAll, beforeAll, expect, test } from "vitest";

import { editPlan } from "#actions/edit-plan.ts";
import { emptyPlan } from "#domain/plan/empty-plan.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { ok } from "#domain/result.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { openDatabase, type Database } from "./database.ts";
import { openStore, type Store } from "./within.ts";
import { readPaper } from "#testing/read-paper.ts";

let office: Office;
let database: Database;
let store: Store;
beforeAll(async () => {
  office = await openOffice();
  database = openDatabase(office.serverUrl, "khunatham_app");
  store = openStore(database);
});
afterAll(async () => {
  await database.close();
  await office.drop();
});

const asking = (officer: string) => ({
  credential: { token: office.session(officer), isMachine: false },
  today: "2026-11-21",
  request: "test",
});
const entry = (agency: number) => ({ act: "plan.made", agency, changes: [] }) as const;

async function add(plan: Plan, fiscalYear: number): Promise<string> {
  const agency = office.agency("กรมตัวอย่าง");
  const added = await store.within(asking("author"), async ({ plans }) => ok(await plans.add(agency, fiscalYear, plan, entry(agency))));
  if (!added.ok) throw new Error(added.error.kind);
  return added.value;
}

test("a plan comes back word for word, with its amounts kept in satang", async () => {
  const plan = { ...(await readPaper("diw-2569")), messages: [] };
  const id = await add(plan, 2569);
  const found = await store.within(asking("author"), async ({ plans }) => ok(await plans.find(id)));
  expect(found.ok && found.value?.plan).toEqual(plan);
  expect(found.ok && found.value?.budgetSatang).toBe(
    plan.activities.reduce((sum, { budget }) => sum + (budget.kind === "baht" ? budget.amount * 100 : 0), 0),
  );
});

test("a cell is kept with its audit line, and the row's revision rises by one", async () => {
  const plan = { ...(await readPaper("diw-2569")), messages: [] };
  const id = await add(plan, 2570);
  const saved = await store.within(asking("author"), (records) =>
    editPlan({ records }, { planId: id, edits: [{ place: { activity: "a1", field: "budget" }, text: "๑๒,๕๐๐.๕๐ บาท", revision: 1 }] }),
  );
  expect(saved.ok && saved.value).toMatchObject({
    revision: 2,
    changed: [{ row: "a1", revision: 2, activity: { budget: { kind: "baht", amount: 12500.5 } } }],
  });
  const history = await store.within(asking("author"), async ({ audit, plans }) =>
    ok({ lines: await audit.ofPlan(id, { row: "a1", field: "budget" }), head: await plans.head(id) }),
  );
  if (!history.ok) throw new Error(history.error.kind);
  expect(history.value.lines).toMatchObject([
    { act: "plan.edited", person: "person-author", changes: [{ row: "a1", field: "budget", after: "๑๒,๕๐๐.๕๐ บาท" }] },
  ]);
  expect(history.value.head?.budgetSatang).toBe(
    1_250_050 + plan.activities.slice(1).reduce((sum, { budget }) => sum + (budget.kind === "baht" ? budget.amount * 100 : 0), 0),
  );
});

test("a row that somebody changed meanwhile refuses, and tells both texts", async () => {
  const id = await add({ ...(await readPaper("diw-2569")), messages: [] }, 2571);
  const write = (officer: string, text: string) =>
    store.within(asking(officer), (records) =>
      editPlan({ records }, { planId: id, edits: [{ place: { activity: "a1", field: "title" }, text, revision: 1 }] }),
    );
  expect((await write("author", "ชื่อหนึ่ง")).ok).toBe(true);
  expect(await write("other-author", "ชื่อสอง")).toEqual({
    ok: false,
    error: { kind: "stale", conflicts: [{ place: { activity: "a1", field: "title" }, yours: "ชื่อสอง", theirs: "ชื่อหนึ่ง", revision: 2 }] },
  });
});

test("an officer of another agency finds nothing and keeps nothing", async () => {
  const id = await add(emptyPlan({ form: null, agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2572, headcount: null }), 2572);
  const seen = await store.within(asking("foreign-author"), async ({ plans }) =>
    ok({ found: await plans.find(id), list: await plans.list({ limit: 100, offset: 0 }) }),
  );
  expect(seen.ok && seen.value).toEqual({ found: null, list: [] });
  const agency = office.agency("กรมตัวอย่าง");
  const kept = store.within(asking("foreign-author"), async ({ plans }) =>
    ok(
      await plans.add(
        agency,
        2590,
        emptyPlan({ form: null, agency: { name: null, parent: null }, fiscalYear: 2590, headcount: null }),
        entry(agency),
      ),
    ),
  );
  await expect(kept).rejects.toThrow(/row-level security/u);
});

test("a change without its audit line does not reach the disk", async () => {
  const id = await add(emptyPlan({ form: null, agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2573, headcount: null }), 2573);
  const silent = store.within(asking("author"), async (_records, trx) =>
    ok(await trx.updateTable("plan").set({ version: 9 }).where("id", "=", id).execute()),
  );
  await expect(silent).rejects.toThrow(/without its audit line/u);
});

test("who is above sees what is below, in both lines; a token nobody has enters nowhere", async () => {
  await add(emptyPlan({ form: null, agency: { name: "กรมตัวอย่าง", parent: null }, fiscalYear: 2574, headcount: null }), 2574);
  const years = async (officer: string) => {
    const list = await store.within(asking(officer), async ({ plans }) =>
      ok((await plans.list({ fiscalYear: 2574, limit: 10, offset: 0 })).length),
    );
    return list.ok ? list.value : list.error.kind;
  };
  expect([
    await years("ministry-reviewer"),
    await years("auditor"),
    await years("province-reviewer"),
    await years("division-author"),
  ]).toEqual([1, 1, 0, 0]);
  const unknown = await store.within({ credential: { token: "nobody", isMachine: false }, today: "2026-11-21", request: "t" }, async () =>
    ok(1),
  );
  expect(unknown).toEqual({ ok: false, error: { kind: "not-signed-in" } });
});
