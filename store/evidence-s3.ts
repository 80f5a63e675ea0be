import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { S3mini, S3ServiceError } from "s3mini";

import type { KeptFile, UploadParts } from "#domain/evidence/evidence-store.ts";
import { guarded, orThrow, type EvidenceKeep } from "./evidence-keep.ts";
import { S3SilentError, timedFetch, timedPieces } from "./s3-time-limits.ts";

/** ที่เก็บหลักฐานแบบ S3 — where the bucket is and how one gets in. */
export interface S3Place {
  /** Of the service, without the bucket: https://s3.example.go.th */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before every name, with a slash at its end; empty where the bucket is the record's alone. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** How long the service may be silent. */
  readonly patience?: number;
}

const PATIENCE_MILLISECONDS = 20_000;
const BYTES = "application/octet-stream";

/**
 * ที่เก็บหลักฐานใน S3 — any service that speaks S3; names as in the folder. A file waits on this machine's disk until its SHA-256 is known, is
 * sent only where the bucket does not have it, and the service compares the bytes with that sum before it keeps them.
 */
export function openS3Evidence(place: S3Place): EvidenceKeep {
  const { endpoint, bucket, prefix, region, accessKeyId, secretAccessKey, patience = PATIENCE_MILLISECONDS } = place;
  const s3 = new S3mini({
    accessKeyId,
    secretAccessKey,
    region,
    endpoint: `${endpoint.replace(/\/+$/u, "")}/${bucket}`,
    fetch: timedFetch(patience),
  });
  let trouble: string | null = null;
  const guard = guarded((cause) => (trouble = reasonOf(cause)));
  const away: typeof guard = async (work) => {
    const done = await guard(work);
    if (done.ok) trouble = null;
    return done;
  };
  const keyOf = (sha256: string): string => `${prefix}${sha256.slice(0, 2)}/${sha256}`;

  const keep: EvidenceKeep["keepAs"] = async (source, { as, isRight = () => true } = {}) => {
    const folder = await mkdtemp(join(tmpdir(), "khunatham-s3-"));
    try {
      const path = join(folder, "coming");
      const file = await spool(path, source);
      if (!isRight()) return null;
      const key = keyOf(as ?? file.sha256);
      const isNew = !(await s3.objectExists(key));
      // A name of another's bytes says nothing of what lies there.
      if (isNew || as !== undefined) await put(s3, key, await openAsBlob(path), file.sha256);
      return { ...file, isNew };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  const listed = async (below: string) => {
    const found = await s3.listObjects("/", below);
    if (found === null) throw new S3SilentError("NoSuchBucket");
    return found;
  };
  /** A missing bucket answers as a missing file does. */
  const read = async (key: string): Promise<Response | null> => {
    const found = await s3.getObjectResponse(key);
    if (found === null && !(await s3.bucketExists())) throw new S3SilentError("NoSuchBucket or closed");
    return found;
  };
  return {
    keep: (source, isRight) =>
      away(async () => {
        const kept = await keep(source, isRight === undefined ? {} : { isRight });
        return kept === null ? null : { sha256: kept.sha256, size: kept.size };
      }),
    open: (sha256) =>
      away(async () => {
        const found = await read(keyOf(sha256));
        return found === null ? null : timedPieces(found.body, patience);
      }),
    has: (sha256) => away(async () => (await s3.objectExists(keyOf(sha256))) === true),
    erase: (sha256) =>
      away(async () => {
        await s3.deleteObject(keyOf(sha256));
        return null;
      }),
    parts: partsIn({ s3, prefix: `${prefix}uploads/`, away, listed, read, patience }),
    keepAs: async (source, wish) => orThrow(await away(() => keep(source, wish))),
    files: async function* () {
      const found = orThrow(await away(() => listed(prefix)));
      const files = found.flatMap(({ Key: key, Size: size }) => {
        const sha256 = /^([0-9a-f]{2})\/(\1[0-9a-f]{62})$/u.exec(key.slice(prefix.length))?.[2];
        return sha256 === undefined ? [] : [{ sha256, size }];
      });
      yield* files.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
    },
    trouble: () => trouble,
  };
}

interface PartsPlace {
  readonly s3: S3mini;
  readonly prefix: string;
  readonly away: ReturnType<typeof guarded>;
  readonly listed: (below: string) => Promise<NonNullable<Awaited<ReturnType<S3mini["listObjects"]>>>>;
  readonly read: (key: string) => Promise<Response | null>;
  readonly patience: number;
}

/** Parts lie below their upload, each under the byte that it begins at. */
function partsIn({ s3, prefix, away, listed, read, patience }: PartsPlace): UploadParts {
  const keyOf = (upload: string, start: number): string => `${prefix}${upload}/${start}`;
  return {
    put: (upload, start, bytes) =>
      away(async () => {
        await put(s3, keyOf(upload, start), bytes, createHash("sha256").update(bytes).digest("hex"));
        return null;
      }),
    list: (upload) =>
      away(async () => {
        const below = `${prefix}${upload}/`;
        const parts = (await listed(below)).map(({ Key: key, Size: size }) => ({ start: Number(key.slice(below.length)), size }));
        return parts.filter(({ start }) => Number.isSafeInteger(start)).toSorted((one, other) => one.start - other.start);
      }),
    read: (upload, start) =>
      away(async () => {
        const found = await read(keyOf(upload, start));
        if (found === null) return null;
        const whole = new Uint8Array(Number(found.headers.get("content-length")));
        let at = 0;
        for await (const bytes of timedPieces(found.body, patience)) {
          if (at + bytes.length > whole.length) throw new S3SilentError("more than it said");
          whole.set(bytes, at);
          at += bytes.length;
        }
        return whole.subarray(0, at);
      }),
    drop: (upload) =>
      away(async () => {
        const keys = (await listed(`${prefix}${upload}/`)).map(({ Key: key }) => key);
        for (const key of keys) await s3.deleteObject(key);
        return null;
      }),
    olderThan: (moment) =>
      away(async () => {
        const newest = new Map<string, number>();
        for (const { Key: key, LastModified: at } of await listed(prefix)) {
          const upload = key.slice(prefix.length).split("/")[0] ?? "";
          newest.set(upload, Math.max(newest.get(upload) ?? 0, at.getTime()));
        }
        return [...newest].filter(([, at]) => at < Date.parse(moment)).map(([upload]) => upload);
      }),
  };
}

/** Writes a file to the disk and tells its sum: only then its name is known. */
async function spool(path: string, source: AsyncIterable<Uint8Array>): Promise<KeptFile> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const bytes of source) {
      hash.update(bytes);
      size += bytes.length;
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), size };
}

/** The sum goes with the bytes: a service that knows it keeps nothing that was altered on the way. */
async function put(s3: S3mini, key: string, bytes: Uint8Array | Blob, sha256: string): Promise<void> {
  const size = bytes instanceof Blob ? bytes.size : bytes.length;
  await s3.putObject(key, bytes, BYTES, undefined, { "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64") }, size);
}

/** Why S3 did not do it, in one word or two without addresses; null where it was not S3. */
function reasonOf(cause: unknown): string | null {
  if (cause instanceof S3ServiceError) return `S3 ${cause.status} ${cause.serviceCode ?? ""}`.trim();
  if (cause instanceof S3SilentError) return `S3 ${cause.message}`;
  return null;
}
