import { sql } from "kysely";

import type { Comment } from "#domain/plan/plan-record.ts";
import type { Comments } from "#domain/plan/plans.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

const COLUMNS = [
  "id",
  "plan_id",
  "row_key",
  "field",
  "reply_to",
  "body",
  "made_by",
  "made_by_name",
  "made_at",
  "settled_at",
  "settled_by_name",
] as const;

/** ทะเบียนความเห็นของธุรกรรมนี้. */
export function commentsIn(desk: Desk): Comments {
  const { trx, person } = desk;
  const rows = trx.selectFrom("comment").select(COLUMNS);
  return {
    ofPlan: async (id) => (await rows.where("plan_id", "=", id).orderBy("made_at").execute()).map(toComment),
    find: async (id) => {
      const row = await rows.where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toComment(row);
    },
    add: async ({ planId, row, field, replyTo, body }, entry) => {
      await writeAudit(desk, entry);
      const made = await trx
        .insertInto("comment")
        .values({ plan_id: planId, row_key: row, field, reply_to: replyTo, body, made_by: person.id, made_by_name: person.name })
        .returning(COLUMNS)
        .executeTakeFirstOrThrow();
      return toComment(made);
    },
    settle: async (id, settled, entry) => {
      await writeAudit(desk, entry);
      await trx
        .updateTable("comment")
        .set(settled ? { settled_at: sql`now()`, settled_by_name: person.name } : { settled_at: null, settled_by_name: null })
        .where("id", "=", id)
        .execute();
    },
  };
}

interface CommentRow {
  readonly id: string;
  readonly plan_id: string;
  readonly row_key: string | null;
  readonly field: string | null;
  readonly reply_to: string | null;
  readonly body: string;
  readonly made_by: string;
  readonly made_by_name: string;
  readonly made_at: string;
  readonly settled_at: string | null;
  readonly settled_by_name: string | null;
}

function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    planId: row.plan_id,
    row: row.row_key,
    field: row.field,
    replyTo: row.reply_to,
    body: row.body,
    by: row.made_by,
    byName: row.made_by_name,
    at: row.made_at,
    settledAt: row.settled_at,
    settledByName: row.settled_by_name,
  };
}
