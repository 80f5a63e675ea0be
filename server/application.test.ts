import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { LIMITS } from "#documents/limits.ts";
import type { LogLine } from "#server/log.ts";
import { openHouse } from "#server/open-house.ts";
import { PROBLEMS } from "#server/problems.ts";
import { openTestDatabase } from "#testing/database.ts";

const folder = mkdtempSync(join(tmpdir(), "khunatham-files-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "index.html"), "<!doctype html><title>คุณธรรม</title>");
writeFileSync(join(folder, "assets", "index-abc.js"), "export {};");

const lines: LogLine[] = [];
const database = await openTestDatabase();
const house = await openHouse({
  serverUrl: database.serverUrl,
  address: "http://localhost",
  pages: folder,
  log: (line) => lines.push(line),
});
const { app } = house;
afterAll(async () => {
  await house.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const TABLE = `<table><tr><th>ที่</th><th>โครงการ/กิจกรรม</th><th>วัตถุประสงค์</th><th>ตัวชี้วัด</th><th>งบประมาณ</th><th>ระยะเวลา</th><th>ผู้รับผิดชอบ</th></tr>
<tr><td>๑</td><td>เก็บขยะริมคลอง</td><td>เพื่อให้คลองสะอาด</td><td>ไม่น้อยกว่า ๒ ครั้ง</td><td>ไม่ใช้งบประมาณ</td><td>ม.ค. ๖๙</td><td>กองช่าง</td></tr></table>`;

const read = (body: BodyInit, type: string, query = "") =>
  app.request(`/api/v1/read${query}`, { method: "POST", body, headers: { "content-type": type } });
const kindOf = async (answer: Response): Promise<unknown> => {
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "kind" in body ? body.kind : undefined;
};

test("a pasted table comes back as a plan", async () => {
  const answer = await read(TABLE, "text/html");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.json()).toMatchObject({ format: "plan/1", activities: [{ title: "เก็บขยะริมคลอง", budget: { kind: "none" } }] });
});

test("a file in a form body is read the same way", async () => {
  const form = new FormData();
  form.set("file", new File([TABLE], "แผน.html", { type: "text/html" }));
  const answer = await app.request("/api/v1/read", { method: "POST", body: form });
  expect(await answer.json()).toMatchObject({ activities: [{ title: "เก็บขยะริมคลอง" }] });
});

test("a text that is no plan is refused with a sentence that says what to do", async () => {
  const answer = await read("สวัสดี", "text/plain");
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await answer.json()).toMatchObject({ kind: "no-plan", detail: PROBLEMS["no-plan"].says });
});

test("nothing at all, a form without a file and an empty file are told apart from a plan", async () => {
  expect(await kindOf(await read("", "text/plain"))).toBe("empty");
  expect(await kindOf(await app.request("/api/v1/read", { method: "POST", body: new FormData() }))).toBe("nothing-sent");
});

test("a body larger than the limit is refused without being read", async () => {
  const answer = await app.request("/api/v1/read", {
    method: "POST",
    body: "x",
    headers: { "content-length": String(LIMITS.fileBytes * 2) },
  });
  expect(answer.status).toBe(413);
});

test("a plan goes out as JSON in a form, and only in a form and kind that exist", async () => {
  const plan = await (await read(TABLE, "text/html")).text();
  const write = (query: string, body = plan) => app.request(`/api/v1/write?${query}`, { method: "POST", body });
  const written = await write("form=diw-2569&to=json");
  expect(written.status).toBe(200);
  expect(await written.json()).toMatchObject({ format: "plan/1" });
  expect(await kindOf(await write("form=other&to=pdf"))).toBe("unknown-form");
  expect(await kindOf(await write("form=diw-2569&to=exe"))).toBe("unknown-output");
  expect(await kindOf(await write("form=diw-2569&to=pdf", "{}"))).toBe("not-plan-json");
});

test("the five forms are listed, and each has an example that is read", async () => {
  const forms: unknown = await (await app.request("/api/v1/forms")).json();
  expect(forms).toHaveLength(5);
  const example = await app.request("/api/v1/examples/diw-2569");
  expect((await read(await example.text(), "text/plain")).status).toBe(200);
  expect((await app.request("/api/v1/examples/..%2F..%2Fpackage")).status).toBe(404);
});

test("hashed files are kept for ever, the page itself is asked for again", async () => {
  expect((await app.request("/assets/index-abc.js")).headers.get("cache-control")).toContain("immutable");
  const page = await app.request("/");
  expect(page.headers.get("cache-control")).toBe("no-cache");
  const again = await app.request("/", { headers: { "if-none-match": page.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
});

test("every answer carries its number and the security headers, also a refusal", async () => {
  for (const path of ["/", "/healthz", "/nowhere", "/api/v1/examples/none"]) {
    const { headers } = await app.request(path);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/u);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test("a wrong method and a wrong address are told plainly", async () => {
  expect((await app.request("/api/v1/read")).status).toBe(405);
  const page = await app.request("/nowhere", { headers: { accept: "text/html" } });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("ไม่พบหน้านี้");
});

test("the log holds no word of a document, nor its name", async () => {
  await read(TABLE, "text/html", `?name=${encodeURIComponent("แผนลับ.html")}`);
  expect(JSON.stringify(lines)).not.toMatch(/[ก-๙]|%E0/u);
});
