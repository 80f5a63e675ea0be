import type { Indicator, Target } from "../plan/measure.ts";
import { formatBaht } from "../thai/baht.ts";
import { toThaiDigits } from "../thai/digits.ts";
import { achievementOf, type Achievement } from "./achievement.ts";
import { chainedTo } from "./chained-share.ts";
import { eachUnit } from "./each-unit.ts";
import { yearSoFar } from "./reckoning.ts";
import { sayPoints } from "./say-result.ts";
import { gathered, isOwed, standingOf } from "./standing.ts";
import type { RoundMonths } from "./target-at.ts";
import type { Value } from "./value.ts";

/** ตัวอย่างคำนวณ — a case put to the rules: what is given in words, what the rules answer, what they are to answer. */
export interface WorkedExample {
  readonly given: string;
  readonly answer: string;
  readonly expected: string;
}

/** กติกาการคำนวณ — a rule of achievement, where it comes from, and its worked examples. */
export interface AchievementRule {
  readonly name: string;
  readonly thai: string;
  readonly says: string;
  readonly source: string;
  readonly examples: readonly WorkedExample[];
}

const HOUSE = "กติกาของระบบ (ออกแบบข้อ ๗) ไม่พบข้อกำหนดของทางราชการที่กำหนดวิธีคำนวณไว้";

function target(bounds: Partial<Target>): Target {
  return { round: 12, written: "", ...bounds };
}
function indicator(measure: Indicator["measure"], ...targets: readonly Target[]): Indicator {
  return { text: "", measure, targets, rubric: [] };
}
const TIMES = { kind: "count", unit: "ครั้ง" } as const;
const SHARE = { kind: "share", unit: "คน", numerator: "ผู้เข้าร่วม", denominator: "บุคลากรทั้งหมด" } as const;
const count = (times: number): Value => ({ kind: "count", count: times });
const share = (numerator: number, denominator: number): Value => ({ kind: "share", numerator, denominator });

function say(achievement: Achievement): string {
  if (achievement.kind === "not-reported") return "ยังไม่รายงาน";
  if (achievement.kind === "no-target") return "ไม่มีเป้าหมายให้เทียบ";
  if (achievement.kind === "nothing-to-count") return "คำนวณไม่ได้ เพราะตัวหารเป็นศูนย์";
  const { raw, capped, isReached, isDue } = achievement;
  const both = raw === capped ? sayPoints(capped) : `${sayPoints(raw)} นับเพียง${sayPoints(capped)}`;
  return `${both} ${isReached ? "บรรลุ" : "ไม่บรรลุ"}${isDue ? "" : " (ความก้าวหน้า ยังไม่ถึงกำหนด)"}`;
}
function one(given: string, of: Indicator, value: Value | null, expected: string, round: RoundMonths = 12, months: readonly number[] = []) {
  return { given, answer: say(achievementOf(of, value, round, months)), expected };
}

