import { expect, test } from "vitest";
import type { WrittenActivity } from "#domain/plan/understand-activity.ts";
import { aPlan, aRow } from "#testing/a-plan.ts";
import { checkPlan } from "./check-plan.ts";

function kinds(cells: Partial<WrittenActivity>): readonly string[] {
  return checkPlan(aPlan({ activities: [aRow(cells)] })).map(
    (message) => `${message.severity} ${message.kind} ${message.place.field ?? ""}`,
  );
}

test.each([
  ["ร่วมกิจกรรมไม่น้อยกว่าร้อยละ ๘๐", "ร้อยละ ๙๐"],
  ["รอบ ๖ เดือน ร้อยละ ๕๐ รอบ ๑๒ เดือน ร้อยละ ๙๐", "ไม่น้อยกว่าร้อยละ ๕๐ และไม่น้อยกว่า ๑๐๐"],
  ["อบรม ๒ ครั้ง ผู้เข้าอบรม ๕๐ คน", "๖๐ ราย"],
  ["ร้องเรียนไม่เกิน ๒ เรื่อง", "ไม่เกิน ๓ เรื่อง"],
])("the unit column contradicts: %s against %s", (indicators, countingUnit) => {
  expect(kinds({ indicators, countingUnit })).toEqual(["error target-differs countingUnit"]);
});

test.each([
  ["ผ่านเกณฑ์ไม่ต่ำกว่าระดับ ๓", "ร้อยละ ๙๕ ของกองที่ผ่านไม่ต่ำกว่าระดับ ๓"],
  ["อบรม ๒ ครั้ง ผู้เข้าอบรม ๕๐ คน", "๕๐ ราย"],
  ["เลือกคุณธรรม ๕ คุณธรรม", "๔ เรื่อง"],
  ["จัดกิจกรรมเดือนละ ๑ ครั้ง", "๑๒ ครั้ง"],
  ["จัดกิจกรรม ๑ ครั้ง/หน่วยงาน", "จำนวน ๑๐ ครั้ง"],
  ["รอบ ๖ เดือน ร้อยละ ๕๐ รอบ ๑๒ เดือน ร้อยละ ๙๐", "ร้อยละ ๙๐"],
  ["ร่วมกิจกรรมร้อยละ ๗๕", "ร้อยละ ๗๕.๐๐"],
])("the unit column states less, more or otherwise: %s beside %s", (indicators, countingUnit) => {
  expect(kinds({ indicators, countingUnit })).toEqual([]);
});

test("a result that speaks of the same thing contradicts, of another thing it does not", () => {
  const indicators = "ร้อยละ ๘๐ ของผู้เข้าอบรมผ่านการทดสอบ";
  expect(kinds({ indicators, quantitative: "ผู้เข้าอบรมผ่านการทดสอบร้อยละ ๙๐" })).toEqual(["error target-differs quantitative"]);
  expect(kinds({ indicators, quantitative: "ร้อยละ ๙๐ ของผู้เข้าอบรมพึงพอใจ" })).toEqual([]);
  expect(kinds({ indicators: "ผู้เข้าร่วม ๑๐๐ คน", quantitative: "เยาวชน ๕๐ คน ผู้สูงอายุ ๕๐ คน" })).toEqual([]);
});

test("targets and results stand side by side, item for item", () => {
  const cells = { indicators: "- จำนวนครั้ง\n- จำนวนช่องทาง", targetTexts: "- จัดพิธี ๒ ครั้ง\n- เผยแพร่ ๑ ช่องทาง" };
  expect(kinds({ ...cells, quantitative: "- จัดงานขอบคุณ ๑ ครั้ง\n- เผยแพร่ข่าว ๑ ช่องทาง" })).toEqual(["error target-differs quantitative"]);
  expect(kinds({ ...cells, quantitative: "- จัดงานขอบคุณ ๒ ครั้ง\n- เผยแพร่ข่าว ๑ ช่องทาง" })).toEqual([]);
});

test.each([
  ["ร้อยละของคนที่เข้าใจจรรยา", ["warning target-missing indicators"]],
  ["ร้อยละ ........", ["warning target-missing indicators"]],
  ["บุคลากรมีความรู้เพิ่มขึ้น", ["warning target-missing indicators"]],
  ["", ["warning target-missing indicators"]],
  ["ร้อยละ ๑๘๐ ของบุคลากรเข้าร่วม", ["warning target-out-of-range indicators"]],
  ["ผู้เข้าร่วมเพิ่มขึ้นร้อยละ ๑๘๐", []],
  ["มีแผนของกอง", []],
  ["ประกาศเจตนารมณ์ครบทุกฝ่าย", []],
  ["ความสำเร็จของแผน รอบ ๑๒ เดือน ร้อยละ ๙๐", ["info round-missing indicators"]],
])("an indicator that says %s", (indicators, expected) => {
  expect(kinds({ indicators })).toEqual(expected);
});

test("what the form puts in the results column is told there", () => {
  expect(kinds({ indicators: "", quantitative: "จำนวนฝ่ายที่ร่วมกิจกรรม" })).toEqual(["warning target-missing quantitative"]);
});

test("work of the second half year needs no target for the first", () => {
  expect(kinds({ indicators: "ความสำเร็จ รอบ ๑๒ เดือน ร้อยละ ๙๐", months: "ไตรมาส ๓ – ๔" })).toEqual([]);
});

test("a rubric tells which levels it lacks, and a target beyond it", () => {
  const rubric = [1, 2, 4, 5].map((level) => ({ level, text: `ขั้นที่ ${level}` }));
  expect(kinds({ indicators: "ระดับความสำเร็จ", targetTexts: "ระดับ ๔", rubric })).toEqual(["warning rubric-incomplete indicators"]);
  expect(kinds({ indicators: "ระดับความสำเร็จ", targetTexts: "ระดับ ๕", rubric: rubric.slice(0, 3) })).toEqual([
    "warning rubric-incomplete indicators",
  ]);
});
