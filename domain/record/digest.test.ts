import { expect, test } from "vitest";

import type { Person } from "../person/role.ts";
import { asAuthorWhereApprover, digestOf } from "./digest.ts";
import type { Duty } from "./duty.ts";

const today = "2026-11-21";
const report = (due: string | null, months: 6 | 12 = 6): Duty => ({
  kind: "write-report",
  planId: "p",
  agencyName: "กรมตัวอย่าง",
  fiscalYear: 2569,
  months,
  due,
});
const toDecide: Duty = { kind: "decide-plan", planId: "p", agencyName: "กรมตัวอย่าง", fiscalYear: 2570, since: "2026-11-01T00:00:00Z" };

test("a person who owes nothing soon gets no letter", () => {
  expect(digestOf([], [], today)).toBeNull();
  expect(digestOf([report(null), report("2026-12-06")], [], today)).toBeNull();
});

test("what is due within fourteen days, today included, is soon, and the day after its last it is overdue", () => {
  const days = ["2026-11-20", "2026-11-21", "2026-12-05", "2026-12-06"];
  expect(
    digestOf(
      days.map((day) => report(day)),
      [],
      today,
    ),
  ).toEqual({
    received: [],
    toDecide: [],
    overdue: [report("2026-11-20")],
    soon: [report("2026-11-21"), report("2026-12-05")],
    escalated: [],
  });
});

test("what waits for a decision is told once, as that, whenever it is due", () => {
  const waits: Duty = {
    kind: "decide-report",
    planId: "p",
    agencyName: "กรมตัวอย่าง",
    fiscalYear: 2569,
    months: 6,
    since: "2026-11-01T02:00:00Z",
  };
  expect(digestOf([toDecide, waits], [], today)).toEqual({
    received: [],
    toDecide: [toDecide, waits],
    overdue: [],
    soon: [],
    escalated: [],
  });
});

test("what the authors owe comes to the approver from the seventh day on, unless it is the approver's own", () => {
  const authors = [report("2026-11-14"), report("2026-11-15"), report("2026-12-01")];
  expect(digestOf([], authors, today)?.escalated).toEqual([report("2026-11-14")]);
  expect(digestOf([report("2026-11-14")], authors, today)).toMatchObject({ overdue: [report("2026-11-14")], escalated: [] });
});

test("an approver stands in as author where they approve and nowhere else", () => {
  const held = { actingFor: null, from: null, until: null };
  const person: Person = {
    id: "p",
    name: "นาง",
    kind: "person",
    scopes: null,
    memberships: [
      { ...held, agency: 1, role: "approver" },
      { ...held, agency: 2, role: "reviewer" },
      { ...held, agency: 3, role: "author" },
    ],
  };
  expect(asAuthorWhereApprover(person).memberships).toEqual([{ ...held, agency: 1, role: "author" }]);
});
