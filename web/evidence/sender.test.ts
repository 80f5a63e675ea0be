import { expect, test } from "vitest";

import { PART_BYTES, type Evidence } from "#domain/evidence/evidence.ts";
import { err, ok } from "#domain/result.ts";
import type { ask, Problem, Wish } from "../api.ts";
import { begunUploads } from "./begun-uploads.ts";
import { fileSum } from "./file-sum.ts";
import { openEvidenceSender } from "./sender.ts";

const AWAY: Problem = { kind: "unreachable", status: 0, says: null, facts: {} };
const DETAILS = { happenedOn: null, channel: "", note: "", consent: true };
const FIRST_PART = PART_BYTES / 4;

/** What a browser remembers. */
function storage() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

/** A server that keeps parts, and a line that may be cut after so many requests; closing the page leaves both. */
function server(cutAfter = Infinity) {
  let left = cutAfter;
  let parts = "";
  let begun: { readonly sha256: string | null; readonly size: number } | null = null;
  let refusal: Problem | null = null;
  const browser = storage();
  const asked: string[] = [];
  const kept: Evidence[] = [];
  const waits: (() => void)[] = [];
  const answer = async (path: string, wish: Wish = {}): Promise<unknown> => {
    asked.push(`${wish.method ?? "GET"} ${path}`);
    left -= 1;
    if (left < 0) return err(AWAY);
    const got = (value: object) => ok({ value, revision: null, etag: null });
    const upload = () => ({ id: "u1", name: "ภาพ.jpg", received: parts.length, ...begun });
    if (path.endsWith("/uploads") && wish.method === undefined) return got(begun === null ? [] : [upload()]);
    if (path.endsWith("/uploads")) begun = wish.body as { readonly sha256: string | null; readonly size: number };
    if (wish.method === "PUT" && wish.body instanceof Blob) {
      expect(path).toBe(`/uploads/u1?at=${parts.length}`);
      parts += await wish.body.text();
    }
    if (!path.endsWith("/finish")) return got(upload());
    if (refusal !== null) return err(refusal);
    if (parts.startsWith("bad")) return err({ kind: "evidence-type", status: 415, says: "ไม่รับ", facts: {} });
    return got({ id: "e1", name: "ภาพ.jpg", consent: (wish.body as typeof DETAILS).consent });
  };
  const remembered = begunUploads("/reports/r1/evidence a1", () => browser);
  const open = () =>
    openEvidenceSender(7, {
      ask: answer as typeof ask,
      wait: (_milliseconds, then) => void waits.push(then),
      sumOf: fileSum,
      begun: remembered,
      now: () => 0,
      onKept: async (evidence) => {
        kept.push(evidence);
        return null;
      },
    });
  return {
    sender: open(),
    /** The page closed and opened again. */
    open,
    browser,
    remembered,
    asked,
    kept,
    waits,
    parts: () => parts,
    mend: () => (left = Infinity),
    refuse: (problem: Problem | null) => (refusal = problem),
  };
}
const file = (text: string, name = "ภาพ.jpg"): File => new File([text], name);
const settled = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((go) => setImmediate(go));
};

test("a file goes in parts that grow while the line is quick, is finished with its consent, and what was kept is attached", async () => {
  const { sender, asked, kept, parts, remembered } = server();
  sender.add([file("x".repeat(FIRST_PART * 3 + 5))], DETAILS);
  await settled(() => sender.state().length === 0);
  expect(asked).toEqual([
    "GET /agencies/7/uploads",
    "POST /agencies/7/uploads",
    "PUT /uploads/u1?at=0",
    `PUT /uploads/u1?at=${FIRST_PART}`,
    `PUT /uploads/u1?at=${FIRST_PART * 3}`,
    "POST /uploads/u1/finish",
  ]);
  expect([parts().length, kept.map(({ consent }) => consent), remembered.ids()]).toEqual([FIRST_PART * 3 + 5, [true], []]);
});

test("a line that breaks is waited out, and the file goes on where it was", async () => {
  const { sender, asked, kept, waits, mend } = server(3);
  sender.add([file("x".repeat(FIRST_PART + 5))], DETAILS);
  await settled(() => waits.length === 1);
  expect(sender.state()).toMatchObject([{ is: "away", problem: null }]);
  mend();
  waits[0]?.();
  await settled(() => kept.length === 1);
  expect(asked.slice(4)).toEqual(["GET /uploads/u1", `PUT /uploads/u1?at=${FIRST_PART}`, "POST /uploads/u1/finish"]);
});

test("after the page was closed the same file goes on where it was, another of the same name begins anew", async () => {
  const { sender, open, asked, kept, waits, mend, remembered, browser, parts } = server(3);
  const text = "x".repeat(FIRST_PART + 5);
  sender.add([file(text)], DETAILS);
  await settled(() => waits.length === 1);
  expect([remembered.ids(), begunUploads("/reports/r2/evidence a1", () => browser).ids()]).toEqual([["u1"], []]);
  mend();
  const before = asked.length;
  open().add([file(text, "ชื่ออื่น.jpg")], DETAILS);
  await settled(() => kept.length === 1);
  expect(asked.slice(before)).toEqual(["GET /agencies/7/uploads", `PUT /uploads/u1?at=${FIRST_PART}`, "POST /uploads/u1/finish"]);
  expect([parts(), remembered.ids()]).toEqual([text, []]);
  open().add([file(text.replace("x", "y"))], DETAILS);
  await settled(() => asked.at(-1) === "POST /agencies/7/uploads" || asked.length > before + 4);
  expect(asked[before + 4]).toBe("POST /agencies/7/uploads");
});

test("a store that is away is said and tried again; a file that came whole is kept after the page was closed without it", async () => {
  const { sender, open, kept, waits, refuse, remembered } = server();
  refuse({ kind: "evidence-store-away", status: 503, says: "ระบบเก็บแฟ้มไม่พร้อม", facts: {} });
  sender.add([file("whole")], DETAILS);
  await settled(() => waits.length === 1);
  expect(sender.state()).toMatchObject([{ is: "busy", problem: { says: "ระบบเก็บแฟ้มไม่พร้อม" }, upload: "u1" }]);
  refuse(null);
  const upload = { id: "u1", agency: 7, name: "ภาพ.jpg", size: 5, received: 5, sha256: null, evidence: null };
  open().finish(upload, DETAILS);
  await settled(() => kept.length === 1);
  expect(remembered.ids()).toEqual([]);
});

test("a file that is refused says why and stands in no other's way; given up it is gone", async () => {
  const { sender, asked, kept, remembered } = server();
  sender.add([file("bad", "คำสั่ง.pdf")], DETAILS);
  await settled(() => sender.state()[0]?.is === "refused");
  expect(sender.state()[0]?.problem?.says).toBe("ไม่รับ");
  sender.giveUp(sender.state()[0]?.id ?? 0);
  expect([sender.state(), kept, remembered.ids()]).toEqual([[], [], []]);
  await settled(() => asked.at(-1) === "DELETE /uploads/u1");
});
