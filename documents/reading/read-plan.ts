import type { Indicator } from "#domain/plan/measure.ts";
import type { Activity, Contact, Heading, Memo, Plan } from "#domain/plan/plan.ts";
import { understandActivity } from "#domain/plan/understand-activity.ts";
import { understandIndicator } from "#domain/plan/understand-indicator.ts";
import { checkPlan } from "#domain/checks/check-plan.ts";
import { nationalGuidelineOf } from "#domain/plan/national-guideline.ts";
import { ministryOfNumber } from "#domain/reference/ministry-codes.ts";
import { fiscalYearsIn } from "#domain/thai/fiscal-year.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Block, Document, Table } from "../document.ts";
import { recogniseForm } from "../forms/recognise-form.ts";
import { agencyOfPosition } from "./agency.ts";
import { emptyDraft, type Draft, type DraftActivity } from "./draft.ts";
import { approverOf, isTitle, noFacts, readLine, understandLine, type Facts } from "./facts.ts";
import { namesGroup, plainHeading } from "./group-rows.ts";
import { readHeader, textsOf } from "./header.ts";
import { readHeadings } from "./headings.ts";
import { addHeading } from "./heading-tree.ts";
import { isCard, isUnnamedCard, readCards } from "./cards.ts";
import { findList, readListPart, type ListPart } from "./lists.ts";
import { isMemoTitle, isUrgency, readMemo, type Line } from "./memo.ts";
import { hasPlanHeader, isPlanTable, readPlanTable } from "./plan-table.ts";
import { settleWaiting } from "./row-values.ts";
import { beginWalk, type Walk } from "./walk.ts";
import { readDoubts } from "./doubts.ts";
import { keepEverything } from "./nothing-lost.ts";
import { isRubricTable, rubricOfTable } from "./rubric.ts";
import { isNationalTargets, readBudgetSource, readNationalTargets, readStaff } from "./sheets.ts";
import { isEmptySlot } from "./words.ts";

/** A group's name over its table is no longer. */
const LONGEST_NAME = 200;

/**
 * Read a document as a plan: which form it is, its headings and activities, what it says of itself, and what could not be
 * placed. Never fails: a document that is no plan gives a plan without activities, with every text in `unplaced`.
 */
export function readPlan(document: Document): Plan {
  const draft = emptyDraft();
  const facts = noFacts();
  const walk = beginWalk(draft, (line) => readLine(line, facts, draft));
  const blocks = document.blocks;
  const memoLines = linesOfMemo(blocks);
  const memo = memoLines.length > 0 ? readMemo(memoLines, draft.furniture, facts.places) : null;
  const memoPlaces = new Set(memoLines.map((line) => line.block));
  const lines = blocks.map((block, at) =>
    block.kind === "paragraph" && !memoPlaces.has(at) ? block.text.split("\n").map((text) => ({ text, place: block.place })) : [],
  );
  const list = blocks.some((block) => block.kind === "table" && isPlanTable(block, walk))
    ? new Map<Line, ListPart>()
    : findList(lines.flat());
  let staff: Plan["staff"] = [];

  for (const [at, block] of blocks.entries()) {
    if (memoPlaces.has(at)) continue;
    if (block.kind === "paragraph" && nameOfCard(blocks, at)) continue;
    if (block.kind === "paragraph") readParagraph(lines[at] ?? [], { at, blocks, walk, facts, list });
    else if (readCards(block, walk, nameOfCard(blocks, at - 1))) facts.context = null;
    else if (!isNationalTargets(block) && isPlanTable(block, walk)) readPlanTable(block, walk);
    else {
      settleWaiting(walk);
      const read = readOtherTable(block, draft, facts);
      if (read) staff = [...staff, ...read];
    }
  }
  settleWaiting(walk);
  return assemble({ draft, facts, memo, staff, document });
}

interface MemoLine extends Line {
  readonly block: number;
}

