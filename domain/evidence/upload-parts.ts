import { err, ok, type Result } from "../result.ts";
import type { EvidenceStoreAway, UploadPart, UploadParts } from "./evidence-store.ts";

/** What tells a file's kind: see documents/formats/file-kind.ts. */
const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 512 * 1024;

/** The parts are not the whole file; `received` = where the next part begins. */
export interface UploadUnfinished {
  readonly kind: "upload-unfinished";
  readonly received: number;
}

/** Parts that follow each other from the first byte to the last; told where they break off. What lies beside them (a part that came twice in other lengths) is left out. */
export function chainOf(parts: readonly UploadPart[], size: number): Result<readonly UploadPart[], UploadUnfinished> {
  const byStart = new Map(parts.map((part) => [part.start, part]));
  const chain: UploadPart[] = [];
  let at = 0;
  while (at < size) {
    const part = byStart.get(at);
    if (part === undefined || part.size === 0 || at + part.size > size) return err({ kind: "upload-unfinished", received: at });
    chain.push(part);
    at += part.size;
  }
  return ok(chain);
}

/** ไฟล์ที่ส่งครบแล้ว — read part by part, never whole in memory. */
export interface WholeUpload {
  /** What a reading that broke off was told; null while all is well. */
  readonly failure: () => EvidenceStoreAway | UploadUnfinished | null;
  /** The file from its first byte; ends early where a part could not be read, and then `failure` tells why. */
  readonly bytes: () => AsyncGenerator<Uint8Array>;
  /** Its beginning and its end, enough to know what it is; the whole of a small file. */
  readonly sample: () => AsyncGenerator<Uint8Array>;
}

/** Opens a file whose parts have all come. */
export function openWholeUpload(store: UploadParts, upload: string, chain: readonly UploadPart[], size: number): WholeUpload {
  let failure: EvidenceStoreAway | UploadUnfinished | null = null;
  async function* read(isWanted: (part: UploadPart) => boolean): AsyncGenerator<Uint8Array> {
    for (const part of chain.filter(isWanted)) {
      const bytes = await store.read(upload, part.start);
      if (!bytes.ok) failure = bytes.error;
      else if (bytes.value?.length !== part.size) failure = { kind: "upload-unfinished", received: part.start };
      if (!bytes.ok || bytes.value === null || failure !== null) return;
      yield bytes.value;
    }
  }
  return {
    failure: () => failure,
    bytes: () => read(() => true),
    sample: () => read(({ start, size: length }) => start < HEAD_BYTES || start + length > size - TAIL_BYTES),
  };
}
