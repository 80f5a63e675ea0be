import type { Block, Cell, Document, Paragraph } from "#documents/document.ts";
import type { FieldPlace, Message, Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { fieldOf, keyOf } from "./findings.ts";

const ACTIVITY_FIELDS = [
  "title",
  "objectives",
  "indicators",
  "countingUnit",
  "targetTexts",
  "quantitative",
  "qualitative",
  "budget",
  "months",
  "units",
  "remarks",
  "answer",
] as const;

/** For each text that a paper shows, the first cell or line to show it: that one carries its marks. */
export function firstsOn(document: Document): ReadonlySet<object> {
  return new Set(firstByKey(document).values());
}

/** ข้อมูลที่แบบฟอร์มไม่มีช่อง — texts of the plan that this paper has no place for, and texts with findings that it does not show. */
export function offPaper(plan: Plan, document: Document, findings: readonly Message[]): readonly FieldPlace[] {
  const shown = firstByKey(document);
  const written = plan.activities.flatMap(({ id }) =>
    ACTIVITY_FIELDS.map((field): FieldPlace => ({ activity: id, field })).filter((place) => !isBlank(textOf(plan, place))),
  );
  const found = findings.flatMap((finding) => fieldOf(plan, finding) ?? []);
  const byKey = new Map([...written, ...found].map((place) => [keyOf(place), place]));
  return [...byKey].filter(([key]) => !shown.has(key)).map(([, place]) => place);
}

function firstByKey(document: Document): ReadonlyMap<string, Showing> {
  return new Map(document.blocks.flatMap(showingsIn).flatMap((showing) => (showing.field === undefined ? [] : [[keyOf(showing.field), showing] as const])).reverse());
}

/** A cell or line that may show a text of the plan. */
type Showing = Cell | Paragraph;

function showingsIn(block: Block): readonly Showing[] {
  if (block.kind === "paragraph") return [block];
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => [cell, ...(cell.tables ?? []).flatMap(showingsIn)]));
}

function isBlank(text: string): boolean {
  return text.trim() === "" || text.trim() === "-";
}
