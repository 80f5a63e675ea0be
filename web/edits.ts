import type { FieldText } from "#domain/checks/texts.ts";
import { changeRows, type RowsWish } from "#domain/plan/change-rows.ts";
import type { RowKey } from "#domain/plan/plan-record.ts";
import type { RowError } from "#domain/plan/plan-rows.ts";
import type { FieldPlace, Message, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";
import { ok, type Result } from "#domain/result.ts";

/** การแก้ไข — the plan as it stands, with every state before it and after it: undo loses nothing. */
export interface Edits {
  readonly past: readonly Step[];
  readonly plan: Plan;
  readonly future: readonly Step[];
}

/** One state left behind, and the text whose change left it. */
interface Step {
  readonly plan: Plan;
  readonly place: FieldPlace;
}

/** A plan just read. */
export function startEdits(plan: Plan): Edits {
  return { past: [], plan, future: [] };
}

/** Puts a text in its place; the reader's own findings about that place are answered by it. The same text changes nothing. */
export function edit(edits: Edits, place: FieldPlace, text: string): Edits {
  return editAll(edits, [{ place, text }]);
}

/** Puts several texts in place as one step. */
export function editAll(edits: Edits, texts: readonly FieldText[]): Edits {
  const plan = texts.reduce((one, { place, text }) => (textOf(one, place) === text ? one : changed(one, place, text)), edits.plan);
  const first = texts[0]?.place;
  return plan === edits.plan || first === undefined ? edits : stepTo(edits, plan, first);
}

/** Adds, removes or moves a row; a key never comes twice, also not after undo. */
export function editRows(edits: Edits, wish: RowsWish): Result<{ readonly edits: Edits; readonly added: RowKey | null }, RowError> {
  const all = [edits.plan, ...edits.past.map(({ plan }) => plan), ...edits.future.map(({ plan }) => plan)];
  const highest = Math.max(
    0,
    ...all.flatMap(({ headings, activities }) => [...headings, ...activities]).map(({ id }) => Number(id.slice(1))),
  );
  const after = changeRows(edits.plan, wish, highest + 1);
  if (!after.ok) return after;
  const keys = new Set([...edits.plan.headings, ...edits.plan.activities].map(({ id }) => id));
  const added = [...after.value.headings, ...after.value.activities].find(({ id }) => !keys.has(id))?.id ?? null;
  return ok({ edits: stepTo(edits, after.value, titleOf(added ?? ("row" in wish ? wish.row : ""))), added });
}

/** The plan with a text put in its place, as it would be after `edit`. */
export function changed(plan: Plan, place: FieldPlace, text: string): Plan {
  const after = setField(plan, place, text);
  return { ...after, messages: after.messages.filter((message) => !isAbout(message, place)) };
}

/** เลิกทำ. */
export function undo({ past, plan, future }: Edits): Edits {
  const step = past.at(-1);
  if (step === undefined) return { past, plan, future };
  return { past: past.slice(0, -1), plan: step.plan, future: [{ plan, place: step.place }, ...future] };
}

/** ทำซ้ำ. */
export function redo({ past, plan, future }: Edits): Edits {
  const [step, ...rest] = future;
  if (step === undefined) return { past, plan, future };
  return { past: [...past, { plan, place: step.place }], plan: step.plan, future: rest };
}

/** The field that names a row. */
export function titleOf(row: RowKey): FieldPlace {
  return row.startsWith("h") ? { heading: row, field: "title" } : { activity: row, field: "title" };
}

function stepTo({ past, plan }: Edits, next: Plan, place: FieldPlace): Edits {
  return { past: [...past, { plan, place }], plan: next, future: [] };
}

function isAbout(message: Message, place: FieldPlace): boolean {
  return message.place.field === place.field && message.place.activity === place.activity && message.place.heading === place.heading;
}
