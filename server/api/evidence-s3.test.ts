// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { LogLine } from "#server/log.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { restoreBackup } from "#store/backup/restore-backup.ts";
import { writeBackup } from "#store/backup/write-backup.ts";
import type { EvidenceKeep } from "#store/evidence-keep.ts";
import { openS3Evidence } from "#store/evidence-s3.ts";
import { doDueJob } from "#store/jobs.ts";
import { allOf } from "#testing/all-of.ts";
import { signedIn, TEST_ADDRESS } from "#testing/cookies.ts";
import { as, openTestDatabase } from "#testing/database.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { phonePhoto, PLAIN_PHOTOS } from "#testing/photos.ts";
import { openTestS3, type TestS3 } from "#testing/s3-server.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-evidence-s3-"));
const PDF = Buffer.from("%PDF-1.7\n% คำสั่งแต่งตั้งคณะทำงาน\n%%EOF\n");
const log: LogLine[] = [];
let s3: TestS3;
let office: Office;
let house: OpenHouse;
/** The bucket as the house has it, and whether the house gets in. */
let bucket: EvidenceKeep;
let isOpen = true;

beforeAll(async () => {
  s3 = await openTestS3();
  bucket = openS3Evidence(s3.place);
  const shut = openS3Evidence({ ...s3.place, accessKeyId: "somebody" });
  office = await openOffice();
  const now = (): EvidenceKeep => (isOpen ? bucket : shut);
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    evidence: {
      ...bucket,
      keep: (...asked) => now().keep(...asked),
      open: (name) => now().open(name),
      parts: { ...bucket.parts, put: (...asked) => now().parts.put(...asked) },
      trouble: () => now().trouble(),
    },
    log: (line) => log.push(line),
    scanner: null,
  });
}, 60_000);
afterAll(async () => {
  await house?.close();
  await office?.drop();
  await s3?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(method: string, path: string, body?: unknown, officer = "author"): Promise<readonly [number, any]> {
  const isBytes = body instanceof Uint8Array;
  const answer = await signedIn(
    house,
    office,
    officer,
  )(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(isBytes ? { headers: { "content-type": "application/octet-stream" } } : {}),
  });
  const text = await answer.text();
  return [answer.status, text === "" ? null : JSON.parse(text)];
}
const agency = (): number => office.agency("กรมตัวอย่าง");
async function begin(name: string, bytes: Uint8Array, sha256: string | null = null): Promise<string> {
  return (await send("POST", `/agencies/${agency()}/uploads`, { name, size: bytes.length, sha256 }))[1].id;
}
const part = (id: string, at: number, bytes: Uint8Array) => send("PUT", `/uploads/${id}?at=${at}`, bytes);
const finish = (id: string) => send("POST", `/uploads/${id}/finish`, {});
async function sent(name: string, bytes: Uint8Array): Promise<any> {
  const id = await begin(name, bytes);
  await part(id, 0, bytes);
  const [status, made] = await finish(id);
  expect([status, made.kind]).toEqual([201, made.kind]);
  return made;
}
const files = async (): Promise<readonly string[]> => (await allOf(bucket.files())).map(({ sha256 }) => sha256);

test("a bucket that does not let the house in is said with what to do; the upload stays, and is finished when it does", async () => {
  const id = await begin("คำสั่ง.pdf", PDF);
  isOpen = false;
  const [refused, problem] = await part(id, 0, PDF);
  expect([refused, problem.kind, problem.detail]).toEqual([503, "evidence-store-away", expect.stringContaining("ไฟล์ที่ส่งแล้วยังอยู่")]);
  expect(JSON.stringify(problem)).not.toContain("403");
  expect(log.filter(({ event }) => event === "evidence-store")).toEqual([{ event: "evidence-store", error: "S3 403 InvalidAccessKeyId" }]);
  isOpen = true;
  expect((await part(id, 0, PDF))[1].received).toBe(PDF.length);
  isOpen = false;
  expect((await finish(id))[1].kind).toBe("evidence-store-away");
  expect([await files(), (await send("GET", `/agencies/${agency()}/uploads`))[1]]).toMatchObject([
    [],
    [{ id, received: PDF.length, evidence: null }],
  ]);
  isOpen = true;
  const [status, made] = await finish(id);
  expect([status, made.kind]).toEqual([201, "pdf"]);
  expect([await files(), (await send("GET", `/agencies/${agency()}/uploads`))[1]]).toEqual([[made.file.sha256], []]);
  expect(await bucket.parts.list(id)).toEqual({ ok: true, value: [] });

  isOpen = false;
  const [away, says] = await send("GET", `/evidence/${made.id}/file`);
  expect([away, says.kind]).toEqual([503, "evidence-store-away"]);
  isOpen = true;
  const got = await signedIn(house, office, "author")(`/api/v1/evidence/${made.id}/file`);
  expect(Buffer.from(await got.arrayBuffer()).equals(PDF)).toBe(true);
});

test("a file chosen again is known by its sum and goes on; what differs from that sum, or lost a part, is not taken", async () => {
  const photo = phonePhoto(1, PLAIN_PHOTOS.progressive, 40_000);
  const sum = createHash("sha256").update(photo).digest("hex");
  const id = await begin("ภาพ.jpg", photo, sum);
  await part(id, 0, photo.subarray(0, 10_000));
  expect((await send("GET", `/agencies/${agency()}/uploads`))[1]).toMatchObject([{ id, name: "ภาพ.jpg", received: 10_000, sha256: sum }]);
  // Nobody else's, and of no other agency.
  expect((await send("GET", `/agencies/${agency()}/uploads`, undefined, "other-author"))[1]).toEqual([]);
  expect((await send("GET", `/agencies/${office.agency("กองต้นแบบ")}/uploads`))[1]).toEqual([]);
  await part(id, 10_000, photo.subarray(10_000));
  // The record was restored without its halves, or the disk lost one: the file goes on where they end.
  await bucket.parts.drop(id);
  await bucket.parts.put(id, 0, photo.subarray(0, 10_000));
  expect((await finish(id))[1]).toMatchObject({ kind: "upload-unfinished", received: 10_000 });
  expect((await send("GET", `/uploads/${id}`))[1].received).toBe(10_000);
  await part(id, 10_000, Buffer.concat([photo.subarray(10_000, -1), Buffer.from("?")]));
  expect((await finish(id))[1].kind).toBe("upload-differs");
  expect((await send("DELETE", `/uploads/${id}`))[0]).toBe(204);
  expect(await bucket.parts.list(id)).toEqual({ ok: true, value: [] });
});

test("two servers without a folder between them: the second takes the next part and finishes, the first gives the file out", async () => {
  const second = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    evidence: openS3Evidence(s3.place),
    log: () => undefined,
    scanner: null,
  });
  try {
    const bytes = Buffer.concat([PDF, Buffer.from("% สองเครื่อง")]);
    const id = await begin("สองเครื่อง.pdf", bytes);
    await part(id, 0, bytes.subarray(0, 20));
    const there = signedIn(second, office, "author");
    const rest = { method: "PUT", body: bytes.subarray(20), headers: { "content-type": "application/octet-stream" } };
    expect((await there(`/api/v1/uploads/${id}?at=20`, rest)).status).toBe(200);
    const made: any = await (await there(`/api/v1/uploads/${id}/finish`, { method: "POST", body: {} })).json();
    const got = await signedIn(house, office, "author")(`/api/v1/evidence/${made.id}/file`);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  } finally {
    await second.close();
  }
});

