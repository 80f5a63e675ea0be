import { sql } from "kysely";

import type { CalendarKey, CalendarKeys } from "#domain/person/calendar-key.ts";
import { writeAudit } from "./audit.ts";
import type { Desk } from "./within.ts";

const COLUMNS = ["id", "made_at as madeAt", "last_used_at as lastUsedAt"] as const;

/** กุญแจปฏิทินของผู้ขอในธุรกรรมนี้. */
export function calendarKeysIn(desk: Desk): CalendarKeys {
  const { trx, person } = desk;
  const end = async (): Promise<void> => {
    await trx
      .updateTable("calendar_key")
      .set({ revoked_at: sql`now()` })
      .where("person_id", "=", person.id)
      .where("revoked_at", "is", null)
      .execute();
  };
  return {
    own: async (): Promise<CalendarKey | null> =>
      (await trx
        .selectFrom("calendar_key")
        .select(COLUMNS)
        .where("person_id", "=", person.id)
        .where("revoked_at", "is", null)
        .executeTakeFirst()) ?? null,
    make: async (hash, entry) => {
      await writeAudit(desk, entry);
      await end();
      return trx.insertInto("calendar_key").values({ person_id: person.id, hash }).returning(COLUMNS).executeTakeFirstOrThrow();
    },
    revoke: async (entry) => {
      await writeAudit(desk, entry);
      await end();
    },
  };
}
