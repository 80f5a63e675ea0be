import { expect, test } from "vitest";
import type { Plan } from "#domain/plan/plan.ts";
import type { WrittenActivity } from "#domain/plan/understand-activity.ts";
import { EMPTY_CONTACT, EMPTY_MEMO } from "#domain/plan/empty-plan.ts";
import { aHeading, aPlan, aRow } from "#testing/a-plan.ts";
import { checkPlan } from "./check-plan.ts";

type Cells = Partial<WrittenActivity>;

/** A plan whose rows are read from their cells, numbered from 1 where they say nothing else. */
function planOf(fiscalYear: number, rows: readonly (Cells & { readonly under?: string })[], parts: Partial<Plan> = {}): Plan {
  const year = String(fiscalYear);
  return aPlan({
    fiscalYear,
    title: `แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ${year}`,
    activities: rows.map(({ under, ...cells }, at) =>
      aRow({ number: String(at + 1), ...cells }, { id: `a${at + 1}`, heading: under ?? null, fiscalYear }),
    ),
    ...parts,
  });
}

/** Ten plans as ten kinds of agency write them, with nothing wrong in them. */
const CLEAN: readonly (readonly [string, Plan])[] = [
  [
    "a school with Arabic digits and school words",
    planOf(2570, [
      {
        title: "ค่ายคุณธรรมนักเรียน ม.1",
        indicators: "นักเรียน ม.1 เข้าค่ายไม่น้อยกว่า 150 คน",
        budget: "45,000",
        months: "ก.พ. 2570",
        units: "กลุ่มสาระสังคมศึกษา",
      },
      {
        title: "ธนาคารความดี",
        indicators: "ร้อยละ 80 ของนักเรียนมีสมุดบันทึกความดี",
        budget: "ไม่ใช้งบประมาณ",
        months: "ต.ค. 2569 – ก.ย. 2570",
        units: "งานกิจการนักเรียน",
      },
      {
        title: "ปรับปรุงกติกาห้องเรียนจากผลของปีงบประมาณ 2569",
        indicators: "มีกติกาของทุกห้อง",
        budget: "ไม่ใช้งบประมาณ",
        months: "ตลอดปีงบประมาณ 2570",
        units: "โรงเรียนบ้านห้วยใส\nโรงเรียนบ้านห้วยทราย",
      },
    ]),
  ],
  [
    "a hospital with quarters, a share above and a complaint below",
    planOf(2569, [
      {
        title: "อบรมจริยธรรมวิชาชีพ",
        indicators: "บุคลากรเข้าอบรมไม่น้อยกว่าร้อยละ ๙๐ และผ่านการทดสอบไม่น้อยกว่าร้อยละ ๘๐",
        countingUnit: "ร้อยละ ๙๐",
        months: "ไตรมาส ๒ – ๓",
        units: "กลุ่มงานทรัพยากรบุคคล",
      },
      {
        title: "ลดข้อร้องเรียนด้านพฤติกรรมบริการ",
        indicators: "ข้อร้องเรียนไม่เกิน ๕ เรื่อง",
        countingUnit: "ไม่เกิน ๕ เรื่อง",
        months: "ไตรมาส ๑ - ๔",
        units: "ศูนย์รับเรื่องร้องเรียน",
      },
      { title: "เดือนละวันจิตอาสา", indicators: "จัดกิจกรรมเดือนละ ๑ ครั้ง", countingUnit: "๑๒ ครั้ง", months: "ตลอดปี", units: "ทุกกลุ่มงาน" },
    ]),
  ],
  [
    "a tambon without numbers, whose total is what its rows add up to",
    planOf(
      2569,
      [
        { number: null, title: "คนดีศรีตำบล", indicators: "ยกย่องคนดี ๓ คน", budget: "๕,๐๐๐ บาท", months: "เม.ย. – มิ.ย. ๖๙", units: "สำนักปลัด" },
        {
          number: null,
          title: "ปลูกป่าชายคลอง",
          indicators: "ปลูกต้นไม้ ๒๐๐ ต้น",
          budget: "๒๐,๐๐๐ บาท",
          months: "๑๒ มิ.ย. ๒๕๖๙",
          units: "กองช่าง",
        },
        {
          number: null,
          title: "ตลาดซื่อสัตย์",
          indicators: "ร้านค้าเข้าร่วม ๓๐ ร้าน",
          budget: "ไม่ใช้งบประมาณ",
          months: "ต.ค. ๖๘ เป็นต้นไป",
          units: "กองคลัง",
        },
      ],
      { declared: { activities: 3, budgetBaht: 25_000, budgetWritten: null, byHeading: [], bySource: [] } },
    ),
  ],
  [
    "a province in its longer plan, with a study visit to another province",
    planOf(
      2568,
      [
        { title: "ศึกษาดูงานชุมชนคุณธรรม ณ จังหวัดแพร่", indicators: "ผู้นำชุมชน ๔๐ คน", months: "พ.ค. ๒๕๖๘", units: "สำนักงานวัฒนธรรมจังหวัดน่าน" },
        { title: "เครือข่ายคนทำดีของจังหวัดน่าน", indicators: "เครือข่าย ๑๕ แห่ง", months: "ต.ค. ๒๕๖๖ – ก.ย. ๒๕๗๐", units: "ที่ทำการปกครองจังหวัดน่าน" },
      ],
      { region: "น่าน", planYears: [2566, 2570], title: "แผนส่งเสริมคุณธรรมจังหวัดน่าน (พ.ศ. ๒๕๖๖ – ๒๕๗๐) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘" },
    ),
  ],
  [
    "a department that repeats its targets in every column, by rounds and per unit",
    planOf(2569, [
      {
        title: "กำกับแผน",
        indicators: "ความสำเร็จของแผน - รอบ ๖ เดือน ร้อยละ ๔๕ ขึ้นไป - รอบ ๑๒ เดือน ร้อยละ ๘๕ ขึ้นไป",
        countingUnit: "ไม่น้อยกว่าร้อยละ ๔๕ และไม่น้อยกว่าร้อยละ ๘๕",
        units: "กองกลาง (ฝ่ายแผน)",
      },
      {
        title: "ผ่านเกณฑ์องค์กรคุณธรรม",
        indicators: "ผ่านเกณฑ์ไม่ต่ำกว่าระดับ ๓",
        countingUnit: "ร้อยละ ๙๐ ของกอง ได้ไม่ต่ำกว่าระดับ ๓",
        units: "กองกลาง (ฝ่ายจริยธรรม)",
      },
      {
        title: "จิตอาสาของกอง",
        indicators: "ไม่น้อยกว่า ๑ ครั้ง/ปี/หน่วยงาน",
        countingUnit: "จำนวนไม่น้อยกว่า ๑ ครั้ง/ปี/หน่วยงาน",
        units: "กอง ศูนย์ ในสังกัด",
      },
    ]),
  ],
  [
    "a ministry's office with levels, results beside them and numbers in three parts",
    planOf(2568, [
      {
        number: "1.1.1",
        title: "หน่วยงานใสสะอาด",
        indicators: "ระดับความสำเร็จของการดำเนินงาน",
        targetTexts: "ระดับ ๔",
        quantitative: "- ได้คะแนนไม่ต่ำกว่าร้อยละ ๘๕",
        months: "ไตรมาส ๑ - ๔",
        units: "กรมตัวอย่าง (กองหนึ่ง)",
        rubric: [1, 2, 3, 4, 5].map((level) => ({ level, text: `ทำถึงขั้นที่ ${level}` })),
      },
      {
        number: "1.1.2",
        title: "ยกย่องคนทำดี",
        indicators: "- จำนวนครั้งที่จัด\n- จำนวนช่องทางที่เผยแพร่",
        targetTexts: "- ๑ ครั้ง\n- ๒ ช่องทาง",
        quantitative: "- จัดพิธี ๑ ครั้ง\n- เผยแพร่ ๒ ช่องทาง",
        months: "ไตรมาส ๓",
        units: "กรมตัวอย่าง (กองสอง)",
      },
      { number: "2.1.1", title: "สานเครือข่าย", indicators: "มีเครือข่ายใหม่ ๒ แห่ง", months: "ไตรมาส ๔", units: "กรมตัวอย่าง (กองสาม)" },
    ]),
  ],
  [
    "a district office in the national form: numbers begin anew, counts and staff add up",
    planOf(
      2569,
      [
        { under: "g1", number: "1", title: "ตักบาตรวันเกิดเขต", indicators: "", quantitative: "ไม่น้อยกว่า ๓ ครั้ง/ปี", units: "ทุกฝ่าย" },
        { under: "g2", number: "1", title: "คลองสวยด้วยมือเรา", indicators: "", quantitative: "ชุมชน ๑๒ ชุมชน", units: "ฝ่ายรักษาความสะอาดฯ" },
        { under: "g2", number: "2", title: "ผ้าป่ากระดาษ", indicators: "", quantitative: "๒ ครั้ง", units: "ฝ่ายรักษาความสะอาดและสวนสาธารณะ" },
      ],
      {
        headings: [
          aHeading({ id: "s1", kind: "sub-plan", label: "แผนย่อยที่ ๑", title: "การส่งเสริมสภาพแวดล้อมที่เอื้อต่อการส่งเสริมคุณธรรมฯ" }),
          aHeading({
            id: "g1",
            parent: "s1",
            number: "3",
            label: "๑.๑ แนวทางการพัฒนาที่ ๓",
            title: "ส่งเสริมให้สถาบันศาสนาเป็นศูนย์กลางชุมชนและขับเคลื่อนคุณธรรมด้วยพลังบวร",
          }),
          aHeading({
            id: "g2",
            parent: "s1",
            number: "5",
            label: "๑.๒ แนวทางการพัฒนาที่ ๕",
            title: "ส่งเสริมการนำคุณธรรมเพื่อการอนุรักษ์ทรัพยากรธรรมชาติสิ่งแวดล้อม",
          }),
        ],
        declared: {
          activities: 3,
          budgetBaht: null,
          budgetWritten: "-",
          bySource: [],
          byHeading: [
            { heading: "s1", activities: 3, written: "๓" },
            { heading: "g1", activities: 1, written: "๑" },
            { heading: "g2", activities: 2, written: "๒" },
          ],
        },
        staff: [
          { unit: "ฝ่ายปกครอง", headcount: 40, targetGroups: null, population: null, total: false },
          { unit: "ฝ่ายโยธา", headcount: 25, targetGroups: null, population: null, total: false },
          { unit: null, headcount: 65, targetGroups: null, population: null, total: true },
        ],
      },
    ),
  ],
  [
    "a university that plans for next year and learns from the last",
    planOf(2569, [
      {
        title: "ถอดบทเรียนองค์กรคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๖๘",
        indicators: "รายงาน ๑ เล่ม",
        months: "ต.ค. ๒๕๖๘ – พ.ย. ๒๕๖๘",
        units: "กองแผนงาน",
      },
      {
        title: "จัดทำแผนส่งเสริมคุณธรรม ปีงบประมาณ พ.ศ. ๒๕๗๐",
        indicators: "มีแผนที่สภามหาวิทยาลัยเห็นชอบ",
        months: "ก.ค. – ก.ย. ๖๙",
        units: "กองแผนงาน",
      },
      {
        title: "เผยแพร่ พ.ร.บ. มาตรฐานทางจริยธรรม พ.ศ. ๒๕๖๒",
        indicators: "ไม่น้อยกว่า ๓ ช่องทาง",
        months: "ทุกเดือน",
        units: "กองพัฒนาระบบบริหาร\nกองพัฒนาระบบบริการ",
      },
    ]),
  ],
  [
    "an agency of four virtues in a year that had four, with a memo of its year",
    planOf(
      2565,
      [{ title: "คุณธรรม ๔ ประการ พอเพียง วินัย สุจริต จิตอาสา", indicators: "ประกาศ ๑ ครั้ง", months: "ม.ค. ๖๕", units: "สำนักงานเลขานุการกรม" }],
      {
        memo: {
          ...EMPTY_MEMO,
          number: "ตย ๐๑๐๑/ว๕",
          date: "2022-01-05",
          subject: "ส่งแผน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕",
          body: ["ตามหนังสือลงวันที่ ๕ พฤศจิกายน ๒๕๖๔ ขอให้ส่งแผน พร้อมรายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ นั้น"],
          fiscalYears: [2565, 2564],
        },
        contact: { ...EMPTY_CONTACT, email: "moral_65@example.go.th, saraban@example.go.th", line: "@moral65" },
      },
    ),
  ],
  [
    "a state enterprise with projects, their parts, and money by source",
    planOf(
      2569,
      [
        {
          number: "1",
          title: "โครงการรถไฟสายสุจริต",
          indicators: "จัด ๔ รุ่น",
          budget: "๑๒๐,๐๐๐ บาท",
          months: "๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙",
          units: "ฝ่ายพัฒนาบุคคล",
        },
        {
          number: "1.1",
          title: "อบรมพนักงานขับรถ",
          indicators: "พนักงาน ๒๐๐ คน",
          budget: "๗๐,๐๐๐ บาท",
          months: "ไตรมาส ๒",
          units: "ฝ่ายพัฒนาบุคคล",
        },
        {
          number: "1.2",
          title: "อบรมพนักงานสถานี",
          indicators: "พนักงาน ๑๕๐ คน",
          budget: "๕๐,๐๐๐ บาท",
          months: "ไตรมาส ๓",
          units: "ฝ่ายพัฒนาบุคคล",
        },
        { number: "2", title: "ของหายได้คืน", indicators: "ร้อยละ ๙๕ ของของที่มีผู้แจ้ง", months: "ตลอดปีงบประมาณ", units: "ฝ่ายบริการ" },
      ],
      {
        headcount: 1_240,
        declared: {
          activities: 2,
          budgetBaht: 120_000,
          budgetWritten: null,
          byHeading: [],
          bySource: [
            {
              source: "งบหน่วยงาน",
              items: [
                { name: "งบดำเนินงาน", ticked: true, amount: 120_000 },
                { name: "งบรายจ่ายอื่น", ticked: false, amount: "N/A" },
              ],
              total: 120_000,
            },
          ],
        },
      },
    ),
  ],
];

test.each(CLEAN)("nothing is wrong with the plan of %s", (_, plan) => {
  expect(
    checkPlan(plan)
      .filter((message) => message.severity !== "info")
      .map((message) => message.says),
  ).toEqual([]);
  expect(checkPlan(plan).filter((message) => message.kind === "spelling-suspect" || message.kind === "round-missing")).toEqual([]);
});

test("a form that waits to be filled is not told what it lacks", () => {
  const empty = { indicators: "", budget: "", months: "", units: "", objectives: "" };
  const blank = planOf(
    2569,
    [
      { ...empty, title: "จัดตั้งคณะทำงาน" },
      { ...empty, title: "ประกาศเจตนารมณ์" },
    ],
    { blank: true },
  );
  expect(checkPlan(blank)).toEqual([]);
});
