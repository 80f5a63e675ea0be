import type { Upload, Uploads } from "#domain/evidence/registers.ts";
import type { Desk } from "./within.ts";

const COLUMNS = ["id", "agency", "name", "size", "received", "sha256", "evidence_id as evidence"] as const;

/** ไฟล์ที่กำลังส่งของธุรกรรมนี้ — row-level security leaves each person their own. */
export function uploadsIn({ trx, person }: Desk): Uploads {
  const uploads = trx.selectFrom("upload").select(COLUMNS);
  const find = async (id: string): Promise<Upload | null> => (await uploads.where("id", "=", id).executeTakeFirst()) ?? null;
  return {
    begin: ({ agency, name, size, sha256 }) =>
      trx.insertInto("upload").values({ person_id: person.id, agency, name, size, sha256 }).returning(COLUMNS).executeTakeFirstOrThrow(),
    find,
    hold: async (id) => (await uploads.where("id", "=", id).forUpdate().executeTakeFirst()) ?? null,
    open: () => uploads.where("evidence_id", "is", null).orderBy("made_at", "desc").orderBy("id").execute(),
    receive: async (id, received) => {
      await trx.updateTable("upload").set({ received }).where("id", "=", id).execute();
    },
    finish: async (id, evidence) => {
      await trx.updateTable("upload").set({ evidence_id: evidence }).where("id", "=", id).execute();
    },
    drop: async (id) => {
      await trx.deleteFrom("upload").where("id", "=", id).execute();
    },
  };
}
