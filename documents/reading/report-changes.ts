import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity, FormName } from "#domain/plan/plan.ts";
import type { ActivityResult, IndicatorResult } from "#domain/result/report.ts";
import { NOT_REPORTED } from "#domain/result/say-figures.ts";
import { checkedValue, type Value } from "#domain/result/value.ts";
import { parseBudget } from "#domain/thai/baht.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import type { Cell, Document, Row } from "../document.ts";
import { formNamed } from "../forms/forms.ts";
import { roundOf, toldOf, type ReportPaper } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";

/** ช่องที่ถูกแก้ในเอกสาร — one cell that reads otherwise than it was printed, and what that would change in the report. */
export interface PaperChange {
  readonly activity: string;
  readonly column: ReportColumn;
  readonly was: string;
  readonly now: string;
  /** What to change in the activity's result; null where the cell is reckoned, or its words are not understood: a person decides. */
  readonly proposed: Partial<ActivityResult> | null;
}

type ReportColumn = "result" | "achieved" | "spent" | "trouble" | "answer";

/** Changes of a paper, and the activities whose rows are not there any more. */
export interface PaperChanges {
  readonly changes: readonly PaperChange[];
  readonly lost: readonly string[];
}

type Texts = Pick<PaperChange, "was" | "now">;

const PROGRESS_COLUMNS = ["result", "achieved", "spent", "trouble"] as const;

/**
 * สิ่งที่เปลี่ยนในรายงานที่พิมพ์ออกไป — a report printed on a form, edited outside and read back, against the report as it stands: every
 * changed cell of an activity's results. Blanks and kinds of digits are no change. Nothing is changed here: each is accepted by a person.
 */
export function changesInPaper(paper: ReportPaper, form: FormName, readBack: Document): PaperChanges {
  const columns: readonly ReportColumn[] = formNamed(form).sections.includes("report-head") ? ["answer"] : PROGRESS_COLUMNS;
  const titleAt = formNamed(form).columns.findIndex(({ field }) => field === "title") + 1;
  const found = rowsOf(readBack);
  const changes: PaperChange[] = [];
  const lost: string[] = [];
  for (const row of rowsOf(writeReport(paper, form, "form"))) {
    const activity = paper.plan.activities.find(
      ({ id }) => row.role === undefined && row.cells.some(({ field }) => field?.activity === id),
    );
    if (activity === undefined) continue;
    const title = plain(textAt(row, titleAt));
    const at = found.findIndex((one) => plain(textAt(one, titleAt)) === title);
    const [own] = at === -1 ? [] : found.splice(at, 1);
    if (own === undefined) {
      lost.push(activity.id);
      continue;
    }
    const first = row.cells.reduce((most, { column }) => Math.max(most, column), 0) - columns.length + 1;
    for (const [index, column] of columns.entries()) {
      const [was, now] = [textAt(row, first + index), textAt(own, first + index)];
      if (plain(was) !== plain(now))
        changes.push({ activity: activity.id, column, was, now, proposed: proposedBy(column, { was, now }, activity, paper) });
    }
  }
  return { changes, lost };
}

function rowsOf({ blocks }: Document): Row[] {
  return blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
}

function textAt({ cells }: Row, column: number): string {
  return cells.find((cell: Cell) => cell.column === column)?.text ?? "";
}

function plain(text: string): string {
  return toArabicDigits(squash(text));
}

function proposedBy(column: ReportColumn, { was, now }: Texts, activity: Activity, paper: ReportPaper): Partial<ActivityResult> | null {
  switch (column) {
    case "result":
      return proposedResult({ was, now }, activity, paper);
    case "spent":
      return proposedSpent(now);
    case "trouble":
      return proposedTrouble(now);
    case "achieved":
    case "answer":
      return null;
  }
}

