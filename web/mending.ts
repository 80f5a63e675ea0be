import type { Plan } from "#domain/plan/plan.ts";
import { changed } from "./edits.ts";
import { findingsOf } from "./findings.ts";

/** More mends than any plan needs: two mends that undo one another must not go on for ever. */
const MOST_MENDS = 500;

/**
 * แก้ให้ทุกข้อ — every certain mend, one after another, each looked for anew: mending one text may bring up the next. A mend that
 * would put the same text into the same place a second time is left to a person.
 */
export function mendAll(plan: Plan): Plan {
  let mended = plan;
  const done = new Set<string>();
  while (done.size < MOST_MENDS) {
    const next = findingsOf(mended).find((finding) => finding.mend !== undefined && !done.has(JSON.stringify(finding.mend)));
    if (next?.mend === undefined) return mended;
    done.add(JSON.stringify(next.mend));
    const { text, ...place } = next.mend;
    mended = changed(mended, place, text);
  }
  return mended;
}
