import { expect, test } from "vitest";

import { changeRows, type RowsWish } from "#domain/plan/change-rows.ts";
import { rowOf, type FieldEdit, type SavedRows } from "#domain/plan/plan-record.ts";
import type { PlanStatus } from "#domain/plan/plan-moves.ts";
import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { aPlan, anActivity } from "#testing/a-plan.ts";
import type { Got, Problem, Wish } from "../api.ts";
import { openKeeper, type KeeperTools, type RecordKeeper } from "./record-keeper.ts";
import type { OpenPlan } from "./record-state.ts";

const TITLE: FieldPlace = { activity: "a1", field: "title" };
const UNITS: FieldPlace = { activity: "a1", field: "units" };
const OTHER: FieldPlace = { activity: "a2", field: "title" };

/** A server with one plan, as the real one keeps it: a revision for each row, and one for the plan. */
function aServer() {
  let plan: Plan = aPlan({ activities: [anActivity({ id: "a1", title: "หนึ่ง" }), anActivity({ id: "a2", title: "สอง" })] });
  let rows: Readonly<Record<string, number>> = { plan: 1, a1: 1, a2: 1, ...Object.fromEntries(plan.headings.map(({ id }) => [id, 1])) };
  let revision = 1;
  let status: PlanStatus = "draft";
  let isAway = false;
  const asked: string[] = [];
  const refusal = (kind: string, code: number): Problem => ({ kind, status: code, says: kind, facts: {} });

  const record = (): OpenPlan => ({
    id: "p",
    agency: 1,
    agencyName: "กรม",
    within: [1],
    fiscalYear: 2569,
    status,
    version: 1,
    revision,
    title: null,
    activities: 2,
    budgetSatang: 0,
    openComments: 0,
    changedAt: "",
    changedBy: null,
    plan,
    rows,
    mayWrite: true,
    moves: [],
    submissions: [],
    imported: null,
  });

  function edit(edits: readonly FieldEdit[]): Result<SavedRows, Problem> {
    if (status !== "draft") return err(refusal("plan-is-closed", 409));
    if (edits.some(({ place }) => !(rowOf(place) in rows))) return err(refusal("row-gone", 409));
    if (edits.some(({ place, revision: seen }) => rows[rowOf(place)] !== seen)) return err(refusal("stale", 412));
    plan = edits.reduce((one, { place, text }) => setField(one, place, text), plan);
    revision += 1;
    for (const row of new Set(edits.map(({ place }) => rowOf(place)))) rows = { ...rows, [row]: (rows[row] ?? 0) + 1 };
    const changed = plan.activities
      .filter(({ id }) => edits.some(({ place }) => place.activity === id))
      .map((activity) => ({ row: activity.id, revision: rows[activity.id] ?? 0, activity }));
    return ok({ revision, changed, order: null });
  }

  function change(wish: RowsWish): Result<SavedRows, Problem> {
    const after = changeRows(plan, wish, 9);
    if (!after.ok) return err(refusal(after.error.kind, 409));
    plan = after.value;
    revision += 1;
    const { a1, a2, ...others } = rows;
    const has = (id: string): boolean => plan.activities.some((one) => one.id === id);
    rows = { ...others, ...(has("a1") ? { a1: a1 ?? 1 } : {}), ...(has("a2") ? { a2: a2 ?? 1 } : {}) };
    return ok({ revision, changed: [], order: null });
  }

  const ask = (path: string, { method = "GET", body, unless }: Wish = {}): Promise<Result<Got<unknown>, Problem>> => {
    asked.push(`${method} ${path}${unless === undefined ? "" : ` unless ${unless}`}`);
    if (isAway) return Promise.resolve(err({ ...refusal("unreachable", 0), says: null }));
    const etag = `"${revision}.m"`;
    if (method === "GET")
      return Promise.resolve(unless === etag ? err(refusal("unchanged", 304)) : ok({ value: record(), revision, etag }));
    const done = path.endsWith("/edits") ? edit((body as { readonly edits: readonly FieldEdit[] }).edits) : change(body as RowsWish);
    return Promise.resolve(done.ok ? ok({ value: done.value, revision, etag: `"${revision}"` }) : done);
  };
  return {
    ask: ask as KeeperTools["ask"],
    asked,
    record,
    /** Somebody else writes. */
    theirs: (place: FieldPlace, text: string) => edit([{ place, text, revision: rows[rowOf(place)] ?? 0 }]),
    remove: (row: string) => change({ does: "remove", row, revision: 0 }),
    close: () => {
      status = "submitted";
      revision += 1;
    },
    away: (is: boolean) => {
      isAway = is;
    },
    text: (place: FieldPlace) => textOf(plan, place),
  };
}

