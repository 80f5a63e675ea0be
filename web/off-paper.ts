import type { Block, Cell, Document, Paragraph } from "#documents/document.ts";
import { ACTIVITY_TEXTS, CHOSEN_TEXTS, RUBRIC_TEXTS } from "#domain/plan/field-names.ts";
import type { FieldPlace, Message, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { fieldOf, keyOf } from "./findings.ts";

/** What a row says; its number stands on every paper. */
const ACTIVITY_FIELDS = [...ACTIVITY_TEXTS, ...RUBRIC_TEXTS, ...CHOSEN_TEXTS].filter((field) => field !== "number");

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
  const found = findings.flatMap((finding) => fieldOf(plan, finding) ?? []).filter((place) => isEditable(plan, place));
  const byKey = new Map([...written, ...found].map((place) => [keyOf(place), place]));
  return [...byKey].filter(([key]) => !shown.has(key)).map(([, place]) => place);
}

/** The texts that can be gone to: on this paper, or listed beside it. */
export function reachableKeys(document: Document, off: readonly FieldPlace[]): ReadonlySet<string> {
  return new Set([...firstByKey(document).keys(), ...off.map(keyOf)]);
}

/** Where a finding leads: to its own text, else to the title of its row or heading; undefined where neither is on screen. */
export function reach(plan: Plan, finding: Message, reachable: ReadonlySet<string>): FieldPlace | undefined {
  const own = fieldOf(plan, finding);
  if (own === undefined) return undefined;
  const { field: _field, ...owner } = own;
  return [own, ...(Object.keys(owner).length === 0 ? [] : [{ ...owner, field: "title" }])].find((place) => reachable.has(keyOf(place)));
}

/** Does writing into this place change anything? A finding may name a fact that is no single text. */
function isEditable(plan: Plan, place: FieldPlace): boolean {
  // Such a finding leads to the row's title, where the choice is offered.
  if (CHOSEN_TEXTS.some((field) => field === place.field)) return false;
  const text = textOf(plan, place);
  return textOf(setField(plan, place, `${text}๑`), place) !== text;
}

function firstByKey(document: Document): ReadonlyMap<string, Showing> {
  return new Map(
    document.blocks
      .flatMap(showingsIn)
      .flatMap((showing) => (showing.field === undefined ? [] : [[keyOf(showing.field), showing] as const]))
      .reverse(),
  );
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
