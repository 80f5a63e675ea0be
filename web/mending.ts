import type { FieldText } from "#domain/checks/texts.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { changed } from "./edits.ts";
import { findingsOf } from "./findings.ts";

/** More mends than any plan needs: two mends that undo one another must not go on for ever. */
const MOST_MENDS = 500;

/**
 * แก้ให้ทุกข้อ — every certain mend in its order, each looked for anew: mending one text may bring up the next. A mend that would put
 * the same text into the same place a second time is left to a person.
 */
export function mendsOf(plan: Plan): readonly FieldText[] {
  let mended = plan;
  const done = new Map<string, FieldText>();
  while (done.size < MOST_MENDS) {
    const next = findingsOf(mended).find((finding) => finding.mend !== undefined && !done.has(JSON.stringify(finding.mend)));
    if (next?.mend === undefined) return [...done.values()];
    const { text, ...place } = next.mend;
    done.set(JSON.stringify(next.mend), { place, text });
    mended = changed(mended, place, text);
  }
  return [...done.values()];
}
