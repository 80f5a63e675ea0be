import { sql, type AliasedRawBuilder } from "kysely";

import type { PlanFacts, PlanRecord, RowKey } from "#domain/plan/plan-record.ts";
import type { Activity, Heading } from "#domain/plan/plan.ts";
import { toActivity, toFacts } from "./plan-columns.ts";
import { toHead, type HeadRow } from "./plan-heads.ts";

type HeadingRow = readonly [key: RowKey, revision: number, body: Heading];
type ActivityRow = readonly [key: RowKey, revision: number, body: Activity, satang: number | null];

/** The rows of a plan as one statement brings them. */
interface PlanRows {
  readonly headings: readonly HeadingRow[];
  readonly activity_rows: readonly ActivityRow[];
}

/** The plan's own fields. */
interface FieldsRow extends HeadRow {
  readonly facts: PlanFacts;
  readonly facts_revision: number;
  readonly declared_budget_satang: number | null;
}

/** Which rows are wanted: the activities of these keys, and the headings or not. */
interface ChosenRows {
  readonly keys: readonly RowKey[];
  readonly headings: boolean;
}

/** Activities and headings are read with their headings; the plan's own fields alone are not. */
export function wantsHeadings(keys: readonly RowKey[]): boolean {
  return keys.some((key) => key.startsWith("h") || key.startsWith("a"));
}

/** Columns that bring the rows along with their plan, in order: all, or those chosen. */
export function rowColumns(
  chosen: ChosenRows | null,
): [AliasedRawBuilder<PlanRows["headings"], "headings">, AliasedRawBuilder<PlanRows["activity_rows"], "activity_rows">] {
  const areHeadings = chosen === null ? sql`` : sql` and ${chosen.headings}::boolean`;
  const areActivities = chosen === null ? sql`` : sql` and a.key = any (${chosen.keys}::text[])`;
  return [
    sql<PlanRows["headings"]>`(select coalesce(json_agg(json_build_array(h.key, h.revision, h.body) order by h.position), '[]')
      from heading h where h.plan_id = plan.id${areHeadings})`.as("headings"),
    sql<
      PlanRows["activity_rows"]
    >`(select coalesce(json_agg(json_build_array(a.key, a.revision, a.body, a.budget_satang) order by a.position), '[]')
      from activity a where a.plan_id = plan.id${areActivities})`.as("activity_rows"),
  ];
}

/** แผนในทะเบียน, from its own fields and its rows. */
export function toRecord(fields: FieldsRow, { headings, activity_rows: activities }: PlanRows): PlanRecord {
  return {
    ...toHead(fields),
    plan: {
      ...toFacts(fields.facts, fields.declared_budget_satang),
      headings: headings.map(([, , body]) => body),
      activities: activities.map(([, , body, satang]) => toActivity(body, satang)),
      messages: [],
    },
    rows: {
      plan: fields.facts_revision,
      ...Object.fromEntries(headings.map(([key, revision]) => [key, revision])),
      ...Object.fromEntries(activities.map(([key, revision]) => [key, revision])),
    },
  };
}
