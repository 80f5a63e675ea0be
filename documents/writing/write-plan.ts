import type { FormName, Plan } from "#domain/plan/plan.ts";
import type { Block, Document, Section } from "../document.ts";
import type { Form, FormSection } from "../forms/form.ts";
import { formNamed } from "../forms/forms.ts";
import { writeMemo } from "./memo-writer.ts";
import {
  writeAgencyLine,
  writeContactPart,
  writeCountsPart,
  writeExpectedPart,
  writeNationalTargetsPart,
  writeNotes,
  writeReportHead,
  writeSignature,
  writeStaffPart,
  writeSummaryPart,
  writeTitle,
  writeUnplaced,
} from "./sections.ts";
import { writeTables } from "./table-writer.ts";

/**
 * Write a plan on an official form: the paper as blocks, cover memo first where there is one. Read back, it is the plan,
 * as far as the form has places for it (`notOnForm` says what it has none for).
 */
export function writePlan(plan: Plan, name: FormName): Document {
  const form = formNamed(name);
  const blocks: Block[] = [];
  const sections: Section[] = [];
  for (const section of form.sections) {
    const written = writeSection(section, plan, form);
    if (written.length === 0) continue;
    const paper = paperOf(section);
    if (sections.at(-1)?.paper !== paper) sections.push({ from: blocks.length, paper });
    blocks.push(...written);
  }
  blocks.push(...writeUnplaced(plan));
  return { blocks, sections, title: plan.title?.replaceAll("\n", " ") ?? form.thai };
}

function paperOf(section: FormSection): Section["paper"] {
  if (section === "memo") return "memo";
  return section === "summary" ? "a4-portrait" : "a4-landscape";
}

function writeSection(section: FormSection, plan: Plan, form: Form): readonly Block[] {
  switch (section) {
    case "memo":
      return plan.memo ? writeMemo(plan.memo) : [];
    case "title":
      return [
        ...writeTitle(plan),
        ...(form.sections.includes("agency-line") || form.sections.includes("report-head") ? [] : writeAgencyLine(plan, false)),
      ];
    case "agency-line":
      return writeAgencyLine(plan, true);
    case "contact":
      return writeContactPart(plan);
    case "staff":
      return writeStaffPart(plan);
    case "counts":
      return writeCountsPart(plan);
    case "table":
      return writeTables(plan, form);
    case "notes":
      return writeNotes(plan);
    case "signature":
      return form.sections.includes("report-head") ? [] : writeSignature(plan);
    case "summary":
      return writeSummaryPart(plan);
    case "national-targets":
      return writeNationalTargetsPart(plan);
    case "expected-results":
      return writeExpectedPart(plan);
    case "report-head":
      return writeReportHead(plan);
  }
}
