import { exampleActivity } from "../checks/example.ts";
import { emptyPlan } from "../plan/empty-plan.ts";
import type { Indicator } from "../plan/measure.ts";
import type { Activity } from "../plan/plan.ts";
import { understandIndicator } from "../plan/understand-indicator.ts";
import { toThaiDigits } from "../thai/digits.ts";
import { COUNTED_IN_OTHER_UNIT, FAR_FROM_LAST_YEAR } from "./check-thresholds.ts";
import { figuresOf } from "./figures.ts";
import { comparable } from "./last-year.ts";
import { ownSuccessOf } from "./own-success.ts";
import { NO_RESULT, type ActivityResult } from "./report.ts";
import { daysLate, type RoundDue } from "./round.ts";
import { sayValue } from "./say-result.ts";
import { checkValue, type ValueAround } from "./value-checks.ts";
import type { Value } from "./value.ts";
import type { AchievementRule, WorkedExample } from "./worked-examples.ts";

const HOUSE = "กติกาของระบบ (ออกแบบข้อ ๗) เป็นข้อเตือนให้ตรวจ ไม่ขัดขวางการบันทึกหรือการเสนอ";
const NOTHING = "ไม่เตือน";

const count = (times: number): Value => ({ kind: "count", count: times });
const share = (numerator: number, denominator: number): Value => ({ kind: "share", numerator, denominator });

function asked(text: string): Indicator {
  const [indicator] = understandIndicator(text);
  if (indicator === undefined) throw new Error(`no indicator in "${text}"`);
  return indicator;
}
function typed(given: string, text: string, value: Value, expected: string, more: Partial<ValueAround> = {}): WorkedExample {
  const found = checkValue({
    indicator: asked(text),
    value,
    reckoning: "cumulative",
    round: 12,
    months: [],
    before: null,
    lastYear: null,
    headcount: null,
    chainedTo: null,
    ...more,
  });
  return { given: `${text} — ${given}`, answer: found.map(({ says }) => says).join(" ") || NOTHING, expected };
}
const TRAINING = "ร้อยละ ๘๐ ของบุคลากรในหน่วยงานเข้าร่วมกิจกรรม";
const TIMES = "จัดกิจกรรมไม่น้อยกว่า ๓ ครั้ง";
const EVERYBODY = "บุคลากรทุกคนเข้าร่วม";
const KINDS: Readonly<Record<Value["kind"], string>> = {
  count: "จำนวน",
  share: "ร้อยละ",
  level: "ระดับ",
  amount: "จำนวนเงิน",
  milestone: "มีหรือไม่มี",
};
const COMPLAINTS = "เรื่องร้องเรียนไม่เกิน ๒ เรื่อง";

