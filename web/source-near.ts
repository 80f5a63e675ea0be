import type { FieldPlace, Place, Plan } from "#domain/plan/plan.ts";

/** The remarks of the row that stands at a place of the paper, or last before it in the same table: where a stray text most likely belongs. */
export function nearestRow(plan: Plan, place: Place): FieldPlace | undefined {
  const { table, row } = place;
  if (table === undefined || row === undefined) return undefined;
  const above = plan.activities.filter(
    ({ source }) => source.sheet === place.sheet && source.table === table && (source.row ?? Infinity) <= row,
  );
  const nearest = above.toSorted((one, other) => (one.source.row ?? 0) - (other.source.row ?? 0)).at(-1);
  return nearest === undefined ? undefined : { activity: nearest.id, field: "remarks" };
}
