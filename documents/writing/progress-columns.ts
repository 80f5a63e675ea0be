import type { Activity } from "#domain/plan/plan.ts";
import { sayAchieved, sayCompleteness, sayResult, saySpent, sayStanding } from "#domain/result/say-figures.ts";
import type { Block, Cell, Row, Table } from "../document.ts";
import type { Form } from "../forms/form.ts";
import { labelled } from "./answer-filled.ts";
import { cell, row } from "./paper.ts";
import { indicatorsOf, numberedLines, roundOf, roundWords, spentWords, toldOf, type PaperRound, type ReportPaper } from "./report-paper.ts";
import { writeTables } from "./table-writer.ts";

/** Headings and widths of what stands beside the plan's own columns; the widths are relative to a plan table of 100. */
const PROGRESS = [
  { heading: "ผลการดำเนินงาน", width: 24 },
  { heading: "ผลเทียบเป้าหมาย", width: 24 },
  { heading: "งบที่ใช้", width: 13 },
  { heading: "ปัญหา/แนวทางแก้ไข", width: 26 },
] as const;
/** No column of the plan is narrower: "งบประมาณ" must stand on a line, and "ลำดับ" where there are figures and ticks alone. */
const NARROWEST = { words: 12.5, signs: 9 } as const;

/** ตารางแผนพร้อมผล — the plan's table on its form, with the round's progress beside each activity and what it comes to below. */
export function writeProgressTables(paper: ReportPaper, form: Form): readonly Block[] {
  const round = roundOf(paper);
  const blocks = writeTables(paper.plan, form);
  const last = blocks.findLastIndex((block) => block.kind === "table");
  return blocks.map((block, index) => (block.kind === "table" ? besidePlan(block, paper, form, { round, isLast: index === last }) : block));
}

function besidePlan(
  table: Table,
  paper: ReportPaper,
  form: Form,
  { round, isLast }: { readonly round: PaperRound; readonly isLast: boolean },
): Table {
  const first = form.columns.length + 1;
  const heads = table.headerRows ?? 0;
  const byId = new Map(paper.plan.activities.map((activity) => [activity.id, activity]));
  const rows = table.rows.map((one, index): Row => {
    if (index < heads) return index === 0 ? headTop(one, first, heads, round) : heads > 1 ? headBelow(one, first) : one;
    if (one.role === "total") return { ...one, cells: [...one.cells, ...totalCells(round, first)] };
    const activity = one.role === undefined ? byId.get(activityOf(one) ?? "") : undefined;
    if (activity !== undefined) return { ...one, cells: [...one.cells, ...progressCells(activity, round, first)] };
    return widened(one, first);
  });
  const hasTotal = table.rows.some(({ role }) => role === "total");
  const total = row([cell("รวม", 1, { span: form.columns.length, align: "center", bold: true }), ...totalCells(round, first)], "total");
  const head = heads === 1 ? [...rows.slice(0, 1), headBelow({ cells: [], place: {}, header: true }, first), ...rows.slice(1)] : rows;
  const planWidth = form.columns.reduce((sum, { width }) => sum + width, 0);
  return {
    ...table,
    rows: isLast && !hasTotal ? [...head, total] : head,
    headerRows: Math.max(heads, 2),
    widths: [
      ...form.columns.map(({ field, width }) => Math.max((width * 100) / planWidth, isSign(field) ? NARROWEST.signs : NARROWEST.words)),
      ...PROGRESS.map(({ width }) => width),
    ],
    summary: `ตารางแผนปฏิบัติการและผลการดำเนินงาน${roundWords(round.months)}`,
  };
}

function isSign(field: string): boolean {
  return field === "number" || field.startsWith("quarter-");
}

/** The round stands over its four columns; headings of one line reach down beside them. */
function headTop(head: Row, first: number, heads: number, { months }: PaperRound): Row {
  const cells = heads > 1 ? head.cells : head.cells.map((one) => ({ ...one, rowSpan: 2 }));
  return { ...head, cells: [...cells, cell(`ผล${roundWords(months)}`, first, { span: PROGRESS.length, align: "center", bold: true })] };
}

function headBelow(head: Row, first: number): Row {
  const own = PROGRESS.map(({ heading }, index) => cell(heading, first + index, { align: "center", bold: true }));
  return { ...head, cells: [...head.cells, ...own] };
}

/** The activity that a row of the plan's table is of. */
function activityOf({ cells }: Row): string | undefined {
  return cells.find(({ field }) => field?.activity !== undefined)?.field?.activity;
}

function progressCells(activity: Activity, round: PaperRound, first: number): readonly Cell[] {
  const { result, figures } = toldOf(round, activity.id);
  const own = indicatorsOf(activity, round);
  const told = numberedLines(own.map((one) => sayResult(one.indicator, one.figures)));
  const achieved = numberedLines(own.map((one) => sayAchieved(one.indicator, one.figures)));
  const trouble = [
    labelled("ไม่ได้ดำเนินการ เนื่องจาก", result.notDoneBecause ?? ""),
    labelled("ปัญหา อุปสรรค", result.problems),
    labelled("แนวทางแก้ไข", result.solutions),
  ];
  return [
    cell(joined([told, result.narrative]), first),
    cell(achieved, first + 1),
    cell(spentWords(activity.budget, figures?.spentSatang ?? null), first + 2, { align: "center" }),
    cell(joined(trouble) || "-", first + 3),
  ];
}

function totalCells({ figures }: PaperRound, first: number): readonly Cell[] {
  const { standing, spentSatang } = figures;
  return [
    cell(sayCompleteness(standing), first, { align: "center", bold: true }),
    cell(`ผลสัมฤทธิ์ ${sayStanding(standing.points)}`, first + 1, { align: "center", bold: true }),
    cell(saySpent(spentSatang), first + 2, { align: "center", bold: true }),
    cell("", first + 3),
  ];
}

/** A row of words alone reaches to the right edge; one of single cells gets empty ones. */
function widened(one: Row, first: number): Row {
  const last = one.cells.at(-1);
  if (last === undefined || one.role === undefined)
    return { ...one, cells: [...one.cells, ...PROGRESS.map((_, index) => cell("", first + index))] };
  return { ...one, cells: [...one.cells.slice(0, -1), { ...last, columnSpan: last.columnSpan + PROGRESS.length }] };
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== "").join("\n");
}
