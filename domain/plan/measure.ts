/** วิธีวัด — the five measures that cover every indicator (design §2). */
export type Measure =
  | { readonly kind: "count"; readonly unit: string | null } // จำนวน … ครั้ง, คน, แห่ง, ช่องทาง
  | { readonly kind: "share"; readonly unit: string | null; readonly numerator: string | null; readonly denominator: string | null } // ร้อยละ
  | { readonly kind: "level" } // ระดับ 1–5
  | { readonly kind: "milestone"; readonly what: string | null } // มี / ไม่มี
  | { readonly kind: "amount" }; // บาท

/** ค่าเป้าหมาย — what must be reached, at which round (months into the fiscal year: 3, 6, 9 or 12). */
export interface Target {
  readonly round: number;
  readonly atLeast?: number; // ไม่น้อยกว่า อย่างน้อย ไม่ต่ำกว่า ขึ้นไป, or a bare number to be reached
  readonly atMost?: number; // ไม่เกิน
  readonly moreThan?: number; // มากกว่า
  readonly lessThan?: number; // น้อยกว่า
  /** ต่ออะไร: "ปี", "หน่วยงาน", "การเผยแพร่". */
  readonly per?: readonly string[];
  /** The words it was read from, as written. */
  readonly written: string;
}

/** เกณฑ์การให้คะแนน — one level of a rubric. */
export interface RubricLevel {
  readonly level: number;
  readonly text: string;
}

/** ตัวชี้วัด — the text as written, how it is measured, what must be reached. */
export interface Indicator {
  readonly text: string;
  readonly measure: Measure;
  readonly targets: readonly Target[];
  readonly rubric: readonly RubricLevel[];
}
