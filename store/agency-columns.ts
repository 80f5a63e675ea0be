import { sql } from "kysely";

import type { Agency, AgencyChange, AgencyPeriod } from "#domain/agency/agency.ts";
import type { AgencyRecord } from "#domain/agency/agencies.ts";

/** How many working agencies stand directly below, either line. */
export const below = sql<number>`(select count(*)::int from agency c where (c.parent_id = agency.id or c.area_id = agency.id) and c.ended_on is null)`;

/** What an agency is, as columns of its row and of its periods. */
export function columnsOf({
  kind,
  name,
  shortName,
  code,
  parent,
  area,
}: Pick<Agency, "kind" | "name" | "shortName" | "code" | "parent" | "area">) {
  return { kind, name, short_name: shortName, code, parent_id: parent, area_id: area };
}

/** The columns of an agency, named: a statement with a list that a migration may lengthen is planned anew each time. */
export const AGENCY = [
  "agency.id",
  "agency.kind",
  "agency.name",
  "agency.short_name",
  "agency.code",
  "agency.parent_id",
  "agency.area_id",
  "agency.within",
  "agency.ended_on",
  "agency.merged_into",
  "agency.allows_self_approval",
  "agency.needs_review",
  "agency.revision",
] as const;

interface AgencyRow {
  readonly id: number;
  readonly kind: Agency["kind"];
  readonly name: string;
  readonly short_name: string | null;
  readonly code: string | null;
  readonly parent_id: number | null;
  readonly area_id: number | null;
  readonly within: readonly number[];
  readonly ended_on: string | null;
  readonly merged_into: number | null;
  readonly allows_self_approval: boolean;
  readonly needs_review: boolean;
  readonly revision: number;
  readonly below: number;
}

/** A row with what stands below it. */
export function toAgency(row: AgencyRow): AgencyRecord {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    parent: row.parent_id,
    area: row.area_id,
    within: row.within,
    endedOn: row.ended_on,
    mergedInto: row.merged_into,
    rules: { allowsSelfApproval: row.allows_self_approval, needsReview: row.needs_review },
    revision: row.revision,
    below: row.below,
  };
}

interface PeriodRow {
  readonly valid_from: string;
  readonly change: AgencyChange;
  readonly kind: Agency["kind"];
  readonly name: string;
  readonly short_name: string | null;
  readonly code: string | null;
  readonly parent_id: number | null;
  readonly area_id: number | null;
  readonly reason: string | null;
}

/** What an agency was from a day on. */
export function toPeriod(row: PeriodRow): AgencyPeriod {
  return {
    from: row.valid_from,
    change: row.change,
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    code: row.code,
    parent: row.parent_id,
    area: row.area_id,
    reason: row.reason,
  };
}