/** กติกาการตรวจค่าและค่าที่ระบบเสนอ พร้อมตัวอย่าง — printed after the rules of achievement in docs/achievement.md. */
export const CHECK_RULES: readonly AchievementRule[] = [
  {
    name: "check-within",
    thai: "ตรวจค่าขณะพิมพ์: ค่าขัดกันเอง",
    says: "ตัวตั้งต้องไม่เกินตัวหาร ขั้นต้องต่อเนื่องกัน ตัวหารควรเท่ากับจำนวนบุคลากรเมื่อถามถึงบุคลากรทั้งหน่วยงาน",
    source: HOUSE,
    examples: [
      typed("พิมพ์ ๑๕๑ จาก ๑๕๐ คน", TRAINING, share(151, 150), "ตัวตั้ง ๑๕๑ มากกว่าตัวหาร ๑๕๐ กรุณาตรวจว่าสลับช่องหรือพิมพ์เกินหรือไม่"),
      typed(
        "พิมพ์ ๙๐ จาก ๑๔๐ คน หน่วยงานมี ๑๕๐ คน",
        TRAINING,
        share(90, 140),
        "ตัวหาร ๑๔๐ ไม่เท่ากับจำนวนบุคลากรของหน่วยงาน ๑๕๐ คน กรุณาตรวจว่าเป็นกลุ่มเป้าหมายเดียวกันหรือไม่",
        { headcount: 150 },
      ),
    ],
  },
  {
    name: "check-rounds",
    thai: "ตรวจค่าขณะพิมพ์: ค่าสะสมที่ลดลง",
    says: "ค่าสะสมเทียบกับผลสะสมถึงรอบก่อนของปีเดียวกัน ค่าเฉพาะรอบไม่เทียบ",
    source: HOUSE,
    examples: [
      typed(
        "พิมพ์ ๒ ครั้ง รอบก่อนสะสมไว้ ๓ ครั้ง",
        TIMES,
        count(2),
        "ค่าสะสม ๒ ครั้ง น้อยกว่ารอบก่อนซึ่งรายงานไว้ ๓ ครั้ง หากเป็นค่าเฉพาะรอบ กรุณาเลือกวิธีนับเป็น “เฉพาะรอบนี้”",
        { before: count(3) },
      ),
      typed("พิมพ์ ๒ ครั้งเฉพาะรอบนี้ รอบก่อนสะสมไว้ ๓ ครั้ง", TIMES, count(2), NOTHING, { before: count(3), reckoning: "per-round" }),
    ],
  },
  {
    name: "check-last-year",
    thai: "ตรวจค่าขณะพิมพ์: ต่างจากปีก่อนมาก",
    says: [
      "เทียบกับผลที่อนุมัติแล้วของหน่วยงานเดียวกัน รอบเดียวกันของปีก่อน จับคู่กิจกรรมและตัวชี้วัดตามความหมายเหมือนการเทียบแผนสองปี ปีก่อนไม่มีรอบเดียวกันจะแสดงรอบที่ใกล้ที่สุดไว้ให้ดู แต่ไม่เตือน เกณฑ์คือ",
      "",
      ...(["count", "share", "level", "amount", "milestone"] as const).map(
        (kind) => `- ${KINDS[kind]}: ${FAR_FROM_LAST_YEAR[kind].says} (${FAR_FROM_LAST_YEAR[kind].because})`,
      ),
    ].join("\n"),
    source: HOUSE,
    examples: [
      typed("พิมพ์ ๓๐ ครั้ง ปีก่อน ๓ ครั้ง", TIMES, count(30), "๓๐ ครั้ง ต่างจากปีก่อนมาก (ปีก่อน ๓ ครั้ง) กรุณาตรวจตัวเลขอีกครั้ง", {
        lastYear: count(3),
      }),
      typed("พิมพ์ ๓ ครั้ง ปีก่อน ๑ ครั้ง", TIMES, count(3), NOTHING, { lastYear: count(1) }),
      typed("พิมพ์ ๒๙๐ จาก ๓๐๐ คน ปีก่อน ๙๐ จาก ๑๐๐ คน", TRAINING, share(290, 300), NOTHING, { lastYear: share(90, 100) }),
      {
        given: "ปีก่อนรายงานค่าเฉพาะรอบ ๑ ครั้ง สะสม ๔ ครั้ง ปีนี้รายงานค่าสะสม",
        answer: `เทียบกับ ${sayValue(comparable({ soFar: count(4), alone: count(1) }, "cumulative"), "ครั้ง")}`,
        expected: "เทียบกับ ๔ ครั้ง",
      },
    ],
  },
  {
    name: "check-wording",
    thai: "ตรวจค่าขณะพิมพ์: ค่าขัดกับถ้อยคำของเป้าหมาย",
    says: `เป้าหมายไม่เกินหรือน้อยกว่า ค่าต้องไม่สูงกว่า เป้าหมายทุกคนหรือร้อยละ ๑๐๐ ที่ถึงกำหนดแล้วค่าต้องครบ จำนวนที่มากกว่าเป้าหมายตั้งแต่ ${toThaiDigits(COUNTED_IN_OTHER_UNIT.times)} เท่าอาจนับคนละหน่วย จำนวนบุคลากรต้องไม่เกินที่มี`,
    source: HOUSE,
    examples: [
      typed(
        "พิมพ์ ๓ เรื่อง",
        COMPLAINTS,
        count(3),
        "เป้าหมายเขียนว่า “ไม่เกิน ๒ เรื่อง” แต่ค่าที่กรอกคือ ๓ เรื่อง ซึ่งเกินที่กำหนด กรุณาตรวจตัวเลข หากถูกต้องแล้ว กรุณาเขียนเหตุผลในคำอธิบาย",
      ),
      typed("พิมพ์ ๒ เรื่อง", COMPLAINTS, count(2), NOTHING),
      typed(
        "พิมพ์ ๙๘ จาก ๑๐๐ คน ในรอบ ๑๒ เดือน",
        EVERYBODY,
        share(98, 100),
        "เป้าหมายเขียนว่า “ทุกคน” แต่ค่าที่กรอกยังขาดอีก ๒ คน กรุณาตรวจว่านับครบแล้วหรือไม่ หากถูกต้องแล้ว กรุณาเขียนเหตุผลในคำอธิบาย",
      ),
      typed("พิมพ์ ๔๐ จาก ๑๐๐ คน ในรอบ ๖ เดือน ซึ่งเป้าหมายยังไม่ถึงกำหนด", EVERYBODY, share(40, 100), NOTHING, { round: 6 }),
      typed(
        "พิมพ์ ๑๒๐ ครั้ง",
        TIMES,
        count(120),
        "เป้าหมายนับเป็นครั้ง (ไม่น้อยกว่า ๓ ครั้ง) แต่ค่าที่กรอกคือ ๑๒๐ ครั้ง มากกว่าเป้าหมาย ๔๐ เท่า กรุณาตรวจว่านับเป็นครั้ง ไม่ใช่จำนวนคนหรือหน่วยอื่น",
      ),
      typed(
        "พิมพ์ ๑๖๐ คน หน่วยงานมี ๑๕๐ คน",
        "บุคลากรเข้าร่วมไม่น้อยกว่า ๕๐ คน",
        count(160),
        "๑๖๐ คน มากกว่าจำนวนบุคลากรของหน่วยงาน ๑๕๐ คน กรุณาตรวจว่านับคนซ้ำ หรือนับบุคคลภายนอกรวมด้วยหรือไม่",
        { headcount: 150 },
      ),
      typed("พิมพ์ ๙๐๐ คน หน่วยงานมี ๑๕๐ คน", "ประชาชนเข้าร่วมไม่น้อยกว่า ๕๐ คน", count(900), NOTHING, { headcount: 150 }),
    ],
  },
  {
    name: "own-success",
    thai: "ตัวชี้วัดที่ถามความสำเร็จของแผนเอง",
    says: "ระบบคำนวณจากกิจกรรมอื่นในแผนที่ต้องรายงานในรอบนั้น นับเฉพาะกิจกรรมที่รายงานครบและถึงกำหนด กิจกรรมที่ยังไม่รายงานแสดงชื่อไว้แต่ไม่นับ กิจกรรมที่บอกเหตุที่ไม่ได้ดำเนินการนับเป็นไม่สำเร็จ ค่านี้เป็นข้อเสนอ ผู้รายงานเลือกใช้เอง",
    source: "แผนที่พบจริงตั้งตัวชี้วัดเป็นร้อยละความสำเร็จของกิจกรรมตามแผน",
    examples: [
      success("ความสำเร็จของกิจกรรมตามแผน ร้อยละ ๘๐", "๑ จาก ๓ กิจกรรม ยังไม่รายงาน ๑ กิจกรรม"),
      success("ร้อยละ ๘๐ ของกิจกรรมที่ดำเนินการตามแผน", "๒ จาก ๓ กิจกรรม ยังไม่รายงาน ๑ กิจกรรม"),
      success("ร้อยละของการเบิกจ่ายงบประมาณตามแผน ร้อยละ ๙๐", "ไม่เสนอค่า"),
    ],
  },
  {
    name: "late",
    thai: "ส่งช้า",
    says: "รายงานที่ส่งหลังวันสุดท้ายของหน่วยงานนั้น (รวมการขยายเวลา) ระบุว่าส่งช้ากี่วันทั้งในหน้ารายงาน รายการ และแบบรายงานที่แสดงวันที่รายงานผล รายงานที่ถูกเปิดแก้ไขมีวันสุดท้ายของตนเอง",
    source: "กติกาของระบบ",
    examples: [
      late("กำหนด ๒๐ เมษายน ส่ง ๒๓ เมษายน", "2026-04-23", "ส่งช้า ๓ วัน"),
      late("กำหนด ๒๐ เมษายน ส่ง ๒๐ เมษายน", "2026-04-20", "ตรงเวลา"),
    ],
  },
];

