import { judge, type Judged, type Outcome } from "./aims.ts";
import { formatNumber } from "./figures.ts";
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

function chapterText({ thai, english, how, lines }: Chapter, all: readonly Chapter[]): readonly string[] {
  const hasPeers = lines.some((line) => line.id in OURS);
  const hasFiles = lines.some((line) => line.figure.fileKb !== undefined);
  const head = [
    "งาน",
    "Job",
    "CPU ms",
    "wall ms",
    ...(hasFiles ? ["MB", "KB"] : []),
    ...(hasPeers ? ["CPU ÷ ours", "wall ÷ ours", "MB ÷ ours"] : []),
  ];
  const rows = lines.map((line) => {
    const { cpuMs, wallMs, peakMb, fileKb } = line.figure;
    const files = [peakMb, fileKb].map((value) => (value === undefined ? "" : formatNumber(value)));
    return [
      line.thai,
      line.english,
      formatNumber(cpuMs),
      formatNumber(wallMs),
      ...(hasFiles ? files : []),
      ...(hasPeers ? ratios(line, all) : []),
    ];
  });
  return [`## ${thai} (${english})`, "", how, "", ...tableOf(head, rows, 2), ""];
}

function ratios(line: Line, all: readonly Chapter[]): readonly string[] {
  const ours = lineNamed(all, OURS[line.id] ?? "")?.figure;
  if (!ours) return ["", "", ""];
  const ratio = (theirs: number | undefined, own: number | undefined): string =>
    theirs === undefined || own === undefined ? "" : `${formatNumber(theirs / own)} ×`;
  return [ratio(line.figure.cpuMs, ours.cpuMs), ratio(line.figure.wallMs, ours.wallMs), ratio(line.figure.peakMb, ours.peakMb)];
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
