import { afterAll, beforeAll, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { activityColumns, factColumns } from "#store/plan-columns.ts";
import { anActivity, aPlan } from "#testing/a-plan.ts";

let office: Office;
let house: OpenHouse;
let plan = "";
beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, log: () => undefined });
  plan = await as(office.superUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "insert into plan (agency_id, fiscal_year, facts, within, activities) values ($1, 2570, $2, '{}', 1) returning id",
      [office.agency("กรมตัวอย่าง"), factColumns(aPlan()).facts],
    );
    const { body, budget_satang } = activityColumns(anActivity({ id: "a1" }));
    await client.query(
      "insert into activity (plan_id, key, position, body, budget_satang, agency_id, within) values ($1, 'a1', 1, $2, $3, 0, '{}')",
      [rows[0]!.id, body, budget_satang],
    );
    return rows[0]!.id;
  });
});
afterAll(async () => {
  await house.close();
  await office.drop();
});

/** All that a submit touches. */
const traces = async () =>
  (
    await as(office.superUrl, (client) =>
      client.query(
        `select p.status, p.revision, p.version, (select count(*)::int from submission) as submissions, (select count(*)::int from audit_line) as lines,
           (select coalesce(sum(number), 0)::int from audit_head) as heads, (select count(*)::int from answered_request) as answers
         from plan p where p.id = $1`,
        [plan],
      ),
    )
  ).rows[0];
const submit = () =>
  signedIn(house, office, "author")(`/api/v1/plans/${plan}/submit`, { method: "POST", body: {}, ifMatch: 1, key: "one-submit-only" });

/** Each table that a submit writes to refuses once: with the statements before it done. */
test.each(["audit_line", "audit_head", "plan", "submission", "answered_request"])(
  "a submit that fails at %s is not done at all: status, log, submission and kept answer are as before",
  async (table) => {
    const before = await traces();
    await as(office.superUrl, (client) =>
      client.query(`create or replace function stumble() returns trigger language plpgsql as $$ begin raise exception 'stumbled'; end $$;
        create trigger stumble after insert or update on ${table} for each row execute function stumble()`),
    );
    const answer = await submit();
    expect([answer.status, ((await answer.json()) as { kind: string }).kind]).toEqual([500, "broken"]);
    await as(office.superUrl, (client) => client.query(`drop trigger stumble on ${table}`));
    expect(await traces()).toEqual(before);
    expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
  },
);

test("the same submit is then done whole, and once however often it is sent", async () => {
  const before = await traces();
  const answers = [await submit(), await submit()];
  expect(answers.map(({ status }) => status)).toEqual([answers[0]!.status, answers[0]!.status]);
  expect(answers[0]!.ok).toBe(true);
  expect(await traces()).toMatchObject({
    status: "submitted",
    submissions: 1,
    answers: 1,
    lines: Number(before?.lines) + 1,
  });
  expect((await verifyAudit(office.ownerUrl)).faults).toBe(0);
});