/** กติกาทั้งหมดพร้อมตัวอย่าง — docs/achievement.md is printed from this table, and the tests hold it. */
export const ACHIEVEMENT_RULES: readonly AchievementRule[] = [
  {
    name: "by-target",
    thai: "ผลสัมฤทธิ์คือผลหารด้วยเป้าหมายของรอบ",
    says: "คิดเป็นร้อยละ ปัดเศษครึ่งขึ้นที่ทศนิยมสองตำแหน่ง แสดงค่าจริงเสมอ แต่นำไปรวมไม่เกินร้อยละ ๑๐๐",
    source: HOUSE,
    examples: [
      one("เป้าหมายไม่น้อยกว่า ๓ ครั้ง ทำได้ ๒ ครั้ง", indicator(TIMES, target({ atLeast: 3 })), count(2), "ร้อยละ ๖๖.๖๗ ไม่บรรลุ"),
      one("เป้าหมายไม่น้อยกว่า ๓ ครั้ง ทำได้ ๔ ครั้ง", indicator(TIMES, target({ atLeast: 3 })), count(4), "ร้อยละ ๑๓๓.๓๓ นับเพียงร้อยละ ๑๐๐.๐๐ บรรลุ"),
      one("เป้าหมายมากกว่า ๓ ครั้ง ทำได้ ๓ ครั้ง", indicator(TIMES, target({ moreThan: 3 })), count(3), "ร้อยละ ๙๙.๙๙ ไม่บรรลุ"),
    ],
  },
  {
    name: "share",
    thai: "ร้อยละคิดจากตัวตั้งหารตัวหาร",
    says: "ผู้รายงานกรอกจำนวนทั้งสอง ระบบคำนวณร้อยละและแสดงวิธีคิด ตัวหารเป็นศูนย์ถือว่าคำนวณไม่ได้ ไม่ใช่ศูนย์",
    source: HOUSE,
    examples: [
      one(
        "เป้าหมายร้อยละ ๘๐ เข้าร่วม ๑๒๙ จาก ๑๕๐ คน (ร้อยละ ๘๖)",
        indicator(SHARE, target({ atLeast: 80 })),
        share(129, 150),
        "ร้อยละ ๑๐๗.๕๐ นับเพียงร้อยละ ๑๐๐.๐๐ บรรลุ",
      ),
      one(
        "เป้าหมายร้อยละ ๘๐ เข้าร่วม ๙๐ จาก ๑๕๐ คน (ร้อยละ ๖๐)",
        indicator(SHARE, target({ atLeast: 80 })),
        share(90, 150),
        "ร้อยละ ๗๕.๐๐ ไม่บรรลุ",
      ),
      one("ไม่มีบุคลากรในกลุ่มเป้าหมาย", indicator(SHARE, target({ atLeast: 80 })), share(0, 0), "คำนวณไม่ได้ เพราะตัวหารเป็นศูนย์"),
    ],
  },
  {
    name: "ceiling",
    thai: "เป้าหมายที่ไม่ให้เกิน",
    says: "อยู่ในเพดานถือว่าครบ เกินเพดานคิดเพดานหารด้วยผล",
    source: HOUSE,
    examples: [
      one(
        "เป้าหมายไม่เกิน ๒ เรื่อง เกิดขึ้น ๑ เรื่อง",
        indicator({ kind: "count", unit: "เรื่อง" }, target({ atMost: 2 })),
        count(1),
        "ร้อยละ ๑๐๐.๐๐ บรรลุ",
      ),
      one(
        "เป้าหมายไม่เกิน ๒ เรื่อง เกิดขึ้น ๔ เรื่อง",
        indicator({ kind: "count", unit: "เรื่อง" }, target({ atMost: 2 })),
        count(4),
        "ร้อยละ ๕๐.๐๐ ไม่บรรลุ",
      ),
    ],
  },
  {
    name: "level",
    thai: "ระดับนับตามขั้นที่ผ่านต่อเนื่องกัน",
    says: "ขั้นที่ผ่านโดยข้ามขั้นก่อนหน้ายังไม่นับ",
    source: HOUSE,
    examples: [
      one(
        "เป้าหมายระดับ ๕ ผ่านขั้นที่ ๑ ๒ ๓ และ ๔",
        indicator({ kind: "level" }, target({ atLeast: 5 })),
        { kind: "level", steps: [1, 2, 3, 4] },
        "ร้อยละ ๘๐.๐๐ ไม่บรรลุ",
      ),
      one(
        "เป้าหมายระดับ ๕ ผ่านขั้นที่ ๑ ๒ และ ๔ (ขาดขั้นที่ ๓)",
        indicator({ kind: "level" }, target({ atLeast: 5 })),
        { kind: "level", steps: [1, 2, 4] },
        "ร้อยละ ๔๐.๐๐ ไม่บรรลุ",
      ),
    ],
  },
  {
    name: "milestone",
    thai: "มีหรือไม่มี ทำแล้วหรือยังไม่ทำ",
    says: "ทำแล้วเป็นร้อยละ ๑๐๐ ยังไม่ทำเป็นร้อยละ ๐",
    source: HOUSE,
    examples: [
      one("จัดทำแผนแล้ว", indicator({ kind: "milestone", what: "มีแผน" }), { kind: "milestone", done: true }, "ร้อยละ ๑๐๐.๐๐ บรรลุ"),
      one(
        "รายงานว่ายังไม่ได้จัดทำ ในรอบ ๑๒ เดือน",
        indicator({ kind: "milestone", what: "มีแผน" }),
        { kind: "milestone", done: false },
        "ร้อยละ ๐.๐๐ ไม่บรรลุ",
      ),
    ],
  },
  {
    name: "not-reported",
    thai: "ยังไม่รายงานไม่ใช่ศูนย์",
    says: "ตัวชี้วัดที่ยังไม่รายงานไม่ฉุดค่าเฉลี่ย แต่แสดงในความครบถ้วนข้างค่าเฉลี่ยเสมอ",
    source: HOUSE,
    examples: [
      one("เป้าหมาย ๓ ครั้ง ยังไม่รายงาน", indicator(TIMES, target({ atLeast: 3 })), null, "ยังไม่รายงาน"),
      one("เป้าหมาย ๓ ครั้ง รายงานว่าทำได้ ๐ ครั้ง", indicator(TIMES, target({ atLeast: 3 })), count(0), "ร้อยละ ๐.๐๐ ไม่บรรลุ"),
      {
        given: "กิจกรรมมีสองตัวชี้วัด ข้อแรกได้ร้อยละ ๘๐ ข้อที่สองยังไม่รายงาน",
        ...standing([count(8), null], [1, 1], "ร้อยละ ๘๐.๐๐ ครบถ้วน ๑ จาก ๒"),
      },
    ],
  },
  {
    name: "rounds",
    thai: "เป้าหมายของรอบ ๖ ๙ และ ๑๒ เดือน",
    says: "ใช้เป้าหมายที่ตั้งไว้ของรอบนั้น ไม่มีก็ใช้เป้าหมายรอบก่อนหน้า ก่อนถึงเป้าหมายแรกจะแสดงเป็นความก้าวหน้า ไม่รวมในผลสัมฤทธิ์ กิจกรรมที่ยังไม่ถึงเดือนดำเนินงานยังไม่ต้องรายงาน",
    source: "แผนของหน่วยงานตั้งเป้าหมายแยกตามรอบ เช่น รอบ ๖ เดือนร้อยละ ๕๐ รอบ ๑๒ เดือนร้อยละ ๙๐",
    examples: [
      one("รอบ ๖ เดือนร้อยละ ๕๐ รอบ ๑๒ เดือนร้อยละ ๙๐ ได้ร้อยละ ๔๕ ในรอบ ๖ เดือน", ladder(), share(45, 100), "ร้อยละ ๙๐.๐๐ ไม่บรรลุ", 6),
      one("เป้าหมายเดียวกัน ได้ร้อยละ ๔๕ ในรอบ ๑๒ เดือน", ladder(), share(45, 100), "ร้อยละ ๕๐.๐๐ ไม่บรรลุ", 12),
      one(
        "เป้าหมายปลายปี ๓ ครั้ง ทำแล้ว ๑ ครั้งในรอบ ๖ เดือน",
        indicator(TIMES, target({ atLeast: 3 })),
        count(1),
        "ร้อยละ ๓๓.๓๓ ไม่บรรลุ (ความก้าวหน้า ยังไม่ถึงกำหนด)",
        6,
      ),
      {
        given: "กิจกรรมดำเนินการเดือนกรกฎาคมถึงกันยายน ในรอบ ๖ เดือน",
        answer: isOwed(indicator(TIMES, target({ atLeast: 1 })), [10, 11, 12], 6) ? "ต้องรายงาน" : "ยังไม่ต้องรายงาน",
        expected: "ยังไม่ต้องรายงาน",
      },
      one(
        "เดือนละ ๑ ครั้ง ดำเนินการตลอดปี ทำแล้ว ๕ ครั้งในรอบ ๖ เดือน",
        indicator(TIMES, target({ round: 6, atLeast: 1, per: ["เดือน"] })),
        count(5),
        "ร้อยละ ๘๓.๓๓ ไม่บรรลุ",
        6,
      ),
    ],
  },
  {
    name: "reckoning",
    thai: "ค่าสะสมและค่าเฉพาะรอบ",
    says: "ค่าสะสมใช้ตามที่รายงาน ค่าเฉพาะรอบบวกกันทุกรอบ ร้อยละรวมตัวตั้งและตัวหาร รอบที่ไม่ได้รายงานจะระบุไว้",
    source: HOUSE,
    examples: [
      soFar("รายงานสะสม รอบ ๖ เดือน ๒ ครั้ง รอบ ๑๒ เดือน ๕ ครั้ง", "cumulative", [count(2), count(5)], "๕ ครั้ง"),
      soFar("รายงานเฉพาะรอบ รอบ ๖ เดือน ๒ ครั้ง รอบ ๑๒ เดือน ๕ ครั้ง", "per-round", [count(2), count(5)], "๗ ครั้ง"),
      soFar("รายงานเฉพาะรอบ รอบ ๖ เดือนไม่ได้รายงาน รอบ ๑๒ เดือน ๕ ครั้ง", "per-round", [null, count(5)], "๕ ครั้ง ขาดรอบ ๖ เดือน"),
    ],
  },
  {
    name: "weights",
    thai: "ค่าเฉลี่ยและน้ำหนัก",
    says: "ผลสัมฤทธิ์ของกิจกรรมคือค่าเฉลี่ยของตัวชี้วัด ของแผนคือค่าเฉลี่ยของกิจกรรม ถ่วงน้ำหนักเมื่อผู้จัดทำกำหนดน้ำหนักไว้ในแผน (ช่วยกรอกของช่องชื่อกิจกรรมหรือตัวชี้วัด)",
    source: HOUSE,
    examples: [
      { given: "สองตัวชี้วัด ได้ร้อยละ ๘๐ และร้อยละ ๑๐๐ น้ำหนักเท่ากัน", ...standing([count(8), count(10)], [1, 1], "ร้อยละ ๙๐.๐๐ ครบถ้วน ๒ จาก ๒") },
      {
        given: "สองตัวชี้วัด ได้ร้อยละ ๘๐ น้ำหนัก ๓ และร้อยละ ๑๐๐ น้ำหนัก ๑",
        ...standing([count(8), count(10)], [3, 1], "ร้อยละ ๘๕.๐๐ ครบถ้วน ๒ จาก ๒"),
      },
      {
        given: "แผนมีสองกิจกรรม กิจกรรมแรกสี่ตัวชี้วัดได้ร้อยละ ๑๐๐ ทุกข้อ กิจกรรมที่สองหนึ่งตัวชี้วัดได้ร้อยละ ๕๐",
        answer: sayStanding(
          gathered([
            { standing: standings([10, 10, 10, 10]), weight: 1 },
            { standing: standings([5]), weight: 1 },
          ]),
        ),
        expected: "ร้อยละ ๗๕.๐๐ ครบถ้วน ๕ จาก ๕",
      },
    ],
  },
  {
    name: "each-unit",
    thai: "กิจกรรมที่ทุกหน่วยดำเนินการ",
    says: "ผลของเจ้าของแผนคือร้อยละของหน่วยที่บรรลุ จากหน่วยที่ตอบแล้ว แสดงผลรวมและจำนวนหน่วยที่ตอบไว้ข้างกัน",
    source: HOUSE,
    examples: [
      units(
        "สี่กอง เป้าหมายกองละ ๑ ครั้ง ทำได้ ๑ ๒ ๐ และยังไม่ตอบ",
        indicator(TIMES, target({ atLeast: 1 })),
        [count(1), count(2), count(0), null],
        "ร้อยละ ๖๖.๖๗ (๒ จาก ๓ หน่วยที่ตอบ ทั้งหมด ๔ หน่วย)",
      ),
      units(
        "สองกอง เป้าหมายร้อยละ ๘๐ กองแรก ๙ จาก ๑๐ คน กองที่สอง ๑๐ จาก ๙๐ คน",
        indicator(SHARE, target({ atLeast: 80 })),
        [share(9, 10), share(10, 90)],
        "ร้อยละ ๕๐.๐๐ (๑ จาก ๒ หน่วยที่ตอบ ทั้งหมด ๒ หน่วย) รวม ๑๙ จาก ๑๐๐ คน",
      ),
    ],
  },
  {
    name: "chained-share",
    thai: "ร้อยละที่คิดต่อจากข้อก่อน",
    says: "ข้อที่เขียนว่าร้อยละของผู้ที่อยู่ในข้อก่อน ใช้ตัวตั้งของข้อนั้นเป็นตัวหาร",
    source: "แผนที่พบจริงกำหนดตัวชี้วัดข้อ ๒) เป็นร้อยละของบุคลากรตามข้อ ๑)",
    examples: [
      {
        given: "๑) ร้อยละ ๘๖ ของบุคลากรเข้ารับการทดสอบ ๒) ร้อยละ ๘๐ ของบุคลากรตาม ๑) ผ่านการทดสอบ",
        answer: chain("บุคลากรตาม ๑)"),
        expected: "ตัวหารของข้อ ๒ คือตัวตั้งของข้อ ๑",
      },
      { given: "๑) ร้อยละ ๘๖ ของบุคลากร ๒) ร้อยละ ๘๐ ของผู้บริหาร", answer: chain("ผู้บริหาร"), expected: "คิดแยกกัน" },
    ],
  },
  {
    name: "amount",
    thai: "เป้าหมายเป็นเงิน",
    says: "เก็บเป็นสตางค์จำนวนเต็ม เทียบกับเป้าหมายเป็นบาท",
    source: HOUSE,
    examples: [
      one(
        `เป้าหมายไม่น้อยกว่า ${toThaiDigits(formatBaht(10_000))} บาท ได้ ${toThaiDigits(formatBaht(7500))} บาท`,
        indicator({ kind: "amount" }, target({ atLeast: 10_000 })),
        { kind: "amount", satang: 750_000 },
        "ร้อยละ ๗๕.๐๐ ไม่บรรลุ",
      ),
    ],
  },
];

