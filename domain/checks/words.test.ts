import { expect, test } from "vitest";
import type { Message, Plan } from "#domain/plan/plan.ts";
import { toThaiDigits } from "#domain/thai/digits.ts";
import { NATIONAL_GUIDELINES } from "#domain/reference/frameworks.ts";
import { aHeading, aPlan, anActivity } from "#testing/a-plan.ts";
import { checkPlan } from "./check-plan.ts";

function found(plan: Plan, kind: string): readonly Message[] {
  return checkPlan(plan).filter((message) => message.kind === kind);
}

function units(...names: readonly string[]): readonly string[] {
  const activities = names.map((unit, at) =>
    anActivity({ id: `a${at + 1}`, number: String(at + 1), title: `กิจกรรมลำดับ ${at + 1} ของปี`, units: [unit] }),
  );
  return found(aPlan({ activities }), "unit-name-varies").map(
    (message) => `${message.place.activity ?? ""} ${message.expected ?? ""}${message.mend ? " *" : ""}`,
  );
}

test.each([
  [["กลุ่มงานส่งเสริมงานไม้", "กลุ่มงานส่งเสริมงานไม้", "กลุ่มงานสงเสริมงานไม้"], ["a3 กลุ่มงานส่งเสริมงานไม้"]],
  [["สำนักบริหารกลาง (ฝ่ายไม้)", "สำนักบริหารกลาง (ฝ่ายไม้)", "สำนักบริการกลาง (ฝ่ายไม้)"], ["a3 สำนักบริหารกลาง"]],
  [
    ["สำนักงานเลขาธิการกรม", "สำนักงานเลขาธิการกรม", "สำนักงานเลขานุการกรม"],
    ["a1 สำนักงานเลขานุการกรม *", "a2 สำนักงานเลขานุการกรม *"],
  ],
  [["กองพัฒนาระบบบริหาร", "กองพัฒนาระบบบริการ"], []],
  [["โรงเรียนบ้านหนองแวง", "โรงเรียนบ้านหนองแสง"], []],
  [["โรงเรียนวัดหนองบัวคำ", "โรงเรียนวัดหนองบัวดำ", "โรงเรียนวัดหนองบัวดำ"], []],
  [["กลุ่มงานช่างไม้ที่ ๑", "กลุ่มงานช่างไม้ที่ ๒"], []],
  [["ฝ่ายรักษาความสะอาดฯ", "ฝ่ายรักษาความสะอาดและสวนสาธารณะ"], []],
  [["กองกลาง / กตน.", "กองกลาง / กตบ."], []],
  [["สำนักงาน เลขานุการกรม", "สำนักงานเลขานุการกรม"], []],
])("units written %j", (names, expected) => {
  expect(units(...names)).toEqual(expected);
});

test("a name that is usual and one that stands alone can be mended with a click", () => {
  expect(units("กลุ่มงานส่งเสริมงานไม้", "กลุ่มงานส่งเสริมงานไม้", "กลุ่มงานส่งเสริมงานไม้", "กลุ่มงานสงเสริมงานไม้")).toEqual(["a4 กลุ่มงานส่งเสริมงานไม้ *"]);
});

test.each([
  ["ตลาดนัดในจังหวัดลำปาง", "ลำปาง"],
  ["ตลาดนัดใน จังหวัด ลำ ปาง", "ลำปาง"],
  ["ตลาดนัด จ.นครศรีธรรมราช", "นครศรีธรรมราช"],
  ["ตลาดนัดของจังหวัดลำพูนและจังหวัดลำปาง", undefined],
  ["ศึกษาดูงานที่จังหวัดลำปาง", undefined],
  ["รายงานให้จังหวัดทราบ", undefined],
  ["รายงานต่อ อบจ.ลำปาง", undefined],
])("in a document of ลำพูน, %s", (title, other) => {
  expect(found(aPlan({ region: "ลำพูน", activities: [anActivity({ title })] }), "province-differs")[0]?.found).toBe(other);
  expect(found(aPlan({ activities: [anActivity({ title })] }), "province-differs")).toEqual([]);
});

