import { evidenceFileOf, type EvidenceTypeError, type RecognisedEvidence } from "#documents/formats/evidence-file.ts";
import type { EvidenceStore, EvidenceStoreAway, KeptFile, RunningHash, VirusScanner } from "#domain/evidence/evidence-store.ts";
import type { Evidence, EvidenceDetails } from "#domain/evidence/evidence.ts";
import { photoCleaner } from "#domain/evidence/photo-cleaner.ts";
import type { PhotoDamaged, PhotoSize } from "#domain/evidence/photo.ts";
import type { Upload } from "#domain/evidence/registers.ts";
import { chainOf, openWholeUpload, type UploadUnfinished, type WholeUpload } from "#domain/evidence/upload-parts.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why an upload is not ready to be taken. */
export type FinishUploadError = { readonly kind: "upload-not-found" | "not-your-role" } | UploadUnfinished;

/** Why a whole file becomes no evidence. */
export type KeepUploadError =
  | EvidenceTypeError
  | PhotoDamaged
  | UploadUnfinished
  | EvidenceStoreAway
  | { readonly kind: "upload-differs" | "scanner-away" }
  | { readonly kind: "virus-found"; readonly name: string };

/** What a file is looked at and kept with. */
export interface KeepingTools {
  readonly store: EvidenceStore;
  readonly scanner: VirusScanner | null;
  readonly hash: () => RunningHash;
}

/** A file that is kept, on its way to become evidence. */
export interface KeptUpload {
  readonly file: KeptFile;
  readonly recognised: RecognisedEvidence;
  readonly photo: PhotoSize | null;
}

/** ไฟล์ส่งครบหรือยัง — the upload as it is to be taken, or what became of it already: asked again, finishing answers the same. */
export async function readyUpload(
  { records }: { readonly records: Records },
  id: string,
): Promise<Result<{ readonly upload: Upload; readonly made: Evidence | null }, FinishUploadError>> {
  const upload = await records.uploads.find(id);
  if (upload === null) return err({ kind: "upload-not-found" });
  const made = await becameOf(records, upload);
  if (!made.ok) return made;
  if (made.value === null && upload.received < upload.size) return err({ kind: "upload-unfinished", received: upload.received });
  return ok({ upload, made: made.value });
}

/**
 * รับไฟล์หลักฐานที่ส่งครบแล้ว — recognised by its content, looked at by the scanner where there is one, its place taken out and kept under the
 * SHA-256 of what is kept, in one passage. Needs no transaction: nothing of the record is held while a disk or a service is waited for.
 */
export async function keepUpload(tools: KeepingTools, upload: Upload): Promise<Result<KeptUpload, KeepUploadError>> {
  const { store, scanner } = tools;
  const parts = await store.parts.list(upload.id);
  if (!parts.ok) return parts;
  const chain = chainOf(parts.value, upload.size);
  if (!chain.ok) return chain;
  const whole = openWholeUpload(store.parts, upload.id, chain.value, upload.size);

  const sample = await joined(whole.sample());
  const unread = whole.failure();
  if (unread !== null) return err(unread);
  const recognised = evidenceFileOf(sample, upload.name);
  if (!recognised.ok) return recognised;
  const verdict = (await scanner?.scan(whole.bytes())) ?? { kind: "clean" };
  const unscanned = whole.failure();
  if (unscanned !== null) return err(unscanned);
  if (verdict.kind === "found") return err({ kind: "virus-found", name: verdict.name });
  if (verdict.kind === "away") return err({ kind: "scanner-away" });
  return keepCleaned(tools, upload, whole, recognised.value);
}

/** Enters a kept file in the record; where the upload was finished meanwhile, what became of it. */
export async function enterUpload(
  { records, store }: { readonly records: Records; readonly store: EvidenceStore },
  { id, kept, details }: { readonly id: string; readonly kept: KeptUpload; readonly details: EvidenceDetails },
): Promise<Result<Evidence, FinishUploadError | EvidenceStoreAway>> {
  const { evidence, uploads } = records;
  const held = await uploads.hold(id);
  if (held === null) return err({ kind: "upload-not-found" });
  const before = await becameOf(records, held);
  if (!before.ok) return before;
  if (before.value !== null) return ok(before.value);
  const { file, recognised, photo } = kept;
  const made = await evidence.add({
    agency: held.agency,
    kind: recognised.kind,
    name: held.name,
    link: null,
    file: { ...file, type: recognised.type, width: photo?.width ?? null, height: photo?.height ?? null },
    details,
  });
  // Whoever erases what is used nowhere waits for the entry above; what was erased just before it comes once more.
  const isThere = await store.has(file.sha256);
  if (!isThere.ok) return isThere;
  if (!isThere.value) return err({ kind: "evidence-store-away", reason: "erased while it was kept" });
  await uploads.finish(id, made.id);
  return ok(made);
}

/** The parts are fewer than were counted (a restored record, a lost disk), or are not the file: it goes on from there. */
export async function goBackTo(
  { records: { uploads } }: { readonly records: Records },
  { id, received }: { readonly id: string; readonly received: number },
): Promise<Result<null, { readonly kind: "upload-not-found" }>> {
  const held = await uploads.hold(id);
  if (held === null) return err({ kind: "upload-not-found" });
  await uploads.receive(id, Math.min(received, held.received));
  return ok(null);
}

/** What became of an upload; null where nothing has yet and the person may finish it. */
async function becameOf(
  { evidence, person }: Records,
  upload: Upload,
): Promise<Result<Evidence | null, { readonly kind: "upload-not-found" | "not-your-role" }>> {
  if (upload.evidence === null) return holds(person, upload.agency, "author", "unit-reporter") ? ok(null) : err({ kind: "not-your-role" });
  const made = await evidence.find(upload.evidence);
  return made === null ? err({ kind: "upload-not-found" }) : ok(made);
}

async function keepCleaned(
  { store, hash }: KeepingTools,
  upload: Upload,
  whole: WholeUpload,
  recognised: RecognisedEvidence,
): Promise<Result<KeptUpload, KeepUploadError>> {
  const cleaner = photoCleaner(recognised.type);
  const sent = upload.sha256 === null ? null : hash();
  let refused: KeepUploadError | null = null;
  let photo: PhotoSize | null = null;
  async function* cleaned(): AsyncGenerator<Uint8Array> {
    for await (const bytes of whole.bytes()) {
      sent?.add(bytes);
      yield* cleaner === null ? [bytes] : cleaner.push(bytes);
    }
  }
  const kept = await store.keep(cleaned(), () => {
    const size = cleaner?.end() ?? ok(null);
    photo = size.ok ? size.value : null;
    refused = whole.failure() ?? (sent !== null && sent.digest() !== upload.sha256 ? { kind: "upload-differs" } : null);
    refused ??= size.ok ? null : size.error;
    return refused === null;
  });
  if (!kept.ok) return kept;
  if (kept.value === null) return err(refused ?? { kind: "upload-differs" });
  return ok({ file: kept.value, recognised, photo });
}

async function joined(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
