import { NATIONAL_GUIDELINES, OFFICIAL_HEADINGS } from "../reference/frameworks.ts";
import { similarity } from "../thai/text.ts";
import type { Heading } from "./plan.ts";

/** How near a heading's title must be to the official one; a title cut short or misread is still the same guideline. */
const NEAR = 0.5;

/**
 * แนวทางการพัฒนาแห่งชาติ — the national guideline ("1.3") that a heading is: a guideline below a sub-plan of the national
 * numbers and nearly the national words. Null for an agency's own framework, which numbers its guidelines differently.
 */
export function nationalGuidelineOf(heading: string | null, headings: readonly Heading[]): string | null {
  const path: Heading[] = [];
  for (let id = heading; id !== null;) {
    const found = headings.find((one) => one.id === id);
    if (!found || path.includes(found)) break;
    path.push(found);
    id = found.parent;
  }
  const guideline = path.find((one) => one.kind === "guideline");
  const subPlan = path.find((one) => one.kind === "sub-plan");
  if (!guideline?.number || !subPlan?.number) return null;
  const code = `${subPlan.number}.${guideline.number.split(".").at(-1) ?? ""}`;
  const official = NATIONAL_GUIDELINES.find((one) => one.code === code);
  if (!official) return null;
  const officialSubPlan = OFFICIAL_HEADINGS.find((one) => one.kind === "sub-plan" && one.number === subPlan.number);
  const isNational = subPlan.title !== "" && officialSubPlan !== undefined && nearness(subPlan.title, officialSubPlan.title) >= 0.8;
  return isNational || guideline.title === "" || nearness(guideline.title, official.title) >= NEAR ? code : null;
}

/** A printed title is often shortened ("…ฯ") or longer by an explanation: the shorter is compared with as much of the longer. */
function nearness(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return Math.max(similarity(one, other), similarity(short, long.slice(0, short.length)));
}
