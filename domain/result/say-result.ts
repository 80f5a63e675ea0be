import { formatBaht } from "../thai/baht.ts";
import { toThaiDigits } from "../thai/digits.ts";
import type { BasisPoints } from "./basis-points.ts";
import { levelReached, type Value } from "./value.ts";

/** ร้อยละเป็นคำ — two decimals in Thai digits; "ไม่มีค่า" where there is no figure. */
export function sayPoints(points: BasisPoints | null): string {
  return points === null ? "ไม่มีค่า" : `ร้อยละ ${toThaiDigits((points / 100).toFixed(2))}`;
}

/** ค่าที่รายงานเป็นคำ — "๑๒๙ จาก ๑๕๐ คน", "๓ ครั้ง", "ระดับ ๔", "ดำเนินการแล้ว", "๑,๒๐๐ บาท"; `unit` stands after counts. */
export function sayValue(value: Value | null, unit: string | null): string {
  if (value === null) return "ยังไม่รายงาน";
  const after = unit === null ? "" : ` ${unit}`;
  switch (value.kind) {
    case "count":
      return `${number(value.count)}${after}`;
    case "share":
      return `${number(value.numerator)} จาก ${number(value.denominator)}${after}`;
    case "level":
      return `ระดับ ${toThaiDigits(String(levelReached(value.steps)))}`;
    case "milestone":
      return value.done ? "ดำเนินการแล้ว" : "ยังไม่ได้ดำเนินการ";
    case "amount":
      return `${toThaiDigits(formatBaht(value.satang / 100))} บาท`;
  }
}

function number(count: number): string {
  return toThaiDigits(count.toLocaleString("en-US", { maximumFractionDigits: 2 }));
}
