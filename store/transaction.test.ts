import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { as, openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { openDatabase, type Database } from "./database.ts";
import { statement } from "./statement.ts";
import { begin } from "./transaction.ts";

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await openTestDatabase();
  database = openDatabase(place.serverUrl, "khunatham_app", 2);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

const SUM = statement((draft, given: { readonly one: number; readonly other: number }) =>
  draft.selectNoFrom(sql<number>`${given.one}::int / ${given.other}::int + ${1}::int`.as("sum")),
);
const SAY = statement((draft, given: { readonly who: string }) =>
  draft.selectNoFrom(sql<string>`set_config('app.person', ${given.who}, true)`.as("said")),
);
const WHO = statement((draft, _given: object) =>
  draft.selectNoFrom(sql<string>`coalesce(current_setting('app.person', true), '')`.as("who")),
);

const PID = statement((draft, _given: object) => draft.selectNoFrom(sql<number>`pg_backend_pid()`.as("pid")));

test("a statement is asked with the values of each use, and keeps those of its own", async () => {
  const { trx, commit } = await begin(database.pool);
  expect(await SUM(trx, { one: 6, other: 2 })).toEqual([{ sum: 4 }]);
  expect(await SUM(trx, { one: 9, other: 3 })).toEqual([{ sum: 4 }]);
  expect(await SUM(trx, { one: 9, other: 1 })).toEqual([{ sum: 10 }]);
  await commit();
});

test("a transaction whose first statement fails is over, and its connection works on", async () => {
  const failing = await begin(database.pool);
  await expect(SUM(failing.trx, { one: 1, other: 0 })).rejects.toThrow("division by zero");
  await expect(SUM(failing.trx, { one: 1, other: 1 })).rejects.toThrow("current transaction is aborted");
  await failing.rollback();
  const next = await begin(database.pool);
  expect(await SUM(next.trx, { one: 1, other: 1 })).toEqual([{ sum: 2 }]);
  await next.commit();
  expect([database.pool.totalCount, database.pool.idleCount]).toEqual([1, 1]);
});

test("a transaction in which something failed unheard is not said to be kept", async () => {
  const failing = await begin(database.pool);
  await SUM(failing.trx, { one: 1, other: 0 }).catch(() => undefined);
  await expect(failing.commit()).rejects.toThrow("not kept");
  await failing.rollback();
  const next = await begin(database.pool);
  expect(await SUM(next.trx, { one: 1, other: 1 })).toEqual([{ sum: 2 }]);
  await next.commit();
});

test("what a transaction said of its person ends with it, whether it is kept or undone", async () => {
  for (const ends of ["commit", "rollback"] as const) {
    const open = await begin(database.pool);
    expect(await SAY(open.trx, { who: ends })).toEqual([{ said: ends }]);
    expect(await WHO(open.trx, {})).toEqual([{ who: ends }]);
    await open[ends]();
    const next = await begin(database.pool);
    expect(await WHO(next.trx, {})).toEqual([{ who: "" }]);
    await next.commit();
  }
});

test("a connection that died in a transaction is nobody's any more", async () => {
  const dying = await begin(database.pool);
  const [told] = await PID(dying.trx, {});
  await as(place.superUrl, (client) => client.query("select pg_terminate_backend($1, 5000)", [told?.pid]));
  await expect(SUM(dying.trx, { one: 1, other: 1 })).rejects.toThrow(/terminat|connection/iu);
  await dying.rollback();
  expect(database.pool.totalCount).toBe(0);
  const next = await begin(database.pool);
  expect(await PID(next.trx, {})).not.toEqual([told]);
  await next.commit();
});

test("of two statements asked together, the second sees what the first has waited for", async () => {
  const [writer, waiter] = [await begin(database.pool), await begin(database.pool)];
  await as(place.ownerUrl, (client) =>
    client.query("create table told as select 'before'::text as word; grant select, update on told to khunatham_app"),
  );
  await sql`update told set word = 'after'`.execute(writer.trx);
  const both = Promise.all([
    sql`select from told for no key update`.execute(waiter.trx),
    sql<{ readonly word: string }>`select word from told`.execute(waiter.trx),
  ]);
  await writer.commit();
  expect((await both)[1].rows).toEqual([{ word: "after" }]);
  await waiter.rollback();
});
