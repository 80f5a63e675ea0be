import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { UploadParts } from "#domain/evidence/evidence-store.ts";
import { guarded, orThrow, type EvidenceKeep } from "./evidence-keep.ts";

/** โฟลเดอร์หลักฐาน — where a house with this data folder keeps the files of evidence. */
export function evidenceFolder(data: string): string {
  return join(data, "evidence");
}

/** A file of evidence lies under the SHA-256 of its bytes: the same file is kept once, and none can change unseen. */
export function evidencePath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/** Names of all files kept, in order; nothing where there is no folder yet. What has another name is not evidence. */
export async function evidenceIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(ifMissing([]));
  return names
    .map((name) => /^([0-9a-f]{2})[/\\](\1[0-9a-f]{62})$/u.exec(name)?.[2] ?? "")
    .filter((name) => name !== "")
    .toSorted();
}

/** ที่เก็บหลักฐานในโฟลเดอร์ — on this machine's disk, or one that all servers share. A file is written whole and only then gets its name. */
export function openEvidenceFolder(folder: string): EvidenceKeep {
  const away = guarded(isDisk);
  const has = async (sha256: string): Promise<boolean> => (await stat(evidencePath(folder, sha256)).catch(ifMissing(null))) !== null;
  const keep: EvidenceKeep["keepAs"] = async (source, { as, isRight = () => true } = {}) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = join(folder, `coming-${randomBytes(12).toString("hex")}`);
    const hash = createHash("sha256");
    let size = 0;
    try {
      const file = await open(half, "wx", 0o600);
      try {
        for await (const bytes of source) {
          hash.update(bytes);
          size += bytes.length;
          await file.writeFile(bytes);
        }
        if (!isRight()) return null;
        await file.sync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest("hex");
      const path = evidencePath(folder, as ?? sha256);
      const isNew = !(await has(as ?? sha256));
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(half, path);
      return { sha256, size, isNew };
    } finally {
      await rm(half, { force: true });
    }
  };
  return {
    keep: (source, isRight) =>
      away(async () => {
        const kept = await keep(source, isRight === undefined ? {} : { isRight });
        return kept === null ? null : { sha256: kept.sha256, size: kept.size };
      }),
    open: (sha256) => away(async () => ((await has(sha256)) ? piecesOf(evidencePath(folder, sha256)) : null)),
    has: (sha256) => away(() => has(sha256)),
    erase: (sha256) =>
      away(async () => {
        await rm(evidencePath(folder, sha256), { force: true });
        return null;
      }),
    parts: partsIn(folder),
    keepAs: async (source, wish) => orThrow(await away(() => keep(source, wish))),
    files: async function* () {
      for (const sha256 of await evidenceIn(folder)) yield { sha256, size: (await stat(evidencePath(folder, sha256))).size };
    },
    trouble: () => null,
  };
}

/**
 * Parts lie in a folder of their upload, each under the byte that it begins at. They are not forced onto the disk: most are gone again before it
 * would write them, and where a crash takes one away the file goes on from there.
 */
function partsIn(folder: string): UploadParts {
  const away = guarded(isDisk);
  const place = (upload: string): string => join(folder, "uploads", upload);
  return {
    put: (upload, start, bytes) =>
      away(async () => {
        const write = (): Promise<void> => writeFile(join(place(upload), String(start)), bytes, { mode: 0o600 });
        await write().catch(async (cause: NodeJS.ErrnoException) => {
          if (cause.code !== "ENOENT") throw cause;
          await mkdir(place(upload), { recursive: true, mode: 0o700 });
          await write();
        });
        return null;
      }),
    list: (upload) =>
      away(async () => {
        const names = (await readdir(place(upload)).catch(ifMissing([]))).filter((name) => /^\d+$/u.test(name));
        const parts = await Promise.all(
          names.map(async (name) => ({ start: Number(name), size: (await stat(join(place(upload), name))).size })),
        );
        return parts.toSorted((one, other) => one.start - other.start);
      }),
    read: (upload, start) => away(() => readFile(join(place(upload), String(start))).catch(ifMissing(null))),
    drop: (upload) =>
      away(async () => {
        await rm(place(upload), { recursive: true, force: true });
        return null;
      }),
    olderThan: (moment) =>
      away(async () => {
        const uploads = await readdir(join(folder, "uploads")).catch(ifMissing([]));
        const times = await Promise.all(uploads.map(async (upload) => (await stat(place(upload)).catch(ifMissing(null)))?.mtimeMs ?? null));
        return uploads.filter((_, index) => (times[index] ?? Number.POSITIVE_INFINITY) < Date.parse(moment));
      }),
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

function ifMissing<T>(instead: T): (cause: NodeJS.ErrnoException) => T {
  return (cause) => {
    if (cause.code === "ENOENT") return instead;
    throw cause;
  };
}

/** What a disk that is full, closed or gone says. */
const DISK: readonly unknown[] = [
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EPERM",
  "EROFS",
  "EIO",
  "ESTALE",
  "ENOTDIR",
  "ENODEV",
  "ENXIO",
  "ETIMEDOUT",
  "EMFILE",
];

function isDisk(cause: unknown): string | null {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" && DISK.includes(cause.code) ? cause.code : null;
}
