import { EVIDENCE_BYTES, fileNameOf, PART_BYTES } from "#domain/evidence/evidence.ts";
import type { EvidenceStore, EvidenceStoreAway } from "#domain/evidence/evidence-store.ts";
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

/** A part of a file as it comes. */
export interface ComingPart {
  readonly id: string;
  readonly at: number;
  readonly bytes: Uint8Array;
}

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
  if ((await uploads.open()).length >= MOST_OPEN) return err({ kind: "too-many-uploads" });
  return ok(await uploads.begin({ ...wish, name: fileNameOf(wish.name) }));
}

/** ไฟล์ที่ส่งค้างไว้ — the person's own uploads for an agency that are not finished, newest first. */
export async function listUploads({ records }: { readonly records: Records }, agency: number): Promise<readonly Upload[]> {
  return (await records.uploads.open()).filter((upload) => upload.agency === agency);
}

/** Where a part belongs, before its bytes are kept: `isHere` where it came already, its answer having been lost. */
export async function placeOfPart(
  { records: { uploads } }: { readonly records: Records },
  { id, at, bytes }: ComingPart,
): Promise<Result<{ readonly upload: Upload; readonly isHere: boolean }, UploadPartError>> {
  const upload = await uploads.find(id);
  return upload === null ? err({ kind: "upload-not-found" }) : placeIn(upload, at, bytes);
}

/** รับส่วนของไฟล์ — keeps the bytes of a part; needs no transaction, so a slow disk or service holds no connection. */
export function keepPart(
  { store }: { readonly store: EvidenceStore },
  { id, at, bytes }: ComingPart,
): Promise<Result<null, EvidenceStoreAway>> {
  return store.parts.put(id, at, bytes);
}

/** Counts a part whose bytes are kept. The same part once more changes nothing and is told how far the file is. */
export async function countPart(
  { records: { uploads } }: { readonly records: Records },
  { id, at, bytes }: ComingPart,
): Promise<Result<Upload, UploadPartError>> {
  const held = await uploads.hold(id);
  if (held === null) return err({ kind: "upload-not-found" });
  const place = placeIn(held, at, bytes);
  if (!place.ok) return place;
  if (place.value.isHere) return ok(held);
  await uploads.receive(id, at + bytes.length);
  return ok({ ...held, received: at + bytes.length });
}

function placeIn(
  upload: Upload,
  at: number,
  { length }: Uint8Array,
): Result<{ readonly upload: Upload; readonly isHere: boolean }, UploadPartError> {
  if (length === 0 || length > PART_BYTES) return err({ kind: "empty" });
  if (at + length <= upload.received) return ok({ upload, isHere: true });
  if (at !== upload.received) return err({ kind: "upload-elsewhere", received: upload.received });
  if (at + length > upload.size) return err({ kind: "upload-too-long" });
  return ok({ upload, isHere: false });
}
