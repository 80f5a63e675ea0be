import { expect, test } from "vitest";

import { daysLate, daysOverdue, dueOf, takenOn, type Extension, type Round } from "./round.ts";

const MINISTRY: Round = {
  id: "m",
  agency: 2,
  fiscalYear: 2569,
  months: 6,
  kind: "report",
  opens: "2026-04-01",
  due: "2026-04-20",
  late: "accept",
};
const PROVINCE: Round = { ...MINISTRY, id: "p", agency: 9, opens: "2026-03-25", due: "2026-04-10", late: "refuse" };
const LONGER: Extension = { round: "p", agency: 5, due: "2026-04-30", reason: "น้ำท่วม", byName: "ผู้กลั่นกรอง", at: "2026-04-09T03:00:00Z" };

test("what was handed over late tells by how many days, what was not handed over how long it is overdue", () => {
  const due = dueOf([MINISTRY], [], 5);
  expect(daysLate({ isLate: true, on: "2026-04-23" }, due)).toBe(3);
  expect(daysLate({ isLate: false, on: "2026-04-20" }, due)).toBeNull();
  // More time was given after it came.
  expect(daysLate({ isLate: true, on: "2026-04-23" }, dueOf([MINISTRY], [{ ...LONGER, round: "m" }], 5))).toBe(1);
  expect([daysOverdue("2026-04-20", due), daysOverdue("2026-04-22", due), daysOverdue("2026-04-22", null)]).toEqual([null, 2, null]);
});

test("a report with two lines above it opens with the first, is due by the earlier, and closes with the one that is strict", () => {
  expect(dueOf([MINISTRY, PROVINCE], [], 5)).toEqual({
    fiscalYear: 2569,
    months: 6,
    opens: "2026-03-25",
    due: "2026-04-10",
    closes: "2026-04-10",
  });
});

test("more time given to one agency is its own, and leaves the other round as it is", () => {
  expect(dueOf([MINISTRY, PROVINCE], [LONGER], 5)).toMatchObject({ due: "2026-04-20", closes: "2026-04-30" });
  expect(dueOf([MINISTRY, PROVINCE], [LONGER], 6)).toMatchObject({ due: "2026-04-10", closes: "2026-04-10" });
});

test.each([
  ["2026-03-24", { ok: false, error: { kind: "round-not-open", opens: "2026-03-25" } }],
  ["2026-03-25", { ok: true, value: "in-time" }],
  ["2026-04-10", { ok: true, value: "in-time" }],
  ["2026-04-11", { ok: false, error: { kind: "round-closed", closed: "2026-04-10" } }],
])("a report on %s of a strict round is %j", (today, expected) => {
  expect(takenOn(today, dueOf([PROVINCE], [], 5))).toEqual(expected);
});

test("what comes late where it is accepted is taken, and called late", () => {
  expect(takenOn("2026-04-21", dueOf([MINISTRY], [], 5))).toEqual({ ok: true, value: "late" });
});

test("where nobody set a round a report is taken any day", () => {
  expect([dueOf([], [], 5), takenOn("2026-01-01", null)]).toEqual([null, { ok: true, value: "in-time" }]);
});
