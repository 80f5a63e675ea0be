import { sql, type Expression } from "kysely";

import type { Act, AuditEntry, AuditLine } from "#domain/record/audit.ts";
import type { AuditLog } from "#domain/record/records.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

const PAGE = 200;

/** The columns of a line; the chain's own are filled where it is kept. */
export function auditColumns({ person, request }: Desk, { act, agency, planId, changes, facts }: AuditEntry) {
  return {
    agency_id: agency,
    person_id: person.id,
    person_name: person.name,
    act,
    plan_id: planId ?? null,
    changes: JSON.stringify(changes),
    facts: JSON.stringify(facts ?? {}),
    request,
  };
}

const WRITE = statement((draft, given: ReturnType<typeof auditColumns>) =>
  draft.insertInto("audit_line").values({
    agency_id: given.agency_id,
    person_id: given.person_id,
    person_name: given.person_name,
    act: given.act,
    plan_id: given.plan_id,
    changes: given.changes,
    facts: given.facts,
    request: given.request,
  }),
);

/** Writes the line of a change that is about to be made. */
export async function writeAudit(desk: Desk, entry: AuditEntry): Promise<void> {
  await WRITE(desk.trx, auditColumns(desk, entry));
}

/** สมุดบันทึกของธุรกรรมนี้. */
export function auditIn(desk: Desk): AuditLog {
  const lines = desk.trx
    .selectFrom("audit_line")
    .select(["agency_id", "number", "at", "person_id", "person_name", "act", "plan_id", "changes", "facts", "request", "hash"])
    .limit(PAGE);
  return {
    write: (entry) => writeAudit(desk, entry),
    ofPlan: async (planId, { row, field }) => {
      const about = JSON.stringify([{ ...(row === undefined ? {} : { row }), ...(field === undefined ? {} : { field }) }]);
      const rows = await lines
        .where("plan_id", "=", planId)
        .$if(row !== undefined || field !== undefined, (query) =>
          query.where(sql`changes::jsonb`, "@>", sql`${about}::jsonb` as Expression<unknown>),
        )
        .orderBy("at", "desc")
        .execute();
      return rows.map(toLine);
    },
    ofAgency: async (agency, before) => {
      const rows = await lines
        .where("agency_id", "=", agency)
        .$if(before !== null, (query) => query.where("number", "<", before))
        .orderBy("number", "desc")
        .execute();
      return rows.map(toLine);
    },
  };
}

interface LineRow {
  readonly agency_id: number;
  readonly number: number;
  readonly at: string;
  readonly person_id: string | null;
  readonly person_name: string;
  readonly act: string;
  readonly plan_id: string | null;
  readonly changes: string;
  readonly facts: string;
  readonly request: string | null;
  readonly hash: string;
}

function toLine(row: LineRow): AuditLine {
  return {
    agency: row.agency_id,
    number: row.number,
    at: row.at,
    person: row.person_id,
    personName: row.person_name,
    act: row.act as Act,
    planId: row.plan_id,
    changes: JSON.parse(row.changes),
    facts: JSON.parse(row.facts),
    request: row.request,
    hash: row.hash,
  };
}
