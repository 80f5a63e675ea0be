import { formatNumber } from "../thai/baht.ts";
import { toThaiDigits } from "../thai/digits.ts";
import { oneLine } from "../thai/text.ts";
import type { Indicator, Measure, Target } from "./measure.ts";

/** วิธีวัดห้าแบบ. */
export type MeasureKind = Measure["kind"];

/** คำเปรียบเทียบของค่าเป้าหมาย. */
export type BoundKind = "atLeast" | "atMost" | "moreThan" | "lessThan";

/** The reporting rounds that a target may be due at, in months. */
export const TARGET_ROUNDS = [6, 9, 12] as const;

/** คำเปรียบเทียบที่ใช้ในตัวชี้วัด — as the official wording has them. */
export const BOUND_WORDS: Readonly<Record<BoundKind, string>> = {
  atLeast: "ไม่น้อยกว่า",
  atMost: "ไม่เกิน",
  moreThan: "มากกว่า",
  lessThan: "น้อยกว่า",
};

/** ค่าเป้าหมายของรอบ — a milestone has no value: it is done by then. */
export interface RoundValue {
  readonly round: number;
  readonly value: number | null;
}

/** ส่วนประกอบของตัวชี้วัด — what a person chooses, to be written as one sentence. */
export interface IndicatorParts {
  readonly kind: MeasureKind;
  /** สิ่งที่วัด: "จัดกิจกรรมจิตอาสา", "บุคลากรเข้าร่วมกิจกรรม"; may be empty in a column of targets. */
  readonly subject: string;
  /** หน่วยนับ, of a count. */
  readonly unit: string;
  readonly bound: BoundKind;
  readonly targets: readonly RoundValue[];
  /** ต่ออะไร, of a count: "ปี", "หน่วยงาน" (every unit reaches the target by itself). */
  readonly per: readonly string[];
}

/**
 * เขียนตัวชี้วัด — the official wording of the parts, understood again as the same measure and targets:
 * "จัดกิจกรรมจิตอาสา ไม่น้อยกว่า ๑ ครั้ง (รอบ ๖ เดือน) และไม่น้อยกว่า ๒ ครั้ง (รอบ ๑๒ เดือน)".
 * A single target at the year's end needs no round: that is what a target means.
 */
export function composeIndicator(parts: IndicatorParts): string {
  const subject = oneLine(parts.subject);
  if (parts.kind === "milestone") {
    const rounds = parts.targets.map(({ round }) => `ภายในรอบ ${toThaiDigits(round)} เดือน`);
    return [subject, rounds.join(" และ")].filter((part) => part !== "").join(" ");
  }
  const filled = parts.targets.filter((target) => target.value !== null);
  const isPlain = filled.length === 1 && filled[0]?.round === 12;
  const figures = filled.map(({ round, value }) => {
    const [figure, due] = [figureOf(parts, value ?? 0), `รอบ ${toThaiDigits(round)} เดือน`];
    if (isPlain) return figure;
    // Parentheses after a level say what the level means, not when it is due.
    return parts.kind === "level" ? `${due} ${figure}` : `${figure} (${due})`;
  });
  return [subject, figures.join(" และ")].filter((part) => part !== "").join(" ");
}

function figureOf({ kind, unit, bound, per }: IndicatorParts, value: number): string {
  const words = BOUND_WORDS[bound];
  const figure = toThaiDigits(formatNumber(value, [0, 1, 2].find((decimals) => Number(value.toFixed(decimals)) === value) ?? 2));
  switch (kind) {
    case "share":
      return `${words}ร้อยละ ${figure}`;
    case "level":
      return `${words}ระดับ ${figure}`;
    case "amount":
      return `${words} ${figure} บาท`;
    default:
      return `${words} ${figure} ${oneLine(unit)}${per.map((each) => `/${each}`).join("")}`.trimEnd();
  }
}

const ROUND = /\s*\(?(?:ภายใน)?\s*รอบ\s*[\d๐-๙]{1,2}\s*เดือน\)?/gu;
const MARKER = /^\s*(?:[-–•●▪]\s*|\(?[\d๐-๙]{1,2}[.)]\s*)/u;

/** ส่วนประกอบจากตัวชี้วัดที่เข้าใจ — the parts of an understood indicator, to be mended and written anew; the inverse of `composeIndicator`. */
export function partsOfIndicator({ text, measure, targets }: Indicator): IndicatorParts {
  const values = targets.map((target): RoundValue => ({ round: target.round, value: boundOf(target)?.[1] ?? null }));
  return {
    kind: measure.kind,
    subject: subjectOf(text, measure.kind === "milestone" ? [] : targets),
    unit: measure.kind === "count" ? (measure.unit ?? "") : "",
    bound: targets.map(boundOf).find((bound) => bound !== null)?.[0] ?? "atLeast",
    targets: values,
    per: targets.find(({ per }) => per !== undefined)?.per ?? [],
  };
}

function boundOf(target: Target): readonly [BoundKind, number] | null {
  for (const bound of ["atLeast", "atMost", "moreThan", "lessThan"] as const) {
    const value = target[bound];
    if (value !== undefined) return [bound, value];
  }
  return null;
}

function subjectOf(text: string, targets: readonly Target[]): string {
  const without = targets.reduce((rest, { written }) => rest.replace(written, " "), oneLine(text.replace(MARKER, "")));
  return oneLine(without.replaceAll(ROUND, " "))
    .replace(/(?:\s*(?:และ|[,;:(]))+$/u, "")
    .trim();
}
