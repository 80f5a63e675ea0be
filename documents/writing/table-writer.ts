import { budgetBahtOf } from "#domain/plan/plan-budget.ts";
import { indicatorsText, writtenActivity } from "#domain/plan/understand-activity.ts";
import type { Activity, Heading, Plan } from "#domain/plan/plan.ts";
import { formatMonths } from "#domain/thai/months.ts";
import { toArabicDigits, toThaiDigits } from "#domain/thai/digits.ts";
import type { Block, Cell, Row, Table } from "../document.ts";
import type { Form, FormColumn } from "../forms/form.ts";
import { isHeadingField } from "../reading/columns.ts";
import { rankOf, readHeadings } from "../reading/headings.ts";
import { readMarker } from "../reading/words.ts";
import { answerText } from "./answer.ts";
import { cell, paragraph, row } from "./paper.ts";
import { headRows } from "./head-rows.ts";

/** The plan table of a form: one table, or one under each strategy where the form prints them so. */
export function writeTables(plan: Plan, form: Form): readonly Block[] {
  if (form.headings !== "paragraphs") return [tableOf(form, rowsOf(plan, form))];
  const tops = plan.headings.filter((heading) => heading.parent === null);
  const loose = plan.activities.filter((activity) => activity.heading === null);
  return [
    ...(loose.length > 0
      ? [
          tableOf(
            form,
            loose.flatMap((activity) => activityRows(activity, plan, form, new Set())),
          ),
        ]
      : []),
    ...tops.flatMap((top): readonly Block[] => {
      const own = plan.activities.filter((activity) => pathOf(activity.heading, plan)[0]?.id === top.id);
      const printed = new Set([top.id]);
      const rows = own.flatMap((activity) => activityRows(activity, plan, form, printed));
      return [paragraph(`${top.label} ${top.title}`, "section", { heading: top.id, field: "title" }), tableOf(form, rows)];
    }),
  ];
}

function tableOf(form: Form, rows: readonly Row[]): Table {
  const head = headRows(form);
  return {
    kind: "table",
    place: {},
    rows: [...head, ...rows],
    headerRows: head.length,
    widths: form.columns.map((column) => column.width),
    summary: "ตารางแผนปฏิบัติการ",
  };
}

/** A heading and those above it, the topmost first. */
export function pathOf(id: string | null, plan: Plan): readonly Heading[] {
  const path: Heading[] = [];
  for (let at = id; at !== null;) {
    const heading = plan.headings.find((one) => one.id === at);
    if (!heading || path.includes(heading)) break;
    path.unshift(heading);
    at = heading.parent;
  }
  return path;
}

function rowsOf(plan: Plan, form: Form): readonly Row[] {
  const rows: Row[] = [];
  const printed = new Set<string>();
  const empty = emptyHeadings(plan, form);
  let current: readonly string[] = [];
  for (const activity of plan.activities) {
    const path = pathOf(activity.heading, plan).map((heading) => heading.id);
    // A heading said before is said again when the rows come back to it.
    for (const id of path) if (printed.has(id) && !current.includes(id)) printed.delete(id);
    for (const { heading, before } of empty) {
      if (!printed.has(heading.id) && before !== null && path.includes(before)) rows.push(...headingRows(heading, plan, form, printed));
    }
    current = path;
    rows.push(...activityRows(activity, plan, form, printed));
  }
  for (const { heading } of empty) if (!printed.has(heading.id)) rows.push(...headingRows(heading, plan, form, printed));
  if (form.totalRow) rows.push(totalRow(plan, form));
  return rows;
}

/**
 * Headings without any activity, in the order of the tree, each with the next heading that has some: it is printed before
 * that one's rows. A heading known only from a summary (no title) is not in the table.
 */
function emptyHeadings(plan: Plan, form: Form): readonly { readonly heading: Heading; readonly before: string | null }[] {
  const order = inOrder(null, plan);
  const busy = new Set(plan.activities.flatMap((activity) => pathOf(activity.heading, plan).map((heading) => heading.id)));
  const own = new Set(plan.activities.map((activity) => activity.heading));
  return order.flatMap((heading, index) => {
    const isListed = form.sections.includes("counts") && heading.title === "";
    if (busy.has(heading.id) || isListed || plan.headings.some((one) => one.parent === heading.id)) return [];
    return [{ heading, before: order.slice(index + 1).find((one) => own.has(one.id))?.id ?? null }];
  });
}

/** The tree, parents before children; siblings by their outline number ("๑.๒") where they have one, else as they were read. */
function inOrder(parent: string | null, plan: Plan): readonly Heading[] {
  const siblings = plan.headings.filter((heading) => heading.parent === parent);
  const outline = (heading: Heading): number => Number(/^\d+\.(\d+)/u.exec(toArabicDigits(heading.label))?.[1] ?? Number.NaN);
  const isOutlined = siblings.length > 0 && siblings.every((heading) => !Number.isNaN(outline(heading)));
  const sorted = isOutlined ? [...siblings].sort((one, other) => outline(one) - outline(other)) : siblings;
  return sorted.flatMap((heading) => [heading, ...inOrder(heading.id, plan)]);
}

