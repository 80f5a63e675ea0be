import type { Edits } from "../../edits.ts";

/** Edits of imports under review in this window, by import: whoever looks at another page and comes back finds them. */
const kept = new Map<string, Edits>();

/** The edits of an earlier visit in this window. */
export function keptEdits(id: string): Edits | undefined {
  return kept.get(id);
}

/** Keeps the edits of a review until it is settled. */
export function keepEdits(id: string, edits: Edits): void {
  kept.set(id, edits);
}

/** The review is over: taken in or dropped. */
export function forgetEdits(id: string): void {
  kept.delete(id);
}
