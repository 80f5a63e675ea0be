import { expect, test } from "vitest";

import type { Message } from "#domain/plan/plan.ts";
import { aPlan, anActivity } from "#testing/a-plan.ts";
import { edit, redo, startEdits, undo } from "./edits.ts";

const place = { activity: "a1", field: "title" };
const plan = aPlan({ activities: [anActivity({ id: "a1", title: "ปลูกป่า" })] });
const titleOf = ({ plan: { activities } }: { readonly plan: typeof plan }): string | undefined => activities[0]?.title;

test("an edit is undone and done again", () => {
  const edited = edit(startEdits(plan), place, "ปลูกป่าชายเลน");
  expect(titleOf(edited)).toBe("ปลูกป่าชายเลน");
  expect(titleOf(undo(edited))).toBe("ปลูกป่า");
  expect(titleOf(redo(undo(edited)))).toBe("ปลูกป่าชายเลน");
});

test("a new edit after an undo leaves nothing to do again", () => {
  const edited = edit(undo(edit(startEdits(plan), place, "หนึ่ง")), place, "สอง");
  expect(redo(edited)).toEqual(edited);
});

test("typing the same text is no edit", () => {
  const before = startEdits(plan);
  expect(edit(before, place, "ปลูกป่า")).toBe(before);
});

test("undoing at the beginning changes nothing", () => {
  expect(undo(startEdits(plan))).toEqual(startEdits(plan));
});

test("what the reader doubted about a text is settled when that text is edited, and only that", () => {
  const doubt: Message = { kind: "unsure", severity: "info", place, says: "กรุณาตรวจสอบ" };
  const other: Message = { ...doubt, place: { activity: "a1", field: "units" } };
  const edited = edit(startEdits({ ...plan, messages: [doubt, other] }), place, "ใหม่");
  expect(edited.plan.messages).toEqual([other]);
  expect(undo(edited).plan.messages).toEqual([doubt, other]);
});