/** Rows that say a heading without an activity: a group row, or a row with an empty slot. */
function headingRows(heading: Heading, plan: Plan, form: Form, printed: Set<string>): readonly Row[] {
  if (form.headings === "rows") {
    const missing = pathOf(heading.id, plan).filter((one) => !printed.has(one.id));
    for (const one of missing) printed.add(one.id);
    return missing.map((one) => groupRow(one, form));
  }
  const title = form.columns.findIndex((column) => column.field === "title") + 1;
  const { column, inCell } = headingTexts(heading.id, plan, printed);
  const slot = rankOf(heading.kind) >= 3 ? "(๑) ชื่อโครงการ/กิจกรรม ....." : "";
  const cells = form.columns.map((_, index): Cell => {
    if (index === 0) return cell(column, 1);
    if (index + 1 === title) return cell([...inCell, ...(slot === "" ? [] : [slot])].join("\n"), title);
    return cell(slot === "" ? "" : "-", index + 1, { align: "center" });
  });
  return [row(cells)];
}

function groupRow(heading: Heading, form: Form): Row {
  return row(
    [
      cell(headingWords(heading), 1, {
        span: form.columns.length,
        bold: true,
        field: { heading: heading.id, field: "title" },
      }),
    ],
    "group",
  );
}

/** Heading texts not printed yet: what stands in the first column, and what stands above the activity in its cell. */
function headingTexts(
  id: string | null,
  plan: Plan,
  printed: Set<string>,
): { readonly column: string; readonly inCell: readonly string[]; readonly shown: Heading | null } {
  const missing = pathOf(id, plan).filter((heading) => !printed.has(heading.id));
  for (const heading of missing) printed.add(heading.id);
  const words = (heading: Heading): string => (isDeclared(heading, plan) ? heading.label : headingWords(heading));
  // Above an activity in its cell only what says that it is a heading: "๑. มิติ…" there would be one more activity.
  const isInColumn = (heading: Heading): boolean => rankOf(heading.kind) <= 2 || readHeadings(headingWords(heading)).length === 0;
  const from = missing.findLastIndex(isInColumn) + 1;
  return {
    column: missing.slice(0, from).map(words).join("\n"),
    inCell: missing.slice(from).map(headingWords),
    shown: missing[from - 1] ?? null,
  };
}

const KIND_WORDS: Readonly<Partial<Record<Heading["kind"], string>>> = { goal: "เป้าหมาย", tactic: "กลยุทธ์" };

/** A heading as it says itself; "๑. …" out of a column of goals or tactics, whose kind the column said, says it now. */
function headingWords({ kind, number, label, title }: Heading): string {
  const said = `${label} ${title}`.trim();
  const word = KIND_WORDS[kind];
  const isBare = number !== null && readMarker(label)?.rest === "" && readHeadings(said).length === 0;
  return word === undefined || !isBare ? said : `${word}ที่ ${number} ${title}`.trim();
}

/** A sub-plan's title stands in the summary of counts; the table says only its number. */
function isDeclared(heading: Heading, plan: Plan): boolean {
  return heading.kind === "sub-plan" && heading.number !== null && plan.headings.some((one) => one.parent === heading.id);
}

function activityRows(activity: Activity, plan: Plan, form: Form, printed: Set<string>): readonly Row[] {
  const rows: Row[] = [];
  if (form.headings === "rows") {
    for (const heading of pathOf(activity.heading, plan)) {
      if (printed.has(heading.id)) continue;
      printed.add(heading.id);
      rows.push(groupRow(heading, form));
    }
  }
  const path = pathOf(activity.heading, plan);
  const fresh = new Set(path.filter((heading) => !printed.has(heading.id)).map((heading) => heading.id));
  const texts = form.headings === "column" ? headingTexts(activity.heading, plan, printed) : null;
  const cells = form.columns.map((column, index) => activityCell(activity, column, index + 1, { plan, form, texts, fresh, path }));
  for (const heading of path) printed.add(heading.id);
  rows.push(row(cells));
  rows.push(...rubricRows(activity, form));
  return rows;
}

interface Around {
  readonly plan: Plan;
  readonly form: Form;
  readonly texts: ReturnType<typeof headingTexts> | null;
  /** Headings said for the first time in this row. */
  readonly fresh: ReadonlySet<string>;
  readonly path: readonly Heading[];
}

function activityCell(activity: Activity, column: FormColumn, at: number, around: Around): Cell {
  const { plan, form, texts, fresh, path } = around;
  const align = column.align;
  const own = (text: string): Cell =>
    cell(text, at, { ...(align ? { align } : {}), field: { activity: activity.id, field: column.field } });
  if (texts && isHeadingField(column.field))
    return cell(texts.column, at, texts.shown ? { field: { heading: texts.shown.id, field: "title" } } : {});
  if (isHeadingField(column.field)) return headingCell(column.field, at, fresh, path);
  if (column.field === "goalIndicators") return goalIndicatorCell(activity, at, plan, path);
  if (column.field === "title") return own([...(texts?.inCell ?? []), numbered(activity, form)].join("\n"));
  if (column.field === "number") return own(activity.number === null ? "" : toThaiDigits(activity.number));
  const quarter = /^quarter-([1-4])$/u.exec(column.field)?.[1];
  if (quarter !== undefined) return own(activity.months.some((month) => Math.ceil(month / 3) === Number(quarter)) ? "✓" : "");
  return own(fieldText(activity, column.field, plan, form));
}

