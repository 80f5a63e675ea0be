// oxlint-disable typescript/no-explicit-any -- answers are read as the JSON they are; each test says what it expects
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { readFile } from "#documents/formats/read-file.ts";
import type { ScanVerdict } from "#domain/evidence/evidence-store.ts";
import { PART_BYTES } from "#domain/evidence/evidence.ts";
import { openHouse, type OpenHouse } from "#server/open-house.ts";
import { restoreBackup } from "#store/backup/restore-backup.ts";
import { writeBackup } from "#store/backup/write-backup.ts";
import { evidenceIn, evidencePath, openEvidenceFolder } from "#store/evidence-folder.ts";
import { verifyAudit } from "#store/verify-audit.ts";
import { signedIn, TEST_ADDRESS, type Ask } from "#testing/cookies.ts";
import { as, openTestDatabase } from "#testing/database.ts";
import { markAgency, type MarkedAgency } from "#testing/marked-rows.ts";
import { openOffice, type Office } from "#testing/office.ts";
import { phonePhoto, PLAIN_PHOTOS, TELLING } from "#testing/photos.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-evidence-api-"));
const PDF = Buffer.from("%PDF-1.7\n% คำสั่งแต่งตั้งคณะทำงาน\n%%EOF\n");

let office: Office;
let house: OpenHouse;
let department: MarkedAgency;
let division: MarkedAgency;
/** The activity of the department's report. */
let activity: string;
let verdict: ScanVerdict = { kind: "clean" };
const by = (officer: string): Ask => signedIn(house, office, officer);

beforeAll(async () => {
  office = await openOffice();
  house = await openHouse({
    serverUrl: office.serverUrl,
    address: TEST_ADDRESS,
    pages: "/nonexistent",
    evidence: openEvidenceFolder(folder),
    log: () => undefined,
    today: () => "2027-04-02",
    scanner: {
      scan: async (source) => {
        let seen = 0;
        for await (const bytes of source) seen += bytes.length;
        return seen === 0 ? { kind: "away" } : verdict;
      },
    },
  });
  department = await markAgency(house, office, "กรมตัวอย่าง");
  division = await markAgency(house, office, "กองต้นแบบ");
  activity = (await send(by("author"), "GET", `/reports/${department.report}`))[1].plan.activities[0].id;
}, 60_000);
afterAll(async () => {
  await house?.close();
  await office?.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  verdict = { kind: "clean" };
});

async function send(ask: Ask, method: string, path: string, body?: unknown): Promise<readonly [number, any]> {
  const isBytes = body instanceof Uint8Array;
  const answer = await ask(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
    ...(isBytes ? { headers: { "content-type": "application/octet-stream" } } : {}),
  });
  const text = await answer.text();
  const told = text === "" ? null : JSON.parse(text);
  return [answer.status, answer.status >= 400 ? told.kind : told];
}
const begin = (ask: Ask, agency: number, name: string, size: number, sha256: string | null = null) =>
  send(ask, "POST", `/agencies/${agency}/uploads`, { name, size, sha256 });
const part = (ask: Ask, id: string, at: number, bytes: Uint8Array) => send(ask, "PUT", `/uploads/${id}?at=${at}`, bytes);

/** Sends a whole file and finishes it. */
async function upload(ask: Ask, agency: number, name: string, bytes: Buffer, details: object = {}): Promise<readonly [number, any]> {
  const [, begun] = await begin(ask, agency, name, bytes.length);
  for (let at = 0; at < bytes.length; at += PART_BYTES) await part(ask, begun.id, at, bytes.subarray(at, at + PART_BYTES));
  return send(ask, "POST", `/uploads/${begun.id}/finish`, details);
}
const linesOf = (act: string): Promise<number> =>
  as(office.superUrl, async (client) => (await client.query("select count(*)::int as n from audit_line where act = $1", [act])).rows[0].n);
const parts = (): number => readdirSync(join(folder, "uploads")).length;

