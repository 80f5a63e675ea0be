import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { allOf } from "#testing/all-of.ts";
import { openTestS3, type TestS3 } from "#testing/s3-server.ts";
import { openEvidenceFolder } from "./evidence-folder.ts";
import type { EvidenceKeep } from "./evidence-keep.ts";
import { openS3Evidence } from "./evidence-s3.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-evidence-store-"));
let s3: TestS3;
beforeAll(async () => {
  s3 = await openTestS3();
});
afterAll(async () => {
  await s3?.close();
  rmSync(folder, { recursive: true, force: true });
});

const PICTURE = Buffer.alloc(3_000_000, "ภาพกิจกรรม");
const sumOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
async function all(source: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}
const spooled = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith("khunatham-s3-") && !name.includes("server"));

describe.each(["folder", "S3"])("evidence kept in a place of the kind: %s", (kind) => {
  let store: EvidenceKeep;
  beforeAll(() => {
    store = kind === "S3" ? openS3Evidence(s3.place) : openEvidenceFolder(folder);
  });

  test("a file lies under the SHA-256 of its bytes, once, and comes back as it was", async () => {
    const kept = { sha256: sumOf(PICTURE), size: PICTURE.length };
    expect(await store.has(kept.sha256)).toEqual({ ok: true, value: false });
    expect(await store.open(kept.sha256)).toEqual({ ok: true, value: null });
    expect(await store.keep(inPieces(PICTURE))).toEqual({ ok: true, value: kept });
    expect(await store.keepAs(inPieces(PICTURE))).toEqual({ ...kept, isNew: false });
    const opened = await store.open(kept.sha256);
    expect((await all(opened.ok ? opened.value : null)).equals(PICTURE)).toBe(true);
    expect(await allOf(store.files())).toEqual([kept]);
    expect(store.trouble()).toBeNull();
  });

  test("an empty file is a file; what is not right, or breaks off, is not kept and leaves nothing behind", async () => {
    const before = spooled();
    expect(await store.keep(inPieces(Buffer.alloc(0)))).toMatchObject({ ok: true, value: { size: 0 } });
    expect(await store.keep(inPieces(Buffer.from("ผิด")), () => false)).toEqual({ ok: true, value: null });
    const cut = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from("half");
      throw new Error("the sender went away");
    };
    await expect(store.keep(cut())).rejects.toThrow("went away");
    expect((await allOf(store.files())).length).toBe(2);
    expect([spooled(), readdirSync(folder).filter((name) => name.startsWith("coming"))]).toEqual([before, []]);
  });

  test("erased it is gone, and erased once more nothing is wrong; a damaged file keeps the name it had", async () => {
    expect(await store.erase(sumOf(PICTURE))).toEqual({ ok: true, value: null });
    expect(await store.erase(sumOf(PICTURE))).toEqual({ ok: true, value: null });
    expect(await store.has(sumOf(PICTURE))).toEqual({ ok: true, value: false });
    const name = sumOf(Buffer.from("as it was"));
    expect(await store.keepAs(inPieces(Buffer.from("damaged")), { as: name })).toMatchObject({
      sha256: sumOf(Buffer.from("damaged")),
      isNew: true,
    });
    const opened = await store.open(name);
    expect((await all(opened.ok ? opened.value : null)).toString()).toBe("damaged");
  });

  test("parts of an upload lie in the order of the file, beside the files and not among them, until they are dropped", async () => {
    const { parts } = store;
    const [first, second] = [Buffer.alloc(1200, "a"), Buffer.from("b")];
    expect(await parts.list("u1")).toEqual({ ok: true, value: [] });
    await parts.put("u1", 1200, second);
    await parts.put("u1", 0, Buffer.from("once before, in other bytes"));
    await parts.put("u1", 0, first);
    await parts.put("u2", 0, second);
    expect(await parts.list("u1")).toEqual({
      ok: true,
      value: [
        { start: 0, size: 1200 },
        { start: 1200, size: 1 },
      ],
    });
    const read = await parts.read("u1", 0);
    expect(read.ok && read.value !== null && Buffer.from(read.value).equals(first)).toBe(true);
    expect(await parts.read("u1", 5)).toEqual({ ok: true, value: null });
    expect((await allOf(store.files())).length).toBe(2);
    const future = new Date(Date.now() + 60_000).toISOString();
    const old = await parts.olderThan(future);
    expect([old.ok ? old.value.toSorted() : old, await parts.olderThan("2020-01-01T00:00:00Z")]).toEqual([
      ["u1", "u2"],
      { ok: true, value: [] },
    ]);
    await parts.drop("u1");
    await parts.drop("u1");
    expect(await parts.list("u1")).toEqual({ ok: true, value: [] });
    expect(await parts.list("u2")).toMatchObject({ value: [{ start: 0 }] });
  });
});

describe("an S3 that does not do it", () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });
  /** A service that answers everything like this; null: never. */
  async function answering(status: number | null, headers: Record<string, string> = {}, body = ""): Promise<string> {
    const server = createServer((request, response) => {
      request.resume();
      if (status !== null) response.writeHead(status, headers).end(body);
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const away = (reason: string) => ({ ok: false, error: { kind: "evidence-store-away", reason } });
  const all4 = (store: EvidenceKeep) =>
    Promise.all([
      store.keep(inPieces(Buffer.from("x"))),
      store.open(sumOf(PICTURE)),
      store.parts.put("u", 0, Buffer.from("x")),
      store.parts.list("u"),
    ]);

  test("says so in a word, keeps nothing, and what was wrong is told until it does again", async () => {
    const store = openS3Evidence({ ...s3.place, bucket: "nobody-made-it" });
    expect(await all4(store)).toEqual([
      away("S3 404 NoSuchBucket"),
      away("S3 NoSuchBucket or closed"),
      away("S3 404 NoSuchBucket"),
      away("S3 NoSuchBucket"),
    ]);
    expect(store.trouble()).toContain("NoSuchBucket");
    expect(await openS3Evidence({ ...s3.place, accessKeyId: "somebody" }).keep(inPieces(Buffer.from("x")))).toEqual(away("S3 403 Unknown"));
    const nobody = await answering(200);
    await new Promise((closed) => servers.pop()?.close(closed));
    for (const [endpoint, reason] of [
      [await answering(500), "S3 500 Unknown"],
      [await answering(503), "S3 503 Unknown"],
      // Nobody else gets the signature.
      [await answering(307, { location: s3.place.endpoint }), "S3 307 Unknown"],
      [nobody, "S3 ECONNREFUSED"],
      [await answering(null), "S3 no answer in time"],
    ] as const)
      expect(await all4(openS3Evidence({ ...s3.place, endpoint, patience: 200 })), reason).toEqual(Array(4).fill(away(reason)));
    expect(spooled()).toEqual([]);
  });

  test("and one that falls silent in the middle of a file ends it, however slowly its reader reads", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-length": "1000000" });
      response.write(Buffer.alloc(1000));
    });
    servers.push(server);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const opened = await openS3Evidence({ ...s3.place, endpoint, patience: 200 }).open(sumOf(PICTURE));
    await expect(all(opened.ok ? opened.value : null)).rejects.toThrow("silent in the middle");
  });
});