/** Values first, a line each; what stands below them is what was done. */
function proposedResult({ was, now }: Texts, activity: Activity, paper: ReportPaper): Partial<ActivityResult> | null {
  const { result, figures } = toldOf(roundOf(paper), activity.id);
  const [lines, printed] = [now.split("\n"), was.split("\n")];
  const count = activity.indicators.length;
  const narrative = lines.slice(count).join("\n").trim();
  // Units answer for themselves, and a sum of rounds is nobody's own figure.
  const isOwn =
    figures?.indicators.every(({ units }) => units === null) === true &&
    result.indicators.every(({ reckoning }) => reckoning === "cumulative");
  if (!isOwn) return null;
  const indicators: IndicatorResult[] = [];
  for (const [position, indicator] of activity.indicators.entries()) {
    const before = result.indicators.find((one) => one.position === position);
    // What was left as printed stays whole: "ระดับ ๒" does not tell a step above it that was met too early.
    const isKept = plain(lines[position] ?? "") === plain(printed[position] ?? "");
    const value = isKept
      ? (before?.value ?? null)
      : valueIn((lines[position] ?? "").replace(count > 1 ? /^\s*\([๐-๙\d]+\)\s*/u : "", ""), indicator);
    if (value === undefined) return null;
    indicators.push({ position, value, reckoning: "cumulative", note: before?.note ?? "" });
  }
  return { indicators, narrative };
}

/** The value that a line says; null for one that is not reported, undefined where the line is not understood. */
function valueIn(line: string, { measure }: Indicator): Value | null | undefined {
  const text = toArabicDigits(line).replaceAll(",", "").trim();
  if (squash(text) === NOT_REPORTED) return null;
  const numbers = [...text.matchAll(/\d+(?:\.\d+)?/gu)].map(([found]) => Number(found));
  const value = said(measure.kind, text, numbers);
  if (value === undefined) return undefined;
  const checked = checkedValue(measure, value);
  return checked.ok ? checked.value : undefined;
}

function said(kind: Indicator["measure"]["kind"], text: string, numbers: readonly number[]): Value | undefined {
  const [one, other] = numbers;
  if (kind === "milestone") return MILESTONES[squash(text)];
  if (one === undefined || numbers.length > (kind === "share" ? 2 : 1) || /ร้อยละ|%/u.test(text)) return undefined;
  switch (kind) {
    case "count":
      return { kind, count: one };
    case "share":
      return other === undefined ? undefined : { kind, numerator: one, denominator: other };
    case "level":
      return { kind, steps: Array.from({ length: Math.min(one, 10) }, (_, index) => index + 1) };
    case "amount":
      return { kind, satang: Math.round(one * 100) };
  }
}

const MILESTONES: Readonly<Record<string, Value>> = {
  ดำเนินการแล้ว: { kind: "milestone", done: true },
  ยังไม่ได้ดำเนินการ: { kind: "milestone", done: false },
};

function proposedSpent(now: string): Partial<ActivityResult> | null {
  if (squash(now) === NOT_REPORTED) return { spentSatang: null };
  const budget = parseBudget(now);
  return budget.kind === "baht" ? { spentSatang: Math.round(budget.amount * 100) } : null;
}

const LABELS = [
  ["notDoneBecause", "ไม่ได้ดำเนินการ เนื่องจาก"],
  ["problems", "ปัญหา อุปสรรค"],
  ["solutions", "แนวทางแก้ไข"],
] as const;

/** Each line belongs to the label before it; words before the first label are a problem. */
function proposedTrouble(now: string): Partial<ActivityResult> {
  const told: Record<(typeof LABELS)[number][0], string[]> = { notDoneBecause: [], problems: [], solutions: [] };
  let at: (typeof LABELS)[number][0] = "problems";
  for (const line of now.split("\n")) {
    const found = LABELS.find(([, label]) => squash(line).startsWith(`${squash(label)}:`));
    if (found !== undefined) [at] = found;
    const text = (found === undefined ? line : line.slice(line.indexOf(":") + 1)).trim();
    if (text !== "" && text !== "-") told[at].push(text);
  }
  const because = told.notDoneBecause.join("\n");
  return { notDoneBecause: because === "" ? null : because, problems: told.problems.join("\n"), solutions: told.solutions.join("\n") };
}
