import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDifference, type WordChange } from "./word-difference.ts";

const shown = (changes: readonly WordChange[]): string =>
  changes.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`)).join("");
const without = (changes: readonly WordChange[], kind: WordChange["kind"]): string =>
  changes.flatMap((change) => (change.kind === kind ? [] : [change.text])).join("");

const words = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom("ส่งเสริม", "คุณธรรม", "จริยธรรม", "เจ้าหน้าที่", "ผู้บริหาร", "เก่ง", "น้ำใจ", "๒๕๖๙", "ITA", " ", "\n"),
      },
      { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom("ก", "ู", "้", "เ", "ำ", "ะ", " ", "๑", "-", "์", "🙂") }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

test("a word replaced in a sentence is shown as that word, not as letters of it", () => {
  expect(shown(wordDifference("อบรมคุณธรรมให้ผู้บริหารทุกคน", "อบรมจริยธรรมให้ผู้บริหารทุกคน"))).toBe("อบรม[-คุณธรรม-]{+จริยธรรม+}ให้ผู้บริหารทุกคน");
});

test("a year changed at the end of a title is shown as that year alone", () => {
  expect(shown(wordDifference("แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"))).toBe(
    "แผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. [-๒๕๖๘-]{+๒๕๖๙+}",
  );
});

test("a blank between two changed words is part of the change", () => {
  expect(shown(wordDifference("ปลูกป่า ชุมชน", "อบรม เยาวชน"))).toBe("[-ปลูกป่า ชุมชน-]{+อบรม เยาวชน+}");
});

test("texts alike have one part, two empty texts none, a text beside nothing is all added or all removed", () => {
  expect(wordDifference("คุณธรรม ๕ ประการ", "คุณธรรม ๕ ประการ")).toEqual([{ kind: "same", text: "คุณธรรม ๕ ประการ" }]);
  expect(wordDifference("", "")).toEqual([]);
  expect(wordDifference("", "พอเพียง วินัย")).toEqual([{ kind: "added", text: "พอเพียง วินัย" }]);
  expect(wordDifference("พอเพียง วินัย", "")).toEqual([{ kind: "removed", text: "พอเพียง วินัย" }]);
});

test("without the added words it is the text before, without the removed ones the text after", () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordDifference(before, after);
      expect(without(changes, "added")).toBe(before);
      expect(without(changes, "removed")).toBe(after);
      expect(changes.every(({ text }) => text !== "")).toBe(true);
      expect(changes.some((change, at) => at > 0 && change.kind === changes[at - 1]?.kind)).toBe(false);
    }),
    { numRuns: 400 },
  );
});

test("no part begins inside a Thai cluster of either text", () => {
  const graphemes = new Intl.Segmenter("th", { granularity: "grapheme" });
  const begins = (text: string): ReadonlySet<number> => new Set([...graphemes.segment(text)].map((one) => one.index));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const changes = wordDifference(before, after);
      for (const [whole, left] of [
        [before, "added"],
        [after, "removed"],
      ] as const) {
        const clusters = begins(whole);
        let at = 0;
        for (const { kind, text } of changes) {
          if (kind === left) continue;
          expect(clusters.has(at), `${JSON.stringify(whole)} at ${at}`).toBe(true);
          expect(/[เ-ไ]$/u.test(text) && at + text.length < whole.length).toBe(false);
          at += text.length;
        }
      }
    }),
    { numRuns: 400 },
  );
});

test("texts of ten thousand characters with nothing in common, or with a word changed in each line, are compared too", () => {
  const before = "ส่งเสริมคุณธรรมจริยธรรมของเจ้าหน้าที่ทุกระดับ\n".repeat(250);
  const unlike = "ปลูกป่าชายเลนร่วมกับชุมชนริมแม่น้ำ\n".repeat(300);
  const lines = before
    .split("\n")
    .map((line, at) => (at % 2 === 0 ? line.replace("คุณธรรม", `วินัย${at}`) : line))
    .join("\n");
  for (const after of [unlike, lines]) {
    const changes = wordDifference(before, after);
    expect(without(changes, "added")).toBe(before);
    expect(without(changes, "removed")).toBe(after);
  }
  expect(wordDifference(before, lines).filter((change) => change.kind === "added").length).toBeGreaterThan(100);
});

test("one sentence kept between two long texts that differ is found again", () => {
  const unlike = (word: string): string => Array.from({ length: 900 }, (_, at) => `${word}${at}`).join(" ");
  const changes = wordDifference(`${unlike("ก")} คำปฏิญาณ ${unlike("ข")}`, `${unlike("ค")} คำปฏิญาณ ${unlike("ง")}`);
  expect(changes.filter((change) => change.kind === "same").map((change) => change.text.trim())).toContain("คำปฏิญาณ");
});
