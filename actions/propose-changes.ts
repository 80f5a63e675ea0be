import { readReportPaper } from "#actions/read-report-paper.ts";
import type { Document } from "#documents/document.ts";
import { FORMS } from "#documents/forms/forms.ts";
import { changesInPaper, type PaperChanges } from "#documents/reading/report-changes.ts";
import { printedReport, type PaperStamp } from "#documents/reading/report-print.ts";
import { isSameReport } from "#documents/reading/report-same.ts";
import { roundOf, type ReportPaper } from "#documents/writing/report-paper.ts";
import { holds } from "#domain/person/role.ts";
import type { FormName } from "#domain/plan/plan.ts";
import type { Records } from "#domain/record/records.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isReportWritten } from "#domain/result/report-moves.ts";

/** Why a paper is not compared with a report. */
export interface ProposeChangesError {
  readonly kind: "report-not-found" | "not-your-role" | "report-locked" | "paper-of-other-report" | "paper-not-report";
}

interface Wish {
  readonly report: string;
  readonly fileName: string;
  readonly fileHash: string;
  /** As it was read, with what it still knows of its printing. */
  readonly document: Document;
  readonly stamp: PaperStamp | null;
  readonly dayOf: (moment: string) => string;
}

/**
 * เสนอการเปลี่ยนแปลงจากเอกสาร — a report that was printed and edited outside is compared with the report as it stands, and what differs is
 * kept as a change set. The report itself stays as it is. The same file compared with the same report is the same set.
 */
export async function proposeChanges({ records }: { readonly records: Records }, wish: Wish): Promise<Result<string, ProposeChangesError>> {
  const { person, reports, changeSets, today } = records;
  const head = await reports.head(wish.report);
  const paper = await readReportPaper({ records }, { report: wish.report, dayOf: wish.dayOf });
  if (head === null || !paper.ok) return err({ kind: "report-not-found" });
  if (!holds(person, head.agency, "author")) return err({ kind: "not-your-role" });
  if (!isReportWritten(head.status, head.openUntil, today)) return err({ kind: "report-locked" });
  const compared = comparedPaper(paper.value, wish);
  if (!compared.ok) return compared;

  const { form, found } = compared.value;
  const set = { reportId: head.id, fileHash: wish.fileHash, comparedRevision: head.revision };
  const same = await changeSets.same(set);
  if (same !== null) return ok(same);
  const { rows } = roundOf(paper.value);
  const { changes, remarks } = found;
  const id = await changeSets.add(
    {
      ...set,
      fileName: wish.fileName,
      form,
      printedRevision: wish.stamp?.revision ?? null,
      rows: Object.fromEntries(changes.map(({ activity }) => [activity, rows[activity]?.revision ?? 0])),
      changes,
      remarks,
    },
    {
      act: "changes.proposed",
      agency: head.agency,
      planId: head.planId,
      changes: [],
      facts: { report: head.id, months: head.months, file: wish.fileName, hash: wish.fileHash, proposed: changes.length },
    },
  );
  return ok(id);
}

interface Compared {
  readonly form: FormName;
  readonly found: PaperChanges;
}

/** On the form that the paper was printed on; a paper that lost its stamp is of the form on which most of its rows are found. */
function comparedPaper(paper: ReportPaper, { report, document, stamp }: Wish): Result<Compared, ProposeChangesError> {
  if (stamp !== null && stamp.report !== report) return err({ kind: "paper-of-other-report" });
  const forms = stamp === null ? FORMS.map(({ name }) => name) : [stamp.form];
  const [best] = forms
    .map((form): Compared => ({ form, found: changesInPaper(paper, form, document, stamp) }))
    .toSorted((one, other) => other.found.found - one.found.found || differences(one) - differences(other));
  if (best === undefined || best.found.found === 0) return err({ kind: "paper-not-report" });
  if (stamp === null && !isSameReport(printedReport(paper, best.form).document, document, paper.agencyName))
    return err({ kind: "paper-of-other-report" });
  return ok(best);
}

function differences({ found }: Compared): number {
  return found.changes.length + found.remarks.length;
}
