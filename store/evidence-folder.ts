import { createHash, randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

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
  const names = await readdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return [];
    throw cause;
  });
  return names
    .map((name) => /^([0-9a-f]{2})[/\\](\1[0-9a-f]{62})$/u.exec(name)?.[2] ?? "")
    .filter((name) => name !== "")
    .toSorted();
}

/** What was kept: its name, and whether it was there before. */
export interface KeptEvidence {
  readonly sha256: string;
  readonly size: number;
  readonly isNew: boolean;
}

/**
 * เก็บหลักฐาน — writes a file whole to the disk and only then under its name, so that a row may point to it. `as` gives the name where the
 * bytes are known to be another's (a backup of a damaged file).
 */
export async function keepEvidence(folder: string, source: AsyncIterable<Uint8Array>, as?: string): Promise<KeptEvidence> {
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
      await file.sync();
    } finally {
      await file.close();
    }
    const sha256 = hash.digest("hex");
    const path = evidencePath(folder, as ?? sha256);
    const isNew = (await stat(path).catch(() => null)) === null;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(half, path);
    return { sha256, size, isNew };
  } catch (cause) {
    await rm(half, { force: true });
    throw cause;
  }
}
