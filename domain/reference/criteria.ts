import table from "./criteria.json" with { type: "json" };

/** ตัวชี้วัดองค์กรคุณธรรม — one of the nine of the moral-organisation assessment. */
export interface CriterionName {
  readonly number: number;
  readonly title: string;
}

/** ตัวชี้วัดองค์กรคุณธรรม ๙ ข้อ — official titles, in force from fiscal year 2566. */
export const CRITERIA: readonly CriterionName[] = table.criteria;
