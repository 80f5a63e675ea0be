import { open, stat } from "node:fs/promises";

import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import { evidencePath, keepEvidence } from "./evidence-folder.ts";

/** ที่เก็บหลักฐานในโฟลเดอร์ — on this machine's disk, or one that all servers share. */
export function openEvidenceStore(folder: string): EvidenceStore {
  const has = async (sha256: string): Promise<boolean> => {
    try {
      await stat(evidencePath(folder, sha256));
      return true;
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return false;
      throw cause;
    }
  };
  return {
    keep: async (source) => {
      const { sha256, size } = await keepEvidence(folder, source);
      return { sha256, size };
    },
    open: async (sha256) => ((await has(sha256)) ? piecesOf(evidencePath(folder, sha256)) : null),
    has,
  };
}

/** Opened when the first piece is asked for: whoever asks for the headers only leaves nothing open. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    for await (const bytes of file.createReadStream({ autoClose: false })) yield bytes as Uint8Array;
  } finally {
    await file.close();
  }
}
