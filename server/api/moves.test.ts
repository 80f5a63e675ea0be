import { afterAll, beforeAll, expect, test } from "vitest";

import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { signedIn, TEST_ADDRESS, type Asking } from "#testing/cookies.ts";
import { as } from "#testing/database.ts";
import { nameOf, openOffice, type Office } from "#testing/office.ts";

let office: Office;
let house: OpenHouse;
let year = 2560;
beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({ serverUrl: office.serverUrl, address: TEST_ADDRESS, pages: "/nonexistent", log: () => undefined });
});
afterAll(async () => {
  await house?.close();
  await office?.drop();
});

const send = async (officer: string, path: string, asking: Asking = {}) => {
  const answer = await signedIn(house, office, officer)(`/api/v1${path}`, { method: "POST", ...asking });
  const body = (await answer.json()) as { id: string; revision: number; kind?: string; status?: string };
  return { status: answer.status, body };
};
/** Status and kind of a refusal, or the plan's new state. */
const tried = async (...words: Parameters<typeof send>) => {
  const { status, body } = await send(...words);
  return status < 300 ? body.status : [status, body.kind];
};
/** A plan with one activity in a year of its own. */
async function aDraft(): Promise<{ readonly id: string; readonly revision: number }> {
  year += 1;
  const { body } = await send("author", "/plans", {
    body: { agency: office.agency("กรมตัวอย่าง"), fiscalYear: year, form: "diw-2569" },
  });
  await send("author", `/plans/${body.id}/rows`, { body: { does: "add-activity", position: { lastUnder: null } } });
  return (await send("author", `/plans/${body.id}`, { method: "GET" })).body;
}
async function aSubmitted(): Promise<string> {
  const { id, revision } = await aDraft();
  expect(await tried("author", `/plans/${id}/submit`, { ifMatch: revision })).toBe("submitted");
  return id;
}
const decide = (officer: string, id: string, more: object) =>
  tried(officer, `/plans/${id}/decide`, { body: { submission: 1, decision: "approve", typedName: nameOf(officer), ...more } });

test("who prepared a plan does not approve it, unless the agency allows it when it is handed over", async () => {
  await as(office.superUrl, (client) =>
    client.query("insert into membership (person_id, agency_id, role) values ($1, $2, 'approver')", [
      office.person("author"),
      office.agency("กรมตัวอย่าง"),
    ]),
  );
  const allow = (yes: boolean) =>
    as(office.superUrl, (client) => client.query("update agency set allows_self_approval = $1 where name = 'กรมตัวอย่าง'", [yes]));
  const id = await aSubmitted();
  expect(await decide("author", id, {})).toEqual([403, "four-eyes"]);
  // The rules are frozen into what was handed over: a rule changed later changes nothing under way.
  await allow(true);
  expect(await decide("author", id, {})).toEqual([403, "four-eyes"]);
  const later = await aSubmitted();
  await allow(false);
  expect(await decide("author", later, {})).toBe("approved");
  expect(await decide("approver", id, {})).toBe("approved");
});

test("an approval is signed with one's own name, a return says why, and only an approver does either", async () => {
  const id = await aSubmitted();
  expect(await decide("approver", id, { typedName: nameOf("author") })).toEqual([422, "name-not-typed"]);
  expect(await decide("approver", id, { decision: "return", note: " " })).toEqual([422, "no-reason"]);
  // An auditor may only read: the database lets them lock no row of the plan, and they are told so. Who may not read it is told of none.
  for (const officer of ["other-author", "ministry-reviewer", "auditor"])
    expect(await decide(officer, id, {})).toEqual([403, "not-your-role"]);
  expect(await decide("foreign-approver", id, {})).toEqual([404, "plan-not-found"]);
  expect(await decide("approver", id, { decision: "return", note: "ขอให้เพิ่มตัวชี้วัด" })).toBe("returned");
});

test("a plan takes its steps in their order, and has one submission that waits", async () => {
  const { id, revision } = await aDraft();
  expect(await decide("approver", id, {})).toEqual([409, "nothing-waits"]);
  for (const move of ["publish", "withdraw"]) expect(await tried("author", `/plans/${id}/${move}`)).toEqual([409, "wrong-status"]);
  expect(await tried("author", `/plans/${id}/revise`, { body: { reason: "x" } })).toEqual([409, "wrong-status"]);
  expect(await tried("author", `/plans/${id}/submit`, { ifMatch: revision - 1 })).toEqual([412, "changed-meanwhile"]);
  const both = await Promise.all([1, 2].map(() => tried("author", `/plans/${id}/submit`, { ifMatch: revision })));
  expect(both.filter((one) => one === "submitted")).toHaveLength(1);
  expect(await decide("approver", id, { submission: 2 })).toEqual([412, "other-submission"]);
});

test("of an approval and a return at the same moment one is done, and the other told that nothing waits any more", async () => {
  const id = await aSubmitted();
  const answers = await Promise.all([decide("approver", id, {}), decide("approver", id, { decision: "return", note: "ขอให้แก้ไข" })]);
  expect(answers.filter((one) => typeof one === "string")).toHaveLength(1);
  const { rows } = await as(office.superUrl, (client) =>
    client.query("select jsonb_array_length(decisions) as decisions from submission where plan_id = $1", [id]),
  );
  expect(rows).toEqual([{ decisions: 1 }]);
});