/** The cover memo's paragraphs: from its title (with a word of urgency before it) until the plan's own title or table. */
function linesOfMemo(blocks: readonly Block[]): readonly MemoLine[] {
  const title = blocks.findIndex((block) => block.kind === "paragraph" && isMemoTitle(block.text));
  if (title < 0) return [];
  const before = blocks[title - 1];
  const from = before?.kind === "paragraph" && isUrgency(before.text) ? title - 1 : title;
  const lines: MemoLine[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== "paragraph" || (at > title && isTitle(oneLine(block.text)))) break;
    for (const text of block.text.split("\n")) lines.push({ text, place: block.place, block: at });
  }
  return lines;
}

/** A line that names the activity of the card right below it. */
function nameOfCard(blocks: readonly Block[], at: number): Line | null {
  const line = blocks[at];
  const card = blocks[at + 1];
  if (
    line?.kind !== "paragraph" ||
    card?.kind !== "table" ||
    line.text.length > 250 ||
    isTitle(oneLine(line.text)) ||
    readHeadings(line.text).length > 0
  )
    return null;
  return isUnnamedCard(card) ? { text: line.text, place: line.place } : null;
}

interface Around {
  readonly at: number;
  readonly blocks: readonly Block[];
  readonly walk: Walk;
  readonly facts: Facts;
  readonly list: ReadonlyMap<Line, ListPart>;
}

function readParagraph(lines: readonly Line[], { at, blocks, walk, facts, list }: Around): void {
  for (const line of lines) {
    const part = list.get(line);
    if (part) {
      facts.context = null;
      readListPart(part, line, walk);
      continue;
    }
    const headings = readHeadings(line.text);
    const next = blocks.slice(at + 1, at + 4).find((block) => block.kind === "table");
    const isOverTable =
      headings.length > 0 &&
      next !== undefined &&
      next.kind === "table" &&
      (isPlanTable(next, walk) || isCard(next)) &&
      !/รวม\s*[.…]*\s*[๐-๙\d\-.…]+\s*[.…]*\s*(?:โครงการ|กิจกรรม)/u.test(line.text);
    if (isOverTable) {
      settleWaiting(walk);
      for (const heading of headings) walk.heading = addHeading(walk.draft.headings, walk.heading, heading, line.place);
      walk.goalIndicator = null;
      walk.headingSaid = true;
      facts.context = null;
    } else if (isUrgency(line.text) || isEmptySlot(line.text)) walk.draft.furniture.push({ place: line.place, text: oneLine(line.text) });
    else if (!understandLine(line, facts, walk.draft)) readOverTable(line, blocks[at + 1], walk);
  }
}

/** A line that nothing else explains, marked as a group's name is, right over a plan table with its own header: the group of that table. */
function readOverTable(line: Line, next: Block | undefined, walk: Walk): void {
  const text = oneLine(line.text);
  const isOver = next?.kind === "table" && hasPlanHeader(next) && text.length <= LONGEST_NAME;
  if (!isOver || !namesGroup(text)) {
    walk.draft.unplaced.push({ place: line.place, text });
    return;
  }
  settleWaiting(walk);
  const hasGoals = next.rows.some((_row, at) => [...(readHeader(next, at)?.fields.values() ?? [])].includes("goal"));
  walk.heading = addHeading(
    walk.draft.headings,
    null,
    { ...plainHeading(text), ...(hasGoals && { kind: "strategy" as const }) },
    line.place,
  );
  walk.goalIndicator = null;
  walk.headingSaid = true;
}

/** A table that is not the plan: a target sheet, staff, budget by source, a rubric, or lines laid out as a table. */
function readOtherTable(table: Table, draft: Draft, facts: Facts): Plan["staff"] | null {
  const targets = readNationalTargets(table, draft.furniture);
  if (targets) {
    const again = new Set(targets.map((target) => target.row));
    facts.nationalTargets = [...facts.nationalTargets.filter((target) => !again.has(target.row)), ...targets].toSorted(
      (one, other) => one.row - other.row,
    );
    return null;
  }
  const staff = readStaff(table, draft.furniture);
  if (staff) return staff;
  const last = draft.activities.at(-1);
  if (last && isRubricTable(table)) {
    last.rubric.push(...rubricOfTable(table));
    for (const text of textsOf(table.rows[0] ?? { cells: [], place: {} }).values()) draft.furniture.push({ place: table.place, text });
    return null;
  }
  for (const row of table.rows) {
    const texts = [...textsOf(row).values()];
    const place = { ...table.place, ...row.place };
    const line = texts.map(oneLine).join(" ");
    if (readBudgetSource(line)) readLine({ text: line, place }, facts, draft);
    else for (const text of texts) for (const part of text.split("\n")) readLine({ text: part, place }, facts, draft);
    for (const cell of row.cells) for (const inner of cell.tables ?? []) readOtherTable(inner, draft, facts);
  }
  return null;
}

