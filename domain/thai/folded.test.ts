import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, written } from "./folded.ts";

test("blanks within words go, those between two numbers or two Latin words stay", () => {
  expect(fold("ไม่ น้อย กว่า ๒ ๓ ข้อ  No Gift").text).toBe("ไม่น้อยกว่า2 3ข้อNo Gift");
});

test("digits, dashes, doubled เ and the halves of ำ are made alike", () => {
  expect(fold("เเผน ๑ – ๔ ดําเนินการ ๕％").text).toBe("แผน1-4ดำเนินการ5%");
});

test("the words as written come back from their folded place", () => {
  const folded = fold("จัด  ไม่น้อย กว่า\u00A0๒ ครั้ง");
  const at = folded.text.indexOf("ไม่น้อยกว่า2");
  expect(written(folded, at, at + "ไม่น้อยกว่า2".length)).toBe("ไม่น้อย กว่า\u00A0๒");
});

test("every text is given back whole, but for blanks at its ends", () => {
  const pieces = fc.constantFrom("ก", " ", "๒", "\n", "เ", "า", "ํ", "A", "–", "\u200B");
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const text = parts.join("");
      const folded = fold(text);
      expect(folded.begins).toHaveLength(folded.text.length + 1);
      expect(written(folded, 0, folded.text.length)).toBe(text.replaceAll(/^[\s\u200B]+|[\s\u200B]+$/gu, ""));
    }),
  );
});
