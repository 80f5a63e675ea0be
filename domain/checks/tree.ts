import type { Activity, Heading, Plan } from "#domain/plan/plan.ts";

/** กิจกรรมหลัก — rows that are no part of another row: "1.2" is left out where a row "1" stands under the same heading. */
export function topRows(activities: readonly Activity[]): readonly Activity[] {
  const numbers = new Set(activities.map(({ heading, number }) => `${heading ?? ""}/${number ?? ""}`));
  return activities.filter(({ heading, number }) => {
    const parts = number?.split(".") ?? [];
    return !parts.some((_, at) => at > 0 && numbers.has(`${heading ?? ""}/${parts.slice(0, at).join(".")}`));
  });
}

/** Ids of a heading and all headings under it; the same guideline printed again under another goal of its sub-plan counts as one. */
export function subtreeOf(plan: Plan, heading: Heading): ReadonlySet<string> {
  const root = rootOf(plan, heading);
  const same = plan.headings.filter(
    (other) =>
      other.id === heading.id ||
      (other.kind === heading.kind && other.number !== null && other.number === heading.number && rootOf(plan, other) === root),
  );
  const ids = new Set(same.map((one) => one.id));
  // Each pass takes in one more level; there are no more levels than headings, whatever the parents say.
  for (let level = 0; level < plan.headings.length; level += 1) {
    const before = ids.size;
    for (const { id, parent } of plan.headings) if (parent !== null && ids.has(parent)) ids.add(id);
    if (ids.size === before) break;
  }
  return ids;
}

/** The topmost heading above a heading, by kind and number, so that a heading printed twice is one. */
function rootOf(plan: Plan, heading: Heading): string {
  let top = heading;
  for (let steps = 0; steps < plan.headings.length; steps += 1) {
    const parent = plan.headings.find((other) => other.id === top.parent);
    if (!parent) break;
    top = parent;
  }
  return top.number === null ? top.id : `${top.kind} ${top.number}`;
}
