import { evidenceFileOf, type EvidenceTypeError } from "#documents/formats/evidence-file.ts";
import type { EvidenceStore, VirusScanner } from "#domain/evidence/evidence-store.ts";
import type { Evidence, EvidenceDetails } from "#domain/evidence/evidence.ts";
import { cleanedPhoto, measuredPhoto } from "#domain/evidence/photo-cleaner.ts";
import type { PhotoDamaged } from "#domain/evidence/photo.ts";
import { holds } from "#domain/person/role.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";

/** Why an upload becomes no evidence. */
export type FinishUploadError =
  | EvidenceTypeError
  | PhotoDamaged
  | { readonly kind: "upload-not-found" | "not-your-role" | "upload-differs" | "scanner-away" }
  | { readonly kind: "virus-found"; readonly name: string }
  | { readonly kind: "upload-unfinished"; readonly received: number };

/**
 * รับไฟล์หลักฐานที่ส่งครบแล้ว — recognised by its content, looked at by the scanner where there is one, its place taken out, kept under the SHA-256
 * of what is kept. Asked again it answers with what became of the upload.
 */
export async function finishUpload(
  tools: { readonly records: Records; readonly store: EvidenceStore; readonly scanner: VirusScanner | null },
  { id, details }: { readonly id: string; readonly details: EvidenceDetails },
): Promise<Result<Evidence, FinishUploadError>> {
  const { evidence, person, uploads } = tools.records;
  const held = await uploads.hold(id);
  if (held === null) return err({ kind: "upload-not-found" });
  if (held.evidence !== null) {
    const made = await evidence.find(held.evidence);
    return made === null ? err({ kind: "upload-not-found" }) : ok(made);
  }
  if (!holds(person, held.agency, "author", "unit-reporter")) return err({ kind: "not-your-role" });
  if (held.received < held.size) return err({ kind: "upload-unfinished", received: held.received });
  const recognised = evidenceFileOf(await uploads.sample(id), held.name);
  if (!recognised.ok) return recognised;
  const { kind, type } = recognised.value;
  if (held.sha256 !== null && (await uploads.sha256Of(id)) !== held.sha256) return err({ kind: "upload-differs" });
  const verdict = (await tools.scanner?.scan(uploads.bytes(id))) ?? { kind: "clean" };
  if (verdict.kind === "found") return err({ kind: "virus-found", name: verdict.name });
  if (verdict.kind === "away") return err({ kind: "scanner-away" });
  const size = await measuredPhoto(type, uploads.bytes(id));
  if (!size.ok) return size;

  const kept = await tools.store.keep(cleanedPhoto(type, uploads.bytes(id)));
  const made = await evidence.add({
    agency: held.agency,
    kind,
    name: held.name,
    link: null,
    file: { ...kept, type, width: size.value?.width ?? null, height: size.value?.height ?? null },
    details,
  });
  await uploads.finish(id, made.id);
  return ok(made);
}
