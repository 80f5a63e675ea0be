import { sql } from "kysely";

import type { ChangedRow, PlanFacts, PlanRecord, SavedRows } from "#domain/plan/plan-record.ts";
import type { Activity, Heading, Plan } from "#domain/plan/plan.ts";
import type { AuditEntry } from "#domain/record/audit.ts";
import { auditColumns, writeAudit } from "./audit.ts";
import { activityColumns, factColumns, factsOf, nextKeyOf, totalsOf } from "./plan-columns.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

/** What differs between the rows of one kind. */
interface Difference<Row> {
  readonly added: readonly Row[];
  readonly changed: readonly Row[];
  readonly removed: readonly string[];
  /** Keys in their order, where it changed. */
  readonly order: readonly string[] | null;
}

function differenceOf<Row extends { readonly id: string }>(before: readonly Row[], after: readonly Row[]): Difference<Row> {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  const isReordered = before.length !== after.length || before.some((row, index) => row.id !== after[index]?.id);
  return {
    added: after.filter(({ id }) => !old.has(id)),
    changed: after.filter((row) => {
      const was = old.get(row.id);
      return was !== undefined && was !== row && JSON.stringify(was) !== JSON.stringify(row);
    }),
    removed: before.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    order: isReordered ? after.map(({ id }) => id) : null,
  };
}

/** Fields that nobody touched are the very same; only others are compared by their text. */
function isSame(before: PlanFacts, after: PlanFacts): boolean {
  const keys = Object.keys(after) as (keyof PlanFacts)[];
  return (
    keys.length === Object.keys(before).length &&
    keys.every((key) => before[key] === after[key] || JSON.stringify(before[key]) === JSON.stringify(after[key]))
  );
}

interface KeptCell {
  readonly revision: number;
  readonly row_revision: number;
}

interface CellGiven extends ReturnType<typeof auditColumns> {
  readonly body: string;
  readonly satang: number | null;
  readonly plan: string;
  readonly key: string;
  readonly name: string;
  readonly more: number;
}

/** The usual change, a cell: the log, the row and the plan in one statement. */
const SAVE_CELL = statement((draft, given: CellGiven) => ({
  compile: () =>
    sql<KeptCell>`
      with line as (
        insert into audit_line (agency_id, person_id, person_name, act, plan_id, changes, facts, request)
        values (${given.agency_id}, ${given.person_id}, ${given.person_name}, ${given.act}, ${given.plan_id}, ${given.changes}, ${given.facts}, ${given.request})
      ), kept as (
        update activity set body = ${given.body}::jsonb, budget_satang = ${given.satang}::bigint, revision = revision + 1
        where plan_id = ${given.plan} and key = ${given.key} returning revision
      )
      update plan set revision = plan.revision + 1, changed_at = now(), changed_by = ${given.name}, budget_satang = budget_satang + ${given.more}::bigint
      from kept where plan.id = ${given.plan} returning plan.revision, kept.revision as row_revision`.compile(draft),
}));

/**
 * Keeps what differs between a held plan and the plan as it shall be: the audit line first, then each row, then the plan's own line with
 * its revision and totals. A row's revision rises only where its text changed. The rows given are all that is compared.
 */
