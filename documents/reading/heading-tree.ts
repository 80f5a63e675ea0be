import type { HeadingKind, Place } from "#domain/plan/plan.ts";
import { oneLine, similarity, squash } from "#domain/thai/text.ts";
import type { DraftHeading } from "./draft.ts";
import { rankOf, type ReadHeading } from "./headings.ts";

/**
 * Put a heading into the tree below its proper parent and say which it is. A heading that stands there already (said again
 * after a page break, or declared in a summary before the table) is the same one and takes the fuller title.
 */
export function addHeading(headings: DraftHeading[], current: number | null, read: ReadHeading, place: Place): number {
  const rank = rankOf(read.kind);
  let parent = current;
  while (parent !== null && rankOf(headings[parent]?.kind ?? "tactic") >= rank) parent = headings[parent]?.parent ?? null;
  parent = outlinedParent(headings, parent, read) ?? parent;

  const same = headings.findIndex(
    (one) =>
      one.kind === read.kind &&
      one.number === read.number &&
      isBelow(headings, one, parent, rank) &&
      (one.number !== null ? alike(one.text, read.title) : squash(one.text) === squash(read.title)),
  );
  if (same >= 0) {
    const heading = headings[same];
    if (heading && squash(read.title).length > squash(heading.text).length) heading.text = read.title;
    if (heading && read.label.length > heading.label.length) heading.label = read.label;
    if (heading && heading.parent !== parent && parent !== null && parent !== same) heading.parent = parent;
    return same;
  }
  headings.push({ ...read, place, parent, text: read.title, indicators: [] });
  return headings.length - 1;
}

/** "๓.๓ แนวทางการพัฒนาที่ ๒": the outline's first number is the sub-plan or strategy's, even where its own row is missing. */
function outlinedParent(headings: readonly DraftHeading[], parent: number | null, read: ReadHeading): number | null {
  const first = read.outline?.split(".")[0];
  if (first === undefined || !read.outline?.includes(".")) return null;
  const top = topOf(headings, parent);
  if (top !== null && headings[top]?.number === first) return null;
  const named = headings.findIndex((one) => one.parent === null && one.number === first && rankOf(one.kind) < rankOf(read.kind));
  if (named < 0) return null;
  // A goal said just before the outline number belongs under the sub-plan that the outline names.
  const goal = parent === null ? undefined : headings[parent];
  if (parent !== null && goal?.kind === "goal" && goal.parent !== null && !headings.some((one) => one.parent === parent)) {
    goal.parent = named;
    return parent;
  }
  return named;
}

function topOf(headings: readonly DraftHeading[], index: number | null): number | null {
  let at = index;
  while (at !== null && headings[at]?.parent != null) at = headings[at]?.parent ?? null;
  return at;
}

/** The same place in the tree: the same parent, or anywhere below the same top where a summary skipped a level. */
function isBelow(headings: readonly DraftHeading[], one: DraftHeading, parent: number | null, rank: number): boolean {
  if (one.parent === parent) return true;
  if (parent === null || rank === 1) return false;
  return one.parent === topOf(headings, parent) && one.text === "";
}

function alike(one: string, other: string): boolean {
  if (one === "" || other === "") return true;
  const [a, b] = [squash(one).replace(/ฯ$/u, ""), squash(other).replace(/ฯ$/u, "")];
  return a.startsWith(b) || b.startsWith(a) || similarity(a, b) > 0.6;
}

/** The heading of that kind which the walk is under, or null. */
export function currentHeading(headings: readonly DraftHeading[], current: number | null, kind: HeadingKind): number | null {
  let at = current;
  while (at !== null && headings[at]?.kind !== kind) at = headings[at]?.parent ?? null;
  return at;
}

/** The rest of a title that was cut by a page end. */
export function lengthenHeading(headings: DraftHeading[], at: number, text: string): void {
  const heading = headings[at];
  if (heading) heading.text = oneLine(`${heading.text} ${text}`);
}
