import { open } from "node:fs/promises";

import type { EvidenceStore } from "#domain/evidence/evidence-store.ts";
import { evidencePath, keepEvidence } from "./evidence-folder.ts";

/** ที่เก็บหลักฐานในโฟลเดอร์ — on this machine's disk, or one that all servers share. */
export function openEvidenceStore(folder: string): EvidenceStore {
  const opened = (sha256: string) =>
    open(evidencePath(folder, sha256), "r").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return null;
      throw cause;
    });
  return {
    keep: async (source) => {
      const { sha256, size } = await keepEvidence(folder, source);
      return { sha256, size };
    },
    // Opened at once, so that a file that is not there is told before an answer begins; it closes when read to its end or let go.
    open: async (sha256) => (await opened(sha256))?.createReadStream() ?? null,
    has: async (sha256) => {
      const file = await opened(sha256);
      await file?.close();
      return file !== null;
    },
  };
}
