import { expect, test } from "vitest";

import type { Block } from "#documents/document.ts";
import { FORMS } from "#documents/forms/forms.ts";
import { writePlan } from "#documents/writing/write-plan.ts";
import { understandIndicator } from "#domain/plan/understand-indicator.ts";
import type { FieldPlace } from "#domain/plan/plan.ts";
import { aHeading, aPlan, aRow } from "#testing/a-plan.ts";
import { nameOfField } from "#domain/plan/field-names.ts";
import { keyOf } from "../findings.ts";
import { guidanceOf } from "./field-guidance.ts";

const indicators = understandIndicator("ร้อยละ ๘๐ ของบุคลากรเข้าร่วม");
const memo = {
  from: "กองกลาง",
  number: "๑",
  date: null,
  dateWritten: "๑ ต.ค. ๖๘",
  urgency: "ด่วน",
  subject: "แผน",
  to: "อธิบดี",
  body: ["เรื่องเดิม"],
  signatory: { name: "ก", position: "ข" },
  fiscalYears: [],
};
const plan = aPlan({
  headings: [
    aHeading({ id: "h1", kind: "sub-plan", indicators }),
    aHeading({ id: "h2", kind: "goal", parent: "h1", indicators }),
    aHeading({ id: "h3", kind: "tactic", parent: "h2", indicators }),
  ],
  activities: [
    aRow(
      { rubric: [1, 2, 3, 4, 5].map((level) => ({ level, text: `ระดับ ${level}` })), indicators: "ระดับความสำเร็จ ระดับ ๔" },
      { heading: "h3" },
    ),
    aRow({ answer: "☐ มี", remarks: "ก", quantitative: "๑ ครั้ง", qualitative: "ดี", targetTexts: "๑ ครั้ง" }, { id: "a2", heading: "h3" }),
  ],
  memo,
  expectedResults: ["ดีขึ้น"],
  notes: ["หมายเหตุ"],
  declared: { ...aPlan().declared, activities: 2, byHeading: [{ heading: "h1", activities: 2, written: "๒" }] },
});

function placesIn(block: Block): readonly FieldPlace[] {
  if (block.kind === "paragraph") return block.field === undefined ? [] : [block.field];
  return block.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => [...(cell.field === undefined ? [] : [cell.field]), ...(cell.tables ?? []).flatMap(placesIn)]),
  );
}

test("every field that any form shows has guidance in both languages", () => {
  const places = new Map(FORMS.flatMap(({ name }) => writePlan(plan, name).blocks.flatMap(placesIn)).map((place) => [keyOf(place), place]));
  expect(places.size).toBeGreaterThan(50);
  const without = [...places.values()].filter((place) => guidanceOf(place, "th") === undefined || guidanceOf(place, "en") === undefined);
  expect(without.map(keyOf)).toEqual([]);
});

test("every column of every form that holds a text of a row has guidance of its own", () => {
  const columns = FORMS.flatMap((form) => form.columns.map(({ field }) => field));
  const ofHeadings = new Set<string>(["sub-plan", "goal", "guideline", "strategy", "tactic", "goalIndicators"]);
  const without = columns.filter((field) => !ofHeadings.has(field) && guidanceOf({ activity: "a1", field }, "th") === undefined);
  expect(without).toEqual([]);
});

test("a field that has guidance has a name", () => {
  expect(nameOfField("criteria")).toBe("เกณฑ์องค์กรคุณธรรม");
  expect(guidanceOf({ activity: "a1", field: "quarter-3" }, "th")).toEqual(guidanceOf({ activity: "a1", field: "quarter-1" }, "th"));
  expect(guidanceOf({ field: "no.such.field" }, "th")).toBeUndefined();
});