function aDrawer(): KeeperTools["drawer"] {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

const open = (server: ReturnType<typeof aServer>, drawer = aDrawer()): RecordKeeper =>
  openKeeper(server.record(), { ask: server.ask, drawer, wait: () => {} });
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

test("a cell that was opened before somebody else wrote in it keeps both texts until a person decides", async () => {
  const server = aServer();
  const keeper = open(server);
  server.theirs(TITLE, "ของเขา");
  await keeper.refresh();
  keeper.put([{ place: TITLE, text: "ของเรา", base: "หนึ่ง" }]);
  await settled();
  expect(keeper.state().clashes).toEqual([{ place: TITLE, text: "ของเรา", base: "หนึ่ง", theirs: "ของเขา" }]);
  expect(server.text(TITLE)).toBe("ของเขา");
  expect(textOf(keeper.state().plan, TITLE)).toBe("ของเรา");
  const [clash] = keeper.state().clashes;
  if (clash !== undefined) keeper.settle(clash, "ของเขาและของเรา");
  await settled();
  expect([server.text(TITLE), keeper.state().clashes, keeper.state().saving]).toEqual(["ของเขาและของเรา", [], "kept"]);
});

test("a cell opened and left as it was does not undo what somebody else wrote meanwhile", async () => {
  const server = aServer();
  const keeper = open(server);
  server.theirs(TITLE, "ของเขา");
  await keeper.refresh();
  keeper.put([{ place: TITLE, text: "หนึ่ง", base: "หนึ่ง" }]);
  await settled();
  expect([server.text(TITLE), keeper.state().clashes]).toEqual(["ของเขา", []]);
});

test("texts typed one after the other in a field are one text when somebody else changed its row", async () => {
  const server = aServer();
  const keeper = open(server);
  server.theirs(UNITS, "กองอื่น");
  keeper.put([{ place: TITLE, text: "ก" }]);
  keeper.put([{ place: TITLE, text: "กข" }]);
  await settled();
  expect([keeper.state().clashes, server.text(TITLE), server.text(UNITS)]).toEqual([[], "กข", "กองอื่น"]);
});

test("taking back one's own text never takes back what somebody else wrote after it", async () => {
  const server = aServer();
  const keeper = open(server);
  keeper.put([{ place: TITLE, text: "ของเรา" }]);
  await settled();
  server.theirs(TITLE, "ของเขา");
  await keeper.refresh();
  keeper.undo();
  await settled();
  expect(server.text(TITLE)).toBe("ของเขา");
  expect(keeper.state().clashes).toMatchObject([{ text: "หนึ่ง", theirs: "ของเขา" }]);
});

test("what somebody else changed in another row comes in with the next text that is kept", async () => {
  const server = aServer();
  const keeper = open(server);
  server.theirs(OTHER, "ของเขา");
  keeper.put([{ place: TITLE, text: "ของเรา" }]);
  await settled();
  expect(textOf(keeper.state().plan, OTHER)).toBe("ของเขา");
});

test("a text of a row that somebody took out stays to be copied, whether it was sent, waiting or still being typed", async () => {
  const server = aServer();
  const drawer = aDrawer();
  const keeper = open(server, drawer);
  server.remove("a2");
  keeper.put([{ place: OTHER, text: "พิมพ์ไว้" }]);
  await settled();
  keeper.put([{ place: OTHER, text: "พิมพ์อยู่", base: "สอง" }]);
  expect(keeper.state().gone).toMatchObject([
    { place: OTHER, text: "พิมพ์ไว้", because: "row-gone" },
    { place: OTHER, text: "พิมพ์อยู่", because: "row-gone" },
  ]);
  expect(open(server, drawer).state().gone.length).toBeGreaterThan(0);
  for (const lost of keeper.state().gone) keeper.forget(lost);
  expect(open(server, drawer).state().gone).toEqual([]);
});

test("texts typed while somebody handed the plan over stay to be copied, and the plan is shown as it is now", async () => {
  const server = aServer();
  const keeper = open(server);
  server.close();
  keeper.put([{ place: TITLE, text: "สายไป" }]);
  await settled();
  const { gone, record, plan } = keeper.state();
  expect([gone, record.status, textOf(plan, TITLE)]).toEqual([
    [{ place: TITLE, text: "สายไป", base: "หนึ่ง", because: "plan-closed" }],
    "submitted",
    "หนึ่ง",
  ]);
});

test("while the line is broken texts wait in the drawer of the window, and go when it is back", async () => {
  const server = aServer();
  const drawer = aDrawer();
  const keeper = open(server, drawer);
  server.away(true);
  keeper.put([{ place: TITLE, text: "ระหว่างสายหลุด" }]);
  await settled();
  expect([keeper.state().saving, keeper.state().unsaved.length]).toEqual(["away", 1]);
  expect(textOf(open(server, drawer).state().plan, TITLE)).toBe("ระหว่างสายหลุด");
  server.away(false);
  keeper.tryAgain();
  await settled();
  expect([server.text(TITLE), keeper.state().saving, drawer.getItem("khunatham.unsaved.p")]).toEqual(["ระหว่างสายหลุด", "kept", null]);
});

test("looking again names what is here already, and asks for all only when somebody else wrote", async () => {
  const server = aServer();
  const keeper = open(server);
  await keeper.refresh();
  await keeper.refresh();
  keeper.put([{ place: TITLE, text: "ของเรา" }]);
  await settled();
  await keeper.refresh();
  expect(server.asked).toEqual(["GET /plans/p", 'GET /plans/p unless "1.m"', "POST /plans/p/edits", 'GET /plans/p unless "2.m"']);
});
