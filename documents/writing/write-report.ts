import { toThaiDigits } from "#domain/thai/digits.ts";
import type { FormName, Plan } from "#domain/plan/plan.ts";
import { formatThaiDate } from "#domain/thai/dates.ts";
import type { Block, Document } from "../document.ts";
import type { Form } from "../forms/form.ts";
import { formNamed } from "../forms/forms.ts";
import { filledAnswer } from "./answer-filled.ts";
import { writeMemo } from "./memo-writer.ts";
import { paragraph } from "./paper.ts";
import { writeProgressTables } from "./progress-columns.ts";
import { reportMemo } from "./report-memo.ts";
import { writeNarrative } from "./report-narrative.ts";
import { roundOf, roundWords, type PaperRound, type ReportKind, type ReportPaper } from "./report-paper.ts";
import { writePhotos } from "./report-photos.ts";
import { writeAgencyLine, writeReportHead, writeSignature } from "./sections.ts";
import { writeTables } from "./table-writer.ts";

/** เขียนรายงานผล — the report as a paper: on an official form, as a narrative, or as the memo that goes before it. All from the same figures. */
export function writeReport(paper: ReportPaper, form: FormName, kind: ReportKind): Document {
  const title = `รายงานผล${roundWords(roundOf(paper).months)} ${paper.agencyName} ปีงบประมาณ ${paper.fiscalYear}`;
  switch (kind) {
    case "memo":
      return { blocks: writeMemo(reportMemo(paper)), sections: [{ from: 0, paper: "memo" }], title };
    case "narrative":
      return {
        blocks: [...titleOf(paper), ...agencyOf(paper), ...writeNarrative(paper), ...writeSignature(paper.plan), ...writePhotos(paper)],
        sections: [{ from: 0, paper: "a4-portrait" }],
        title,
      };
    case "form":
      return { blocks: onForm(paper, formNamed(form)), sections: [{ from: 0, paper: "a4-landscape" }], title };
  }
}

/** A form that asks for results has its answers filled in; on the others they stand beside the plan. */
function onForm(paper: ReportPaper, form: Form): readonly Block[] {
  const isReportForm = form.sections.includes("report-head");
  if (!isReportForm) return [...titleOf(paper), ...agencyOf(paper), ...writeProgressTables(paper, form), ...writeSignature(paper.plan)];
  const plan: Plan = {
    ...named(paper),
    activities: paper.plan.activities.map((activity) => ({ ...activity, answer: filledAnswer(activity, paper) })),
  };
  return [...titleOf(paper), ...writeReportHead(plan, roundLines(paper)), ...writeTables(plan, form)];
}

function roundLines(paper: ReportPaper): readonly string[] {
  return [
    `* รายงานผล${roundWords(roundOf(paper).months)}`,
    ...paper.rounds.map(
      ({ months, reportedOn, daysLate }: PaperRound, index) =>
        `ครั้งที่ ${index + 1} (${roundWords(months)}) วันที่รายงานผล ${reportedOn === null ? "........................................" : formatThaiDate(reportedOn)}${daysLate == null ? "" : ` (ส่งช้า ${toThaiDigits(daysLate)} วัน)`}`,
    ),
  ];
}

/** ชื่อรายงาน: of which plan, of which round, and that it is a draft while nobody approved it. */
function titleOf(paper: ReportPaper): readonly Block[] {
  const own = paper.plan.title ?? `แผนปฏิบัติการด้านส่งเสริมคุณธรรม ประจำปีงบประมาณ พ.ศ. ${paper.fiscalYear}`;
  const isReport = /รายงาน/u.test(own);
  return [
    ...(isReport ? own : `รายงานผลการดำเนินงานตาม${own}`).split("\n"),
    roundWords(roundOf(paper).months),
    ...(paper.isApproved ? [] : ["(ฉบับร่าง ยังไม่ได้รับอนุมัติ)"]),
  ].map((line) => paragraph(line, "title", undefined, "center"));
}

function agencyOf(paper: ReportPaper): readonly Block[] {
  return writeAgencyLine(named(paper), false);
}

/** The plan with its agency's name, also where its paper left that out. */
function named({ plan, agencyName }: ReportPaper): Plan {
  return { ...plan, agency: { ...plan.agency, name: plan.agency.name ?? agencyName } };
}
