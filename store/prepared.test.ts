import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";

import { openTestDatabase, type TestDatabase } from "#testing/database.ts";
import { openDatabase, type Database } from "./database.ts";
import { statementName } from "./prepared.ts";

let place: TestDatabase;
let database: Database;

beforeAll(async () => {
  place = await openTestDatabase();
  database = openDatabase(place.serverUrl, "khunatham_app", 1);
});
afterAll(async () => {
  await database.close();
  await place.drop();
});

test("a statement with parameters is kept by its connection under one name, whatever is asked for", async () => {
  for (const wanted of [1, 2, 3]) {
    const { rows } = await sql<{ readonly sum: number }>`select ${wanted}::int + ${wanted}::int as sum`.execute(database.query);
    expect(rows).toEqual([{ sum: wanted * 2 }]);
  }
  const { rows } = await database.pool.query("select statement from pg_prepared_statements where statement like '%as sum'");
  expect(rows).toEqual([{ statement: "select $1::int + $2::int as sum" }]);
});

test("a statement whose columns a migration may change is planned anew each time", () => {
  expect(statementName("select * from job where kind = $1")).toBeUndefined();
  expect(statementName('select "job".* from "job" where kind = $1')).toBeUndefined();
  expect(statementName("update job set kind = $1 returning *")).toBeUndefined();
  expect(statementName("select count(*) from job where kind = $1")).toBe(statementName("select count(*) from job where kind = $1"));
});
