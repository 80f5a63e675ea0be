import { join } from "node:path";

import { figureOf, meanOf, median, type Cost, type Figure } from "./figures.ts";
import { BEFORE_WARM, type Chapter, type Effort, type Line } from "./measurements.ts";
import { chromiumCommand, libreOfficeCommand, peerFonts, type Peer } from "./peers.ts";
import type { PrintCosts } from "./print-pages.ts";
import { peakOf, run, type Command, type RunOptions } from "./run-process.ts";
import type { WriteCosts } from "./work.ts";
import { cliCommand, jobCommand, kilobytesOf, type Workshop } from "./workshop.ts";

/** The peers that are on this machine. */
export interface Peers {
  readonly libreOffice: Peer | undefined;
  readonly chromium: Peer | undefined;
}

/** Documents in one call of LibreOffice. */
const IN_ONE_CALL = 10;
const FIRST = 0;

/** เขียนแผนเป็น PDF — ours and the peers' in turn, so that a busy moment of the machine falls on all alike. */
export async function measurePdf(effort: Effort, workshop: Workshop, peers: Peers): Promise<Chapter> {
  const makers = makersOf(workshop, peers, effort);
  for (const maker of makers) await maker.work(); // Makes profiles and font caches; counts for nobody.
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < Math.max(effort.starts, effort.rounds); round += 1) {
    for (const maker of makers) {
      if (round < maker.rounds) costs.set(maker.id, [...(costs.get(maker.id) ?? []), ...(await maker.work())]);
    }
  }
  const lines: Line[] = [];
  for (const { id, thai, english, peakMb, fileKb } of makers) {
    const peak = await peakMb();
    lines.push({
      id,
      thai,
      english,
      figure: figureOf(costs.get(id) ?? [], { fileKb: fileKb(), ...(peak === undefined ? {} : { peakMb: peak }) }),
    });
  }
  const alone = withoutStart(lines);
  return {
    thai: "เขียนแผน ๑๗ กิจกรรมเป็น PDF",
    english: "Writing the 17-activity plan as PDF",
    how: [
      `Cold: a new process with all files in the machine's memory already, median of ${effort.starts}. Warm: mean of documents ${BEFORE_WARM + 1} to ${BEFORE_WARM + effort.documents} of one process, every activity in other words each time, median of ${effort.rounds} rounds.`,
      "From file to file: ours from plan/1, LibreOffice from our DOCX, Chromium from an HTML page with the same cells; making the DOCX and the page is not counted. Both peers write tags, have a profile already and use our faces. Ours is PDF/A-3a with the plan inside.",
      "÷ ours: cold against cold, warm against warm. MB: the most that all processes hold together, in a run that is not timed.",
    ].join("\n"),
    lines: [...lines, ...alone],
    absent: [...(peers.libreOffice ? [] : ["LibreOffice"]), ...(peers.chromium ? [] : ["Chromium"])],
  };
}

/** One way to make the PDF: `work` does it and tells the cost of each document. */
interface Maker {
  readonly id: string;
  readonly thai: string;
  readonly english: string;
  readonly rounds: number;
  readonly work: () => Promise<readonly Cost[]>;
  readonly peakMb: () => Promise<number | undefined>;
  readonly fileKb: () => number;
}

function makersOf(workshop: Workshop, peers: Peers, effort: Effort): readonly Maker[] {
  const fonts = peers.libreOffice || peers.chromium ? peerFonts(workshop.folder) : {};
  const options: RunOptions = { environment: fonts, hasOrphans: true };
  const ours = [oursCold(workshop, effort, options), oursWarm(workshop, effort, options)];
  const libreOffice = peers.libreOffice ? libreOfficeMakers(workshop, peers.libreOffice, effort, options) : [];
  const chromium = peers.chromium ? chromiumMakers(workshop, peers.chromium, effort, options) : [];
  return [...ours, ...libreOffice, ...chromium];
}

function oursCold({ folder, form, plans }: Workshop, { starts }: Effort, options: RunOptions): Maker {
  const pdf = join(folder, "ours/cold.pdf");
  const command = cliCommand("write", plans[FIRST] ?? "", "--form", form, "--to", pdf);
  return {
    id: "pdf-cold",
    thai: "คุณธรรม เริ่มใหม่",
    english: "Khunatham, cold (bin/khunatham write plan.json)",
    rounds: starts,
    work: async () => [await run(command, options)],
    peakMb: () => peakMbOf(command, options),
    fileKb: () => kilobytesOf(pdf),
  };
}

function oursWarm({ folder, form, plans }: Workshop, { rounds }: Effort, options: RunOptions): Maker {
  const command = jobCommand("write", form, "pdf", join(folder, "ours"), ...plans);
  const work = async (): Promise<readonly Cost[]> => {
    const written: WriteCosts = JSON.parse((await run(command, options)).output);
    return [meanOf(written.costs.slice(BEFORE_WARM))];
  };
  return {
    id: "pdf-warm",
    thai: "คุณธรรม ฉบับที่ ๑๐ เป็นต้นไป",
    english: "Khunatham, warm",
    rounds,
    work,
    peakMb: () => peakMbOf(command, options),
    fileKb: () => kilobytesOf(join(folder, "ours", `${BEFORE_WARM}.pdf`)),
  };
}

