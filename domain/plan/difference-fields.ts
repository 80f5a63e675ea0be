import { formatMonths } from "../thai/months.ts";
import { ACTIVITY_TEXTS, CHOSEN_TEXTS, QUARTER_TEXTS, RUBRIC_TEXTS } from "./field-names.ts";
import type { RowKey } from "./plan-record.ts";
import type { Activity, Figure, Heading, HeadingKind, Plan } from "./plan.ts";
import { textOf } from "./set-field.ts";

/** ข้อความที่เปลี่ยน — one field before and after, as the page shows it; "" is an empty field. */
export interface FieldChange {
  /** As in `setField`; lists ("expectedResults", "notes", "memo.body", "more") and tables ("staff") are one text, a line for each item. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** แถวกับแผนของแถว. */
interface RowOf<Row> {
  readonly plan: Plan;
  readonly row: Row;
}

type Texts = (field: string) => string;
const NOTHING: Texts = () => "";

const ACTIVITY_FIELDS: readonly string[] = [
  "number",
  ...ACTIVITY_TEXTS.filter((field) => field !== "number"),
  ...RUBRIC_TEXTS,
  ...CHOSEN_TEXTS,
  "more",
];

/** ข้อความของกิจกรรมที่เปลี่ยน; a row that is not there has empty texts. */
export function activityChanges(before: RowOf<Activity> | undefined, after: RowOf<Activity> | undefined): readonly FieldChange[] {
  const [old, fresh] = [activityTexts(before), activityTexts(after)];
  const changes = changesIn(ACTIVITY_FIELDS, old, fresh);
  if ([before, after].every((one) => one === undefined || one.row.monthsWritten !== null)) return changes;
  const ticks = changesIn(QUARTER_TEXTS, old, fresh);
  if (ticks.length > 0 || before?.row.monthsWritten !== after?.row.monthsWritten || before?.row.months.join() === after?.row.months.join())
    return [...changes, ...ticks];
  // Months ticked one by one inside a quarter: the quarters look the same, the months are not.
  const months = (one: RowOf<Activity> | undefined): string => (one ? formatMonths(one.row.months, one.plan.fiscalYear) : "");
  return [...changes, { field: "months", before: months(before), after: months(after) }];
}

function activityTexts(one: RowOf<Activity> | undefined): Texts {
  if (!one) return NOTHING;
  const alone = { ...one.plan, activities: [one.row] };
  const more = one.row.more.map(({ column, text }) => `${column}: ${text}`).join("\n");
  return (field) => (field === "more" ? more : textOf(alone, { activity: one.row.id, field }));
}

const KINDS: Readonly<Record<HeadingKind, string>> = {
  "sub-plan": "แผนย่อย",
  goal: "เป้าหมาย",
  guideline: "แนวทาง",
  strategy: "ยุทธศาสตร์",
  tactic: "กลยุทธ์",
};

/** ข้อความของหัวข้อที่เปลี่ยน — with its kind and the words before its title. */
export function headingChanges(before: RowOf<Heading> | undefined, after: RowOf<Heading> | undefined): readonly FieldChange[] {
  const indicators = Math.max(before?.row.indicators.length ?? 0, after?.row.indicators.length ?? 0);
  const fields = ["kind", "number", "label", "title", ...Array.from({ length: indicators }, (_, at) => `indicators.${at}`)];
  return changesIn(fields, headingTexts(before), headingTexts(after));
}

function headingTexts(one: RowOf<Heading> | undefined): Texts {
  if (!one) return NOTHING;
  const { plan, row } = one;
  const alone = { ...plan, headings: [row] };
  return (field) => (field === "kind" ? KINDS[row.kind] : field === "label" ? row.label : textOf(alone, { heading: row.id, field }));
}

const SHEET_FIELDS: readonly string[] = `
  title agency.name agency.parent region fiscalYear planYears headcount
  contact.name contact.position contact.unit contact.address contact.phone contact.fax contact.email contact.line approver.name approver.position
  memo.from memo.number memo.date memo.urgency memo.subject memo.to memo.body memo.signatory.name memo.signatory.position
  declared.activities declared.budgetBaht declared.bySource nationalTargets staff expectedResults notes
`
  .trim()
  .split(/\s+/u);

/** ข้อมูลของแผนเองที่เปลี่ยน — `headings` leads from a heading's key before to its key after, for the numbers declared for it. */
export function planChanges(before: Plan, after: Plan, headings: ReadonlyMap<RowKey, RowKey>): readonly FieldChange[] {
  const back = new Map([...headings].map(([old, fresh]) => [fresh, old]));
  const byHeading = "declared.byHeading";
  const declared = [
    ...after.declared.byHeading.map(({ heading }) => ({ old: back.get(heading), fresh: heading })),
    ...before.declared.byHeading.flatMap(({ heading }) => {
      const fresh = headings.get(heading);
      return after.declared.byHeading.some((one) => one.heading === fresh) ? [] : [{ old: heading, fresh }];
    }),
  ].flatMap(({ old, fresh }) => {
    const change = {
      field: `${byHeading}.${fresh ?? old ?? ""}`,
      before: old === undefined ? "" : textOf(before, { field: `${byHeading}.${old}` }),
      after: fresh === undefined ? "" : textOf(after, { field: `${byHeading}.${fresh}` }),
    };
    return change.before === change.after ? [] : [change];
  });
  return [...changesIn(SHEET_FIELDS, sheetTexts(before), sheetTexts(after)), ...declared];
}

function sheetTexts(plan: Plan): Texts {
  const { declared } = plan;
  // Lists and tables have no text of their own in one cell.
  const whole: Readonly<Record<string, () => string>> = {
    planYears: () => plan.planYears?.join(" - ") ?? "",
    "declared.budgetBaht": () => textOf(plan, { field: "declared.budgetBaht" }) || (declared.budgetWritten ?? ""),
    "declared.bySource": () =>
      declared.bySource
        .flatMap(({ source, items, total }) => [
          ...items.map((item) => `${source} ${item.ticked ? "☑" : "☐"} ${item.name} ${shown(item.amount)}`),
          `${source} ${shown(total)}`,
        ])
        .join("\n"),
    nationalTargets: () =>
      plan.nationalTargets
        .map(({ row, previous, planned }) => `${row}: ${previous.map(shown).join(", ")} → ${planned.map(shown).join(", ")}`)
        .join("\n"),
    staff: () =>
      plan.staff
        .map(({ unit, headcount, targetGroups, population }) =>
          [unit ?? "", shown(headcount), targetGroups ?? "", population ?? ""].join(" | "),
        )
        .join("\n"),
    expectedResults: () => plan.expectedResults.join("\n"),
    notes: () => plan.notes.join("\n"),
  };
  return (field) => whole[field]?.() ?? textOf(plan, { field });
}

function shown(figure: Figure): string {
  return figure === null ? "…" : String(figure);
}

function changesIn(fields: readonly string[], old: Texts, fresh: Texts): readonly FieldChange[] {
  return fields.flatMap((field) => {
    const change = { field, before: old(field), after: fresh(field) };
    return change.before === change.after ? [] : [change];
  });
}