function ladder(): Indicator {
  return indicator(SHARE, target({ round: 6, atLeast: 50 }), target({ round: 12, atLeast: 90 }));
}
function ofTen(value: Value | null): Achievement {
  return achievementOf(indicator(TIMES, target({ atLeast: 10 })), value, 12);
}
function standings(values: readonly number[]) {
  return standingOf(values.map((value) => ({ achievement: ofTen(count(value)), weight: 1, isOwed: true })));
}
function sayStanding({ points, reported, of }: ReturnType<typeof standingOf>): string {
  return `${sayPoints(points)} ครบถ้วน ${toThaiDigits(String(reported))} จาก ${toThaiDigits(String(of))}`;
}
function standing(values: readonly (Value | null)[], weights: readonly number[], expected: string) {
  const parts = values.map((value, at) => ({ achievement: ofTen(value), weight: weights[at] ?? 1, isOwed: true }));
  return { answer: sayStanding(standingOf(parts)), expected };
}
function soFar(
  given: string,
  reckoning: "cumulative" | "per-round",
  [half, whole]: readonly [Value | null, Value | null],
  expected: string,
) {
  const { value, missing } = yearSoFar(
    reckoning,
    [
      { round: 6, value: half },
      { round: 12, value: whole },
    ],
    12,
  );
  const said = value?.kind === "count" ? `${toThaiDigits(String(value.count))} ครั้ง` : "ไม่มีค่า";
  return { given, answer: [said, ...missing.map((round) => `ขาดรอบ ${toThaiDigits(String(round))} เดือน`)].join(" "), expected };
}
function units(given: string, of: Indicator, values: readonly (Value | null)[], expected: string) {
  const {
    points,
    reached,
    answered,
    of: all,
    sum,
  } = eachUnit(
    of,
    values.map((value, unit) => ({ unit, value })),
    12,
  );
  const together = sum?.kind === "share" ? ` รวม ${sum.numerator} จาก ${sum.denominator} คน` : "";
  return {
    given,
    answer: toThaiDigits(`${sayPoints(points)} (${reached} จาก ${answered} หน่วยที่ตอบ ทั้งหมด ${all} หน่วย)${together}`),
    expected,
  };
}
function chain(denominator: string): string {
  const at = chainedTo(
    [
      { text: "๑) ร้อยละ ๘๖ ของบุคลากร", measure: SHARE },
      { text: "๒)", measure: { ...SHARE, denominator } },
    ],
    1,
  );
  return at === null ? "คิดแยกกัน" : `ตัวหารของข้อ ๒ คือตัวตั้งของข้อ ${toThaiDigits(String(at + 1))}`;
}
