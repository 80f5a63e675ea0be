import { toArabicDigits, toThaiDigits } from "../thai/digits.ts";
import type { Activity } from "./plan.ts";

/** น้ำหนักที่เลือกได้: 1 to 100, whole. */
const LARGEST_WEIGHT = 100;

/** น้ำหนักของกิจกรรมในค่าเฉลี่ยของแผน — 1 where nobody chose one. */
export function weightOf({ weight }: Pick<Activity, "weight">): number {
  return weight ?? 1;
}

/** น้ำหนักของตัวชี้วัดในค่าเฉลี่ยของกิจกรรม — by its position from 0; 1 where nobody chose one. */
export function indicatorWeightOf({ indicatorWeights }: Pick<Activity, "indicatorWeights">, position: number): number {
  return indicatorWeights?.[position] ?? 1;
}

/** น้ำหนักเป็นข้อความ — "๓", "๓, ๑"; "" where all weigh alike. */
export function weightsText(weights: readonly number[]): string {
  return weights.every((one) => one === 1) ? "" : weights.map((one) => toThaiDigits(one)).join(", ");
}

/** อ่านน้ำหนัก — whole numbers from 1 to 100, one after the other; null where a word is none. */
export function parseWeights(text: string): readonly number[] | null {
  const words = toArabicDigits(text)
    .split(/[\s,]+/u)
    .filter((word) => word !== "");
  const weights = words.map((word) => (/^\d{1,3}$/u.test(word) ? Number(word) : 0));
  return weights.every((one) => one >= 1 && one <= LARGEST_WEIGHT) ? weights : null;
}
