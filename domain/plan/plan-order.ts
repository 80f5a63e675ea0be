import type { RowKey } from "./plan-record.ts";
import type { Heading, Plan } from "./plan.ts";

/** หัวข้อตามลำดับของต้นไม้ — headings as the paper prints them: a parent before those under it, siblings as they are kept. */
export function headingsInOrder(headings: readonly Heading[]): readonly Heading[] {
  const under = Map.groupBy(headings, (heading) => heading.parent);
  const ordered: Heading[] = [];
  const seen = new Set<RowKey>();
  const take = (heading: Heading): void => {
    const waiting = [heading];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      ordered.push(next);
      waiting.push(...(under.get(next.id) ?? []).toReversed());
    }
  };
  for (const top of under.get(null) ?? []) take(top);
  // A heading whose parent is not in the plan, or that stands under itself, still has its place.
  for (const stray of headings) take(stray);
  return ordered;
}

/** หัวข้อและทุกหัวข้อข้างใต้ — the keys of a heading and of every heading under it. */
export function keysUnder(headings: readonly Heading[], key: RowKey): ReadonlySet<RowKey> {
  const under = Map.groupBy(headings, (heading) => heading.parent);
  const keys = new Set<RowKey>([key]);
  for (const next of keys) for (const child of under.get(next) ?? []) keys.add(child.id);
  return keys;
}

/** หัวข้อเหนือขึ้นไป — a heading and those above it, the topmost first; empty where there is none. */
export function headingPath(headings: readonly Heading[], key: RowKey | null): readonly Heading[] {
  const path: Heading[] = [];
  for (let at = key; at !== null;) {
    const heading = headings.find((one) => one.id === at);
    if (!heading || path.includes(heading)) break;
    path.unshift(heading);
    at = heading.parent;
  }
  return path;
}

/** How many headings stand before a row's own: rows under none come first. */
export function rankByHeading(headings: readonly Heading[]): (heading: RowKey | null) => number {
  const ranks = new Map(headingsInOrder(headings).map((heading, at) => [heading.id, at]));
  return (heading) => (heading === null ? -1 : (ranks.get(heading) ?? -1));
}

/** แผนที่จัดกลุ่มตามหัวข้อ — do the rows come in the order of their headings? A plan read from a loose paper may come back to a heading. */
export function isGroupedByHeading({ headings, activities }: Pick<Plan, "headings" | "activities">): boolean {
  const rank = rankByHeading(headings);
  return activities.every((activity, at) => {
    const before = activities[at - 1];
    return before === undefined || rank(before.heading) <= rank(activity.heading);
  });
}
