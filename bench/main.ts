import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, platform, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { formatThaiDate } from "#domain/thai/dates.ts";

import { measureCommand, measureFiles, measureTexts, measureTyping } from "./measure-reading.ts";
import { measureRecord } from "./measure-record.ts";
import { measureResults } from "./measure-results.ts";
import { measureUploads } from "./measure-uploads.ts";
import { measureOffice, measurePdf, type Peers } from "./measure-writing.ts";
import { EFFORTS, type Chapter, type Effort } from "./measurements.ts";
import { findPeer, type Peer } from "./peers.ts";
import { paperOfSeventeen } from "./plans.ts";
import { canWatch } from "./process-tree.ts";
import { reportOf } from "./report.ts";
import { prepareWorkshop } from "./workshop.ts";

const HELP = `npm run bench [-- --write] [-- --quick] [-- --keep] [-- --only results]
  --write   put the report into docs/benchmarks.md too
  --quick   do each thing once or a few times: shows that all works, measures nothing well
   --only    papers, record, results or uploads: measure this part alone, to look at; nothing is written
  --keep    keep the files that were written, and say where, to look at them
`;

/** วัดทั้งหมด — everything in one run; the report on standard output, what is being done on standard error. */
async function bench(effort: Effort, folder: string, only: string | undefined): Promise<string> {
  const before = loadText();
  const peers: Peers = { libreOffice: await findPeer("LibreOffice"), chromium: await findPeer("Chromium") };
  for (const [name, peer] of Object.entries(peers))
    if (peer === undefined)
      say(`*** ${name.toUpperCase()} IS ABSENT: ours is measured alone. Install it, or set ${name.toUpperCase()} to its path. ***`);
  const isAsked = (part: string): boolean => only === undefined || only === part;
  const chapters = [
    ...(isAsked("papers") ? await measurePapers(effort, folder, peers) : []),
    ...(isAsked("record") ? await sayAnd("กำลังใช้ทะเบียน (the record)", () => measureRecord(effort, folder)) : []),
    ...(isAsked("results") ? await sayAnd("กำลังรายงานผล (results)", () => measureResults(effort, folder)) : []),
    ...(isAsked("uploads") ? [await sayAnd("กำลังส่งหลักฐาน (sending evidence)", () => measureUploads(effort, folder))] : []),
  ];
  const today = new Date().toISOString();
  const paper = paperOfSeventeen();
  return reportOf(chapters, {
    date: `${formatThaiDate(today.slice(0, 10))} (${today.slice(0, 16).replace("T", " ")} UTC)`,
    command: ["npm run bench", ...process.argv.slice(2).map((word, at) => (at === 0 ? `-- ${word}` : word))].join(" "),
    facts: [
      [
        "เครื่อง (machine)",
        `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? platform()}, ${Math.round(totalmem() / 1024 ** 3)} GB`,
      ],
      ["Node", process.version],
      ["งานอื่นบนเครื่อง (load average, before → after)", `${before} → ${loadText()}`],
      ["โปรแกรมที่เทียบ (peers)", [peerText("LibreOffice", peers.libreOffice), peerText("Chromium", peers.chromium)].join(", ")],
      [
        "แผน ๑๗ กิจกรรม (the 17-activity plan)",
        paper.isReal ? "เอกสารจริง 001 (the real document 001)" : `${paper.name}, แถวซ้ำจนครบ ๑๗ (its rows repeated to 17)`,
      ],
      [
        "หน่วยความจำ (memory)",
        canWatch()
          ? "all processes together, what they share counted once, looked at every 20 ms"
          : "NOT MEASURED: this system does not tell",
      ],
      ...(effort === EFFORTS.whole
        ? []
        : [["โปรดทราบ (note)", "--quick: ตัวเลขหยาบ ใช้อ้างอิงไม่ได้ (rough figures, not to be quoted)"] as const]),
    ],
  });
}

/** Reading, checking and writing papers. */
async function measurePapers(effort: Effort, folder: string, peers: Peers): Promise<readonly Chapter[]> {
  say("กำลังเตรียมเอกสาร (preparing the papers)");
  const workshop = await prepareWorkshop(folder, effort);
  const measures: readonly (readonly [string, () => Promise<Chapter>])[] = [
    ["กำลังอ่านข้อความ (reading texts)", () => measureTexts(effort)],
    ["กำลังอ่านแฟ้ม (reading files)", () => measureFiles(effort, workshop)],
    ["กำลังสั่ง khunatham read (the command line)", () => measureCommand(effort, workshop)],
    ["กำลังเขียน PDF เทียบกับโปรแกรมอื่น (writing PDF beside the peers)", () => measurePdf(effort, workshop, peers)],
    ["กำลังเขียน Word และ Excel (writing DOCX and XLSX)", () => measureOffice(effort, workshop)],
    ["กำลังพิมพ์และตรวจ (typing and checking)", () => measureTyping(effort, workshop)],
  ];
  const chapters: Chapter[] = [];
  for (const [doing, measure] of measures) chapters.push(await sayAnd(doing, measure));
  return chapters;
}

function sayAnd<T>(doing: string, measure: () => Promise<T>): Promise<T> {
  say(doing);
  return measure();
}

function peerText(name: string, peer: Peer | undefined): string {
  return peer ? `${name} ${peer.version}` : `${name} ABSENT`;
}

function loadText(): string {
  return loadavg()
    .slice(0, 2)
    .map((load) => load.toFixed(1))
    .join(", ");
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

const PARTS: readonly (string | undefined)[] = [undefined, "papers", "record", "results", "uploads"];

const { values } = parseArgs({
  options: {
    write: { type: "boolean" },
    quick: { type: "boolean" },
    keep: { type: "boolean" },
    only: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help === true) process.stdout.write(HELP);
else if (!PARTS.includes(values.only) || (values.only !== undefined && values.write === true)) {
  process.stderr.write(HELP);
  process.exitCode = 1;
} else {
  const folder = mkdtempSync(join(tmpdir(), "khunatham-bench-"));
  try {
    const report = await bench(values.quick === true ? EFFORTS.quick : EFFORTS.whole, folder, values.only);
    process.stdout.write(report);
    if (values.write === true) writeFileSync(new URL("../docs/benchmarks.md", import.meta.url), report);
  } finally {
    if (values.keep === true) say(`เอกสารอยู่ที่ (the files are in) ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}
