import { expect, test } from "vitest";
import { CRITERIA } from "./criteria.ts";
import { NATIONAL_GUIDELINES, OFFICIAL_HEADINGS } from "./frameworks.ts";
import { MINISTRY_CODES, ministryOfNumber } from "./ministry-codes.ts";
import { provinceNamed, PROVINCES } from "./provinces.ts";
import { virtuesOf } from "./virtues.ts";

test("there are 77 provinces, each with its own code and name", () => {
  expect(new Set(PROVINCES.map((province) => province.code)).size).toBe(77);
  expect(new Set(PROVINCES.map((province) => province.thai)).size).toBe(77);
  expect(provinceNamed("จังหวัดน่าน")?.code).toBe("55");
  expect(provinceNamed("กรุงเทพมหานคร")?.english).toBe("Bangkok");
  expect(provinceNamed("จังหวัดอื่น")).toBeNull();
});

test("the national plan has three sub-plans with six, four and three guidelines", () => {
  expect(NATIONAL_GUIDELINES.map((guideline) => guideline.code)).toEqual([
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "1.6",
    "2.1",
    "2.2",
    "2.3",
    "2.4",
    "3.1",
    "3.2",
    "3.3",
  ]);
  expect(OFFICIAL_HEADINGS.filter((heading) => heading.kind === "sub-plan")).toHaveLength(3);
  expect(OFFICIAL_HEADINGS.filter((heading) => heading.kind === "strategy")).toHaveLength(5);
});

test("virtues are four until fiscal year 2565 and five from 2566 on", () => {
  expect(virtuesOf(2565)).toEqual(["พอเพียง", "วินัย", "สุจริต", "จิตอาสา"]);
  expect(virtuesOf(2566)).toEqual(["พอเพียง", "วินัย", "สุจริต", "จิตอาสา", "กตัญญู"]);
});

test("a moral organisation is assessed by nine criteria", () => {
  expect(CRITERIA.map((criterion) => criterion.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("the letters before a document number name the ministry; those of a province name none", () => {
  expect(new Set(MINISTRY_CODES.map((ministry) => ministry.code)).size).toBe(MINISTRY_CODES.length);
  expect(ministryOfNumber("ที่ วธ ๐๑๐๑/๒๕")?.name).toBe("กระทรวงวัฒนธรรม");
  expect(ministryOfNumber("นน ๐๐๓๑/ว ๗")).toBeNull();
});
