import { expect, test } from "vitest";

import { FORMS } from "#documents/forms/forms.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import type { Message } from "#domain/plan/plan.ts";
import { aPlan, anActivity } from "#testing/a-plan.ts";
import { keyOf } from "./findings.ts";
import { firstsOn, offPaper, reach, reachableKeys } from "./off-paper.ts";

const row = anActivity({ id: "a1", title: "ปลูกป่า", remarks: "ร่วมกับชุมชน", qualitative: ["ป่าร่มรื่น"], nationalGuideline: null });
const plan = aPlan({ activities: [row] });

test("a text that the form has a column for is on the paper", () => {
  const off = offPaper(plan, writePlan(plan, "diw-2569"), []).map(keyOf);
  expect(off).not.toContain("a1||remarks");
  expect(off).toContain("a1||qualitative");
});

test("in every form each text of an activity is on the paper or beside it", () => {
  const lost = FORMS.flatMap(({ name }) => {
    const paper = writePlan(plan, name);
    const reachable = reachableKeys(paper, offPaper(plan, paper, []));
    return ["a1||title", "a1||remarks", "a1||qualitative"].filter((key) => !reachable.has(key));
  });
  expect(lost).toEqual([]);
});

test("a text shown twice is marked once", () => {
  const cell = { text: "", column: 1, columnSpan: 1, rowSpan: 1, field: { field: "title" } };
  const again = { ...cell, column: 2 };
  const paper = { blocks: [{ kind: "table" as const, place: {}, rows: [{ place: {}, cells: [cell, again] }] }] };
  expect([...firstsOn(paper)]).toEqual([cell]);
  expect(firstsOn(paper).has(cell)).toBe(true);
  expect(firstsOn(paper).has(again)).toBe(false);
});

test("a finding about a fact that is no text of its own leads to the title of its row, or nowhere", () => {
  const finding: Message = { kind: "any", severity: "info", place: { activity: "a1", field: "nationalGuideline" }, says: "" };
  const paper = writePlan(plan, "diw-2569");
  const reachable = reachableKeys(paper, offPaper(plan, paper, [finding]));
  expect(reach(plan, finding, reachable)).toEqual({ activity: "a1", field: "title" });
  expect(reach(plan, { ...finding, place: { field: "nationalGuideline" } }, reachable)).toBeUndefined();
});

test("a guideline and criteria chosen for a row stand beside every form", () => {
  const chosen = aPlan({ activities: [{ ...row, nationalGuideline: "2.3", ownCriteria: [3] }] });
  for (const { name } of FORMS)
    expect(offPaper(chosen, writePlan(chosen, name), []).map(keyOf)).toEqual(
      expect.arrayContaining(["a1||criteria", "a1||nationalGuideline"]),
    );
});
