import { toThaiDigits } from "#domain/thai/digits.ts";

import type { Asker } from "./asking-process.ts";
import type { Chapter, Line, ResultsEffort } from "./measurements.ts";
import type { RecordServer } from "./record-house.ts";
import { takeTurns, WAYS } from "./turns.ts";

const CLIENTS = [1, 50] as const;
/** How long an officer looks at a page before the next one. */
const LOOKS_MS = 2_000;
/** Looking takes its time. */
const LOOKING_TURNS = 2;

/** เปิดหน้ารายงานผล — everything that the page asks for when it opens, until the last of it is here. */
export async function measureReportPage(
  server: RecordServer,
  asker: Asker,
  { turns, pages, unitsOfOffice }: ResultsEffort,
): Promise<Chapter> {
  const lines: Line[] = [];
  for (const clients of CLIENTS) {
    const done = await takeTurns(server, asker, { work: "page", clients, times: clients === 1 ? pages : pages * 4 }, turns);
    for (const way of ["ours", "bare"] as const)
      lines.push({
        id: `page-${clients}-${way}`,
        thai: `เปิดหน้ารายงานผล ${clients === 1 ? "ผู้ใช้ ๑ คน" : "ผู้ใช้ ๕๐ คน ไม่หยุดพัก"}${WAYS[way].thai}`,
        english: `open a report page, ${clients === 1 ? "1 client" : "50 clients without a pause"}${WAYS[way].english}`,
        figure: done[way],
      });
  }
  const looked = await takeTurns(
    server,
    asker,
    { work: "page", clients: 50, times: pages * 4, everyMs: LOOKS_MS },
    Math.min(turns, LOOKING_TURNS),
  );
  lines.push({
    id: "page-looked",
    thai: `เปิดหน้ารายงานผล ผู้ใช้ ๕๐ คน คนละหน้าทุก ${toThaiDigits(LOOKS_MS / 1000)} วินาที`,
    english: `open a report page, 50 clients, each a page every ${LOOKS_MS / 1000} s`,
    figure: looked.ours,
  });
  return {
    thai: "ผล: เปิดหน้ารายงานผล",
    english: "Results: opening a report page",
    how: [
      `A report at 12 months of a plan of 17 activities: every activity told in two rounds, answers of ${unitsOfOffice} units, two files with each activity and one with each answer. Five requests in the page's own order (who am I, which reports; the report; answers and evidence), until the last is here; not compressed.`,
      `The bare SQL asks once for each kind of row that the page shows. A page's wall time is taken by the asking process on the same machine, so it is no less than the server's. The aim is judged by 50 clients who look at what they opened; without a pause, 50 pages are always under way at once.`,
    ].join("\n"),
    lines,
  };
}
