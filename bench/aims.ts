import { toThaiDigits } from "#domain/thai/digits.ts";

import type { RecordWork } from "./bare-record.ts";
import { wholeCpuMs, type Cost } from "./figures.ts";
import { lineNamed, type Chapter } from "./measurements.ts";

/** How an aim came out; "met-in-cpu-time": only the clock on the wall, on a machine that others use too, says otherwise. */
export type Outcome = "met" | "met-in-cpu-time" | "not-met" | "not-measured";

/** An aim with what was found. */
export interface Judged {
  readonly thai: string;
  readonly english: string;
  readonly found: string;
  readonly outcome: Outcome;
}

interface Found {
  readonly cpu: number;
  readonly wall: number;
}

/** One aim: `find` gives what to compare with `limit`; `isCpuOnly` where the aim is one of processor time or of memory. */
interface Aim {
  readonly thai: string;
  readonly english: string;
  readonly limit: number;
  readonly is: "at-most" | "at-least";
  readonly unit: string;
  readonly isCpuOnly?: true;
  readonly find: (chapters: readonly Chapter[]) => Found | undefined;
}

const SECOND = 1000;

/** เป้าหมายความเร็ว — what the bench holds the house to. */
const AIMS: readonly Aim[] = [
  {
    thai: "อ่านข้อความทุกฉบับ ไม่เกิน ๒๕ มิลลิวินาที",
    english: "read any paper warm in at most 25 ms",
    limit: 25,
    is: "at-most",
    unit: "ms",
    isCpuOnly: true,
    find: slowestPaper,
  },
  {
    thai: "khunatham read ไม่เกิน ๐.๖ วินาที",
    english: "khunatham read cold in at most 0.6 s",
    limit: 0.6,
    is: "at-most",
    unit: "s",
    find: (chapters) => scaled(costOf(chapters, "cli-text"), SECOND),
  },
  {
    thai: "PDF ๑๗ กิจกรรม ไม่เกิน ๑๕๐ มิลลิวินาที",
    english: "17-activity PDF warm in at most 150 ms",
    limit: 150,
    is: "at-most",
    unit: "ms",
    isCpuOnly: true,
    find: (chapters) => costOf(chapters, "pdf-warm"),
  },
  faster("LibreOffice เริ่มใหม่", "LibreOffice started anew", "libreoffice-cold", 10),
  faster("Chromium เริ่มใหม่", "Chromium started anew", "chromium-cold", 10),
  faster("LibreOffice ฉบับถัดไป", "LibreOffice's next one", "libreoffice-next", 3),
  faster("Chromium เปิดค้างไว้", "Chromium kept open", "chromium-warm", 3),
  {
    thai: "หน่วยความจำขณะเขียน PDF ไม่เกิน ๒๐๐ MB",
    english: "memory while writing PDFs at most 200 MB",
    limit: 200,
    is: "at-most",
    unit: "MB",
    isCpuOnly: true,
    find: largestPeak,
  },
  ...(["open", "list"] as const).map((work) =>
    requestCost(work, work === "open" ? "เปิดแผน" : "รายการแผน", work === "open" ? "open a plan" : "list plans", 1),
  ),
  requestCost("save", "บันทึกหนึ่งช่อง", "save a cell", 2.5),
  requestCost("answer", "หน่วยตอบหนึ่งกิจกรรม", "a unit's answer", 2.5),
  besideSql("open", "เปิดแผน", "open a plan"),
  besideSql("list", "รายการแผน", "list plans"),
  besideSql("save", "บันทึกหนึ่งช่อง", "save a cell"),
  {
    thai: "คำตอบของทุกหน่วยที่ตอบพร้อมกัน ไม่หาย ไม่ซ้ำ ยอดรวมตรง",
    english: "of all units that answer at once, nothing lost, doubled or summed wrongly",
    limit: 0,
    is: "at-most",
    unit: "faults",
    isCpuOnly: true,
    find: (chapters) => alone(lineNamed(chapters, "answer-50-ours")?.figure.faults),
  },
  {
    thai: "เปิดหน้ารายงานผล ผู้ใช้ ๕๐ คน ร้อยละ ๙๕ ไม่เกิน ๑๐๐ มิลลิวินาที",
    english: "a report page ready for 95 of a hundred in at most 100 ms, 50 clients",
    limit: 100,
    is: "at-most",
    unit: "ms",
    isCpuOnly: true,
    find: (chapters) => alone(lineNamed(chapters, "page-looked")?.figure.p95Ms),
  },
  {
    thai: "หน่วยความจำเมื่อไม่มีผู้ใช้ ไม่นับฐานข้อมูล ไม่เกิน ๑๒๐ MB",
    english: "idle server without the database at most 120 MB",
    limit: 120,
    is: "at-most",
    unit: "MB",
    isCpuOnly: true,
    find: (chapters) => alone(lineNamed(chapters, "memory-idle")?.figure.peakMb),
  },
  {
    thai: "ส่งภาพ ๑๐ MB พร้อมกัน ๕๐ คน หน่วยความจำเพิ่มไม่เกิน ๑๕๐ MB",
    english: "50 photos of 10 MB at once grow the server by at most 150 MB",
    limit: 150,
    is: "at-most",
    unit: "MB",
    isCpuOnly: true,
    find: (chapters) => {
      const grown = lineNamed(chapters, "uploads-ours")?.figure.peakMb;
      return grown === undefined ? undefined : { cpu: grown, wall: grown };
    },
  },
  ...(["new", "again"] as const).map((way): Aim => ({
    thai: `เริ่มระบบบนโฟลเดอร์${way === "new" ? "ใหม่" : "เดิม"} ไม่เกิน ๑๐ วินาที`,
    english: `address printed in at most 10 s on ${way === "new" ? "a new" : "an existing"} folder`,
    limit: 10,
    is: "at-most",
    unit: "s",
    isCpuOnly: true,
    find: (chapters) => {
      const wall = lineNamed(chapters, `start-${way}`)?.figure.wallMs;
      return wall === undefined ? undefined : { cpu: wall / SECOND, wall: wall / SECOND };
    },
  })),
];

