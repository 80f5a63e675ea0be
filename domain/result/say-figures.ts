import type { Indicator } from "../plan/measure.ts";
import { formatBaht } from "../thai/baht.ts";
import { toThaiDigits } from "../thai/digits.ts";
import type { Achievement, Bound, Measured } from "./achievement.ts";
import { shareOf } from "./basis-points.ts";
import type { EachUnit } from "./each-unit.ts";
import type { IndicatorFigures } from "./figures.ts";
import { sayPoints, sayValue } from "./say-result.ts";
import type { Standing } from "./standing.ts";
import type { Value } from "./value.ts";

/** คำที่ใช้เมื่อไม่มีตัวเลข — what stands where nobody reported a figure: never a zero. */
export const NOT_REPORTED = "ยังไม่รายงาน";

const BOUND_WORDS: Readonly<Record<Bound, string>> = {
  atLeast: "ไม่น้อยกว่า",
  moreThan: "มากกว่า",
  atMost: "ไม่เกิน",
  lessThan: "น้อยกว่า",
};

const number = (value: number): string => toThaiDigits(value.toLocaleString("en-US", { maximumFractionDigits: 2 }));

/** หน่วยนับของตัวชี้วัด — what stands after its counts; null where the plan names none. */
export function countedIn({ measure }: Pick<Indicator, "measure">): string | null {
  return measure.kind === "count" || measure.kind === "share" ? measure.unit : null;
}

/** ผลของตัวชี้วัดเป็นคำ — the year so far; a sum of units says so, and rounds that nobody reported are named. */
export function sayResult(indicator: Pick<Indicator, "measure">, { value, missing, units }: IndicatorFigures): string {
  if (value === null) return NOT_REPORTED;
  const said = sayValue(value, countedIn(indicator));
  const of = units === null ? said : `รวมทุกหน่วย ${said}`;
  return missing.length === 0 ? of : `${of} (ไม่รวมรอบ ${missing.map(number).join(" และ ")} เดือน ซึ่งยังไม่รายงาน)`;
}

/** ผลเทียบเป้าหมายเป็นคำ — with its working, so that it can be done again by hand. */
export function sayAchieved(indicator: Pick<Indicator, "measure">, { achievement, value, units }: IndicatorFigures): string {
  return units === null ? sayAchievement(indicator, achievement, value) : sayUnits(indicator, units);
}

/** ผลสัมฤทธิ์เป็นคำ: working, what was asked, and whether it was reached. */
function sayAchievement(indicator: Pick<Indicator, "measure">, achievement: Achievement, value: Value | null): string {
  switch (achievement.kind) {
    case "not-reported":
      return NOT_REPORTED;
    case "nothing-to-count":
      return "จำนวนทั้งหมดเป็น ๐ จึงคิดร้อยละไม่ได้";
    case "no-target":
      return [working(value), "ไม่มีค่าเป้าหมายให้เทียบ"].filter((one) => one !== "").join(" ");
    case "measured":
      return [working(value), against(indicator, achievement), isReachedWords(achievement)].filter((one) => one !== "").join(" ");
  }
}

function working(value: Value | null): string {
  if (value?.kind !== "share" || value.denominator === 0) return "";
  const { numerator, denominator } = value;
  return `${number(numerator)} ÷ ${number(denominator)} = ${sayPoints(shareOf(numerator, denominator))}`;
}

function against({ measure }: Pick<Indicator, "measure">, { asked, raw }: Measured): string {
  if (asked === null) return sayPoints(raw);
  const { bound, figure, times } = asked;
  const total = figure * times;
  const words =
    measure.kind === "share"
      ? `ร้อยละ ${number(total)}`
      : measure.kind === "level"
        ? `ระดับ ${number(total)}`
        : measure.kind === "amount"
          ? `${formatBaht(total)} บาท`
          : `${number(total)}${measure.kind === "count" && measure.unit !== null ? ` ${measure.unit}` : ""}`;
  return `เทียบเป้าหมาย${BOUND_WORDS[bound]} ${words} = ${sayPoints(raw)}`;
}

function isReachedWords({ isReached, isDue }: Measured): string {
  return `${isReached ? "บรรลุเป้าหมาย" : "ยังไม่บรรลุเป้าหมาย"}${isDue ? "" : " (เป้าหมายยังไม่ถึงกำหนด)"}`;
}

function sayUnits(indicator: Pick<Indicator, "measure">, { points, reached, answered, of, sum, together }: EachUnit): string {
  const told = `รับคำตอบแล้ว ${number(answered)} จาก ${number(of)} หน่วย`;
  if (answered === 0) return `${NOT_REPORTED} (${told})`;
  const share = points === null ? "ไม่มีค่าเป้าหมายให้เทียบ" : `หน่วยที่บรรลุเป้าหมาย ${number(reached)} หน่วย = ${sayPoints(points)}`;
  const all = together === null ? [] : [`รวมทุกหน่วย ${sayAchievement(indicator, together, sum)}`];
  return [`${share} (${told})`, ...all].join("\n");
}

/** ผลสัมฤทธิ์รวมเป็นคำ. */
export function sayStanding(points: Standing["points"]): string {
  return points === null ? "ยังไม่มีผลที่ถึงกำหนด" : sayPoints(points);
}

/** ความครบถ้วนเป็นคำ — always told beside the achievement. */
export function sayCompleteness({ reported, of }: Pick<Standing, "reported" | "of">): string {
  return `รายงานแล้ว ${number(reported)} จาก ${number(of)} ตัวชี้วัด`;
}

/** เงินที่ใช้เป็นคำ; "ยังไม่รายงาน" where nobody told. */
export function saySpent(satang: number | null): string {
  return satang === null ? NOT_REPORTED : `${formatBaht(satang / 100)} บาท`;
}