test.each([
  ["ยึดคุณธรรม ๔ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา เสมอ", "ยึดคุณธรรม ๕ ประการ คือ พอเพียง วินัย สุจริต จิตอาสา กตัญญู เสมอ"],
  ["คุณธรรม 4 ประการ (พอเพียง, วินัย, สุจริต และจิตอาสา)", "คุณธรรม 5 ประการ (พอเพียง, วินัย, สุจริต, จิตอาสา และกตัญญู)"],
  ["มีความพอเพียง วินัย สุจริต จิตอาสา", "มีความพอเพียง วินัย สุจริต จิตอาสา กตัญญู"],
])("four virtues become five: %s", (text, mended) => {
  expect(found(aPlan({ expectedResults: [text] }), "virtues-outdated").map((message) => message.mend?.text)).toEqual([mended]);
  expect(found(aPlan({ fiscalYear: 2565, title: null, expectedResults: [text] }), "virtues-outdated")).toEqual([]);
});

test.each(["พอเพียง วินัย สุจริต จิตอาสา กตัญญู", "คุณธรรม ๔ ประการ ตามพระราชดำรัส", "ครูมีพรหมวิหาร ๔ ประการ", "เลือกวินัยและสุจริต"])(
  "%s is not the old list",
  (text) => {
    expect(found(aPlan({ expectedResults: [text] }), "virtues-outdated")).toEqual([]);
  },
);

test.each([
  ["wood๑๒@example.go.th", "wood12@example.go.th"],
  ["wood @ example.go.th", "wood@example.go.th"],
  ["wood@example,go.th", "wood@example.go.th"],
  ["wood.example.go.th", undefined],
  ["ไม้@example.go.th", undefined],
])("the address %s reaches nobody", (email, mended) => {
  const contact = { name: null, position: null, unit: null, address: null, phone: null, fax: null, email, line: null };
  expect(found(aPlan({ contact }), "email-invalid").map((message) => message.expected)).toEqual([mended]);
});

test.each(["wood@example.go.th", "wood_12@mail.example.go.th, saw@example.ac.th", "-", "", "wood@example.go.th (เวลาราชการ)"])(
  "the address %j is none of our business",
  (email) => {
    const contact = { name: null, position: null, unit: null, address: null, phone: null, fax: null, email, line: "@wood" };
    expect(found(aPlan({ contact, notes: ["สอบถามทางไลน์ @wood"] }), "email-invalid")).toEqual([]);
  },
);

test.each([
  ["ทำตามมาตฐานของกรม", "ทำตามมาตรฐานของกรม"],
  ["การ ดำ เนิน งาน", "การ ดำเนิน งาน"],
  ["ผลสำเร็จ จ ของงาน", "ผลสำเร็จ ของงาน"],
  ["เเผนของกอง", "แผนของกอง"],
  ["ต่ออต้านน้้ำเสีย", "ต่ออต้านน้ำเสีย"],
  ["ไม่ใช่ งบประมาณ", "ไม่ใช้ งบประมาณ"],
  ["ได้ร้อยละ ๒ คะแนน", "ได้ข้อละ ๒ คะแนน"],
])("%s is a slip", (text, mended) => {
  expect(found(aPlan({ activities: [anActivity({ remarks: text })] }), "spelling-suspect").map((message) => message.mend?.text)).toEqual([
    mended,
  ]);
});

test.each([
  "ภารกิจกรมป่าไม้",
  "ช่วยวัยรุ่นให้มีงาน",
  "การต่อต้านการทุจริต",
  "จำนวนคนต่อต้านการทุจริต",
  "ไม่ใช่งบประมาณแผ่นดิน",
  "ร้อยละ ๘๐ คะแนน",
  "กตัญญุตา",
  "น้ำดื่มสะอาด ที่ทำงาน",
])("%s is no slip", (text) => {
  expect(found(aPlan({ activities: [anActivity({ remarks: text })] }), "spelling-suspect")).toEqual([]);
});

test("a heading that is nearly an official title is shown the official wording; one that is it, or is one's own, is not", () => {
  const official = NATIONAL_GUIDELINES[0]?.title ?? "";
  const titles = (title: string): readonly (string | undefined)[] =>
    found(aPlan({ headings: [aHeading({ title })] }), "spelling-suspect").map((message) => message.expected);
  expect(titles(official.replace("กิจกรรม", "กิจการ"))).toEqual([toThaiDigits(official)]);
  expect(titles(official)).toEqual([]);
  expect(titles(`${official.slice(0, 30)}ฯ`)).toEqual([]);
  expect(titles("สร้างพื้นที่ให้คนในกองได้พบปะกันทุกวันศุกร์")).toEqual([]);
});