interface Read {
  readonly draft: Draft;
  readonly facts: Facts;
  readonly memo: Memo | null;
  readonly staff: Plan["staff"];
  readonly document: Document;
}

/** Headings in the order of their tree, whichever line named them first: a summary of counts may name guidelines before their goals. */
function inTreeOrder(draft: Draft): void {
  const order: number[] = [];
  const visit = (parent: number | null): void => {
    for (const [index, heading] of draft.headings.entries()) {
      if (heading.parent !== parent || order.includes(index)) continue;
      order.push(index);
      visit(index);
    }
  };
  visit(null);
  const moved = (index: number): number => order.indexOf(index);
  const sorted = order.flatMap((index) => draft.headings[index] ?? []);
  for (const heading of sorted) heading.parent = heading.parent === null ? null : moved(heading.parent);
  draft.headings.splice(0, draft.headings.length, ...sorted);
  for (const activity of draft.activities) activity.heading = activity.heading === null ? null : moved(activity.heading);
  for (const declared of draft.declared.byHeading) declared.heading = moved(declared.heading);
}

function assemble({ draft, facts, memo, staff, document }: Read): Plan {
  inTreeOrder(draft);
  const title = facts.titleLines.length > 0 ? facts.titleLines.join("\n") : null;
  const approver = approverOf(facts);
  const fiscalYear = fiscalYearOf(title, draft, memo);
  const headings = draft.headings.map((_, index) => headingOf(draft, index));
  const isReport = isReportForm(draft);
  const activities = draft.activities.map((activity, index) => activityOf(activity, index, { headings, fiscalYear, isReport }));
  const name = facts.agency?.name ?? agencyOfPosition(approver?.position ?? null) ?? agencyOfPosition(memo?.signatory?.position ?? null);
  const bySource = facts.bySource;
  const totals = bySource.map((source) => source.total).filter((total) => typeof total === "number");
  const form = recogniseForm(draft.columns);
  const plan: Plan = {
    format: "plan/1",
    form,
    agency: { name, parent: facts.agency?.parent ?? ministryOfNumber(memo?.number ?? "")?.name ?? parentNamed(activities, name) },
    region: facts.region,
    fiscalYear,
    planYears: facts.planYears,
    title,
    blank: isBlank(draft, facts, name),
    headcount: facts.headcount ?? headcountOf(staff),
    contact: contactOf(facts.contact),
    approver,
    memo,
    declared: {
      activities: draft.declared.activities,
      budgetBaht: draft.declared.budgetBaht ?? (totals.length > 0 ? totals.reduce((sum, total) => sum + total, 0) : null),
      budgetWritten: draft.declared.budgetWritten,
      byHeading: draft.declared.byHeading.flatMap(({ heading: at, activities: count, written }) => {
        const heading = headings[at];
        return heading ? [{ heading: heading.id, activities: count, written }] : [];
      }),
      bySource,
    },
    headings,
    activities,
    nationalTargets: facts.nationalTargets,
    staff,
    expectedResults: facts.expectedResults,
    notes: draft.notes,
    messages: [],
    unplaced: draft.unplaced,
    source: { furniture: draft.furniture, places: { ...draft.places, ...facts.places } },
  };
  const whole = keepEverything(document, plan);
  return { ...whole, messages: [...readDoubts(whole, { draft, facts, document }), ...checkPlan(whole)] };
}

function fiscalYearOf(title: string | null, draft: Draft, memo: Memo | null): number | null {
  const named = fiscalYearsIn(title ?? "");
  if (named.length > 0) return named.at(-1) ?? null;
  const elsewhere = [...draft.columns.map((column) => column.heading), ...draft.furniture.map((one) => one.text)].flatMap((text) =>
    fiscalYearsIn(text),
  );
  return elsewhere[0] ?? memo?.fiscalYears[0] ?? null;
}

