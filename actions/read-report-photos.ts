import type { ReportPhoto, ReportPhotos } from "#documents/writing/report-paper.ts";
import type { Evidence, EvidenceUse } from "#domain/evidence/evidence.ts";
import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import type { Activity } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";

/** Photos of one paper, and the bytes of all of them: more would fill the paper and the memory of the server. */
const MOST_PHOTOS = 12;
const MOST_BYTES = 40 * 1024 * 1024;

/** ภาพถ่ายที่จะพิมพ์ — chosen, their bytes not yet fetched. */
export interface ChosenPhotos {
  readonly shown: readonly Chosen[];
  readonly more: number;
}

interface Chosen {
  readonly photo: Omit<ReportPhoto, "bytes">;
  readonly sha256: string;
  readonly size: number;
}

/**
 * เลือกภาพถ่ายหลักฐานของรายงาน — those that prove its results, its own and the accepted answers' of its units: the first of each activity, then the
 * second of each, as many as a paper holds; in the plan's order.
 */
export async function chooseReportPhotos(
  { records }: { readonly records: Records },
  { report, activities }: { readonly report: string; readonly activities: readonly Activity[] },
): Promise<ChosenPhotos> {
  const accepted = new Set((await records.answers.ofReport(report)).filter(({ status }) => status === "accepted").map(({ id }) => id));
  const uses = (await records.evidence.ofReport(report)).filter(({ answer }) => answer === null || accepted.has(answer));
  const all = photosOf(uses, activities);
  const turns = activities.map(({ id }) => all.filter(({ photo }) => photo.activities[0] === id));
  const inTurn = Array.from({ length: MOST_PHOTOS }, (_none, turn) => turns.flatMap((own) => own[turn] ?? [])).flat();
  const shown = new Set<Chosen>();
  let bytes = 0;
  for (const one of inTurn) {
    if (shown.size === MOST_PHOTOS || bytes + one.size > MOST_BYTES) continue;
    shown.add(one);
    bytes += one.size;
  }
  return { shown: turns.flat().filter((one) => shown.has(one)), more: all.length - shown.size };
}

/** นำไฟล์ภาพมาจากที่เก็บ; one that is not there any more is told so in the paper. */
export async function fetchReportPhotos(store: EvidenceStore, { shown, more }: ChosenPhotos): Promise<ReportPhotos> {
  const fetched: ReportPhoto[] = [];
  for (const { photo, sha256, size } of shown) fetched.push({ ...photo, bytes: await wholeFile(store, sha256, size) });
  return { shown: fetched, more };
}

/** Each photo once, with all the activities that it proves, in their order. */
function photosOf(uses: readonly EvidenceUse[], activities: readonly Activity[]): readonly Chosen[] {
  const byId = new Map<string, { readonly evidence: Evidence; readonly activities: Set<string> }>();
  for (const { id } of activities)
    for (const { activity, evidence } of uses) {
      if (activity !== id) continue;
      const known = byId.get(evidence.id) ?? { evidence, activities: new Set() };
      known.activities.add(id);
      byId.set(evidence.id, known);
    }
  return [...byId.values()].flatMap(({ evidence, activities: own }) => {
    const { file, name, happenedOn } = evidence;
    if (file === null || (file.type !== "image/jpeg" && file.type !== "image/png")) return [];
    return [{ photo: { activities: [...own], name, happenedOn, type: file.type }, sha256: file.sha256, size: file.size }];
  });
}

/** The file's bytes; null where it is not there, cannot be read, or is not as long as it was when it was kept. */
async function wholeFile(store: EvidenceStore, sha256: string, size: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(size);
  let at = 0;
  try {
    const opened = await store.open(sha256);
    if (!opened.ok) return null;
    for await (const piece of opened.value ?? []) {
      if (at + piece.length > size) return null;
      bytes.set(piece, at);
      at += piece.length;
    }
  } catch {
    // A store that goes away midway must not cost the paper; the paper says what is missing.
    return null;
  }
  return at === size ? bytes : null;
}
