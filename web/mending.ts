import type { Plan } from "#domain/plan/plan.ts";
import { changed } from "./edits.ts";
import { findingsOf } from "./findings.ts";

/** More mends than any plan needs: two mends that undo one another must not go on for ever. */
const MOST_MENDS = 500;

/** แก้ให้ทุกข้อ — every certain mend, one after another, each looked for anew: two may concern one text. */
export function mendAll(plan: Plan): Plan {
  let mended = plan;
  for (let done = 0; done < MOST_MENDS; done += 1) {
    const next = findingsOf(mended).find((finding) => finding.mend !== undefined);
    if (next?.mend === undefined) return mended;
    const { text, ...place } = next.mend;
    const after = changed(mended, place, text);
    if (findingsOf(after).length >= findingsOf(mended).length) return after;
    mended = after;
  }
  return mended;
}
