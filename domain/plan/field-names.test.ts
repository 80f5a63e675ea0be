import { expect, test } from "vitest";
import { ACTIVITY_TEXTS, nameOfField, QUARTER_TEXTS, RUBRIC_TEXTS } from "./field-names.ts";

test("every text of a row has a name in Thai and in English", () => {
  for (const field of [...ACTIVITY_TEXTS, ...RUBRIC_TEXTS, ...QUARTER_TEXTS]) {
    expect(nameOfField(field)).toMatch(/[ก-๙]/u);
    expect(nameOfField(field, "en")).toMatch(/^[a-z\d ]+$/u);
  }
});

test("a part of a list has the list's name, a part of a person its own", () => {
  expect(nameOfField("expectedResults.0")).toBe("ผลที่คาดว่าจะได้รับ");
  expect(nameOfField("contact.email", "en")).toBe("coordinator's email");
  expect(nameOfField("contact.line")).toBe("ผู้ประสานงาน");
});

test("a field without a name is called by itself", () => {
  expect(nameOfField("colour")).toBe("colour");
});