describe("a photograph that is sent", () => {
  test("is kept without its place under the SHA-256 of what is kept, with its size and its line in the log", async () => {
    const photo = phonePhoto(6);
    const [status, made] = await upload(by("author"), department.agency, "ภาพกิจกรรม.jpg", photo, {
      happenedOn: "2027-03-01",
      channel: "เว็บไซต์กรม",
      consent: true,
    });
    expect(status).toBe(201);
    expect(made).toMatchObject({
      kind: "photo",
      name: "ภาพกิจกรรม.jpg",
      happenedOn: "2027-03-01",
      channel: "เว็บไซต์กรม",
      consent: true,
      uses: 0,
    });
    const kept = readFileSync(evidencePath(folder, made.file.sha256));
    expect(createHash("sha256").update(kept).digest("hex")).toBe(made.file.sha256);
    expect(made.file).toMatchObject({ type: "image/jpeg", size: kept.length, width: 16, height: 12 });
    expect(TELLING.filter((text) => photo.includes(text, 0, "latin1"))).toEqual([...TELLING]);
    expect(TELLING.filter((text) => kept.includes(text, 0, "latin1"))).toEqual([]);
    expect([await linesOf("evidence.added"), parts()]).toEqual([1, 0]);

    const file = await by("ministry-reviewer")(`/api/v1/evidence/${made.id}/file`);
    expect(Buffer.from(await file.arrayBuffer()).equals(kept)).toBe(true);
    const header = (name: string) => file.headers.get(name);
    expect([header("content-type"), header("x-content-type-options"), header("content-length")]).toEqual([
      "image/jpeg",
      "nosniff",
      String(kept.length),
    ]);
    expect(header("content-disposition")).toBe(`attachment; filename*=UTF-8''${encodeURIComponent("ภาพกิจกรรม.jpg")}`);
    const head = await by("author")(`/api/v1/evidence/${made.id}/file`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, String(kept.length), ""]);
    const again = await by("author")(`/api/v1/evidence/${made.id}/file`, { headers: { "if-none-match": header("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  test("goes on where the line broke: parts may come twice, never out of order", async () => {
    const author = by("author");
    const photo = phonePhoto(1, PLAIN_PHOTOS.progressive, PART_BYTES * 2);
    const [, begun] = await begin(author, department.agency, "ใหญ่.jpg", photo.length);
    const piece = (at: number) => photo.subarray(at, at + PART_BYTES);
    expect((await part(author, begun.id, 0, piece(0)))[1].received).toBe(PART_BYTES);
    // The answer was lost: the same part comes once more.
    expect((await part(author, begun.id, 0, piece(0)))[1].received).toBe(PART_BYTES);
    expect(await part(author, begun.id, PART_BYTES * 2, piece(0))).toEqual([409, "upload-elsewhere"]);
    expect(await send(author, "POST", `/uploads/${begun.id}/finish`, {})).toEqual([409, "upload-unfinished"]);
    expect((await send(author, "GET", `/uploads/${begun.id}`))[1]).toMatchObject({
      received: PART_BYTES,
      size: photo.length,
      evidence: null,
    });
    for (let at = PART_BYTES; at < photo.length; at += PART_BYTES) await part(author, begun.id, at, piece(at));
    expect(await part(author, begun.id, photo.length, Buffer.from("x"))).toEqual([422, "upload-too-long"]);
    const [status, made] = await send(author, "POST", `/uploads/${begun.id}/finish`, {});
    expect([status, made.file.size]).toEqual([201, PLAIN_PHOTOS.progressive.length]);
    // Its answer was lost too.
    expect((await send(author, "POST", `/uploads/${begun.id}/finish`, {}))[1].id).toBe(made.id);
    expect(parts()).toBe(0);
  });

  test("is one piece of evidence however often and by whomever of the agency it is sent", async () => {
    const before = [await linesOf("evidence.added"), (await evidenceIn(folder)).length] as const;
    const photo = phonePhoto(8);
    const made = await Promise.all(
      ["author", "other-author", "author", "other-author"].map((officer) => upload(by(officer), department.agency, "ซ้ำ.jpg", photo)),
    );
    const finished = made.filter(([status]) => status === 201);
    expect(finished.length).toBeGreaterThan(0);
    expect(new Set(finished.map(([, one]) => one.id)).size).toBe(1);
    expect([await linesOf("evidence.added"), (await evidenceIn(folder)).length]).toEqual([before[0] + 1, before[1] + 1]);
    const [, foreign] = await upload(by("foreign-author"), office.agency("กรมอื่น"), "ซ้ำ.jpg", photo);
    expect(foreign.id).not.toBe(finished[0]?.[1].id);
    expect((await evidenceIn(folder)).length).toBe(before[1] + 1);
  });
});

describe("a file that is not taken", () => {
  test("is of another kind than its name says, of a kind that is not evidence, damaged, empty, too large or not what was sent", async () => {
    const author = by("author");
    const refused = (name: string, bytes: Buffer) => upload(author, department.agency, name, bytes);
    expect(await refused("ภาพ.png", PDF)).toEqual([415, "evidence-type-differs"]);
    expect(await refused("ภาพ.jpg", Buffer.from("<script>alert(1)</script>"))).toEqual([415, "evidence-type"]);
    expect(await refused("ภาพ.jpg", PLAIN_PHOTOS.baseline.subarray(0, 200))).toEqual([422, "photo-damaged"]);
    expect(await begin(author, department.agency, "ว่าง.pdf", 0)).toEqual([422, "empty"]);
    expect(await begin(author, department.agency, "ใหญ่.pdf", 25 * 1024 * 1024 + 1)).toEqual([413, "evidence-too-large"]);
    const [, begun] = await begin(author, department.agency, "คำสั่ง.pdf", PDF.length, "0".repeat(64));
    await part(author, begun.id, 0, PDF);
    expect(await send(author, "POST", `/uploads/${begun.id}/finish`, {})).toEqual([422, "upload-differs"]);
    expect((await send(author, "DELETE", `/uploads/${begun.id}`))[0]).toBe(204);
    expect(await send(author, "GET", `/uploads/${begun.id}`)).toEqual([404, "upload-not-found"]);
    expect(await begin(by("approver"), department.agency, "คำสั่ง.pdf", 9)).toEqual([403, "not-your-role"]);
    expect(readdirSync(folder).filter((name) => name.startsWith("coming"))).toEqual([]);
  });

  test("holds something dangerous, or cannot be looked at now; looked at again it is taken", async () => {
    const author = by("author");
    verdict = { kind: "found", name: "Eicar" };
    const bytes = Buffer.from("%PDF-1.4\n% ไวรัส\n%%EOF");
    const kept = (await evidenceIn(folder)).length;
    expect(await upload(author, department.agency, "ไวรัส.pdf", bytes)).toEqual([422, "virus-found"]);
    verdict = { kind: "away" };
    const [, begun] = await begin(author, department.agency, "คำสั่ง.pdf", bytes.length);
    await part(author, begun.id, 0, bytes);
    expect(await send(author, "POST", `/uploads/${begun.id}/finish`, {})).toEqual([503, "scanner-away"]);
    expect((await evidenceIn(folder)).length).toBe(kept);
    verdict = { kind: "clean" };
    expect((await send(author, "POST", `/uploads/${begun.id}/finish`, {}))[0]).toBe(201);
  });

  test("was not finished within a day: it is swept with its parts", async () => {
    const author = by("author");
    const [, begun] = await begin(author, department.agency, "ค้าง.pdf", PDF.length);
    await part(author, begun.id, 0, PDF.subarray(0, 10));
    await as(office.superUrl, async (client) => {
      await client.query("update upload set made_at = now() - interval '25 hours' where id = $1", [begun.id]);
      await client.query("select sweep()");
    });
    expect(await part(author, begun.id, 10, PDF.subarray(10))).toEqual([404, "upload-not-found"]);
  });
});

describe("evidence and what it proves", () => {
  let proof: any;

  test("is attached to several results, once to each, and taken off again; what is in use is not removed", async () => {
    const author = by("author");
    [, proof] = await upload(author, department.agency, "คำสั่ง.pdf", PDF);
    const attach = (more: object) =>
      send(author, "POST", `/reports/${department.report}/evidence`, { evidence: proof.id, activity, ...more });
    const [status, use] = await attach({});
    expect([status, use.activity, use.position, use.evidence.name]).toEqual([201, activity, null, "คำสั่ง.pdf"]);
    expect((await attach({}))[1].id).toBe(use.id);
    expect((await attach({ position: 0 }))[1].id).not.toBe(use.id);
    expect(await attach({ position: 99 })).toEqual([404, "activity-not-found"]);
    expect(await attach({ activity: "a77" })).toEqual([404, "activity-not-found"]);
    expect(await send(author, "DELETE", `/evidence/${proof.id}`)).toEqual([409, "evidence-in-use"]);
    const [, uses] = await send(author, "GET", `/reports/${department.report}/evidence`);
    expect(uses.filter((one: any) => one.evidence.id === proof.id)).toHaveLength(2);
    expect(uses.find((one: any) => one.id === use.id).evidence.uses).toBe(2);
    for (const { id } of uses.filter((one: any) => one.evidence.id === proof.id))
      expect((await send(author, "DELETE", `/evidence-uses/${id}`))[0]).toBe(204);
    expect(await linesOf("evidence.detached")).toBe(2);
    expect((await send(author, "DELETE", `/evidence/${proof.id}`))[0]).toBe(204);
    expect((await author(`/api/v1/evidence/${proof.id}/file`)).status).toBe(404);
  });

  test("is of the result's own agency, and a handed over report takes none and lets none go", async () => {
    const author = by("author");
    const [, own] = await upload(author, department.agency, "คำสั่ง.pdf", PDF);
    const report = `/reports/${department.report}/evidence`;
    expect(await send(author, "POST", report, { evidence: division.evidence, activity })).toEqual([422, "evidence-elsewhere"]);
    const [, use] = await send(author, "POST", report, { evidence: own.id, activity });
    const set = (status: string) =>
      as(office.superUrl, (client) => client.query("update report set status = $2 where id = $1", [department.report, status]));
    await set("submitted");
    expect(await send(author, "POST", report, { evidence: own.id, activity, position: 0 })).toEqual([409, "report-locked"]);
    expect(await send(author, "DELETE", `/evidence-uses/${use.id}`)).toEqual([409, "report-locked"]);
    await set("draft");
    expect(await send(by("approver"), "DELETE", `/evidence-uses/${use.id}`)).toEqual([403, "not-your-role"]);
  });

  test("of a unit is read by the owner of the report, wherever the unit stands, and by nobody else", async () => {
    const answer = await as(office.superUrl, async (client) => {
      const { rows } = await client.query(
        `insert into unit_answer (report_id, key, agency_id, within, owner_id, question, body)
         select $1, 'a1', $2, '{}', 0, question, body from unit_answer where id = $3 returning id`,
        [department.report, office.agency("อำเภอสมมติ"), division.answer],
      );
      return rows[0].id as string;
    });
    const reporter = by("district-author");
    const [, photo] = await upload(reporter, office.agency("อำเภอสมมติ"), "อำเภอ.jpg", phonePhoto(3));
    expect((await by("author")(`/api/v1/evidence/${photo.id}/file`)).status).toBe(404);
    expect((await send(reporter, "POST", `/answers/${answer}/evidence`, { evidence: photo.id }))[0]).toBe(201);
    const seen = async (officer: string) => (await by(officer)(`/api/v1/evidence/${photo.id}/file`)).status;
    expect([await seen("author"), await seen("approver"), await seen("province-reviewer")]).toEqual([200, 200, 200]);
    expect([await seen("foreign-author"), await seen("division-author"), await seen("branch-author")]).toEqual([404, 404, 404]);
    const [, uses] = await send(by("author"), "GET", `/reports/${department.report}/evidence`);
    expect(uses.filter((one: any) => one.answer === answer)).toMatchObject([{ agencyName: "อำเภอสมมติ" }]);
    expect(await send(by("author"), "POST", `/answers/${answer}/evidence`, { evidence: photo.id })).toEqual([403, "not-your-role"]);
    await as(office.superUrl, (client) => client.query("update unit_answer set status = 'accepted' where id = $1", [answer]));
    const [, [own]] = await send(reporter, "GET", `/answers/${answer}/evidence`);
    expect(await send(reporter, "DELETE", `/evidence-uses/${own.id}`)).toEqual([409, "answer-status"]);
  });

  test("may be a link with its date and channel, whose details change with their line in the log", async () => {
    const author = by("author");
    const path = `/agencies/${department.agency}/evidence`;
    expect(await send(author, "POST", path, { link: "javascript:alert(1)" })).toEqual([422, "link-wrong"]);
    const [status, made] = await send(author, "POST", path, {
      link: "https://www.example.go.th/news/1",
      channel: "เว็บไซต์",
      happenedOn: "2027-02-14",
    });
    expect([status, made.kind, made.link, made.name, made.file]).toEqual([
      201,
      "link",
      "https://www.example.go.th/news/1",
      "https://www.example.go.th/news/1",
      null,
    ]);
    const [, changed] = await send(author, "PUT", `/evidence/${made.id}`, { channel: "เฟซบุ๊ก", happenedOn: null, note: "โพสต์" });
    expect(changed).toMatchObject({ channel: "เฟซบุ๊ก", happenedOn: null, note: "โพสต์" });
    const [, listed] = await send(author, "GET", path);
    expect(listed[0]).toMatchObject({ id: made.id, channel: "เฟซบุ๊ก" });
    expect((await author(`/api/v1/evidence/${made.id}/file`)).status).toBe(404);
    expect(await linesOf("evidence.changed")).toBe(1);
    expect((await verifyAudit(office.ownerUrl)).findings).toEqual([]);
  });

  test("is handed over with the report, named by its hash, and is in the backup with its file", async () => {
    const author = by("author");
    const report = `/reports/${department.report}`;
    const [, photo] = await upload(author, department.agency, "เสนอ.jpg", phonePhoto(5));
    await send(author, "POST", `${report}/evidence`, { evidence: photo.id, activity, position: 0 });
    await as(office.superUrl, (client) =>
      client.query("update report_submission set status = 'withdrawn' where report_id = $1", [department.report]),
    );
    const { revision } = (await send(author, "GET", report))[1];
    const submitted = await author(`/api/v1${report}/submit`, { method: "POST", ifMatch: revision });
    expect(submitted.status).toBe(200);
    const proofs = await as(office.superUrl, async (client) => {
      const { rows } = await client.query(
        "select snapshot -> 'proofs' as proofs from report_submission where report_id = $1 order by number desc limit 1",
        [department.report],
      );
      return rows[0].proofs;
    });
    const told = { evidence: photo.id, name: "เสนอ.jpg", sha256: photo.file.sha256, link: null, activity, position: 0, answer: null };
    expect(proofs).toContainEqual(told);

    const [file, target] = [join(folder, "สำรอง"), await openTestDatabase()];
    try {
      await writeBackup({ ownerUrl: office.ownerUrl, file, house: "0.1.0", evidence: openEvidenceFolder(folder) });
      const restored = join(folder, "restored");
      expect(
        await restoreBackup({ ownerUrl: target.ownerUrl, file, evidence: openEvidenceFolder(restored), replace: false }),
      ).toMatchObject({ ok: true });
      const { rows } = await as(target.superUrl, (client) =>
        client.query("select sha256 from evidence where sha256 is not null and note not like 'หลักฐาน mark%'"),
      );
      expect(rows.length).toBeGreaterThan(5);
      for (const { sha256 } of rows)
        expect(
          createHash("sha256")
            .update(readFileSync(evidencePath(restored, sha256)))
            .digest("hex"),
        ).toBe(sha256);
    } finally {
      await target.drop();
    }
  }, 60_000);

  test("stands as a picture in the narrative, and what is not in the folder any more leaves a line", async () => {
    const author = by("author");
    await as(office.superUrl, (client) => client.query("update report set status = 'draft' where id = $1", [department.report]));
    const names = ["ปลูกป่า.jpg", "หายไป.jpg"];
    for (const [index, name] of names.entries()) {
      const picture = phonePhoto(7 + index, PLAIN_PHOTOS.progressive);
      const [, photo] = await upload(author, department.agency, name, picture, { happenedOn: "2027-03-01" });
      const use = { evidence: photo.id, activity, position: null };
      expect((await send(author, "POST", `/reports/${department.report}/evidence`, use))[0]).toBe(201);
      if (index === 1) rmSync(evidencePath(folder, photo.file.sha256));
    }
    const written = await author(`/api/v1/reports/${department.report}/file?kind=narrative&to=docx`);
    expect(written.status).toBe(200);
    const read = await readFile(new Uint8Array(await written.arrayBuffer()));
    const texts = read.ok
      ? read.value.blocks.flatMap((block) =>
          block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [],
        )
      : [];
    expect(texts.find((text) => text.includes("ปลูกป่า"))).toMatch(/^ภาพที่ [๐-๙]+ ปลูกป่า \(๑ มีนาคม ๒๕๗๐\)\nกิจกรรม ๒\.๑ /u);
    expect(texts.find((text) => text.includes("หายไป"))).toMatch(/^\(ไม่พบไฟล์ภาพนี้ในที่เก็บ\)\nภาพที่ /u);
  }, 60_000);

  test("follows its agency to a new place in the tree, and what it proves follows the result", async () => {
    const astray = () =>
      as(office.superUrl, async (client) => {
        const { rows } = await client.query(
          `select count(*) filter (where e.within = a.within)::int as beside, count(*) filter (where e.within <> a.within)::int as astray
           from evidence e join agency a on a.id = e.agency_id where a.name = 'อำเภอสมมติ'`,
        );
        return [rows[0].beside > 0, rows[0].astray];
      });
    expect(await astray()).toEqual([true, 0]);
    await as(office.superUrl, async (client) => {
      await client.query("update agency set parent_id = $1 where name = 'อำเภอสมมติ'", [office.agency("กระทรวงอื่น")]);
      await client.query("update unit_answer set within = '{}'");
    });
    expect(await astray()).toEqual([true, 0]);
    const { rows } = await as(office.superUrl, (client) =>
      client.query(
        "select u.within = a.within as beside from evidence_use u join unit_answer a on a.id = u.answer_id join agency g on g.id = a.agency_id where g.name = 'อำเภอสมมติ'",
      ),
    );
    expect(rows).toEqual([{ beside: true }]);
  });
});