function headingOf(draft: Draft, index: number): Heading {
  const heading = draft.headings[index];
  if (!heading) throw new Error(`no heading ${index}`);
  return {
    id: `h${index + 1}`,
    parent: heading.parent === null ? null : `h${heading.parent + 1}`,
    kind: heading.kind,
    number: heading.number,
    label: heading.label,
    title: heading.text,
    indicators: heading.indicators.map(headingIndicator),
    source: heading.place,
  };
}

/** A heading's indicator is one text however many measures it names; the first says how it is measured. */
function headingIndicator(text: string): Indicator {
  const [first] = understandIndicator(text);
  return first ? { ...first, text } : { text, measure: { kind: "milestone", what: null }, targets: [], rubric: [] };
}

/** A report form asks for results and has no money or time: every agency that gets it fills it in. */
function isReportForm(draft: Draft): boolean {
  const fields = draft.columns.map((column) => column.field);
  return fields.includes("answer") && !fields.includes("budget") && !fields.includes("months");
}

function activityOf(
  draft: DraftActivity,
  index: number,
  {
    headings,
    fiscalYear,
    isReport,
  }: { readonly headings: readonly Heading[]; readonly fiscalYear: number | null; readonly isReport: boolean },
): Activity {
  const text = (field: Parameters<typeof draft.fields.get>[0]): string => draft.fields.get(field) ?? "";
  const heading = draft.heading === null ? null : (headings[draft.heading] ?? null);
  return understandActivity(
    {
      number: draft.number,
      title: oneLine(text("title")),
      objectives: text("objectives"),
      indicators: text("indicators"),
      countingUnit: draft.fields.get("countingUnit") ?? null,
      targetTexts: text("targetTexts"),
      quantitative: text("quantitative"),
      qualitative: text("qualitative"),
      budget: text("budget"),
      months: draft.fields.get("months") ?? null,
      ticked: draft.ticked === null ? null : [...draft.ticked].sort((one, other) => one - other),
      units: text("units"),
      remarks: draft.fields.get("remarks") ?? null,
      answer: draft.fields.get("answer") ?? (isReport ? "" : null),
      rubric: draft.rubric,
      more: draft.more,
    },
    {
      id: `a${index + 1}`,
      heading: heading?.id ?? null,
      goalIndicator: draft.goalIndicator,
      nationalGuideline: nationalGuidelineOf(heading?.id ?? null, headings),
      source: draft.place,
      fiscalYear,
    },
  );
}

function headcountOf(staff: Plan["staff"]): number | null {
  const total = staff.find((row) => row.total && typeof row.headcount === "number")?.headcount;
  if (typeof total === "number") return total;
  const counts = staff.map((row) => row.headcount).filter((count) => typeof count === "number");
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null;
}

/** Which ministry's plan the rows follow, where the paper names exactly one. */
function parentNamed(activities: readonly Activity[], name: string | null): string | null {
  if (name === null || name.startsWith("กระทรวง")) return null;
  const named = new Set<string>();
  for (const activity of activities)
    for (const found of squash(activity.remarks ?? "").matchAll(/แผนปฏิบัติการ[ก-๙๐-๙\d.]*?(กระทรวง[ก-๙]+?)(?=และ|ลำดับ|ตาม|รวมทั้ง|[^ก-๙]|$)/gu))
      named.add(found[1] ?? "");
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

function isBlank(draft: Draft, facts: Facts, name: string | null): boolean {
  if (draft.activities.length === 0) return draft.emptySlots > 0;
  const answers = draft.activities.map((activity) => activity.fields.get("answer"));
  const isFilled = answers.some((answer) => /[๐-๙\d]\s*คน|ร้อยละ\s*[๐-๙\d]|[☑✓]/u.test(answer ?? ""));
  return isReportForm(draft) && name === null && !isFilled && facts.contact.name === null;
}

function contactOf(contact: Contact): Contact | null {
  return Object.values(contact).every((value) => value === null) ? null : contact;
}
