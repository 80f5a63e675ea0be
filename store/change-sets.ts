import { sql, type Selectable } from "kysely";

import type { ChangeSet } from "#domain/result/change-set.ts";
import type { ChangeSets } from "#domain/result/change-sets.ts";
import { writeAudit } from "./audit.ts";
import type { Tables } from "./tables.ts";
import type { Desk } from "./within.ts";

/** Reports have few; more would be a sign of something else. */
const MOST = 100;

/** ทะเบียนชุดการเปลี่ยนแปลงของธุรกรรมนี้. */
export function changeSetsIn(desk: Desk): ChangeSets {
  const { trx, person } = desk;
  const all = trx.selectFrom("change_set").selectAll();
  async function find(id: string): Promise<ChangeSet | null> {
    const row = await all.where("id", "=", id).executeTakeFirst();
    return row === undefined ? null : toChangeSet(row);
  }
  return {
    find,
    // Whoever only reads holds nothing, and is told so by the action.
    hold: async (id) => {
      await trx.selectFrom("change_set").select("id").where("id", "=", id).forNoKeyUpdate().executeTakeFirst();
      return find(id);
    },
    ofReport: async (reportId) => {
      const rows = await all.where("report_id", "=", reportId).orderBy("made_at", "desc").limit(MOST).execute();
      return rows.map((row) => {
        const { id, fileName, madeByName, madeAt, closedAt, changes, decisions } = toChangeSet(row);
        const told = Object.values(decisions);
        const accepted = told.filter(({ decision }) => decision === "accepted").length;
        return { id, fileName, madeByName, madeAt, closedAt, changes: changes.length, accepted, declined: told.length - accepted };
      });
    },
    same: async ({ reportId, fileHash, comparedRevision }) => {
      const row = await trx
        .selectFrom("change_set")
        .select("id")
        .where("report_id", "=", reportId)
        .where("file_hash", "=", fileHash)
        .where("compared_revision", "=", comparedRevision)
        .where("closed_at", "is", null)
        .executeTakeFirst();
      return row?.id ?? null;
    },
    add: async (set, entry) => {
      await writeAudit(desk, entry);
      const { id } = await trx
        .insertInto("change_set")
        .values({
          report_id: set.reportId,
          file_name: set.fileName,
          file_hash: set.fileHash,
          form: set.form,
          printed_revision: set.printedRevision,
          compared_revision: set.comparedRevision,
          rows: JSON.stringify(set.rows),
          changes: JSON.stringify(set.changes),
          remarks: JSON.stringify(set.remarks),
          made_by: person.id,
          made_by_name: person.name,
          closed_at: set.changes.length === 0 ? sql`now()` : null,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    decide: async (id, decisions, closes, entry) => {
      await writeAudit(desk, entry);
      const told = sql<string>`(select jsonb_object_agg(key, value || jsonb_build_object('byName', ${person.name}::text,
        'at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) from jsonb_each(${JSON.stringify(decisions)}::jsonb))`;
      await trx
        .updateTable("change_set")
        .set({ decisions: sql<string>`decisions || ${told}`, ...(closes ? { closed_at: sql`now()` } : {}) })
        .where("id", "=", id)
        .execute();
    },
  };
}

function toChangeSet(row: Selectable<Tables["change_set"]>): ChangeSet {
  return {
    id: row.id,
    reportId: row.report_id,
    agency: row.agency_id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    form: row.form,
    printedRevision: row.printed_revision,
    comparedRevision: row.compared_revision,
    rows: row.rows,
    changes: row.changes,
    remarks: row.remarks,
    decisions: row.decisions,
    madeByName: row.made_by_name,
    madeAt: row.made_at,
    closedAt: row.closed_at,
  };
}
