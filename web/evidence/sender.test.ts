import { expect, test } from "vitest";

import { PART_BYTES, type Evidence } from "#domain/evidence/evidence.ts";
import { err, ok } from "#domain/result.ts";
import type { ask, Problem, Wish } from "../api.ts";
import { openEvidenceSender } from "./sender.ts";

const AWAY: Problem = { kind: "unreachable", status: 0, says: null, facts: {} };
const DETAILS = { happenedOn: null, channel: "", note: "", consent: true };

/** A server that keeps parts, and a line that may be cut after so many requests. */
function server(cutAfter = Infinity) {
  let left = cutAfter;
  let parts = "";
  const asked: string[] = [];
  const kept: Evidence[] = [];
  const waits: (() => void)[] = [];
  const answer = async (path: string, wish: Wish = {}): Promise<unknown> => {
    asked.push(`${wish.method ?? "GET"} ${path}`);
    left -= 1;
    if (left < 0) return err(AWAY);
    const got = (value: object) => ok({ value, revision: null, etag: null });
    if (path.endsWith("/uploads")) return got({ id: "u1", received: 0 });
    if (wish.method === "PUT" && wish.body instanceof Blob) {
      expect(path).toBe(`/uploads/u1?at=${parts.length}`);
      parts += await wish.body.text();
    }
    if (!path.endsWith("/finish")) return got({ id: "u1", received: parts.length });
    if (parts.startsWith("bad")) return err({ kind: "evidence-type", status: 415, says: "ไม่รับ", facts: {} });
    return got({ id: "e1", name: "ภาพ.jpg", consent: (wish.body as typeof DETAILS).consent });
  };
  const sender = openEvidenceSender(7, {
    ask: answer as typeof ask,
    wait: (_milliseconds, then) => void waits.push(then),
    onKept: async (evidence) => {
      kept.push(evidence);
      return null;
    },
  });
  return { sender, asked, kept, waits, parts: () => parts, mend: () => (left = Infinity) };
}
const file = (text: string, name = "ภาพ.jpg"): File => new File([text], name);
const settled = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((go) => setImmediate(go));
};

test("a file goes in parts, is finished with its consent, and what was kept is attached", async () => {
  const { sender, asked, kept, parts } = server();
  sender.add([file("x".repeat(PART_BYTES + 5))], DETAILS);
  await settled(() => sender.state().length === 0);
  expect(asked).toEqual([
    "POST /agencies/7/uploads",
    "PUT /uploads/u1?at=0",
    `PUT /uploads/u1?at=${PART_BYTES}`,
    "POST /uploads/u1/finish",
  ]);
  expect([parts().length, kept.map(({ consent }) => consent)]).toEqual([PART_BYTES + 5, [true]]);
});

test("a line that breaks is waited out, and the file goes on where it was", async () => {
  const { sender, asked, kept, waits, mend } = server(2);
  sender.add([file("x".repeat(PART_BYTES + 5))], DETAILS);
  await settled(() => waits.length === 1);
  expect(sender.state()).toMatchObject([{ is: "away", problem: null }]);
  mend();
  waits[0]?.();
  await settled(() => kept.length === 1);
  expect(asked.slice(3)).toEqual(["GET /uploads/u1", `PUT /uploads/u1?at=${PART_BYTES}`, "POST /uploads/u1/finish"]);
});

test("a file that is refused says why and stands in no other's way; given up it is gone", async () => {
  const { sender, asked, kept } = server();
  sender.add([file("bad", "คำสั่ง.pdf")], DETAILS);
  await settled(() => sender.state()[0]?.is === "refused");
  expect(sender.state()[0]?.problem?.says).toBe("ไม่รับ");
  sender.giveUp(sender.state()[0]?.id ?? 0);
  expect([sender.state(), kept]).toEqual([[], []]);
  await settled(() => asked.at(-1) === "DELETE /uploads/u1");
});
