import { expect, test } from "vitest";
import { readText } from "../formats/text.ts";
import { readPlan } from "./read-plan.ts";

const HEAD =
  "แผนย่อย / เป้าหมาย\tโครงการ/กิจกรรม\tผลสำเร็จ\t\tงบประมาณ\tหน่วยงานรับผิดชอบ\tระยะเวลาที่ดำเนินงาน\t\t\t\n\t\tผลลัพธ์เชิงปริมาณ\tผลลัพธ์เชิงคุณภาพ\t\t\tไตรมาส ๑\tไตรมาส ๒\tไตรมาส ๓\tไตรมาส ๔";
const TITLE = "แผนปฏิบัติการส่งเสริมคุณธรรมในภาพรวมของ.....สำนักงานเขตตัวอย่าง.....\nประจำปีงบประมาณ พ.ศ. ๒๕๖๙\n\n";

test("a heading that a page end cut takes its rest, and its row's values go to the activity named after it", () => {
  const paper = `${TITLE}${HEAD}\nแผนย่อยที่ ๑ เป้าหมายที่ ๑ คนทำดี\t๑.๑ แนวทางการพัฒนาที่ ๕ ปลูกต้นไม้และ\tไม่น้อยกว่า ๒\tเมืองร่มรื่น\tไม่ใช้\tฝ่ายโยธา\t✓\t\t\t\n\n${HEAD}\n\tดูแลคลอง  (๑) วันคลองสะอาด\tครั้ง/ปี\t\tงบประมาณ\t\t\t\t\t\n`;
  const plan = readPlan(readText(paper));
  expect(plan.headings.at(-1)?.title).toBe("ปลูกต้นไม้และ ดูแลคลอง");
  expect(
    plan.activities.map(({ number, title, quantitative, budget, units, months }) => ({
      number,
      title,
      quantitative,
      budget: budget.kind,
      units,
      months,
    })),
  ).toEqual([
    { number: "1", title: "วันคลองสะอาด", quantitative: ["ไม่น้อยกว่า ๒ ครั้ง/ปี"], budget: "none", units: ["ฝ่ายโยธา"], months: [1, 2, 3] },
  ]);
  expect(plan.unplaced).toEqual([]);
});

test("signatures below the rows of a table are no activities", () => {
  const paper =
    "แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๙\n\nที่\tกิจกรรม\tตัวชี้วัด\tงบประมาณ\n๑\tอ่านหนังสือให้ฟัง\t๒ ครั้ง\tไม่ใช้งบประมาณ\n\tลงชื่อ ..........\t\tลงชื่อ ..........\n\t(นายสมมติ อ่านดี)\t\t(นางสมมติ ฟังดี)\n\tผู้จัดทำ\t\tผู้อนุมัติ\n";
  const plan = readPlan(readText(paper));
  expect(plan.activities).toHaveLength(1);
  expect(plan.approver?.name).toBe("นางสมมติ ฟังดี");
});

test("a number over two levels of rows is a group with its sum, not an activity", () => {
  const paper =
    "แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๙\n\nที่\tกิจกรรม\tตัวชี้วัด\tงบประมาณ\n๑\tงานจิตอาสา\t\t๓,๐๐๐\n๑.๑\tเก็บขยะ\t๒ ครั้ง\t๑,๐๐๐\n๑.๒\tทาสีกำแพง\t๑ ครั้ง\t๒,๐๐๐\n";
  const plan = readPlan(readText(paper));
  expect(plan.headings.map((heading) => heading.title)).toEqual(["งานจิตอาสา"]);
  expect(plan.activities.map((activity) => activity.number)).toEqual(["1.1", "1.2"]);
});

test("an activity whose words are those of a total row or of a header is an activity", () => {
  const head = "โครงการ/กิจกรรม\tวัตถุประสงค์\tตัวชี้วัด\tระยะเวลา\tงบประมาณ\tหน่วยงานรับผิดชอบ\n";
  const rows = [
    "รวมเงินช่วยน้อง\tเพื่อแบ่งปัน\tจำนวน ๒ ครั้ง\tไตรมาส ๒\t๑๐๐\tกองช่าง",
    "กิจกรรมจิตอาสา\tวัตถุประสงค์เพื่อสังคม\tจำนวนกิจกรรม\tระยะเวลา ๒ เดือน\tไม่ใช้งบประมาณ\tหน่วยงานรับผิดชอบทุกหน่วย",
    "รวมทั้งสิ้น ๒ กิจกรรม\t\t๓ ครั้ง\t\t๑๐๐ บาท\t",
  ];
  const plan = readPlan(readText(`แผนปฏิบัติการส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๙\n\n${head}${rows.join("\n")}\n`));
  expect(plan.activities.map((activity) => activity.title)).toEqual(["รวมเงินช่วยน้อง", "กิจกรรมจิตอาสา"]);
  expect(plan.declared).toMatchObject({ activities: 2, budgetBaht: 100 });
});
