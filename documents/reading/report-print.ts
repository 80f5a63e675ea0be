import type { Activity, FormName } from "#domain/plan/plan.ts";
import type { Document, Row, Table } from "../document.ts";
import { formNamed } from "../forms/forms.ts";
import { roundOf, toldOf, type ReportPaper } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";
import { partsOfCell, plain, type CellPart, type ReportColumn } from "./report-cells.ts";

/** แถวของรายงานที่พิมพ์ — an activity's row as we print it: the plan's cells and the columns of results beside them. */
export interface PrintedRow {
  readonly activity: Activity;
  readonly row: Row;
  readonly parts: readonly CellPart[];
}

/** รายงานตามแบบ ก่อนเป็นไฟล์ — how the report is printed on the form, by activity, and where each column of results stands. */
export interface PrintedReport {
  readonly rows: readonly PrintedRow[];
  readonly columns: readonly { readonly name: ReportColumn; readonly heading: string; readonly at: number }[];
  readonly titleAt: number;
  readonly planColumns: number;
  readonly headings: readonly string[];
  readonly document: Document;
}

const PROGRESS_COLUMNS = ["result", "achieved", "spent", "trouble"] as const;

/** The report as it is printed on the form now. */
export function printedReport(paper: ReportPaper, formName: FormName): PrintedReport {
  const form = formNamed(formName);
  const document = writeReport(paper, formName, "form");
  const isReportForm = form.sections.includes("report-head");
  const names: readonly ReportColumn[] = isReportForm ? ["answer"] : PROGRESS_COLUMNS;
  const planColumns = form.columns.length - (isReportForm ? 1 : 0);
  const [table] = document.blocks.filter((block) => block.kind === "table").filter((one) => rowsWithActivity(one).length > 0);
  const headingAt = (column: number): string => headingsOf(table, column).at(-1) ?? "";
  const columns = names.map((name, index) => ({ name, at: planColumns + 1 + index, heading: headingAt(planColumns + 1 + index) }));
  const round = roundOf(paper);
  const rows = document.blocks
    .flatMap((block) => (block.kind === "table" ? rowsWithActivity(block) : []))
    .flatMap((row): readonly PrintedRow[] => {
      const activity = paper.plan.activities.find(({ id }) => row.cells.some(({ field }) => field?.activity === id));
      if (activity === undefined) return [];
      const figures = toldOf(round, activity.id).figures?.indicators ?? [];
      const parts = columns.flatMap(({ name, at }) => partsOfCell(name, textAt(row, at), activity, figures));
      return [{ activity, row, parts }];
    });
  return {
    rows,
    columns,
    titleAt: form.columns.findIndex(({ field }) => field === "title") + 1,
    planColumns,
    headings: form.columns.map(({ heading }) => heading),
    document,
  };
}

function rowsWithActivity({ rows }: Table): readonly Row[] {
  return rows.filter(({ role, cells }) => role === undefined && cells.some(({ field }) => field?.activity !== undefined));
}

/** The headings above a column, the lowest last. */
function headingsOf(table: Table | undefined, column: number): readonly string[] {
  return (table?.rows.slice(0, table.headerRows ?? 1) ?? []).flatMap((row) => {
    const text = textAt(row, column);
    return text === "" ? [] : [text];
  });
}

/** Text of the cell that begins in this column. */
export function textAt({ cells }: Row, column: number): string {
  return cells.find((cell) => cell.column === column)?.text ?? "";
}

/** รอยพิมพ์ — what a paper that we printed knows of its printing: of which report and revision, on which form, and a mark of each part. */
export interface PaperStamp {
  readonly report: string;
  readonly revision: number;
  readonly form: FormName;
  /** By activity: the marks of its parts, in their order. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
}

/** The stamp of a report printed now; null for a paper that is of no record. */
export function stampOf(paper: ReportPaper, form: FormName): PaperStamp | null {
  if (paper.printedFrom === undefined) return null;
  const marks = printedReport(paper, form).rows.map(({ activity, parts }) => [activity.id, parts.map(({ text }) => markOf(text))]);
  return { ...paper.printedFrom, form, marks: Object.fromEntries(marks) };
}

const PRIME = 0x0100_0193;
const BASIS = 0x811c_9dc5;

/** A short mark of a text, the same for other blanks and digits (FNV-1a, 32 bits). No secret: it only tells whether a text is as it was. */
export function markOf(text: string): string {
  let hash = BASIS;
  for (const letter of plain(text)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), PRIME);
  return (hash >>> 0).toString(36);
}