function libreOfficeMakers({ folder, docx }: Workshop, peer: Peer, effort: Effort, options: RunOptions): readonly Maker[] {
  const maker = (files: readonly string[]): Pick<Maker, "work" | "peakMb" | "fileKb"> => {
    const command = libreOfficeCommand(peer, folder, files);
    return {
      work: async () => [divided(await run(command, options), files.length)],
      peakMb: () => peakMbOf(command, options),
      fileKb: () => kilobytesOf(join(folder, `libreoffice/plan-${files.length - 1}.pdf`)),
    };
  };
  return [
    {
      id: "libreoffice-cold",
      thai: "LibreOffice เริ่มใหม่",
      english: "LibreOffice, cold",
      rounds: effort.starts,
      ...maker(docx.slice(FIRST, 1)),
    },
    {
      id: "libreoffice-warm",
      thai: "LibreOffice ๑๐ ฉบับต่อครั้ง ÷ ๑๐",
      english: "LibreOffice, 10 in one call ÷ 10",
      rounds: effort.rounds,
      ...maker(docx.slice(FIRST, IN_ONE_CALL)),
    },
  ];
}

function divided({ cpuMs, wallMs }: Cost, by: number): Cost {
  return { cpuMs: cpuMs / by, wallMs: wallMs / by };
}

function chromiumMakers({ folder, pages }: Workshop, peer: Peer, effort: Effort, options: RunOptions): readonly Maker[] {
  const pdf = join(folder, "chromium/cold.pdf");
  const cold = chromiumCommand(peer, folder, pages[FIRST] ?? "", pdf);
  const print = async (what: "time" | "memory"): Promise<PrintCosts> =>
    JSON.parse(
      (await run(jobCommand("print", peer.program, what, join(folder, "chromium"), ...pages), { environment: options.environment ?? {} }))
        .output,
    );
  return [
    {
      id: "chromium-cold",
      thai: "Chromium เริ่มใหม่",
      english: "Chromium, cold (--print-to-pdf)",
      rounds: effort.starts,
      work: async () => [await run(cold, options)],
      peakMb: () => peakMbOf(cold, options),
      fileKb: () => kilobytesOf(pdf),
    },
    {
      id: "chromium-warm",
      thai: "Chromium เปิดค้างไว้ ฉบับที่ ๑๐ เป็นต้นไป",
      english: "Chromium, warm (one tab, page.pdf)",
      rounds: effort.rounds,
      work: async () => [meanOf((await print("time")).costs.slice(BEFORE_WARM))],
      peakMb: async () => (await print("memory")).peakMb,
      fileKb: () => kilobytesOf(join(folder, "chromium", `${BEFORE_WARM}.pdf`)),
    },
  ];
}

async function peakMbOf(command: Command, options: RunOptions = {}): Promise<number | undefined> {
  return (await peakOf(command, options))?.peakMb;
}

/** What LibreOffice needs for one more document when it runs already: the call of ten less the call of one, ÷ 9. The kindest figure for it. */
function withoutStart(lines: readonly Line[]): readonly Line[] {
  const one = lines.find((line) => line.id === "libreoffice-cold")?.figure;
  const ten = lines.find((line) => line.id === "libreoffice-warm")?.figure;
  if (!one || !ten) return [];
  const less = (of: (figure: Figure) => number): number => (of(ten) * IN_ONE_CALL - of(one)) / (IN_ONE_CALL - 1);
  const figure = { cpuMs: less((cost) => cost.cpuMs), wallMs: less((cost) => cost.wallMs), times: ten.times };
  return [
    {
      id: "libreoffice-next",
      thai: "LibreOffice ฉบับถัดไป ไม่นับเวลาเริ่ม",
      english: "LibreOffice, one more document (start not counted)",
      figure,
    },
  ];
}

/** เขียนแผนเป็น Word และ Excel — warm. */
export async function measureOffice({ documents }: Effort, { form, folder, plans }: Workshop): Promise<Chapter> {
  const lines: Line[] = [];
  for (const format of ["docx", "xlsx"] as const) {
    const command = jobCommand("write", form, format, join(folder, "ours"), ...plans);
    const written: WriteCosts = JSON.parse((await run(command)).output);
    const first = written.costs.slice(FIRST, 1);
    const more = { fileKb: median(written.bytes) / 1024 };
    const name = format.toUpperCase();
    const peakMb = await peakMbOf(command);
    lines.push({
      id: `${format}-first`,
      thai: `${name} ฉบับแรกของโปรแกรม`,
      english: `${name}, first in its process`,
      figure: figureOf(first, more),
    });
    lines.push({
      id: `${format}-warm`,
      thai: `${name} ฉบับที่ ๑๐ เป็นต้นไป`,
      english: `${name}, warm`,
      figure: figureOf(written.costs.slice(BEFORE_WARM), { ...more, ...(peakMb === undefined ? {} : { peakMb }) }),
    });
  }
  return {
    thai: "เขียนแผน ๑๗ กิจกรรมเป็น Word และ Excel",
    english: "Writing the 17-activity plan as DOCX and XLSX",
    how: `From plan/1 file to file; documents ${BEFORE_WARM + 1} to ${BEFORE_WARM + documents} of one process, every activity in other words each time; median.`,
    lines,
  };
}
