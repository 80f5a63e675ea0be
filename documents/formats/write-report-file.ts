import type { FormName } from "#domain/plan/plan.ts";
import { stampOf } from "../reading/report-print.ts";
import type { ReportKind, ReportPaper } from "../writing/report-paper.ts";
import { writeReport } from "../writing/write-report.ts";
import { withStamp } from "./report-stamp.ts";
import type { FileFormat } from "./write-file.ts";

/** Every kind of file a report is written as. */
export const REPORT_FORMATS = ["pdf", "docx", "xlsx"] as const satisfies readonly FileFormat[];

/** ชนิดแฟ้มของรายงานผล. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Write a report as a file. The PDF of a form or a narrative carries what it shows (`report/1`), so that it reads back exactly; on a form as
 * DOCX or XLSX it carries the stamp of its printing, so that what is changed in it outside is known when it comes back.
 */
export async function writeReportFile(paper: ReportPaper, form: FormName, kind: ReportKind, to: ReportFormat): Promise<Uint8Array> {
  const document = writeReport(paper, form, kind);
  switch (to) {
    case "pdf":
      return (await import("./pdf-write.ts")).writePdf(document, await attachment(paper, form, kind), { author: paper.agencyName });
    case "docx":
      return stamped(await (await import("./docx-write.ts")).writeDocx(document));
    case "xlsx":
      return stamped(await (await import("./xlsx-write.ts")).writeXlsx(document));
  }
  function stamped(bytes: Uint8Array): Uint8Array {
    const stamp = kind === "form" ? stampOf(paper, form) : null;
    return stamp === null ? bytes : withStamp(bytes, stamp);
  }
}

async function attachment(paper: ReportPaper, form: FormName, kind: ReportKind): Promise<{ name: string; json: string } | undefined> {
  if (kind === "memo") return undefined;
  return { name: "report.json", json: (await import("./report-json.ts")).reportJson(paper, form, kind) };
}
