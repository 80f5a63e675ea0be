import type { Activity, FormName } from "#domain/plan/plan.ts";
import { isAlready, type FoundChange, type PaperRemark, type Proposed, type WhyNot } from "#domain/result/change-set.ts";
import type { IndicatorFigures } from "#domain/result/figures.ts";
import { NO_RESULT } from "#domain/result/report.ts";
import { NOT_REPORTED } from "#domain/result/say-figures.ts";
import { parseBudget } from "#domain/thai/baht.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { squash } from "#domain/thai/text.ts";
import type { Document, Row } from "../document.ts";
import { roundOf, toldOf, type ReportPaper } from "../writing/report-paper.ts";
import { partsOfCell, plain, type CellPart } from "./report-cells.ts";
import { proposedValue } from "./report-inputs.ts";
import { markOf, printedReport, textAt, type PaperStamp, type PrintedReport, type PrintedRow } from "./report-print.ts";
import { foundRows, type FoundRow } from "./report-rows.ts";

/** No text of a result is longer. */
const LONGEST = 20_000;
const MOST_REMARKS = 200;
const MOST_REMARK_LETTERS = 2000;

/** What a paper that came back says otherwise than the record, and what of it no result can take. */
export interface PaperChanges {
  readonly changes: readonly FoundChange[];
  readonly remarks: readonly PaperRemark[];
  /** Rows of our printing that were found in the paper. */
  readonly found: number;
}

/**
 * สิ่งที่เปลี่ยนในรายงานที่พิมพ์ออกไป — a report printed on a form, edited outside and read back, against the report as it stands: every part
 * of a cell that differs. With the stamp of its printing a part that only the record changed since is no change of the paper, and one that
 * both changed is a clash. Blanks and kinds of digits are no difference. Nothing is changed here: each is accepted by a person.
 */
export function changesInPaper(paper: ReportPaper, form: FormName, readBack: Document, stamp: PaperStamp | null = null): PaperChanges {
  const printed = printedReport(paper, form);
  const { found, added } = foundRows(printed, readBack);
  const changes: FoundChange[] = [];
  const remarks: PaperRemark[] = [];
  const cut = (text: string): string => text.slice(0, MOST_REMARK_LETTERS);
  for (const [index, printedRow] of printed.rows.entries()) {
    const { activity, row } = printedRow;
    const own = found[index];
    if (own === undefined) remarks.push({ kind: "row-gone", activity: activity.id, before: textAt(row, printed.titleAt), after: "" });
    else {
      changes.push(...changesOfRow(printedRow, own, paper, stamp?.marks[activity.id] ?? null));
      remarks.push(...planTexts(printed, printedRow, own));
    }
  }
  remarks.push(...added.map((row): PaperRemark => ({ kind: "row-added", activity: null, before: "", after: wordsOf(row) })));
  const shown = remarks.slice(0, MOST_REMARKS).map((one) => ({ ...one, before: cut(one.before), after: cut(one.after) }));
  return { changes, remarks: shown, found: found.filter((one) => one !== undefined).length };
}

function changesOfRow(
  { activity, parts }: PrintedRow,
  { row, columns }: FoundRow,
  paper: ReportPaper,
  marks: readonly string[] | null,
): readonly FoundChange[] {
  const told = toldOf(roundOf(paper), activity.id);
  const figures = told.figures?.indicators ?? [];
  const theirs = columns.flatMap(({ name, at }) => (at === null ? [] : partsOfCell(name, textAt(row, at), activity, figures)));
  const differing = parts.flatMap((now, index): readonly FoundChange[] => {
    const came = theirs.find(({ field, position }) => field === now.field && position === now.position);
    if (came === undefined || plain(came.text) === plain(now.text)) return [];
    const mark = marks === null || marks.length !== parts.length ? null : (marks[index] ?? null);
    if (mark !== null && markOf(came.text) === mark) return [];
    const change = proposal(now, came.text, activity, figures, told.result);
    return change === null ? [] : [{ ...change, activity: activity.id, isClash: mark !== null && markOf(now.text) !== mark }];
  });
  // Figures that are reckoned follow those they are reckoned from: alone they tell that somebody changed the wrong cell.
  return differing.filter(({ field }) => field !== "achieved" || marks !== null || !differing.some((one) => one.field === "value"));
}

function proposal(
  { field, position, text: now }: CellPart,
  came: string,
  activity: Activity,
  figures: readonly IndicatorFigures[],
  result: ReturnType<typeof toldOf>["result"],
): Omit<FoundChange, "activity" | "isClash"> | null {
  const place = { field, position };
  const paper = came.slice(0, LONGEST);
  const cannot = (why: WhyNot) => ({ ...place, now, paper, proposed: null, why });
  if (field === "achieved") return cannot("reckoned");
  if (field === "earlier") return cannot("other-round");
  if (came.length > LONGEST) return cannot("not-understood");
  if (field === "value") {
    const [indicator, own] = [activity.indicators[position ?? -1], figures.find((one) => one.position === position)];
    if (indicator === undefined) return null;
    if (own !== undefined && own.units !== null) return cannot("of-units");
    // A sum of rounds is nobody's own figure.
    if (result.indicators.some((one) => one.position === position && one.reckoning === "per-round")) return cannot("reckoned");
    const proposed = proposedValue(paper, indicator);
    if (proposed === null) return cannot("not-understood");
    if (!isAlready(result, place, proposed)) return { ...place, now, paper, proposed, why: null };
    return numbersOf(now).startsWith(numbersOf(paper)) ? null : cannot("reckoned");
  }
  const proposed: Proposed | null = field === "spent" ? proposedSpent(paper) : { kind: "text", text: paper };
  if (proposed === null) return cannot("not-understood");
  return isAlready(result ?? NO_RESULT, place, proposed) ? null : { ...place, now, paper, proposed, why: null };
}

function numbersOf(text: string): string {
  return [...toArabicDigits(text).matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([found]) => `${found.replaceAll(",", "")} `).join("");
}

function proposedSpent(paper: string): Proposed | null {
  if (paper === "" || squash(paper) === NOT_REPORTED) return { kind: "spent", satang: null };
  const budget = parseBudget(paper);
  return budget.kind === "baht" ? { kind: "spent", satang: Math.round(budget.amount * 100) } : null;
}

/** Words of the plan beside the results: a report cannot change them. */
function planTexts({ planColumns }: PrintedReport, { activity, row }: PrintedRow, own: FoundRow): readonly PaperRemark[] {
  if (!own.isWhole) return [];
  return row.cells.flatMap(({ column, text }): readonly PaperRemark[] => {
    const came = own.row.cells.find((cell) => cell.column === column);
    if (column > planColumns || came === undefined || plain(came.text) === plain(text)) return [];
    return [{ kind: "plan-text", activity: activity.id, before: text, after: came.text }];
  });
}

function wordsOf({ cells }: Row): string {
  return cells
    .map(({ text }) => text.trim())
    .filter((text) => text !== "")
    .join(" · ");
}