/** Processor time of the server's process for a request of one client, with sign-in, isolation and audit. */
function requestCost(work: RecordWork | "answer", thai: string, english: string, limit: number): Aim {
  return {
    thai: `${thai} ใช้เวลาประมวลผลไม่เกิน ${toThaiDigits(limit)} มิลลิวินาที`,
    english: `${english} in at most ${limit} ms CPU of the server`,
    limit,
    is: "at-most",
    unit: "ms",
    isCpuOnly: true,
    find: (chapters) => costOf(chapters, `${work}-50-ours`),
  };
}

/** Wall of one client, and all processor time, against the bare SQL. */
function besideSql(work: RecordWork, thai: string, english: string): Aim {
  return {
    thai: `${thai} ไม่เกิน ๑.๕ เท่าของ SQL ล้วน`,
    english: `${english} in at most 1.5 × the bare SQL`,
    limit: 1.5,
    is: "at-most",
    unit: "×",
    find: (chapters) => {
      const own = lineNamed(chapters, `${work}-1-ours`)?.figure;
      const bare = lineNamed(chapters, `${work}-1-bare`)?.figure;
      return own && bare ? { cpu: wholeCpuMs(own) / wholeCpuMs(bare), wall: own.wallMs / bare.wallMs } : undefined;
    },
  };
}

/** Our warm PDF, as a server makes it, against a peer. */
function faster(thai: string, english: string, peer: string, limit: number): Aim {
  return {
    thai: `PDF เร็วกว่า ${thai} อย่างน้อย ${toThaiDigits(limit)} เท่า`,
    english: `PDF warm at least ${limit} × faster than ${english}`,
    limit,
    is: "at-least",
    unit: "×",
    find: (chapters) => {
      const theirs = costOf(chapters, peer);
      const own = costOf(chapters, "pdf-warm");
      return theirs && own ? { cpu: theirs.cpu / own.cpu, wall: theirs.wall / own.wall } : undefined;
    },
  };
}

function costOf(chapters: readonly Chapter[], id: string): Found | undefined {
  const figure: Cost | undefined = lineNamed(chapters, id)?.figure;
  return figure ? { cpu: figure.cpuMs, wall: figure.wallMs } : undefined;
}

/** A figure that is neither processor time nor the clock's. */
function alone(value: number | undefined): Found | undefined {
  return value === undefined ? undefined : { cpu: value, wall: value };
}

function scaled(found: Found | undefined, by: number): Found | undefined {
  return found ? { cpu: found.cpu / by, wall: found.wall / by } : undefined;
}

function slowestPaper(chapters: readonly Chapter[]): Found | undefined {
  const figures = chapters
    .flatMap((chapter) => chapter.lines)
    .filter((line) => line.id.startsWith("read:"))
    .map((line) => line.figure);
  return figures.length === 0
    ? undefined
    : { cpu: Math.max(...figures.map((figure) => figure.cpuMs)), wall: Math.max(...figures.map((figure) => figure.wallMs)) };
}

function largestPeak(chapters: readonly Chapter[]): Found | undefined {
  const peaks = ["pdf-cold", "pdf-warm"].flatMap((id) => lineNamed(chapters, id)?.figure.peakMb ?? []);
  return peaks.length === 0 ? undefined : { cpu: Math.max(...peaks), wall: Math.max(...peaks) };
}

/** Every aim with what was found. */
export function judge(chapters: readonly Chapter[]): readonly Judged[] {
  return AIMS.map((aim): Judged => {
    const { thai, english } = aim;
    const found = aim.find(chapters);
    if (!found) return { thai, english, found: "–", outcome: "not-measured" };
    const holds = (value: number): boolean => (aim.is === "at-most" ? value <= aim.limit : value >= aim.limit);
    const outcome = !holds(found.cpu) ? "not-met" : aim.isCpuOnly === true || holds(found.wall) ? "met" : "met-in-cpu-time";
    return { thai, english, found: foundText(found, aim), outcome };
  });
}

function foundText({ cpu, wall }: Found, { unit, isCpuOnly }: Aim): string {
  // Finer than the tables: "25 ms" would not show on which side of 25 it lies.
  const text = (value: number): string => `${value.toFixed(unit === "s" ? 2 : 1)} ${unit}`;
  return isCpuOnly === true ? text(cpu) : `${text(cpu)} CPU, ${text(wall)} wall`;
}
