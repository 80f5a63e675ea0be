import type { FieldText } from "../checks/texts.ts";
import { headingPath } from "./plan-order.ts";
import type { Activity, Heading, Plan } from "./plan.ts";

/**
 * เรียงลำดับที่ใหม่ — the numbers that the rows should bear, in the style that the plan already has: through the plan, anew under each
 * heading (or each indicator of a goal), or behind the heading's own number ("๑.๑.๑"). Rows whose number stays are not among them; a plan
 * without any number gets none.
 */
export function renumber(plan: Plan): readonly FieldText[] {
  const rows = rowsOf(plan);
  const main = rows.filter((row) => row.parent === null);
  const style = styleOf(main);
  if (style === null) return [];
  const level = levelOf(main);
  const counts = new Map<string, number>();
  const numbers = new Map<Row, string>();
  let before: string | null = null;
  for (const row of rows) {
    if (row.isOther) continue;
    const prefix: string | null = row.parent ? (numbers.get(row.parent) ?? row.prefix) : prefixOf(row, style, before);
    if (prefix === null) continue;
    if (row.parent === null) before = prefix;
    const key = `${row.parent ? row.parent.activity.id : row.groups.slice(0, level).join("/")} ${prefix}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    numbers.set(row, prefix === "" ? String(count) : `${prefix}.${count}`);
  }
  return [...numbers].flatMap(([{ activity }, text]) =>
    activity.number === text ? [] : [{ place: { activity: activity.id, field: "number" }, text }],
  );
}

interface Row {
  readonly activity: Activity;
  /** "1.1" of "1.1.2"; null for a row without a number. */
  readonly prefix: string | null;
  /** A number of another kind ("ก"): left as it is, and not counted. */
  readonly isOther: boolean;
  /** The row that this one is a part of: "1" of "1.2" under the same heading. */
  readonly parent: Row | null;
  /** The headings above, the topmost first, and the indicator of the goal: what numbers may begin anew under. */
  readonly groups: readonly string[];
  /** Numbers of the headings above, as one outline number. */
  readonly outline: readonly string[];
}

function rowsOf({ headings, activities }: Plan): readonly Row[] {
  const rows: Row[] = [];
  const deepest = Math.max(0, ...headings.map((heading) => headingPath(headings, heading.id).length));
  for (const activity of activities) {
    const path = headingPath(headings, activity.heading);
    const number = activity.number ?? "";
    const isNumber = /^\d+(?:\.\d+)*$/u.test(number);
    const prefix = isNumber ? number.split(".").slice(0, -1).join(".") : null;
    const parent =
      prefix === null || prefix === ""
        ? null
        : rows.findLast((row) => row.activity.heading === activity.heading && row.activity.number === prefix);
    const fill = Array.from({ length: deepest - path.length }, () => "");
    rows.push({
      activity,
      prefix,
      isOther: number !== "" && !isNumber,
      parent: parent ?? null,
      groups: [...path.map((heading) => heading.id), ...fill, String(activity.goalIndicator)],
      outline: outlineOf(path),
    });
  }
  return rows;
}

/** "3" and "3.1" above are "3.1", and so are "3" and "1"; nothing where one of them has no number. */
function outlineOf(path: readonly Heading[]): readonly string[] {
  let outline: readonly string[] = [];
  for (const { number } of path) {
    if (number === null) return [];
    const whole = outline.join(".");
    outline = whole !== "" && number.startsWith(`${whole}.`) ? number.split(".") : [...outline, ...number.split(".")];
  }
  return outline;
}

type Style = { readonly kind: "flat" } | { readonly kind: "outline"; readonly depth: number } | { readonly kind: "prefixed" };

/** The way in which most rows are numbered; null where none is. */
function styleOf(main: readonly Row[]): Style | null {
  const styles = main.flatMap((row): readonly Style[] => {
    if (row.prefix === null) return [];
    if (row.prefix === "") return [{ kind: "flat" }];
    const depth = row.prefix.split(".").length;
    return [row.outline.slice(-depth).join(".") === row.prefix ? { kind: "outline", depth } : { kind: "prefixed" }];
  });
  const byStyle = [...Map.groupBy(styles, (style) => JSON.stringify(style)).values()];
  return byStyle.toSorted((one, other) => other.length - one.length)[0]?.[0] ?? null;
}

/** What stands before the last part of a row's number; null where nobody can tell. */
function prefixOf(row: Row, style: Style, before: string | null): string | null {
  if (style.kind === "flat") return "";
  if (style.kind === "outline" && row.outline.length >= style.depth) return row.outline.slice(-style.depth).join(".");
  return row.prefix !== null && row.prefix !== "" ? row.prefix : before;
}

/** How many of the groups a number is counted within: those under which the same numbers come again. */
function levelOf(main: readonly Row[]): number {
  const deepest = Math.max(0, ...main.map((row) => row.groups.length));
  let level = 0;
  for (let deeper = 1; deeper <= deepest; deeper += 1) if (comesAgain(main, level, deeper)) level = deeper;
  return level;
}

function comesAgain(main: readonly Row[], level: number, deeper: number): boolean {
  const numbered = main.filter((row) => row.prefix !== null);
  let shared = 0;
  let possible = 0;
  for (const group of Map.groupBy(numbered, (row) => row.groups.slice(0, level).join("/")).values()) {
    const parts = [...Map.groupBy(group, (row) => row.groups.slice(0, deeper).join("/")).values()];
    // As many numbers as the largest part has rows are there anyway; each further row could repeat one of them.
    possible += group.length - Math.max(...parts.map((part) => part.length));
    const distinct = parts.map((part) => new Set(part.map((row) => row.activity.number)));
    shared += distinct.reduce((sum, set) => sum + set.size, 0) - new Set(group.map((row) => row.activity.number)).size;
  }
  return possible > 0 && shared * 2 >= possible;
}
