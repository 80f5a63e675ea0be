import { figureOf, quantile, type Cost } from "./figures.ts";
import type { Chapter, Effort, Line } from "./measurements.ts";
import { paperOfSeventeen, papers } from "./plans.ts";
import { run } from "./run-process.ts";
import type { ReadCosts } from "./work.ts";
import { cliCommand, jobCommand, type Workshop } from "./workshop.ts";

const WARM_UPS = 10;
const THAI_KIND = { docx: "แฟ้ม Word (DOCX)", xlsx: "แฟ้ม Excel (XLSX)", pdf: "แฟ้ม PDF ที่ไม่มีข้อมูลแผนแนบ" } as const;
const ENGLISH_KIND = { docx: "Word file (DOCX)", xlsx: "Excel file (XLSX)", pdf: "PDF file without the plan inside" } as const;
const KINDS = ["docx", "xlsx", "pdf"] as const;

/** อ่านเอกสารข้อความ — every paper as text, warm. */
export async function measureTexts({ readings }: Effort): Promise<Chapter> {
  const all = papers();
  const read = await readWarm(
    readings,
    WARM_UPS,
    all.map((paper) => paper.path),
  );
  const lines = read.map((one): Line => {
    const name = all.find((paper) => paper.path === one.path)?.name ?? "";
    return {
      id: `read:${name}`,
      thai: name,
      english: `${one.activities} activities, ${one.characters.toLocaleString("en-US")} characters`,
      figure: figureOf(one.costs),
    };
  });
  return {
    thai: "อ่านแผนจากข้อความ",
    english: "Reading a plan from text, warm",
    how: `Bytes to plan with its messages; median of ${readings} readings of each paper after ${WARM_UPS}, the papers in turn, one process.`,
    lines,
  };
}

/** อ่านแฟ้ม — the 17-activity plan as Word, Excel and PDF, warm. */
export async function measureFiles({ readings }: Effort, { papers: files }: Workshop): Promise<Chapter> {
  const repetitions = Math.min(readings, 20);
  const lines: Line[] = [];
  for (const kind of KINDS) {
    const [read] = await readWarm(repetitions, 5, [files[kind]]);
    lines.push({
      id: `read-${kind}`,
      thai: THAI_KIND[kind],
      english: `${ENGLISH_KIND[kind]}, ${read?.activities ?? 0} activities`,
      figure: figureOf(read?.costs ?? []),
    });
  }
  return {
    thai: "อ่านแผน ๑๗ กิจกรรมจากแฟ้ม",
    english: "Reading the 17-activity plan from files, warm",
    how: `Bytes to plan; median of ${repetitions} after 5, a process for each kind.`,
    lines,
  };
}

async function readWarm(repetitions: number, warmUps: number, paths: readonly string[]): Promise<readonly ReadCosts[]> {
  const { output } = await run(jobCommand("read", String(repetitions), String(warmUps), ...paths));
  return JSON.parse(output);
}

/** คำสั่ง khunatham read — from the shell's call to the printed JSON. */
export async function measureCommand({ starts }: Effort, { papers: files }: Workshop): Promise<Chapter> {
  const paper = paperOfSeventeen();
  const cases = [
    { id: "cli-text", path: paper.path, thai: "ข้อความ", english: "text" },
    ...KINDS.map((kind) => ({ id: `cli-${kind}`, path: files[kind], thai: THAI_KIND[kind], english: ENGLISH_KIND[kind] })),
  ];
  const lines: Line[] = [];
  for (const { id, path, thai, english } of cases) {
    const costs: Cost[] = [];
    for (let at = 0; at < starts; at += 1) costs.push(await run(cliCommand("read", path)));
    lines.push({ id, thai, english, figure: figureOf(costs) });
  }
  return {
    thai: "คำสั่ง khunatham read แต่ละครั้ง",
    english: "bin/khunatham read FILE, cold",
    how: `A new process each time, from call to printed plan/1, with all files in the machine's memory already; median of ${starts}.`,
    lines,
  };
}

/** ตรวจทุกครั้งที่กดแป้น — a letter is typed into a plan of 50 activities: set, understood, checked. */
export async function measureTyping({ keystrokes }: Effort, { planOfFifty }: Workshop): Promise<Chapter> {
  const { output } = await run(jobCommand("type", String(keystrokes), "200", planOfFifty));
  const costs: readonly Cost[] = JSON.parse(output);
  const worst = {
    cpuMs: quantile(
      costs.map((cost) => cost.cpuMs),
      0.95,
    ),
    wallMs: quantile(
      costs.map((cost) => cost.wallMs),
      0.95,
    ),
    times: costs.length,
  };
  const lines = [
    { id: "type", thai: "ค่ากลาง", english: "median", figure: figureOf(costs) },
    { id: "type-95", thai: "ร้อยละ ๙๕ ไม่เกิน", english: "95th percentile", figure: worst },
  ];
  return {
    thai: "แก้ข้อความและตรวจแผน ๕๐ กิจกรรมทุกครั้งที่กดแป้น",
    english: "setField and checkPlan on every keystroke, 50 activities",
    how: `${keystrokes} keystrokes after 200, in five columns of every row.`,
    lines,
  };
}
