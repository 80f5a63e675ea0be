import fc from "fast-check";
import { expect, test } from "vitest";
import { splitItems } from "./measure-items.ts";

const trimmed = (text: string): readonly string[] => splitItems(text).map((item) => item.trim());

test("lines, bullets and numbering begin items, and each keeps its marker", () => {
  expect(trimmed("- จัดอบรม\n- เผยแพร่")).toEqual(["- จัดอบรม", "- เผยแพร่"]);
  expect(trimmed("๑. มีแผน ๒. มีรายงาน ๓. มีการประชุม")).toEqual(["๑. มีแผน", "๒. มีรายงาน", "๓. มีการประชุม"]);
  expect(trimmed("(๑) ก่อนอบรม (๒) หลังอบรม")).toEqual(["(๑) ก่อนอบรม", "(๒) หลังอบรม"]);
  expect(trimmed("• หนึ่ง • สอง")).toEqual(["• หนึ่ง", "• สอง"]);
  expect(trimmed("1.1 ประชุม 1.2 อบรม")).toEqual(["1.1 ประชุม", "1.2 อบรม"]);
});

test("bullets that a scanner left on one line still begin items", () => {
  expect(trimmed("- จัดกิจกรรม ๑ ครั้ง - เผยแพร่ ๒ ช่องทาง")).toEqual(["- จัดกิจกรรม ๑ ครั้ง", "- เผยแพร่ ๒ ช่องทาง"]);
});

test.each([
  ["ต.ค. ๖๘ - ก.ย. ๖๙"],
  ["ไตรมาส ๑ - ๔"],
  ["ข้อ ๑ - ข้อ ๙"],
  ["- รายงานรอบแรก (ตุลาคม ๒๕๖๘ – มีนาคม ๒๕๖๙)"],
  ["ผู้ผ่านตาม ๑) และข้อ ๒) ได้รับเกียรติบัตร"],
  ["ร้อยละ ๘๐. ของทั้งหมด"],
  ["งบประมาณ 1.5 ล้านบาท"],
  ["กองกลาง"],
])("%s is one item", (text) => {
  expect(splitItems(text)).toEqual([text]);
});

test("a list begins within a line only where it goes on", () => {
  expect(splitItems("ประชุม ครั้งละ 1) คน")).toHaveLength(1);
});

test("the items joined are the text, and none is blank", () => {
  const pieces = fc.constantFrom("- ", "• ", "๑) ", "๒) ", "1. ", "2. ", "ก", "คน", " ", "\n", "(", ")", "ตาม ", "☐ ");
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join("");
      const items = splitItems(text);
      expect(items.join("")).toBe(text);
      if (text.trim() !== "") expect(items.every((item) => item.trim() !== "")).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
