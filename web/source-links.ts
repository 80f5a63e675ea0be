import type { Document } from "#documents/document.ts";
import { ACTIVITY_TEXTS, QUARTER_TEXTS, RUBRIC_TEXTS } from "#domain/plan/field-names.ts";
import type { Activity, FieldPlace, Place, Plan } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { fold } from "#domain/thai/folded.ts";
import { monthOf, toFiscalMonth } from "#domain/thai/month-names.ts";
import { keyOf } from "./findings.ts";
import { isAtPlace, sourceRowsOf, type SourceCell, type SourceRow } from "./source-paper.ts";
import { likeness } from "./source-likeness.ts";

/** ที่มาของแต่ละช่อง — which cell of the paper each text of the plan was read from, and the way back. */
export interface SourceLinks {
  /** Cell id by key of the field (`keyOf`). */
  readonly cellByField: ReadonlyMap<string, string>;
  /** The fields that a cell went to, in the order of the plan. */
  readonly fieldsByCell: ReadonlyMap<string, readonly FieldPlace[]>;
  /** Cell id by position in `plan.unplaced`; absent where the text stands in no cell. */
  readonly cellByUnplaced: ReadonlyMap<number, string>;
  readonly cells: ReadonlyMap<string, SourceCell>;
}

const ACTIVITY_FIELDS: readonly string[] = [...ACTIVITY_TEXTS, ...RUBRIC_TEXTS];

/** Finds for every text of a plan as read the cell it came from; edits made since do not matter to where it came from. */
export function linkSource(plan: Plan, document: Pick<Document, "blocks">): SourceLinks {
  const rows = sourceRowsOf(document);
  const cells = new Map(rows.flatMap((row) => row.cells.map((cell) => [cell.id, cell] as const)));
  const found: (readonly [FieldPlace, SourceCell])[] = [
    ...planFields(plan).flatMap((field) => linked({ field }, atPlace(rows, plan.source.places[field]), textOf(plan, { field }))),
    ...plan.headings.flatMap((heading) =>
      headingFields(heading.indicators.length).flatMap((field) => {
        const place = { heading: heading.id, field };
        const near = atPlace(rows, heading.source);
        const further = [...near, ...below(rows, heading.source, 4)];
        const text = textOf(plan, place);
        const own = linked(place, near, text);
        if (own.length > 0) return own;
        return field === "number" ? linked(place, near, heading.title) : linked(place, further, text);
      }),
    ),
    ...linkActivities(plan, rows),
  ];
  const unplaced = plan.unplaced.flatMap(({ place, text }, at) => {
    const cell = cellOf(atPlace(rows, place), text, place.column) ?? cellOf([...cells.values()], text, undefined);
    return cell === undefined ? [] : [[at, cell.id] as const];
  });
  const fieldsByCell = new Map<string, FieldPlace[]>();
  for (const [place, cell] of found) fieldsByCell.set(cell.id, [...(fieldsByCell.get(cell.id) ?? []), place]);
  return {
    cellByField: new Map(found.map(([place, cell]) => [keyOf(place), cell.id])),
    fieldsByCell,
    cellByUnplaced: new Map(unplaced),
    cells,
  };
}

function planFields(plan: Plan): readonly string[] {
  return Object.keys(plan.source.places).filter((field) => textOf(plan, { field }) !== "");
}

function headingFields(indicators: number): readonly string[] {
  return ["title", "number", ...Array.from({ length: indicators }, (_, at) => `indicators.${at}`)];
}

function linked(place: FieldPlace, near: readonly SourceCell[], text: string): readonly (readonly [FieldPlace, SourceCell])[] {
  if (text.trim() === "") return [];
  const cell = cellOf(near, text, undefined) ?? (near.length === 1 ? near[0] : undefined);
  return cell === undefined ? [] : [[place, cell]];
}

function atPlace(rows: readonly SourceRow[], place: Place | undefined): readonly SourceCell[] {
  if (place === undefined) return [];
  return rows.filter((row) => isAtPlace(row.place, place)).flatMap(({ cells }) => cells);
}

function below(rows: readonly SourceRow[], place: Place, most: number): readonly SourceCell[] {
  const at = rows.findIndex((row) => isAtPlace(row.place, place));
  return at < 0 ? [] : rows.slice(at + 1, at + 1 + most).flatMap(({ cells }) => cells);
}

/** The cell most like a text; that of the column named where several are. */
function cellOf(cells: readonly SourceCell[], text: string, column: number | undefined): SourceCell | undefined {
  const best = bestOf(cells, text);
  return best.find((cell) => cell.column === column) ?? best[0];
}

/** All cells that are equally and most like a text. */
function bestOf(cells: readonly SourceCell[], text: string): readonly SourceCell[] {
  const folded = fold(text).text;
  const pieces = text.split("\n").map((piece) => fold(piece).text);
  const scored = cells.map((cell) => ({ cell, score: likeness(folded, pieces, cell.folded) }));
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return most === 0 ? [] : scored.filter(({ score }) => score === most).map(({ cell }) => cell);
}

/** The row an activity began in, and all it went on over: rows up to where the next one, or a heading, begins. */
interface Stretch {
  readonly activity: Activity;
  readonly own: readonly SourceCell[];
  readonly all: readonly SourceCell[];
}

