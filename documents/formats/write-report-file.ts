import type { FormName } from "#domain/plan/plan.ts";
import type { ReportKind, ReportPaper } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";
import type { FileFormat } from "./write-file.ts";

/** Every kind of file a report is written as. */
export const REPORT_FORMATS = ["pdf", "docx", "xlsx"] as const satisfies readonly FileFormat[];

/** ชนิดแฟ้มของรายงานผล. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Write a report as a file. It carries no plan: read back, it is a report, and its plan is in the record. */
export async function writeReportFile(paper: ReportPaper, form: FormName, kind: ReportKind, to: ReportFormat): Promise<Uint8Array> {
  const document = writeReport(paper, form, kind);
  switch (to) {
    case "pdf":
      return (await import("./pdf-write.ts")).writePdf(document, undefined, { author: paper.agencyName });
    case "docx":
      return (await import("./docx-write.ts")).writeDocx(document);
    case "xlsx":
      return (await import("./xlsx-write.ts")).writeXlsx(document);
  }
}
