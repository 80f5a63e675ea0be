import type { Activity } from "#domain/plan/plan.ts";
import { indicatorsText } from "#domain/plan/understand-activity.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import { oneLine } from "#domain/thai/text.ts";
import type { Check, Finding } from "./check.ts";
import { countOf, exampleActivity, examplePlan, shareOf } from "./example.ts";
import { rowsLacking } from "./lacking.ts";
import { rowTargets, valueOf } from "./row-targets.ts";
import { fieldOfTargets } from "./texts.ts";
import { atActivity, clipped } from "./where.ts";

/** Figures that are no targets: years, list marks, clauses, virtues, rounds. */
const NO_TARGET =
  /(?:พ\.?ศ\.?|ปีงบประมาณ|ปี)\s*\d{2,4}|\b25\d\d\b|(?:^|\s)\(?\d{1,2}[.)]|(?:ข้อ|ที่|ฉบับที่|มาตรา|หมวด|รอบ|ไตรมาส|โทร\.?)\s*\d+|\d+\s*(?:ประการ|เดือน|องศา|มิติ)|อายุ\s*\d+/gu;
const ROUND = /รอบ\s*(?:ที่)?\s*[0-9๐-๙]{1,2}\s*เดือน/u;
const VAGUE = /เพิ่มขึ้น|ลดลง|ดีขึ้น|มากขึ้น|มีความรู้|มีจิตสำนึก|ตระหนัก|พึงพอใจ|กว่าเดิม/u;
const DONE =
  /มีการ|มีแผน|มีประกาศ|มีคำสั่ง|มีคู่มือ|จัดทำ|จัดให้มี|จัดกิจกรรม|จัดอบรม|ประกาศ|เผยแพร่|แต่งตั้ง|กำหนด|แล้วเสร็จ|ทุกคน|ทุกงาน|ครบ|ผ่านเกณฑ์|ผ่านการประเมิน/u;
const GROWTH = /เพิ่มขึ้น|เติบโต|ขยายตัว|สูงขึ้น/u;

/** ไม่มีค่าเป้าหมาย — no column of the row says how much must be reached. */
export const targetMissing: Check = {
  kind: "target-missing",
  severity: "warning",
  thai: "ไม่มีค่าเป้าหมาย",
  why: "ตัวชี้วัดที่ไม่มีค่าเป้าหมายประเมินผลไม่ได้ว่าบรรลุหรือไม่ เมื่อถึงรอบรายงานผล ๖ และ ๑๒ เดือน",
  find: (plan) =>
    rowsLacking(plan, "indicators", (activity) => lacksTarget(activity) && figuresIn(activity) === "").map((finding) => {
      const activity = plan.activities.find((one) => one.id === finding.place.activity);
      if (!activity || finding.case !== undefined) return finding;
      const placed = atActivity(plan, activity, fieldOfTargets(activity));
      return targetTexts(activity) === "" ? { ...placed, case: "no-indicator" } : placed;
    }),
  says: ({ where, case: reason }) => {
    if (reason === "all-rows") return "ทุกกิจกรรมยังไม่มีค่าเป้าหมายที่เป็นตัวเลข กรุณาระบุค่าเป้าหมาย เช่น ไม่น้อยกว่าร้อยละ ๘๐ หรือ ๒ ครั้งต่อปี";
    if (reason === "no-indicator") return `${where} ยังว่าง กรุณาระบุตัวชี้วัดพร้อมค่าเป้าหมาย เช่น ไม่น้อยกว่าร้อยละ ๘๐ หรือ ๒ ครั้งต่อปี`;
    return `${where} ยังไม่มีค่าเป้าหมาย กรุณาระบุว่าต้องทำได้เท่าใด เช่น ไม่น้อยกว่าร้อยละ ๘๐ หรือ ๒ ครั้งต่อปี`;
  },
  fails: examplePlan({ activities: [exampleActivity({ indicators: [countOf("จำนวนครั้งที่จัดตลาดนัด", "ครั้ง")] })] }),
  passes: examplePlan({ activities: [exampleActivity({ indicators: [countOf("จำนวนครั้งที่จัดตลาดนัด", "ครั้ง")], targetTexts: ["๒ ครั้ง"] })] }),
};

/** อ่านค่าเป้าหมายไม่ได้ — figures stand in the row, but none can be read as a target. */
export const targetUnreadable: Check = {
  kind: "target-unreadable",
  severity: "warning",
  thai: "อ่านค่าเป้าหมายไม่ได้",
  why: "มีตัวเลขในตัวชี้วัดแต่ไม่ทราบว่าวัดอะไรหรือหน่วยใด ระบบจึงคำนวณผลสำเร็จให้ไม่ได้",
  find: (plan) =>
    plan.blank
      ? []
      : plan.activities.flatMap((activity) => {
          const found = lacksTarget(activity) ? figuresIn(activity) : "";
          return found === "" ? [] : [{ ...atActivity(plan, activity, fieldOfTargets(activity)), found }];
        }),
  says: ({ where, found = "" }) =>
    `${where} มีข้อความ “${found}” ซึ่งยังไม่ทราบว่าเป็นค่าเป้าหมายของเรื่องใด กรุณาระบุจำนวนพร้อมหน่วย เช่น ไม่น้อยกว่าร้อยละ ๘๐ หรือ ๒ ครั้ง`,
  fails: examplePlan({ activities: [exampleActivity({ indicators: [countOf("ตลาดนัดดีขึ้นเป็น ๒", "")] })] }),
  passes: examplePlan(),
};

