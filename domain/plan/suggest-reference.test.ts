import { expect, test } from "vitest";

import { CRITERIA } from "#domain/reference/criteria.ts";
import { NATIONAL_GUIDELINES } from "#domain/reference/frameworks.ts";
import { CRITERION_WORDS, GUIDELINE_WORDS } from "#domain/reference/telling-words.ts";
import { fold } from "#domain/thai/folded.ts";
import { aHeading, aPlan, aRow } from "#testing/a-plan.ts";
import { setField, textOf } from "./set-field.ts";
import { suggestCriteria, suggestGuidelines } from "./suggest-reference.ts";

const ownFramework = aHeading({ kind: "strategy", number: "1", title: "เสริมสร้างวัฒนธรรมองค์กร" });
const guidelinesOf = (title: string): readonly string[] =>
  suggestGuidelines(aRow({ title, objectives: "", indicators: "" }), aPlan({ headings: [ownFramework] })).map(({ key }) => key);

test.each([
  ["ปลูกต้นไม้รอบสำนักงาน", "1.5"],
  ["ยกย่องเชิดชูข้าราชการดีเด่น", "1.2"],
  ["อบรมทักษะการให้บริการ", "3.2"],
  ["จิตอาสาทำความสะอาด", "1.1"],
])("%s points at guideline %s first", (title, code) => {
  expect(guidelinesOf(title)[0]).toBe(code);
});

test("a row whose words point nowhere gets no suggestion", () => {
  expect(guidelinesOf("งานทั่วไป")).toEqual([]);
});

test("a heading named as the nation names it points at its guideline, whatever its number", () => {
  const heading = aHeading({ id: "h1", parent: null, kind: "strategy", number: "4", title: NATIONAL_GUIDELINES[9]?.title ?? "" });
  const [first] = suggestGuidelines(aRow({ title: "งานทั่วไป" }, { heading: "h1" }), aPlan({ headings: [heading] }));
  expect(first).toMatchObject({ key: "2.4", because: [heading.title] });
});

test("criteria are suggested with the words that say so, and not those the row serves already", () => {
  const cells = { title: "ยกย่องบุคคลดีเด่น", objectives: "", indicators: "" };
  expect(suggestCriteria(aRow(cells))).toEqual([{ key: 6, because: ["ยกย่อง", "ดีเด่น"] }]);
  expect(suggestCriteria(aRow({ ...cells, remarks: "องค์กรคุณธรรม ข้อ ๖" }))).toEqual([]);
});

test("every guideline and every criterion has words, written as folded text has them", () => {
  expect(Object.keys(GUIDELINE_WORDS)).toEqual(NATIONAL_GUIDELINES.map(({ code }) => code));
  expect(Object.keys(CRITERION_WORDS).map(Number)).toEqual(CRITERIA.map(({ number }) => number));
  const words = [...Object.values(GUIDELINE_WORDS), ...Object.values(CRITERION_WORDS)].flat();
  expect(words.filter((word) => fold(word).text !== word)).toEqual([]);
});

const place = { activity: "a1", field: "nationalGuideline" };
const criteria = { activity: "a1", field: "criteria" };

test("a row keeps the guideline chosen for it, unless its heading is a national guideline itself", () => {
  const free = aPlan({ headings: [ownFramework], activities: [aRow({}, { heading: ownFramework.id })] });
  const chosen = setField(free, place, "๒.๓");
  expect(textOf(chosen, place)).toBe("๒.๓");
  expect(chosen.activities[0]?.nationalGuideline).toBe("2.3");
  expect(setField(chosen, { activity: "a1", field: "title" }, "ชื่อใหม่").activities[0]?.nationalGuideline).toBe("2.3");
  expect(setField(chosen, place, "๙.๙")).toEqual(chosen);
  expect(setField(chosen, place, "").activities[0]?.nationalGuideline).toBeNull();
  const headings = [
    aHeading({ id: "h1", kind: "sub-plan", number: "1", parent: null, title: "" }),
    aHeading({ id: "h2", kind: "guideline", number: "2", parent: "h1", title: "" }),
  ];
  const national = aPlan({ headings, activities: [{ ...aRow({}, { heading: "h2" }), nationalGuideline: "1.2" }] });
  expect(setField(national, place, "๒.๓")).toEqual(national);
  expect(textOf(national, place)).toBe("");
});

test("weights chosen for a row and its indicators outlive its texts, and are none where all weigh alike", () => {
  const weight = { activity: "a1", field: "weight" };
  const weights = { activity: "a1", field: "indicatorWeights" };
  const bare = aPlan({ activities: [aRow({ indicators: "๑) จัด ๒ ครั้ง\n๒) เข้าร่วม ๕๐ คน" })] });
  const chosen = setField(setField(bare, weight, "๓"), weights, "3, ๑, 9");
  expect(chosen.activities[0]).toMatchObject({ weight: 3, indicatorWeights: [3, 1] });
  expect([textOf(chosen, weight), textOf(chosen, weights)]).toEqual(["๓", "๓, ๑"]);
  expect(setField(chosen, { activity: "a1", field: "title" }, "ชื่อใหม่").activities[0]).toMatchObject({
    weight: 3,
    indicatorWeights: [3, 1],
  });
  for (const wrong of ["0", "มาก", "101", "1.5"]) expect(setField(chosen, weight, wrong)).toEqual(chosen);
  expect(setField(setField(chosen, weight, ""), weights, "1, 1")).toEqual(bare);
});

test("criteria chosen for a row stand beside those of its remarks and outlive its texts", () => {
  const plan = setField(aPlan({ activities: [aRow({ remarks: "องค์กรคุณธรรม ข้อ ๑" })] }), criteria, "ข้อ ๖, ๓");
  expect(plan.activities[0]).toMatchObject({ criteria: [1, 3, 6], ownCriteria: [3, 6] });
  expect(textOf(plan, criteria)).toBe("ข้อ ๓, ๖");
  const later = setField(plan, { activity: "a1", field: "remarks" }, "");
  expect(later.activities[0]?.criteria).toEqual([3, 6]);
  expect(setField(later, criteria, "3 และ 5").activities[0]?.ownCriteria).toEqual([3, 5]);
  const none = setField(later, criteria, "");
  expect(none.activities[0]).toEqual(aRow({ remarks: null }));
});
