import { expect, test } from "vitest";
import { editDistance, similarity, squash } from "./text.ts";

test.each([
  ["งบประมาณ", "งบประมาณ", 0],
  ["งบประมาณ", "งบประมาน", 1],
  ["ตัวชี้วัด", "ตัวชีวัด", 1],
  ["กขคง", "งคขก", 4],
  ["", "กขค", 3],
] as const)("%s becomes %s in %i changes", (one, other, changes) => {
  expect(editDistance(one, other)).toBe(changes);
  expect(editDistance(other, one, changes)).toBe(changes);
});

test("counting stops above the most that is asked for", () => {
  expect(editDistance("กกกกกกกกกก", "ขขขขขขขขขข", 3)).toBe(4);
  expect(editDistance("กขคงจฉชซ", "ซชฉจงคขก", 2)).toBe(3);
});

test("white space and invisible marks make no difference", () => {
  expect(squash("งบ\u200B ประมาณ\u00A0")).toBe("งบประมาณ");
  expect(similarity("หน่วยงาน ที่รับผิดชอบ", "หน่วยงานที่รับผิดชอบ")).toBe(1);
});
