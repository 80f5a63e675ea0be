import type { FieldPlace, Message, Plan } from "#domain/plan/plan.ts";
import { setField, textOf } from "#domain/plan/set-field.ts";

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
  if (textOf(edits.plan, place) === text) return edits;
  const plan = changed(edits.plan, place, text);
  return { past: [...edits.past, { plan: edits.plan, place }], plan, future: [] };
}

/** The plan with a text put in its place, as it would be after `edit`. */
export function changed(plan: Plan, place: FieldPlace, text: string): Plan {
  const after = setField(plan, place, text);
  return { ...after, messages: after.messages.filter((message) => !isAbout(message, place)) };
}

/** Puts several texts in place as one step. */
export function editAll(edits: Edits, mend: (plan: Plan) => Plan, place: FieldPlace): Edits {
  const plan = mend(edits.plan);
  return plan === edits.plan ? edits : { past: [...edits.past, { plan: edits.plan, place }], plan, future: [] };
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

function isAbout(message: Message, place: FieldPlace): boolean {
  return message.place.field === place.field && message.place.activity === place.activity && message.place.heading === place.heading;
}
