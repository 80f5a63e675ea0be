import { createHash } from "node:crypto";

import { sql } from "kysely";

import type { Upload, Uploads } from "#domain/evidence/registers.ts";
import type { Desk } from "./within.ts";

const COLUMNS = ["id", "agency", "name", "size", "received", "sha256", "evidence_id as evidence"] as const;
/** What tells a file's kind: see documents/formats/file-kind.ts. */
const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 512 * 1024;

/** ไฟล์ที่กำลังส่งของธุรกรรมนี้ — row-level security leaves each person their own. */
export function uploadsIn({ trx, person }: Desk): Uploads {
  const uploads = trx.selectFrom("upload").select(COLUMNS);
  const find = async (id: string): Promise<Upload | null> => (await uploads.where("id", "=", id).executeTakeFirst()) ?? null;

  /** One part at a time: the file is never whole in memory. */
  async function* parts(id: string): AsyncGenerator<Uint8Array> {
    const starts = await trx.selectFrom("upload_chunk").select("start").where("upload_id", "=", id).orderBy("start").execute();
    for (const { start } of starts) {
      const { bytes } = await trx
        .selectFrom("upload_chunk")
        .select("bytes")
        .where("upload_id", "=", id)
        .where("start", "=", start)
        .executeTakeFirstOrThrow();
      yield bytes;
    }
  }

  return {
    begin: ({ agency, name, size, sha256 }) =>
      trx.insertInto("upload").values({ person_id: person.id, agency, name, size, sha256 }).returning(COLUMNS).executeTakeFirstOrThrow(),
    find,
    hold: async (id) => {
      await trx.selectFrom("upload").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
      return find(id);
    },
    open: async () => {
      const { open } = await trx
        .selectFrom("upload")
        .select(sql<number>`count(*)::int`.as("open"))
        .where("evidence_id", "is", null)
        .executeTakeFirstOrThrow();
      return open;
    },
    take: async ({ id, received }, bytes) => {
      await trx
        .insertInto("upload_chunk")
        .values({ upload_id: id, person_id: person.id, start: received, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) })
        .execute();
      await trx
        .updateTable("upload")
        .set({ received: received + bytes.length })
        .where("id", "=", id)
        .execute();
      return received + bytes.length;
    },
    bytes: parts,
    sample: async (id) => {
      const { size } = await trx.selectFrom("upload").select("size").where("id", "=", id).executeTakeFirstOrThrow();
      const picked: Uint8Array[] = [];
      let at = 0;
      for (const { start, length } of await trx
        .selectFrom("upload_chunk")
        .select(["start", sql<number>`octet_length(bytes)`.as("length")])
        .where("upload_id", "=", id)
        .orderBy("start")
        .execute()) {
        const isNeeded = start < HEAD_BYTES || start + length > size - TAIL_BYTES;
        if (!isNeeded) continue;
        const { bytes } = await trx
          .selectFrom("upload_chunk")
          .select("bytes")
          .where("upload_id", "=", id)
          .where("start", "=", start)
          .executeTakeFirstOrThrow();
        picked.push(bytes);
        at += bytes.length;
      }
      return new Uint8Array(Buffer.concat(picked, at));
    },
    sha256Of: async (id) => {
      const hash = createHash("sha256");
      for await (const bytes of parts(id)) hash.update(bytes);
      return hash.digest("hex");
    },
    finish: async (id, evidence) => {
      await trx.deleteFrom("upload_chunk").where("upload_id", "=", id).execute();
      await trx.updateTable("upload").set({ evidence_id: evidence }).where("id", "=", id).execute();
    },
    drop: async (id) => {
      await trx.deleteFrom("upload").where("id", "=", id).execute();
    },
  };
}