export async function savePlanRows(desk: Desk, before: PlanRecord, after: Plan, entry: AuditEntry): Promise<SavedRows> {
  const { trx, person } = desk;
  const headings = differenceOf(before.plan.headings, after.headings);
  const activities = differenceOf(before.plan.activities, after.activities);
  const facts = isSame(factsOf(before.plan), factsOf(after)) ? null : factColumns(after);
  const delta = totalsDelta(before.plan, after);
  const id = before.id;

  const [onlyChange] = activities.changed;
  const isOneCell =
    onlyChange !== undefined &&
    activities.changed.length === 1 &&
    activities.order === null &&
    headings.changed.length === 0 &&
    headings.order === null &&
    facts === null;
  if (isOneCell) {
    const { body, budget_satang } = activityColumns(onlyChange);
    const [kept] = await SAVE_CELL(trx, {
      ...auditColumns(desk, entry),
      body,
      satang: budget_satang,
      plan: id,
      key: onlyChange.id,
      name: person.name,
      more: delta.satang,
    });
    if (kept === undefined) throw new Error(`row ${onlyChange.id} of plan ${id} was not kept`);
    return { revision: kept.revision, changed: [{ row: onlyChange.id, revision: kept.row_revision, activity: onlyChange }], order: null };
  }

  await writeAudit(desk, entry);
  const changed: ChangedRow[] = [];
  for (const row of activities.removed) {
    await trx.deleteFrom("activity").where("plan_id", "=", id).where("key", "=", row).execute();
    changed.push({ row, removed: true });
  }
  for (const row of headings.removed) {
    await trx.deleteFrom("heading").where("plan_id", "=", id).where("key", "=", row).execute();
    changed.push({ row, removed: true });
  }
  for (const heading of headings.added) {
    const position = positionOf(after.headings, heading.id);
    await trx
      .insertInto("heading")
      .values({ plan_id: id, key: heading.id, position, body: JSON.stringify(heading) })
      .execute();
    changed.push({ row: heading.id, revision: 1, heading });
  }
  for (const activity of activities.added) {
    const position = positionOf(after.activities, activity.id);
    await trx
      .insertInto("activity")
      .values({ plan_id: id, key: activity.id, position, ...activityColumns(activity) })
      .execute();
    changed.push({ row: activity.id, revision: 1, activity });
  }
  for (const heading of headings.changed) {
    const { revision } = await trx
      .updateTable("heading")
      .set({ body: JSON.stringify(heading), revision: sql`revision + 1` })
      .where("plan_id", "=", id)
      .where("key", "=", heading.id)
      .returning("revision")
      .executeTakeFirstOrThrow();
    changed.push({ row: heading.id, revision, heading });
  }
  for (const activity of activities.changed) {
    const { revision } = await trx
      .updateTable("activity")
      .set({ ...activityColumns(activity), revision: sql`revision + 1` })
      .where("plan_id", "=", id)
      .where("key", "=", activity.id)
      .returning("revision")
      .executeTakeFirstOrThrow();
    changed.push({ row: activity.id, revision, activity });
  }
  if (headings.order !== null) await setOrder(desk, "heading", id, headings.order);
  if (activities.order !== null) await setOrder(desk, "activity", id, activities.order);

  const saved = await trx
    .updateTable("plan")
    .set({
      revision: sql`revision + 1`,
      changed_at: sql`now()`,
      changed_by: person.name,
      activities: sql`activities + ${delta.activities}`,
      budget_satang: sql`budget_satang + ${delta.satang}::bigint`,
      next_key: sql`greatest(next_key, ${nextKeyOf(after)}::int)`,
      ...(facts === null ? {} : { ...facts, facts_revision: sql<number>`facts_revision + 1` }),
    })
    .where("id", "=", id)
    .returning(["revision", "facts_revision"])
    .executeTakeFirstOrThrow();
  if (facts !== null) changed.push({ row: "plan", revision: saved.facts_revision, facts: factsOf(after) });
  const isReordered = headings.order !== null || activities.order !== null;
  return {
    revision: saved.revision,
    changed,
    order: isReordered
      ? { headings: after.headings.map(({ id: key }) => key), activities: after.activities.map(({ id: key }) => key) }
      : null,
  };
}

function totalsDelta(before: Plan, after: Plan): { readonly activities: number; readonly satang: number } {
  const was = totalsOf(before);
  const is = totalsOf(after);
  return { activities: is.activities - was.activities, satang: is.budget_satang - was.budget_satang };
}

function positionOf(rows: readonly (Activity | Heading)[], key: string): number {
  return rows.findIndex(({ id }) => id === key);
}

/** Moving a row changes no text: its revision stays. */
async function setOrder({ trx }: Desk, table: "heading" | "activity", id: string, keys: readonly string[]): Promise<void> {
  await sql`update ${sql.table(table)} set position = place.position
    from unnest(${[...keys]}::text[]) with ordinality as place (key, position)
    where plan_id = ${id} and ${sql.table(table)}.key = place.key and ${sql.table(table)}.position <> place.position`.execute(trx);
}
