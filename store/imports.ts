import { sql } from "kysely";

import type { PlanId } from "#domain/plan/plan-record.ts";
import type { Imports } from "#domain/plan/plans.ts";
import { statement } from "./statement.ts";
import type { Desk } from "./within.ts";

const UNDOABLE = statement((draft, given: { readonly plan: PlanId }) =>
  draft
    .selectFrom("import")
    .select("id")
    .where("plan_id", "=", given.plan)
    .where("revision_after", "=", (one) => one.selectFrom("plan").select("revision").where("id", "=", given.plan))
    .where("undone_at", "is", null),
);

/** ทะเบียนการนำเข้าของธุรกรรมนี้. */
export function importsIn({ trx, person }: Desk): Imports {
  return {
    find: async (id) => {
      const row = await trx.selectFrom("import").selectAll().where("id", "=", id).executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        agency: row.agency_id,
        fileName: row.file_name,
        fileHash: row.file_hash,
        plan: row.plan,
        document: row.document,
        planId: row.plan_id,
        revisionAfter: row.revision_after,
        madeAt: row.made_at,
        acceptedAt: row.accepted_at,
        undoneAt: row.undone_at,
      };
    },
    waiting: async (agency) => {
      const rows = await trx
        .selectFrom("import")
        .select(["id", "file_name", "made_at"])
        .where("agency_id", "=", agency)
        .where("accepted_at", "is", null)
        .orderBy("made_at", "desc")
        .limit(50)
        .execute();
      return rows.map((row) => ({ id: row.id, fileName: row.file_name, madeAt: row.made_at }));
    },
    add: async ({ agency, fileName, fileHash, plan, document }) => {
      const { id } = await trx
        .insertInto("import")
        .values({
          agency_id: agency,
          file_name: fileName,
          file_hash: fileHash,
          plan: JSON.stringify(plan),
          document: JSON.stringify(document),
          made_by: person.id,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      return id;
    },
    accept: async (id, planId, before, revisionAfter) => {
      await trx
        .updateTable("import")
        .set({
          plan_id: planId,
          before: before === null ? null : JSON.stringify(before),
          revision_after: revisionAfter,
          accepted_at: sql`now()`,
        })
        .where("id", "=", id)
        .execute();
    },
    before: async (id) => (await trx.selectFrom("import").select("before").where("id", "=", id).executeTakeFirst())?.before ?? null,
    undone: async (id) => {
      await trx
        .updateTable("import")
        .set({ undone_at: sql`now()` })
        .where("id", "=", id)
        .execute();
    },
    undoable: async (plan) => (await UNDOABLE(trx, { plan }))[0]?.id ?? null,
    drop: async (id) => {
      await trx.deleteFrom("import").where("id", "=", id).where("accepted_at", "is", null).execute();
    },
  };
}
