import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";

import { evidenceIn, evidencePath, keepEvidence } from "../evidence-folder.ts";
import type { EvidenceSum } from "./manifest.ts";
import { tarHeader, tarPadding, type TarEntry } from "./tar.ts";

/** Where files of evidence lie in the archive. */
export const EVIDENCE = "evidence/";

/** The files as parts of an archive, and what they come to. A file whose bytes no longer fit its name is carried as it is, and told. */
export async function* evidenceParts(
  folder: string | undefined,
  seconds: number,
  told: (sum: EvidenceSum) => void,
): AsyncGenerator<Uint8Array> {
  yield tarHeader(EVIDENCE, 0, seconds);
  const sum = openSum();
  for (const name of folder === undefined ? [] : await evidenceIn(folder)) {
    const file = await open(evidencePath(folder ?? "", name), "r");
    try {
      const { size } = await file.stat();
      yield tarHeader(`${EVIDENCE}${name}`, size, seconds);
      const hash = createHash("sha256");
      let read = 0;
      if (size > 0)
        for await (const bytes of file.createReadStream({ end: size - 1, autoClose: false })) {
          hash.update(bytes as Uint8Array);
          read += (bytes as Uint8Array).length;
          yield bytes as Uint8Array;
        }
      if (read !== size) throw new Error(`the file of evidence ${name} changed while it was copied`);
      yield tarPadding(size);
      sum.add(name, size, hash.digest("hex"));
    } finally {
      await file.close();
    }
  }
  told(sum.total());
}

/** Files on their way back from an archive: until the database is filled they can be taken away again. */
export interface ComingEvidence {
  /** Keeps a file, or only counts it where there is no folder. */
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

/** Opens the folder for the files of a backup. */
export function receiveEvidence(folder: string | undefined): ComingEvidence {
  const sum = openSum();
  const came = new Set<string>();
  const made: string[] = [];
  const drop = (folderOf: string, names: readonly string[]) =>
    Promise.all(names.map((name) => rm(evidencePath(folderOf, name), { force: true })));
  return {
    take: async ({ name: path, bytes }) => {
      const name = path.slice(EVIDENCE.length);
      came.add(name);
      if (folder === undefined) {
        const hash = createHash("sha256");
        let size = 0;
        for await (const piece of bytes) {
          hash.update(piece);
          size += piece.length;
        }
        return sum.add(name, size, hash.digest("hex"));
      }
      const kept = await keepEvidence(folder, bytes, name);
      if (kept.isNew) made.push(name);
      sum.add(name, kept.size, kept.sha256);
    },
    total: sum.total,
    giveUp: async () => {
      if (folder !== undefined) await drop(folder, made);
    },
    clearOthers: async () => {
      if (folder === undefined) return;
      await drop(
        folder,
        (await evidenceIn(folder)).filter((name) => !came.has(name)),
      );
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
