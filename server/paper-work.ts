import type { ReadError } from "#documents/document.ts";
import type { FileFormat } from "#documents/formats/write-file.ts";
import type { ReportFormat } from "#documents/formats/write-report-file.ts";
import type { ReportKind, ReportPaper } from "#documents/writing/report-paper.ts";
import type { FormName } from "#domain/plan/plan.ts";
import type { Result } from "#domain/result.ts";

/** What a paper worker is asked to do. */
export type PaperWork =
  | { readonly does: "read"; readonly bytes: Uint8Array; readonly name: string | null }
  /** As "read", with the paper itself as blocks beside the plan: `{ plan, document }`. */
  | { readonly does: "import"; readonly bytes: Uint8Array; readonly name: string | null }
  /** A report that we printed, edited outside: its blocks, and what it still knows of its printing: `{ document, stamp }`. */
  | { readonly does: "report-back"; readonly bytes: Uint8Array; readonly name: string | null }
  | { readonly does: "write"; readonly json: string; readonly form: FormName; readonly to: FileFormat }
  /** A report of the record, which needs no second look at its shape. */
  | {
      readonly does: "report";
      readonly paper: ReportPaper;
      readonly form: FormName;
      readonly kind: ReportKind;
      readonly to: ReportFormat;
    };

/** What it answers: the plan as `plan/1` JSON text or the file's bytes, ready to be sent on as they are. */
export type PaperAnswer = Result<Uint8Array<ArrayBuffer>, PaperRefusal>;

/** What a worker sends back: its answer, or the bug it met: where, not what it said, which may quote the document. */
export type PaperReply = PaperAnswer | { readonly bug: { readonly name: string; readonly stack: string } };

/** Why the work was not done; `found` holds the facts for the sentence. */
export interface PaperRefusal {
  readonly kind: ReadError["kind"] | "not-plan-json" | "busy" | "paper-not-editable" | "evidence-macros";
  readonly found?: string;
}