test("what was removed thirty days ago and is used nowhere is erased, and nothing else; not while a backup is made", async () => {
  const [own, shared, young, handed] = await Promise.all(
    ["เลิกใช้", "ใช้ร่วม", "เพิ่งลบ", "เสนอแล้ว"].map((name) => sent(`${name}.pdf`, Buffer.from(`%PDF-1.7\n% ${name}\n%%EOF`))),
  );
  const half = await begin("ค้าง.pdf", PDF);
  await part(half, 0, PDF.subarray(0, 9));
  for (const { id } of [own, shared, young, handed]) expect((await send("DELETE", `/evidence/${id}`))[0]).toBe(204);
  const due = async () => {
    await as(office.superUrl, (client) =>
      client.query("update job set next_at = case when kind = 'erase-evidence' then now() else now() + interval '1 hour' end"),
    );
    return doDueJob(house.records, { evidence: bucket });
  };
  const hashes = [own, shared, young, handed].map(({ file }) => file.sha256 as string);
  const left = async () => (await files()).filter((name) => hashes.includes(name)).toSorted();
  await as(office.superUrl, async (client) => {
    await client.query("update evidence set removed_at = now() - interval '31 days' where id = any ($1)", [[own.id, shared.id, handed.id]]);
    await client.query("alter table evidence disable trigger user");
    await client.query(
      `insert into evidence (agency_id, within, kind, name, sha256, type, size, made_by, made_by_name)
       select $1, '{}', kind, name, sha256, type, size, made_by, made_by_name from evidence where id = $2`,
      [office.agency("กรมอื่น"), shared.id],
    );
    await client.query("alter table evidence enable trigger user");
    await client.query("alter table report_submission disable trigger all");
    await client.query(
      `insert into report_submission (report_id, number, is_late, snapshot, snapshot_hash, workflow, submitted_by, submitted_by_name, agency_id, within)
       values (gen_random_uuid(), 1, false, jsonb_build_object('proofs', jsonb_build_array(jsonb_build_object('name', 'x', 'sha256', $1::text))), 'h', '{}', 'p', 'p', 0, '{}')`,
      [handed.file.sha256],
    );
    await client.query("alter table report_submission enable trigger all");
    // A backup that is under way.
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock_shared(8571, 0)");
    expect(await due()).toMatchObject({ kind: "erase-evidence", error: null });
    await client.query("commit");
  });
  expect(await left()).toEqual(hashes.toSorted());
  expect(await due()).toMatchObject({ kind: "erase-evidence", error: null });
  expect(await left()).toEqual(hashes.slice(1).toSorted());
  const { rows } = await as(office.superUrl, (client) => client.query("select id from evidence where erased_at is not null"));
  expect(rows).toEqual([{ id: own.id }]);
  await as(office.superUrl, (client) => client.query("delete from report_submission"));
  // A half of today stays; what was erased may be sent again.
  expect(await bucket.parts.list(half)).toMatchObject({ value: [{ start: 0 }] });
  expect((await sent("เลิกใช้.pdf", Buffer.from("%PDF-1.7\n% เลิกใช้\n%%EOF"))).file.sha256).toBe(own.file.sha256);
});

test("a backup carries the files out of one bucket and into another", async () => {
  const [file, target, other] = [join(folder, "สำรอง"), await openTestDatabase(), await openTestS3()];
  try {
    const before = await files();
    expect(before.length).toBeGreaterThan(3);
    const told = await writeBackup({ ownerUrl: office.ownerUrl, file, house: "0.1.0", evidence: bucket, passphrase: "ฝนตกที่ชายทุ่ง" });
    expect(told.evidence).toMatchObject({ files: before.length, damaged: [] });
    const place = openS3Evidence(other.place);
    const restored = await restoreBackup({ ownerUrl: target.ownerUrl, file, evidence: place, passphrase: "ฝนตกที่ชายทุ่ง", replace: false });
    expect(restored).toMatchObject({ ok: true });
    expect((await allOf(place.files())).map(({ sha256 }) => sha256)).toEqual(before);
  } finally {
    await target.drop();
    await other.close();
  }
}, 60_000);
