import { judge, type Judged, type Outcome } from "./aims.ts";
import { formatNumber, wholeCpuMs, type Figure } from "./figures.ts";
import { lineNamed, type Chapter, type Line } from "./measurements.ts";

/** When, where and how the run was made. */
export interface Circumstances {
  readonly date: string;
  readonly command: string;
  /** Lines of "what: value". */
  readonly facts: readonly (readonly [string, string])[];
}

/** ผลการวัด — the whole report as Markdown that reads as well on a terminal. */
export function reportOf(chapters: readonly Chapter[], { date, command, facts }: Circumstances): string {
  const absent = chapters.flatMap((chapter) => chapter.absent ?? []);
  const loud = absent.map(
    (name) => `> **ไม่มี ${name} บนเครื่องนี้ จึงไม่ได้เทียบ** (${name} is ABSENT on this machine: nothing below compares with it)`,
  );
  return [
    "# ผลการวัดความเร็วและหน่วยความจำ (Benchmarks)",
    "",
    `วัดเมื่อ ${date} ด้วยคำสั่ง \`${command}\` กรุณาอย่าแก้ด้วยมือ (measured by that command; do not edit by hand)`,
    "",
    ...facts.map(([what, value]) => `- ${what}: ${value}`),
    "",
    ...(loud.length > 0 ? [...loud, ""] : []),
    "## เป้าหมาย (Aims)",
    "",
    ...tableOf(["เป้าหมาย", "Aim", "ที่วัดได้ (found)", "ผล (outcome)"], judge(chapters).map(aimCells), 2),
    "",
    "เวลาของเราในเป้าหมาย PDF คือเวลาของโปรแกรมที่เปิดค้างไว้ เทียบกันเมื่อเริ่มใหม่ทั้งคู่ดูในตาราง PDF (in the PDF aims ours is warm, as on a server; both started anew: see ÷ ours below)",
    "",
    ...chapters.flatMap((chapter) => chapterText(chapter, chapters)),
  ].join("\n");
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  met: "ถึง (met)",
  "met-in-cpu-time": "ถึงเมื่อวัดเวลาประมวลผล (met in CPU time only)",
  "not-met": "**ยังไม่ถึง (NOT MET)**",
  "not-measured": "ไม่ได้วัด (not measured)",
};

function aimCells({ thai, english, found, outcome }: Judged): readonly string[] {
  return [thai, english, found, OUTCOMES[outcome]];
}

/** Against which of ours a peer's line is held. */
const OURS: Readonly<Record<string, string>> = {
  "libreoffice-cold": "pdf-cold",
  "chromium-cold": "pdf-cold",
  "libreoffice-warm": "pdf-warm",
  "libreoffice-next": "pdf-warm",
  "chromium-warm": "pdf-warm",
};

/** The bare SQL that each of our requests is held against. */
const BARE: Readonly<Record<string, string>> = Object.fromEntries(
  ["open", "list", "save", "answer", "page"].flatMap((work) =>
    [1, 50, 200].map((clients) => [`${work}-${clients}-ours`, `${work}-${clients}-bare`]),
  ),
);

/** A column of a chapter's table: shown where a line has something for it. */
interface Column {
  readonly head: string;
  readonly of: (line: Line, all: readonly Chapter[]) => string;
}

const COLUMNS: readonly Column[] = [
  { head: "CPU ms", of: ({ figure }) => formatNumber(figure.cpuMs) },
  { head: "database CPU ms", of: ({ figure }) => shown(figure.databaseMs) },
  { head: "wall ms", of: ({ figure }) => formatNumber(figure.wallMs) },
  { head: "p95 ms", of: ({ figure }) => shown(figure.p95Ms) },
  { head: "p99 ms", of: ({ figure }) => shown(figure.p99Ms) },
  { head: "per second", of: ({ figure }) => shown(figure.perSecond) },
  { head: "faults", of: ({ figure }) => figure.faults?.toString() ?? "" },
  { head: "MB", of: ({ figure }) => shown(figure.peakMb) },
  { head: "KB", of: ({ figure }) => shown(figure.fileKb) },
  { head: "CPU ÷ ours", of: ratio(OURS, (line, ours) => line.cpuMs / ours.cpuMs) },
  { head: "wall ÷ ours", of: ratio(OURS, (line, ours) => line.wallMs / ours.wallMs) },
  { head: "MB ÷ ours", of: ratio(OURS, (line, ours) => (line.peakMb ?? Number.NaN) / (ours.peakMb ?? Number.NaN)) },
  { head: "CPU ÷ SQL", of: ratio(BARE, (line, bare) => wholeCpuMs(line) / wholeCpuMs(bare)) },
  { head: "wall ÷ SQL", of: ratio(BARE, (line, bare) => line.wallMs / bare.wallMs) },
];

function chapterText({ thai, english, how, lines }: Chapter, all: readonly Chapter[]): readonly string[] {
  const columns = COLUMNS.map(({ head, of }) => ({ head, cells: lines.map((line) => of(line, all)) })).filter(({ cells }) =>
    cells.some((cell) => cell !== "" && cell !== "–"),
  );
  const rows = lines.map((line, at) => [line.thai, line.english, ...columns.map(({ cells }) => cells[at] ?? "")]);
  return [`## ${thai} (${english})`, "", how, "", ...tableOf(["งาน", "Job", ...columns.map(({ head }) => head)], rows, 2), ""];
}

/** Nothing where there is no such figure. */
function shown(value: number | undefined): string {
  return value === undefined ? "" : formatNumber(value);
}

/** How often the line that `against` names for this one goes into it. */
function ratio(against: Readonly<Record<string, string>>, of: (line: Figure, other: Figure) => number): Column["of"] {
  return (line, all) => {
    const other = lineNamed(all, against[line.id] ?? "")?.figure;
    const value = other === undefined ? Number.NaN : of(line.figure, other);
    return Number.isFinite(value) ? `${value.toFixed(1)} ×` : "";
  };
}

/** A Markdown table whose columns also stand straight on a terminal; the first columns hold words, the others figures. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[], words: number): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ""))));
  const isWord = (column: number): boolean => column < words || all.slice(1).some((row) => !/^[\d.,–× -]*$/u.test(row[column] ?? ""));
  const padded = (text: string, column: number): string => {
    const room = " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(text)));
    return isWord(column) ? text + room : room + text;
  };
  const line = (row: readonly string[]): string => `| ${row.map(padded).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (isWord(column) ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head), rule, ...rows.map(line)];
}

/** Columns on a terminal: a Thai vowel or tone above or below a letter takes none. */
function widthOf(text: string): number {
  return [...text.replaceAll(/\p{Mn}/gu, "")].length;
}
