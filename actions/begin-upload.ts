import { EVIDENCE_BYTES, fileNameOf, PART_BYTES } from "#domain/evidence/evidence.ts";
import type { Upload } from "#domain/evidence/registers.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why no upload is begun. */
export interface BeginUploadError {
  readonly kind: "agency-not-found" | "not-your-role" | "evidence-too-large" | "empty" | "too-many-uploads";
}

/** Why a part is not taken; `received` = where the next part begins. */
export type UploadPartError =
  | { readonly kind: "upload-not-found" | "upload-too-long" | "empty" }
  | { readonly kind: "upload-elsewhere"; readonly received: number };

/** Uploads of one person that may be under way: a folder of pictures, not a disk. */
const MOST_OPEN = 60;

/** เริ่มส่งไฟล์หลักฐาน — a reporter or author of the agency says what will come; nothing is attached before the file is whole. */
export async function beginUpload(
  { records }: { readonly records: Records },
  wish: { readonly agency: number; readonly name: string; readonly size: number; readonly sha256: string | null },
): Promise<Result<Upload, BeginUploadError>> {
  const { agencies, person, uploads } = records;
  if ((await agencies.find(wish.agency)) === null) return err({ kind: "agency-not-found" });
  if (!holds(person, wish.agency, "author", "unit-reporter")) return err({ kind: "not-your-role" });
  if (wish.size === 0) return err({ kind: "empty" });
  if (wish.size > EVIDENCE_BYTES) return err({ kind: "evidence-too-large" });
  if ((await uploads.open()) >= MOST_OPEN) return err({ kind: "too-many-uploads" });
  return ok(await uploads.begin({ ...wish, name: fileNameOf(wish.name) }));
}

/**
 * รับส่วนของไฟล์ — a part that begins where the last one ended. The same part once more, its answer having been lost, changes nothing and is told
 * how far the file is.
 */
export async function takeUploadPart(
  { records: { uploads } }: { readonly records: Records },
  { id, at, bytes }: { readonly id: string; readonly at: number; readonly bytes: Uint8Array },
): Promise<Result<Upload, UploadPartError>> {
  const held = await uploads.hold(id);
  if (held === null) return err({ kind: "upload-not-found" });
  if (bytes.length === 0 || bytes.length > PART_BYTES) return err({ kind: "empty" });
  if (at + bytes.length <= held.received) return ok(held);
  if (at !== held.received) return err({ kind: "upload-elsewhere", received: held.received });
  if (at + bytes.length > held.size) return err({ kind: "upload-too-long" });
  return ok({ ...held, received: await uploads.take(held, bytes) });
}
