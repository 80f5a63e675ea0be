import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readText } from "#documents/formats/text.ts";
import { readPlan } from "#documents/reading/read-plan.ts";
import { lostTexts } from "./lost.ts";
import { mutated } from "./mutations.ts";

/** How many spoilt papers are read; each is the same on every machine. */
const COUNT = Number(process.env["MUTATIONS"] ?? 10_000);

const folder = new URL("papers/", import.meta.url);
const papers = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".txt") && !name.startsWith("values"))
  .toSorted()
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

test("ten thousand spoilt papers are read without a crash, and no text of theirs is lost", () => {
  const lost: unknown[] = [];
  for (let seed = 1; seed <= COUNT && lost.length < 5; seed += 1) {
    const document = readText(mutated(papers[seed % papers.length] ?? "", seed));
    const texts = lostTexts(document, readPlan(document));
    if (texts.length > 0) lost.push({ seed, texts });
  }
  expect(lost).toEqual([]);
}, 600_000);
