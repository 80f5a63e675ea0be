import type { Severity } from "../plan/plan.ts";
import { formatBaht } from "../thai/baht.ts";
import { toThaiDigits } from "../thai/digits.ts";

/** เงินที่ใช้และสิ่งที่ใช้ตรวจ — all in satang, since the year began; unknown is null. */
export interface SpentAround {
  readonly spent: number | null;
  readonly budget: number | null;
  /** At the round before, in the same year. */
  readonly before: number | null;
}

/** ข้อที่ควรตรวจของเงินที่ใช้ — never stops saving. */
export interface SpentFinding {
  readonly kind: "spent-over-budget" | "spent-falls";
  readonly severity: Severity;
  readonly says: string;
}

/** ตรวจเงินที่ใช้ขณะพิมพ์ — more than the plan's budget, or less than was spent by the round before. */
export function checkSpent({ spent, budget, before }: SpentAround): readonly SpentFinding[] {
  if (spent === null) return [];
  return [
    ...(budget !== null && spent > budget
      ? [
          {
            kind: "spent-over-budget" as const,
            severity: "warning" as const,
            says: `เงินที่ใช้ ${baht(spent)} มากกว่างบประมาณตามแผน ${baht(budget)} กรุณาตรวจตัวเลข หากถูกต้องแล้ว กรุณาเขียนเหตุผลในคำอธิบาย`,
          },
        ]
      : []),
    ...(before !== null && spent < before
      ? [
          {
            kind: "spent-falls" as const,
            severity: "warning" as const,
            says: `เงินที่ใช้ตั้งแต่ต้นปี ${baht(spent)} น้อยกว่ารอบก่อนซึ่งรายงานไว้ ${baht(before)} กรุณากรอกยอดสะสม ไม่ใช่ยอดเฉพาะรอบ`,
          },
        ]
      : []),
  ];
}

function baht(satang: number): string {
  return `${toThaiDigits(formatBaht(satang / 100))} บาท`;
}
