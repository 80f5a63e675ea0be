import { expect, test } from "vitest";
import { readText } from "../formats/text.ts";
import { figuresIn } from "./sheets.ts";
import { readPlan } from "./read-plan.ts";

const ROWS = [
  "๓. จำนวนเครือข่าย/องค์กรจากทุกภาคส่วนที่ร่วมกันทำกิจกรรมสาธารณะ\t๔ แห่ง\t๕ แห่ง",
  "๔. จำนวนองค์กรเครือข่ายทางสังคมที่มีการพัฒนาระบบเครดิตทางสังคม\t- แห่ง\t๑ แห่ง",
];
const HEAD = "การดำเนินงาน\tผลการดำเนินงาน ปี ๒๕๖๘\tแผนการดำเนินงาน ปี ๒๕๖๙";

test("a target sheet cut by a page end is one sheet, and none of its rows is an activity", () => {
  const sheet = `แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๙\n\n${HEAD}\n๑. จำนวนประชากรอายุ ๑๓ ปีขึ้นไป เข้าร่วมกิจกรรม\t๑๐ คน\t๒๐ คน\n๒. จำนวนเครือข่ายทางสังคมมีขีดความสามารถ\tN/A แห่ง\t๓ แห่ง\n${ROWS[0]}\n\n${HEAD}\n${ROWS[1]}\n`;
  const plan = readPlan(readText(sheet));
  expect(plan.activities).toEqual([]);
  expect(plan.nationalTargets).toEqual([
    { row: 1, previous: [10], planned: [20] },
    { row: 2, previous: ["N/A"], planned: [3] },
    { row: 3, previous: [4], planned: [5] },
    { row: 4, previous: ["-"], planned: [1] },
  ]);
});

test.each([
  ["๖ แห่ง ๒๕๐ คน", [6, 250]],
  ["- แห่ง - คน", ["-", "-"]],
  ["N/A คน", ["N/A"]],
  ["..... คน", [null]],
  ["๑,๒๐๐ คน", [1200]],
])("%s holds its figures in order", (text, figures) => {
  expect(figuresIn(text)).toEqual(figures);
});
