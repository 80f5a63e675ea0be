import { expect, test } from "vitest";

import type { Document } from "../document.ts";
import { writePdfApart } from "./pdf-worker.ts";
import { writePdf } from "./pdf-write.ts";

const about = (text: string): Document => ({ blocks: [{ kind: "paragraph", text, place: {} }], title: text });
const date = new Date("2026-01-02T00:00:00Z");

test("the thread writes the same bytes as the process itself, several documents in the order asked", async () => {
  const texts = ["แผนที่ ๑", "แผนที่ ๒", "แผนที่ ๓"];
  const apart = await Promise.all(texts.map((text) => writePdfApart(about(text), { name: "plan.json", json: "{}" }, { date })));
  for (const [index, text] of texts.entries()) {
    expect(Buffer.compare(apart[index] ?? new Uint8Array(), await writePdf(about(text), { name: "plan.json", json: "{}" }, { date }))).toBe(
      0,
    );
  }
});

test("a document that breaks the writer rejects its own promise and leaves the thread at work", async () => {
  const broken = writePdfApart({ blocks: [], title: "ก" }, undefined, { date: new Date(Number.NaN) });
  await expect(broken).rejects.toThrow("The PDF could not be written");
  expect((await writePdfApart(about("ต่อ"), undefined, { date })).length).toBeGreaterThan(1_000);
});
