import { expect, test } from "vitest";
import { fold, written } from "./folded.ts";
import { parseNumberWords, replaceNumberWords } from "./number-words.ts";

test.each([
  ["ศูนย์", 0],
  ["หนึ่ง", 1],
  ["สิบเอ็ด", 11],
  ["ยี่สิบ", 20],
  ["สามสิบห้า", 35],
  ["หนึ่งร้อยแปด", 108],
  ["สองพันห้าร้อยหกสิบเก้า", 2569],
  ["สามหมื่น", 30_000],
  ["หนึ่งล้านสองแสน", 1_200_000],
  ["สิบล้าน", 10_000_000],
])("%s is %d", (words, number) => {
  expect(parseNumberWords(words)).toBe(number);
});

test.each(["สามารถ", "เรียบร้อย", "ห้าม", "หนึ่งสอง", ""])("%s is no number", (words) => {
  expect(parseNumberWords(words)).toBeNull();
});

test("number words become digits only where they count something, and the words as written can still be told", () => {
  const folded = replaceNumberWords(fold("จัดอย่างน้อย สิบสอง ครั้ง สามารถสองเท่า เรียบร้อย"));
  expect(folded.text).toBe("จัดอย่างน้อย12ครั้งสามารถสองเท่าเรียบร้อย");
  expect(written(folded, folded.text.indexOf("12"), folded.text.indexOf("12") + 2)).toBe("สิบสอง");
});
