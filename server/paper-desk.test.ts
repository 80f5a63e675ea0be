import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, afterEach, expect, test } from "vitest";

import { openPaperDesk, type DeskRules, type PaperDesk } from "#server/paper-desk.ts";

/** A worker that does what the document tells it to: the worst a document could do. */
const PROGRAM = `
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
const tried = (work) => { try { work(); return 0; } catch ({ code }) { return code === "ERR_ACCESS_DENIED" ? 1 : 2; } };
process.on("uncaughtException", ({ name, stack }) => process.send({ bug: { name, stack } }, () => process.exit(1)));
process.on("disconnect", () => process.exit());
process.on("message", ({ name }) => {
  if (name === "for ever") for (;;) {}
  if (name === "all memory") { const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length)); }
  if (name === "bug") throw new TypeError("bug");
  if (name === "exit") process.exit(1);
  if (name.startsWith("write ")) process.send({ ok: true, value: new Uint8Array([tried(() => writeFileSync(name.slice(6), "x"))]) });
  else if (name === "start") process.send({ ok: true, value: new Uint8Array([tried(() => spawnSync("true"))]) });
  else
  process.send({ ok: true, value: new Uint8Array(new Uint32Array([process.pid]).buffer) });
});
`;
const folder = mkdtempSync(join(tmpdir(), "khunatham-desk-"));
const program = pathToFileURL(join(folder, "program.mjs"));
writeFileSync(program, PROGRAM);
afterAll(() => rmSync(folder, { recursive: true }));

let desk: PaperDesk;
afterEach(() => desk.close());

function open(more: Partial<DeskRules> = {}): PaperDesk {
  desk = openPaperDesk({
    workers: 1,
    waiting: 2,
    milliseconds: 3000,
    memoryMb: 32,
    recycleAfter: 10,
    idleMilliseconds: 5000,
    program,
    ...more,
  });
  return desk;
}

const hand = (name: string, signal?: AbortSignal) => desk.hand({ does: "read", bytes: new Uint8Array(), name }, signal);
const workerOf = async (name: string): Promise<number | undefined> => {
  const answer = await hand(name);
  return answer.ok ? new Uint32Array(answer.value.slice().buffer)[0] : undefined;
};

test("whatever a document makes the worker do, it writes no file and starts no process", async () => {
  open();
  const path = join(folder, "written");
  const refused = { ok: true, value: new Uint8Array([1]) };
  expect(await hand(`write ${path}`)).toEqual(refused);
  expect(await hand("start")).toEqual(refused);
  expect(existsSync(path)).toBe(false);
});

test("a document that never ends is given up in time, and the next one is read", async () => {
  open({ milliseconds: 1500 });
  expect(await hand("for ever")).toEqual({ ok: false, error: { kind: "too-slow" } });
  expect(await hand("fine")).toMatchObject({ ok: true });
});

test("a document that eats all memory ends its worker only", async () => {
  open({ milliseconds: 20_000 });
  expect(await hand("all memory")).toEqual({ ok: false, error: { kind: "too-much-inside" } });
  expect(await hand("fine")).toMatchObject({ ok: true });
}, 30_000);

test("a bug is thrown to the one who asked, and the next document is read", async () => {
  open();
  await expect(hand("bug")).rejects.toMatchObject({ name: "TypeError" });
  expect(await hand("fine")).toMatchObject({ ok: true });
});

test("a worker that leaves without a word is a bug too, not a wait for ever", async () => {
  open();
  await expect(hand("exit")).rejects.toThrow("without an answer");
  expect(await hand("fine")).toMatchObject({ ok: true });
});

test("more work than can wait is refused at once", async () => {
  open({ milliseconds: 1500 });
  const first = hand("for ever");
  const second = hand("fine");
  const third = hand("fine");
  expect(desk.isFull()).toBe(true);
  expect(await hand("fine")).toEqual({ ok: false, error: { kind: "busy" } });
  expect((await first).ok).toBe(false);
  expect((await second).ok && (await third).ok).toBe(true);
});

test("a worker is replaced after its share of work", async () => {
  open({ recycleAfter: 2 });
  const [one, two, three] = [await workerOf("fine"), await workerOf("fine"), await workerOf("fine")];
  expect(one).toBe(two);
  expect(three).not.toBe(one);
});

test("work that nobody waits for any more is stopped", async () => {
  open({ milliseconds: 10_000 });
  const stopper = new AbortController();
  const asked = hand("for ever", stopper.signal);
  stopper.abort();
  expect((await asked).ok).toBe(false);
  expect(await hand("fine")).toMatchObject({ ok: true });
});
