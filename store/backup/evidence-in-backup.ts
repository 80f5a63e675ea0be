import { createHash } from "node:crypto";

import { EvidenceAwayError, orThrow, type EvidenceKeep } from "../evidence-keep.ts";
import type { EvidenceSum } from "./manifest.ts";
import { tarHeader, tarPadding, type TarEntry } from "./tar.ts";

/** Where files of evidence lie in the archive. */
export const EVIDENCE = "evidence/";

/** The files as parts of an archive, and what they come to. A file whose bytes no longer fit its name is carried as it is, and told. */
export async function* evidenceParts(
  store: EvidenceKeep | undefined,
  seconds: number,
  told: (sum: EvidenceSum) => void,
): AsyncGenerator<Uint8Array> {
  yield tarHeader(EVIDENCE, 0, seconds);
  const sum = openSum();
  for await (const { sha256: name, size } of store?.files() ?? []) {
    const bytes = store === undefined ? null : orThrow(await store.open(name));
    if (bytes === null) throw new EvidenceAwayError(`the file of evidence ${name} was taken away while it was copied`);
    yield tarHeader(`${EVIDENCE}${name}`, size, seconds);
    const hash = createHash("sha256");
    let read = 0;
    for await (const piece of bytes) {
      hash.update(piece);
      read += piece.length;
      if (read <= size) yield piece;
    }
    if (read !== size) throw new Error(`the file of evidence ${name} changed while it was copied`);
    yield tarPadding(size);
    sum.add(name, size, hash.digest("hex"));
  }
  told(sum.total());
}

/** Files on their way back from an archive: until the database is filled they can be taken away again. */
export interface ComingEvidence {
  /** Keeps a file, or only counts it where there is no place for it. */
  readonly take: (entry: TarEntry) => Promise<void>;
  readonly total: () => EvidenceSum;
  /** Takes away what came with this backup. */
  readonly giveUp: () => Promise<void>;
  /** Takes away what did not come with it: the record it belonged to is gone. */
  readonly clearOthers: () => Promise<void>;
}

/** Is it the name of a file of evidence? */
export function isEvidence(name: string): boolean {
  return /^evidence\/[0-9a-f]{64}$/u.test(name);
}

/** Makes room for the files of a backup. */
export function receiveEvidence(store: EvidenceKeep | undefined): ComingEvidence {
  const sum = openSum();
  const came = new Set<string>();
  const made: string[] = [];
  return {
    take: async ({ name: path, bytes }) => {
      const name = path.slice(EVIDENCE.length);
      came.add(name);
      const kept = await store?.keepAs(bytes, { as: name });
      if (kept != null) {
        if (kept.isNew) made.push(name);
        return sum.add(name, kept.size, kept.sha256);
      }
      const hash = createHash("sha256");
      let size = 0;
      for await (const piece of bytes) {
        hash.update(piece);
        size += piece.length;
      }
      return sum.add(name, size, hash.digest("hex"));
    },
    total: sum.total,
    giveUp: async () => {
      for (const name of made) await store?.erase(name);
    },
    clearOthers: async () => {
      const others: string[] = [];
      for await (const { sha256 } of store?.files() ?? []) if (!came.has(sha256)) others.push(sha256);
      for (const name of others) if (store !== undefined) orThrow(await store.erase(name));
    },
  };
}

function openSum(): { readonly add: (name: string, size: number, sha256: string) => void; readonly total: () => EvidenceSum } {
  const names = createHash("sha256");
  const damaged: string[] = [];
  let files = 0;
  let bytes = 0;
  return {
    add: (name, size, sha256) => {
      names.update(`${name}\n`);
      files += 1;
      bytes += size;
      if (sha256 !== name) damaged.push(name);
    },
    total: () => ({ files, bytes, sha256: names.copy().digest("hex"), damaged }),
  };
}