/** Four activities of "two times": reached, half done, not done and why, not reported. */
function success(text: string, expected: string): WorkedExample {
  const rowOf = (id: string): Activity => ({ ...exampleActivity(), id, months: [], indicators: [asked("จัดกิจกรรมไม่น้อยกว่า ๒ ครั้ง")] });
  const plan = {
    ...emptyPlan({ form: "diw-2569", agency: { name: null, parent: null }, fiscalYear: 2569, headcount: null }),
    activities: ["a1", "a2", "a3", "a4"].map(rowOf),
  };
  const times = (value: number): ActivityResult => ({
    ...NO_RESULT,
    indicators: [{ position: 0, value: count(value), reckoning: "cumulative", note: "" }],
  });
  const told = { a1: times(2), a2: times(1), a3: { ...NO_RESULT, notDoneBecause: "น้ำท่วม" } };
  const rows = Object.fromEntries(Object.entries(told).map(([key, result]) => [key, { revision: 1, result }]));
  const found = ownSuccessOf(plan, figuresOf({ months: 12, plan, rows }, [], []), rows, asked(text));
  return {
    given: `${text} — แผนมีอีกสี่กิจกรรม เป้าหมายกิจกรรมละ ๒ ครั้ง ทำได้ ๒ ครั้ง ทำได้ ๑ ครั้ง ไม่ได้ทำเพราะน้ำท่วม และยังไม่รายงาน`,
    answer: found === null ? "ไม่เสนอค่า" : `${sayValue(found.value, "กิจกรรม")} ยังไม่รายงาน ${toThaiDigits(found.silent.length)} กิจกรรม`,
    expected,
  };
}

function late(given: string, on: string, expected: string): WorkedExample {
  const due: RoundDue = { fiscalYear: 2569, months: 6, opens: "2026-04-01", due: "2026-04-20", closes: null };
  const days = daysLate({ isLate: on > due.due, on }, due);
  return { given, answer: days === null ? "ตรงเวลา" : `ส่งช้า ${toThaiDigits(days)} วัน`, expected };
}
