import type { Activity } from "#domain/plan/plan.ts";
import type { PaperField } from "#domain/result/change-set.ts";
import type { IndicatorFigures } from "#domain/result/figures.ts";
import { NOT_REPORTED, sayAchieved, sayResult } from "#domain/result/say-figures.ts";
import { ROUND_MONTHS } from "#domain/result/round.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import { roundWords } from "../writing/report-paper.ts";
import { inputLines } from "./report-inputs.ts";

/** ส่วนหนึ่งของช่องผล — what a cell of a report paper says about one part of an activity's results. */
export interface CellPart {
  readonly field: PaperField;
  readonly position: number | null;
  readonly text: string;
}

/** Columns of results on a report paper; "answer" is the one cell of a report form. */
export type ReportColumn = "result" | "achieved" | "spent" | "trouble" | "answer";

/** Blanks and kinds of digits are no difference. */
export function plain(text: string): string {
  return toArabicDigits(squash(text));
}

const LABELS = [
  ["notDoneBecause", plain("ไม่ได้ดำเนินการ เนื่องจาก:")],
  ["problems", plain("ปัญหา อุปสรรค:")],
  ["solutions", plain("แนวทางแก้ไข:")],
] as const;
const SPENT = "งบประมาณที่ใช้";

/** แยกช่องเป็นส่วน — the parts of a cell, the same for what we print and for what comes back, so that they can be laid side by side. */
export function partsOfCell(
  column: ReportColumn,
  text: string,
  activity: Activity,
  figures: readonly IndicatorFigures[],
): readonly CellPart[] {
  switch (column) {
    case "result":
      return resultParts(text, activity);
    case "achieved":
      return [part("achieved", text)];
    case "spent":
      return [part("spent", text)];
    case "trouble":
      return troubleParts(text.split("\n"), "problems");
    case "answer":
      return answerParts(text, activity, figures);
  }
}

function part(field: PaperField, text: string, position: number | null = null): CellPart {
  return { field, position, text: text.trim() };
}

/** Values first, a line each; what stands below them is what was done. */
function resultParts(text: string, { indicators }: Activity): readonly CellPart[] {
  const { values, rest } = valuesIn(text.split("\n"), indicators.length, () => 1);
  return [...values, part("narrative", rest.join("\n"))];
}

/**
 * The lines of each indicator: marked (๑) (๒) where there are several. `reach` tells how many of the lines after a mark belong to an
 * indicator; what comes after those of the last one is the rest.
 */
function valuesIn(
  lines: readonly string[],
  count: number,
  reach: (position: number, lines: readonly string[]) => number,
): { readonly values: readonly CellPart[]; readonly rest: readonly string[] } {
  if (count === 0) return { values: [], rest: lines };
  if (count === 1) {
    const long = reach(0, lines);
    return { values: [part("value", lines.slice(0, long).join("\n"), 0)], rest: lines.slice(long) };
  }
  const marks: number[] = [];
  let from = 0;
  for (let position = 0; position < count; position += 1) {
    const at = lines.findIndex((line, index) => index >= from && markOf(line) === position + 1);
    marks.push(at);
    if (at !== -1) from = at + 1;
  }
  const known = marks.filter((at) => at !== -1);
  const last = known.at(-1);
  if (last === undefined) return { values: Array.from({ length: count }, (_, position) => part("value", "", position)), rest: lines };
  let end = last + 1;
  const values = marks.map((at, position) => {
    if (at === -1) return part("value", "", position);
    const next = known.find((one) => one > at) ?? lines.length;
    const own = [lines[at]?.replace(MARK, "") ?? "", ...lines.slice(at + 1, next)];
    if (at !== last) return part("value", own.join("\n"), position);
    const long = Math.max(reach(position, own), 1);
    end = at + long;
    return part("value", own.slice(0, long).join("\n"), position);
  });
  return { values, rest: [...lines.slice(0, known[0] ?? 0), ...lines.slice(end)] };
}

const MARK = /^\s*\(([๐-๙\d]{1,2})\)\s*/u;

function markOf(line: string): number | null {
  const found = MARK.exec(line)?.[1];
  return found === undefined ? null : Number(toArabicDigits(found));
}

/** Each line belongs to the label before it; words before the first label belong to `first`. */
function troubleParts(lines: readonly string[], first: "problems" | "narrative"): readonly CellPart[] {
  const told: Record<"narrative" | "problems" | "solutions" | "notDoneBecause", string[]> = {
    narrative: [],
    problems: [],
    solutions: [],
    notDoneBecause: [],
  };
  let at: keyof typeof told = first;
  for (const line of lines) {
    const found = LABELS.find(([, label]) => plain(line).startsWith(label));
    if (found !== undefined) [at] = found;
    const text = (found === undefined ? line : line.slice(line.indexOf(":") + 1)).trim();
    if (text !== "" && text !== "-") told[at].push(text);
  }
  const { narrative, ...troubles } = told;
  return [
    ...(first === "narrative" ? [part("narrative", narrative.join("\n"))] : []),
    ...(["notDoneBecause", "problems", "solutions"] as const).map((field) => part(field, troubles[field].join("\n"))),
  ];
}

const ROUNDS: readonly string[] = ROUND_MONTHS.map((months) => plain(roundWords(months)));

/** The answer cell of a report form: earlier rounds, then this one's inputs, what was done, what stood in the way, the money. */
function answerParts(text: string, activity: Activity, figures: readonly IndicatorFigures[]): readonly CellPart[] {
  const lines = text.split("\n");
  const begins = lines.findLastIndex((line) => ROUNDS.includes(plain(line))) + 1;
  const reckoned = reckonedLines(activity, figures);
  const { values, rest } = valuesIn(lines.slice(begins), activity.indicators.length, (position, own) => {
    const indicator = activity.indicators[position];
    return indicator === undefined ? 1 : inputLines(indicator, own);
  });
  const own = rest.filter((line) => !reckoned.includes(plain(line)) && plain(line) !== plain(NOT_REPORTED));
  const spentAt = own.findLastIndex((line) => plain(line).startsWith(SPENT));
  const spent = spentAt === -1 ? "" : (own[spentAt] ?? "").trim().slice(SPENT.length);
  return [
    ...values,
    ...troubleParts(
      own.filter((_, index) => index !== spentAt),
      "narrative",
    ),
    part("spent", spent),
    part("earlier", lines.slice(0, Math.max(begins - 1, 0)).join("\n")),
  ];
}

/** What the house adds below an indicator's inputs: sums of units, rounds that are missing. It is nobody's narrative. */
function reckonedLines({ indicators }: Activity, figures: readonly IndicatorFigures[]): readonly string[] {
  return figures.flatMap((one) => {
    const indicator = indicators[one.position];
    if (indicator === undefined || (one.units === null && one.missing.length === 0)) return [];
    return (one.units === null ? sayResult(indicator, one) : sayAchieved(indicator, one)).split("\n").map(plain);
  });
}
