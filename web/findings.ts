import { checkPlan } from "#domain/checks/check-plan.ts";
import { CHECKS } from "#domain/checks/checks.ts";
import type { FieldPlace, Message, Plan, Severity } from "#domain/plan/plan.ts";

/** Gravest first: the order in which findings are shown. */
export const SEVERITIES = ["error", "warning", "info"] as const satisfies readonly Severity[];

const checkedKinds = new Set(CHECKS.map((check) => check.kind));

/** ข้อที่ต้องตรวจ — what the reader noticed and what the rules find now, gravest first. */
export function findingsOf(plan: Plan): readonly Message[] {
  const noticed = plan.messages.filter((message) => !checkedKinds.has(message.kind));
  const all = [...noticed, ...checkPlan(plan)];
  return SEVERITIES.flatMap((severity) => all.filter((message) => message.severity === severity));
}

/** One string per editable text: the same for the cell that shows it and the finding about it. */
export function keyOf(place: FieldPlace): string {
  return `${place.activity ?? ""}|${place.heading ?? ""}|${place.field}`;
}

/** The text that a key stands for. */
export function placeOfKey(key: string): FieldPlace {
  const [activity = "", heading = "", ...field] = key.split("|");
  return { field: field.join("|"), ...(activity === "" ? {} : { activity }), ...(heading === "" ? {} : { heading }) };
}

/** The text a finding points at: its own field, else the title of the row or heading it names, else the row that stood there on the paper. */
export function fieldOf(plan: Plan, { place }: Message): FieldPlace | undefined {
  if (place.field !== undefined) {
    const { field, activity, heading } = place;
    return { field, ...(activity === undefined ? {} : { activity }), ...(heading === undefined ? {} : { heading }) };
  }
  if (place.activity !== undefined) return { activity: place.activity, field: "title" };
  if (place.heading !== undefined) return { heading: place.heading, field: "title" };
  if (place.row === undefined) return undefined;
  const row = plan.activities.find(
    ({ source }) => source.row === place.row && source.table === place.table && source.sheet === place.sheet,
  );
  return row === undefined ? undefined : { activity: row.id, field: "title" };
}

/** The findings of each text, by its key. */
export function findingsByKey(plan: Plan, findings: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const byKey = new Map<string, Message[]>();
  for (const finding of findings) {
    const field = fieldOf(plan, finding);
    if (field === undefined) continue;
    const key = keyOf(field);
    byKey.set(key, [...(byKey.get(key) ?? []), finding]);
  }
  return byKey;
}

/** What sets a finding apart in a list: two of one kind in one place differ in what was found. */
export function findingId({ kind, place, found, says }: Message): string {
  return [kind, place.activity, place.heading, place.field, place.line, place.table, place.row, found, says].join("|");
}
