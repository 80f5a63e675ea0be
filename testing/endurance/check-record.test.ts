import { afterAll, beforeAll, expect, test } from "vitest";

import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { checkRecord } from "./check-record.ts";
import type { Working } from "./load.ts";
import { plantOffice, type Writer } from "./small-office.ts";

let office: Office;
let writer: Writer;
beforeAll(async () => {
  office = await openOffice();
  const [first] = await plantOffice(office.superUrl);
  if (first === undefined) throw new Error("nobody writes");
  writer = first;
  await as(office.superUrl, async (client) => {
    const values = [writer.plan, writer.row];
    await client.query(
      `insert into audit_line (agency_id, person_name, act, plan_id, changes, facts)
       select agency_id, 'x', 'plan.edited', id, jsonb_build_array(jsonb_build_object('row', $2::text, 'after', 'คำใหม่'))::text, '{}' from plan where id = $1`,
      values,
    );
    await client.query(`update activity set revision = 2, body = body || '{"title":"คำใหม่"}' where plan_id = $1 and key = $2`, values);
    await client.query("update plan set revision = 2 where id = $1", [writer.plan]);
    await client.query(
      "insert into answered_request (person_id, key, request_hash, status, headers, body) values ('p', 'key-one-', '', 200, '{}', '')",
    );
  });
});
afterAll(() => office.drop());

const working = (...saved: Working["saved"]): readonly Working[] => [{ writer, saved, unanswered: 0, away: 0, wrong: [] }];
const one = { key: "key-one-", text: "คำใหม่" };

test("the count after a kill is clean where each save is there once", async () => {
  expect(await checkRecord(office.ownerUrl, working(one))).toEqual([]);
});

test("it notices a save that was lost, and one that nobody was told of", async () => {
  expect(await checkRecord(office.ownerUrl, working(one, { key: "key-two-", text: "หาย" }))).toHaveLength(6);
  expect(await checkRecord(office.ownerUrl, working())).toHaveLength(3);
});

test.each([
  ["a row without its line", "delete from audit_line where plan_id = $1"],
  [
    "a line twice",
    "insert into audit_line (agency_id, person_name, act, plan_id, changes, facts) select agency_id, 'x', act, plan_id, changes, facts from audit_line where plan_id = $1",
  ],
  ["a line without its row", "update activity set revision = 1 where plan_id = $1"],
  ["a plan that stayed behind", "update plan set revision = 1 where id = $1"],
  ["an answer that was not kept", "delete from answered_request where $1::uuid is not null"],
  ["an altered log", "update audit_line set person_name = 'y' where plan_id = $1"],
])("it notices %s", async (_what, statement) => {
  await as(office.superUrl, async (client) => {
    await client.query(
      "create table if not exists keep_line as select * from audit_line; create table if not exists keep_head as select * from audit_head",
    );
    await client.query(statement, [writer.plan]);
  });
  expect(await checkRecord(office.ownerUrl, working(one))).not.toEqual([]);
  await as(office.superUrl, async (client) => {
    await client.query(`truncate audit_line, audit_head; alter table audit_line disable trigger user;
      insert into audit_line select * from keep_line; insert into audit_head select * from keep_head; alter table audit_line enable trigger user;
      insert into answered_request (person_id, key, request_hash, status, headers, body) values ('p', 'key-one-', '', 200, '{}', '') on conflict do nothing`);
    await client.query("update activity set revision = 2 where plan_id = $1 and key = 'a1'", [writer.plan]);
    await client.query("update plan set revision = 2 where id = $1", [writer.plan]);
  });
  expect(await checkRecord(office.ownerUrl, working(one))).toEqual([]);
});