function stretchesOf(plan: Plan, rows: readonly SourceRow[]): readonly Stretch[] {
  const starts = plan.activities.map(({ source }) => rows.findIndex((row) => isAtPlace(row.place, source)));
  const headings = plan.headings.map(({ source }) => rows.findIndex((row) => isAtPlace(row.place, source)));
  const ends = [...new Set([...starts, ...headings])].filter((at) => at >= 0).toSorted((one, other) => one - other);
  return plan.activities.map((activity, index) => {
    const start = starts[index] ?? -1;
    if (start < 0) return { activity, own: [], all: [] };
    const stretch = rows.slice(start, ends.find((at) => at > start) ?? rows.length).filter((row) => !row.isHead);
    return { activity, own: stretch[0]?.cells ?? [], all: stretch.flatMap(({ cells }) => cells) };
  });
}

function linkActivities(plan: Plan, rows: readonly SourceRow[]): readonly (readonly [FieldPlace, SourceCell])[] {
  const stretches = stretchesOf(plan, rows);
  const sure = new Map<string, SourceCell>();
  const unsure: { readonly place: FieldPlace; readonly among: readonly SourceCell[]; readonly taken: Set<string> }[] = [];
  const votes = new Map<string, Map<number, number>>();
  for (const { activity, own, all } of stretches) {
    const taken = new Set<string>();
    for (const field of ACTIVITY_FIELDS) {
      const place = { activity: activity.id, field };
      const text = textOf(plan, place);
      if (text.trim() === "") continue;
      const inOwn = bestOf(own, text);
      const best = inOwn.length > 0 ? inOwn : bestOf(all, text);
      const [only, ...others] = best;
      if (only === undefined) continue;
      if (others.length > 0) {
        unsure.push({ place, among: best, taken });
        continue;
      }
      sure.set(keyOf(place), only);
      taken.add(only.id);
      const columns = votes.get(field) ?? new Map<number, number>();
      votes.set(field, columns.set(only.column, (columns.get(only.column) ?? 0) + 1));
    }
  }
  const columnOf = new Map([...votes].map(([field, columns]) => [field, [...columns].toSorted((one, other) => other[1] - one[1])[0]?.[0]]));
  for (const { place, among, taken } of unsure) {
    const cell = among.find((one) => one.column === columnOf.get(place.field)) ?? among.find((one) => !taken.has(one.id)) ?? among[0];
    if (cell === undefined) continue;
    sure.set(keyOf(place), cell);
    taken.add(cell.id);
  }
  return stretches.flatMap(({ activity, own, all }) =>
    [...ACTIVITY_FIELDS, ...QUARTER_TEXTS].flatMap((field): readonly (readonly [FieldPlace, SourceCell])[] => {
      const place = { activity: activity.id, field };
      const from = isTold(activity, field) ? { ...place, field: "months" } : place;
      const cell =
        sure.get(keyOf(from)) ??
        inColumn(own, columnOf.get(field), textOf(plan, from)) ??
        ticked(all, activity, field) ??
        (field === "number" && activity.number !== null ? sure.get(keyOf({ ...place, field: "title" })) : undefined);
      return cell === undefined ? [] : [[place, cell]];
    }),
  );
}

/** Quarters of a row whose months are written out were read from those words. */
function isTold(activity: Activity, field: string): boolean {
  return activity.monthsWritten !== null && field.startsWith("quarter-");
}

/** Where a field stands by its column: an empty cell for an empty field, any for a text that the source wrote otherwise. */
function inColumn(own: readonly SourceCell[], column: number | undefined, text: string): SourceCell | undefined {
  if (column === undefined || column === 0) return undefined;
  return own.find((cell) => cell.column === column && (cell.folded === "") === (text.trim() === ""));
}

/** The cell in a quarter's column, or the first ticked month of it. */
function ticked(cells: readonly SourceCell[], activity: Activity, field: string): SourceCell | undefined {
  if (field !== "months" && !field.startsWith("quarter-")) return undefined;
  if (field === "months" && activity.months.length === 0) return undefined;
  const quarter = field === "months" ? Math.ceil((activity.months[0] ?? 1) / 3) : Number(field.at(-1));
  const own = cells.filter(({ head }) => quarterOfHead(head) === quarter);
  if (own.length > 0) return own.find(({ folded }) => folded !== "") ?? own[0];
  // Heads that do not say which quarter: as many ticks as quarters are read in their order.
  const quarters = [...new Set(activity.months.map((month) => Math.ceil(month / 3)))];
  const ticks = cells.filter(({ folded }) => TICK.test(folded));
  return ticks.length === quarters.length ? ticks[quarters.indexOf(quarter)] : undefined;
}

const TICK = /^[✓✔√/xX●■•*☑☒]+$/u;

function quarterOfHead(head: string): number | undefined {
  const words = head.split(" ");
  const quarters = words.flatMap((word) => /^(?:ไตรมาส(?:ที่)?)?([1-4])$/u.exec(word)?.[1] ?? []);
  if (quarters[0] !== undefined && head.includes("ไตรมาส")) return Number(quarters[0]);
  const month = words.map(monthOf).find((one) => one !== 0);
  return month === undefined ? undefined : Math.ceil(toFiscalMonth(month) / 3);
}
