import { z } from "zod";

import { readReportPaper } from "#actions/read-report-paper.ts";
import { chooseReportPhotos, fetchReportPhotos, type ChosenPhotos } from "#actions/read-report-photos.ts";
import { REPORT_FORMATS, type ReportFormat } from "#documents/formats/write-report-file.ts";
import { REPORT_KINDS } from "#documents/writing/report-paper.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { todayInBangkok } from "#server/clock.ts";
import type { Equipment } from "#server/equipment.ts";
import type { PaperWork } from "#server/paper-work.ts";
import { FILE_TYPES, WRITING_STOPPED } from "#server/routes/write.ts";
import { endpoint, type Answer, type Endpoint, type Refusal } from "./endpoint.ts";
import { reportId } from "./report-schemas.ts";
import { formName } from "./schemas.ts";

/** เอกสารของรายงานผล. */
export const REPORT_FILE_ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: "writeReportFile",
    method: "get",
    path: "/reports/{report}/file",
    tag: "รายงานผล",
    thai: "ดาวน์โหลดรายงานผล เป็น PDF Word หรือ Excel: ตามแบบฟอร์ม รายงานเชิงบรรยาย หรือบันทึกข้อความนำส่ง",
    english: "The report as a file: on an official form, as a narrative, or as its cover memo",
    scope: "plans:read",
    parameters: z.object({ report: reportId }),
    query: z.object({
      kind: z.enum(REPORT_KINDS).default("form"),
      form: formName.optional().meta({ description: "only for kind=form; the plan's own where it is left out" }),
      to: z.enum(REPORT_FORMATS),
    }),
    refuses: ["report-not-found", "busy", "not-written"],
    status: 200,
    does: async ({ records, parameters, query: { kind, form, to }, equipment, signal }) => {
      const paper = await readReportPaper(
        { records },
        { report: parameters.report, dayOf: (moment) => todayInBangkok(Date.parse(moment)) },
      );
      if (!paper.ok) return paper;
      const { agencyName, fiscalYear, plan, rounds } = paper.value;
      const name = [agencyName, fiscalYear, "รายงานผล", `${rounds.at(-1)?.months ?? 12}-เดือน`, ...(kind === "form" ? [] : [kind])].join(
        "-",
      );
      const chosen =
        kind === "narrative" && to !== "xlsx"
          ? await chooseReportPhotos({ records }, { report: parameters.report, activities: plan.activities })
          : null;
      const work = { does: "report", paper: paper.value, form: form ?? plan.form ?? "diw-2569", kind, to } as const;
      return ok({ afterwards: () => reportFile(equipment, { work, chosen, name }, signal) });
    },
  }),
];

interface Order {
  readonly work: PaperWork & { readonly does: "report"; readonly to: ReportFormat };
  readonly chosen: ChosenPhotos | null;
  /** Without its ending. */
  readonly name: string;
}

/** The report as a file, written at the paper desk; its photos are fetched when the database has been left, those of a few papers at a time. */
async function reportFile(
  { desk, evidence }: Pick<Equipment, "desk" | "evidence">,
  { work, chosen, name }: Order,
  signal: AbortSignal,
): Promise<Result<Answer, Refusal>> {
  const leave = chosen === null || chosen.shown.length === 0 ? () => undefined : await evidence.sit();
  if (leave === null) return err({ kind: "busy" });
  try {
    const photos = chosen === null ? {} : { photos: await fetchReportPhotos(evidence.store, chosen) };
    const written = await desk.hand({ ...work, paper: { ...work.paper, ...photos } }, signal);
    if (!written.ok) return err({ kind: WRITING_STOPPED.includes(written.error.kind) ? "not-written" : written.error.kind });
    return ok({ file: { bytes: written.value, type: FILE_TYPES[work.to], name: `${name}.${work.to}` } });
  } finally {
    leave();
  }
}