/** The activity's number before its title, as the form writes it; in a column of its own the title stands alone. */
function numbered(activity: Activity, form: Form): string {
  if (activity.number === null || form.numbering === "column") return activity.title;
  const number = toThaiDigits(activity.number);
  if (form.numbering === "brackets") return `(${number}) ${activity.title}`;
  return form.numbering === "dot" || !number.includes(".") ? `${number}. ${activity.title}` : `${number} ${activity.title}`;
}

function fieldText(activity: Activity, field: string, plan: Plan, form: Form): string {
  const written = writtenActivity(activity);
  const has = (other: string): boolean => form.columns.some((column) => column.field === other);
  if (field === "indicators") {
    const targets = has("targetTexts") || written.targetTexts === "" ? "" : `\nค่าเป้าหมาย: ${written.targetTexts}`;
    return indicatorsText(activity.indicators) + targets;
  }
  if (field === "quantitative")
    return written.quantitative !== "" || has("indicators") ? written.quantitative : indicatorsText(activity.indicators);
  if (field === "months") return activity.monthsWritten ?? formatMonths(activity.months, plan.fiscalYear);
  if (field === "answer") return activity.answer ?? answerText(activity);
  if (field === "budget") return written.budget;
  if (field === "objectives" || field === "targetTexts" || field === "qualitative" || field === "units") return written[field];
  return field === "countingUnit" || field === "remarks" ? (written[field] ?? "") : "";
}

/** A goal or tactic in its own column, said once above the rows it holds for. */
function headingCell(
  field: "sub-plan" | "goal" | "guideline" | "strategy" | "tactic",
  at: number,
  fresh: ReadonlySet<string>,
  path: readonly Heading[],
): Cell {
  const below = path.slice(1);
  const wanted =
    field === "goal" ? below.filter((heading) => rankOf(heading.kind) <= 2) : below.filter((heading) => rankOf(heading.kind) > 2);
  const shown = wanted.filter((heading) => fresh.has(heading.id));
  const last = shown.at(-1);
  return cell(
    shown.map((heading) => `${heading.label} ${heading.title}`.trim()).join("\n"),
    at,
    last ? { field: { heading: last.id, field: "title" } } : {},
  );
}

/** ตัวชี้วัดตามเป้าหมาย beside the first row that serves it; a plan whose headings have none shows the activity's own. */
function goalIndicatorCell(activity: Activity, at: number, plan: Plan, path: readonly Heading[]): Cell {
  const owner = path.findLast((heading) => heading.indicators.length > 0);
  if (!owner) return cell(indicatorsText(activity.indicators), at, { field: { activity: activity.id, field: "indicators" } });
  const first = plan.activities.find(
    (one) => one.goalIndicator === activity.goalIndicator && pathOf(one.heading, plan).some((heading) => heading.id === owner.id),
  );
  const index = (activity.goalIndicator ?? 1) - 1;
  const text = first?.id === activity.id ? (owner.indicators[index]?.text ?? "") : "";
  return cell(text, at, text === "" ? {} : { field: { heading: owner.id, field: `indicators.${index}` } });
}

/** เกณฑ์การให้คะแนน below its activity: a row for the words, a row for each level. */
function rubricRows(activity: Activity, form: Form): readonly Row[] {
  const rubric = activity.indicators.flatMap((indicator) => indicator.rubric);
  if (rubric.length === 0) return [];
  const first = Math.max(1, Math.min(2, form.columns.length - 1));
  const rest = form.columns.length - first;
  return [
    row(
      [
        cell("ระดับคะแนน", 1, { span: first, align: "center", bold: true }),
        cell("เกณฑ์การให้คะแนน", first + 1, { span: rest, align: "center", bold: true }),
      ],
      "rubric",
    ),
    ...rubric.map((level) =>
      row(
        [
          cell(toThaiDigits(level.level), 1, { span: first, align: "center" }),
          cell(level.text, first + 1, { span: rest, field: { activity: activity.id, field: `rubric.${level.level}` } }),
        ],
        "rubric",
      ),
    ),
  ];
}

/** แถวรวม — what the plan declares of itself, else what its rows come to. */
function totalRow(plan: Plan, form: Form): Row {
  const sum = budgetBahtOf(plan);
  const count = plan.declared.activities ?? plan.activities.length;
  const baht = plan.declared.budgetBaht ?? sum;
  const words = `ทั้งหมด ${count} กิจกรรม งบประมาณทั้งสิ้น จำนวน ${baht.toLocaleString("en-US")} บาท`;
  return row(
    [
      cell("รวม", 1, { align: "center", bold: true }),
      cell(words, 2, { span: form.columns.length - 1, align: "center", bold: true, field: { field: "declared.budgetBaht" } }),
    ],
    "total",
  );
}
