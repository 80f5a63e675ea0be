import type { EvidenceKind } from "#domain/evidence/evidence.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { kindOf, type FileKind } from "./file-kind.ts";

/** Why a file is not taken as evidence. */
export interface EvidenceTypeError {
  readonly kind: "evidence-type" | "evidence-type-differs" | "evidence-macros" | "old-office";
}

/** What a file of evidence is, by its content. */
export interface RecognisedEvidence {
  readonly kind: Exclude<EvidenceKind, "link">;
  readonly type: string;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** Kinds that are taken, with the endings their names may have. */
const TAKEN = [
  { kind: "photo", type: "image/jpeg", endings: ["jpg", "jpeg", "jfif"] },
  { kind: "photo", type: "image/png", endings: ["png"] },
  { kind: "pdf", type: "application/pdf", endings: ["pdf"] },
  { kind: "word", type: `${OFFICE}.wordprocessingml.document`, endings: ["docx"] },
  { kind: "excel", type: `${OFFICE}.spreadsheetml.sheet`, endings: ["xlsx"] },
] as const satisfies readonly (RecognisedEvidence & { readonly endings: readonly string[] })[];

const TYPE_OF: Readonly<Partial<Record<FileKind, string>>> = {
  pdf: "application/pdf",
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
};

/**
 * รู้ชนิดของไฟล์หลักฐานจากเนื้อหา — `sample` is its first 64 KiB and last 512 KiB. A name that says otherwise is refused: who opens it later
 * must get what the name promises.
 */
export function evidenceFileOf(sample: Uint8Array, name: string): Result<RecognisedEvidence, EvidenceTypeError> {
  // Without its name: only the content counts.
  const found = kindOf(sample);
  if (found === "compound") return err({ kind: "old-office" });
  const type = TYPE_OF[found] ?? (found === "picture" ? pictureType(sample) : null);
  const taken = TAKEN.find((one) => one.type === type);
  if (taken === undefined) return err({ kind: "evidence-type" });
  // The list of parts stands at the end of the package.
  if ((taken.kind === "word" || taken.kind === "excel") && Buffer.from(sample).includes("vbaProject.bin"))
    return err({ kind: "evidence-macros" });
  const ending = /\.(\w{1,8})$/u.exec(name)?.[1]?.toLowerCase();
  const endings: readonly string[] = taken.endings;
  return ending === undefined || endings.includes(ending)
    ? ok({ kind: taken.kind, type: taken.type })
    : err({ kind: "evidence-type-differs" });
}

function pictureType(sample: Uint8Array): string | null {
  if (sample[0] === 0xff && sample[1] === 0xd8) return "image/jpeg";
  return sample[0] === 0x89 && sample[1] === 0x50 ? "image/png" : null;
}
