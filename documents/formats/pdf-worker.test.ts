import type * as processes from "node:child_process";

import { expect, test, vi } from "vitest";

import type { Document } from "../document.ts";
import { writePdfApart } from "./pdf-worker.ts";
import { writePdf } from "./pdf-write.ts";

const started = vi.hoisted((): processes.ChildProcess[] => []);

vi.mock("node:child_process", async (importOriginal) => {
  const original = await importOriginal<typeof processes>();
  return {
    ...original,
    fork: (...given: Parameters<typeof original.fork>) => {
      const child = original.fork(...given);
      started.push(child);
      return child;
    },
  };
});

const about = (text: string): Document => ({
  blocks: [
    {
      kind: "table",
      place: {},
      headerRows: 1,
      rows: ["หัว", text].map((line) => ({ place: {}, cells: [{ text: line, column: 1, columnSpan: 1, rowSpan: 1 }] })),
    },
  ],
  title: text,
});
const date = new Date("2026-01-02T00:00:00Z");

test("the process apart writes the same bytes as this one, several documents in the order asked", async () => {
  const texts = ["แผนที่ ๑", "แผนที่ ๒", "แผนที่ ๓"];
  const apart = await Promise.all(texts.map((text) => writePdfApart(about(text), { name: "plan.json", json: "{}" }, { date })));
  for (const [index, text] of texts.entries()) {
    const here = await writePdf(about(text), { name: "plan.json", json: "{}" }, { date });
    expect(Buffer.compare(apart[index] ?? new Uint8Array(), here)).toBe(0);
  }
  expect(started).toHaveLength(1);
});

test("a document that breaks the writer rejects its own promise and the next one is written", async () => {
  const broken = writePdfApart(about("เสีย"), undefined, { date: new Date(Number.NaN) });
  await expect(broken).rejects.toThrow("The PDF could not be written");
  expect((await writePdfApart(about("ต่อ"), undefined, { date })).length).toBeGreaterThan(1_000);
});

test("when the process ends in the middle, the document is written by a new one with plain tables", async () => {
  const waiting = writePdfApart(about("ล้ม"), undefined, { date });
  started.at(-1)?.kill("SIGKILL");
  const plain = await writePdf(about("ล้ม"), undefined, { date, plain: true });
  expect(Buffer.compare(await waiting, plain)).toBe(0);
  expect(Buffer.compare(plain, await writePdf(about("ล้ม"), undefined, { date }))).not.toBe(0);
});

test("a document that ends the process twice is refused, and the next one is written", async () => {
  const waiting = writePdfApart(about("ล้มสองครั้ง"), undefined, { date, plain: true });
  started.at(-1)?.kill("SIGKILL");
  await expect(waiting).rejects.toThrow("did not finish");
  expect((await writePdfApart(about("ต่อ"), undefined, { date })).length).toBeGreaterThan(1_000);
});