/** ค่าเป้าหมายเกินขอบเขต — a share above one hundred. */
export const targetOutOfRange: Check = {
  kind: "target-out-of-range",
  severity: "warning",
  thai: "ค่าเป้าหมายเกินขอบเขต",
  why: "สัดส่วนของคนหรือหน่วยงานมีค่าได้ไม่เกินร้อยละ ๑๐๐ ตัวเลขที่เกินมักเกิดจากพิมพ์ผิดหรือใส่จำนวนคนแทนร้อยละ",
  find: (plan) =>
    plan.activities.flatMap((activity) => {
      const wrong = rowTargets(activity).find(
        ({ measure, target, text }) => measure.kind === "share" && (valueOf(target) ?? 0) > 100 && !GROWTH.test(text),
      );
      return wrong ? [{ ...atActivity(plan, activity, wrong.field), found: String(valueOf(wrong.target)) }] : [];
    }),
  says: ({ where, found = "" }) => `${where} ระบุร้อยละ ${toThaiDigits(found)} ซึ่งเกินร้อยละ ๑๐๐ กรุณาตรวจสอบตัวเลข`,
  fails: examplePlan({ activities: [exampleActivity({ indicators: [shareOf("บุคลากรเข้าร่วมร้อยละ ๘๐๐", 800)] })] }),
  passes: examplePlan({ activities: [exampleActivity({ indicators: [shareOf("ผู้เข้าร่วมเพิ่มขึ้นร้อยละ ๑๒๐", 120)] })] }),
};

/** ไม่มีเป้าหมายรอบ ๖ เดือน — an indicator names its rounds, but none by the half year. */
export const roundMissing: Check = {
  kind: "round-missing",
  severity: "info",
  thai: "ไม่มีเป้าหมายรอบ ๖ เดือน",
  why: "หน่วยงานต้องรายงานผลรอบ ๖ เดือนหลัง ๓๑ มีนาคม ตัวชี้วัดที่แบ่งเป้าหมายตามรอบจึงควรมีเป้าหมายของรอบนี้ด้วย",
  find: (plan) =>
    plan.activities.flatMap((activity): readonly Finding[] => {
      const named = activity.indicators.filter((indicator) => ROUND.test(indicator.text) && indicator.targets.length > 0);
      const starts = activity.months[0] ?? 1;
      if (named.length === 0 || starts > 6 || named.some((indicator) => indicator.targets.some((target) => target.round <= 6))) return [];
      return [atActivity(plan, activity, fieldOfTargets(activity))];
    }),
  says: ({ where }) => `${where} กำหนดเป้าหมายตามรอบแต่ยังไม่มีรอบ ๖ เดือน ควรเพิ่มเป้าหมายรอบ ๖ เดือน เพื่อใช้รายงานผลกลางปี`,
  fails: examplePlan({ activities: [exampleActivity({ indicators: [shareOf("ความสำเร็จของแผน รอบ ๑๒ เดือน ร้อยละ ๘๐", { 12: 80 })] })] }),
  passes: examplePlan({
    activities: [exampleActivity({ indicators: [shareOf("ความสำเร็จของแผน รอบ ๖ เดือน ร้อยละ ๔๐ รอบ ๑๒ เดือน ร้อยละ ๘๐", { 6: 40, 12: 80 })] })],
  }),
};

/** A row of a report form serves an indicator of its heading and states no target of its own. */
function lacksTarget(activity: Activity): boolean {
  if (activity.goalIndicator !== null) return false;
  if (activity.indicators.some(({ text, measure, targets }) => targets.length > 0 || (measure.kind === "milestone" && !isVague(text))))
    return false;
  return rowTargets(activity).length === 0;
}

/** "บุคลากรมีความรู้เพิ่มขึ้น": a wish that is neither counted nor done on a day. */
function isVague(text: string): boolean {
  return VAGUE.test(text) && !DONE.test(text);
}

function targetTexts(activity: Activity): string {
  return oneLine(
    [indicatorsText(activity.indicators), activity.countingUnit ?? "", ...activity.targetTexts, ...activity.quantitative].join("\n"),
  );
}

/** The words around the first figure that might be a target; empty where there is none. */
function figuresIn(activity: Activity): string {
  const text = targetTexts(activity);
  const rest = toArabicDigits(text).replaceAll(NO_TARGET, (words) => " ".repeat(words.length));
  const at = rest.search(/\d/u);
  if (at < 0) return "";
  const from = text.lastIndexOf(" ", Math.max(0, at - 12)) + 1;
  return clipped(text.slice(from), 40);
}
