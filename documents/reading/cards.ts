import type { Place } from "#domain/plan/plan.ts";
import { oneLine } from "#domain/thai/text.ts";
import type { Row, Table } from "../document.ts";
import { FACT_FIELDS, type Field } from "./columns.ts";
import type { DraftActivity } from "./draft.ts";
import { openHeading } from "./group-rows.ts";
import { textsOf, widthOf } from "./header.ts";
import { readHeadings } from "./headings.ts";
import type { Line } from "./memo.ts";
import { beginActivity, fieldOfLabel, giveFact, namesActivity, type LabelledFact } from "./labelled-facts.ts";
import { readNested } from "./rubric-rows.ts";
import { placeOf, type Walk } from "./walk.ts";

/** One labelled fact of a card with the place of its label; a text without a label is loose. */
type Entry =
  | { readonly kind: "fact"; fact: LabelledFact; readonly place: Place; readonly tables: Table[] }
  | { readonly kind: "loose"; readonly text: string; readonly place: Place };

const CLOSE = 0.8;
const MOST_COLUMNS = 8;
const NO_LABEL = "";

/** How a table is a card: with its name inside it, or with its name standing over it. */
type CardKind = "named" | "unnamed";

/** Is a table the card of one activity or several? */
export function isCard(table: Table): boolean {
  return kindOf(table, entriesOf(table)) !== null;
}

/** Is a table a card whose name must stand in the line above it? */
export function isUnnamedCard(table: Table): boolean {
  return kindOf(table, entriesOf(table)) === "unnamed";
}

/**
 * การ์ดโครงการ — a table that tells of one activity (or several, one below the other) by labels: the label in a cell, its answer in the
 * next cell or in the row below. Reads it into the draft; false, and nothing read, where the table is no such card. `name` is the
 * line above a card that does not name its activity.
 */
export function readCards(table: Table, walk: Walk, name: Line | null = null): boolean {
  const entries = entriesOf(table);
  const kind = kindOf(table, entries);
  const before = walk.header === null ? (walk.draft.activities.at(-1) ?? null) : null;
  if (kind === "named") readEntries(entries, null, walk);
  else if (kind === "unnamed" && name) readEntries(entries, beginActivity(name.text, null, name.place, walk), walk);
  else if (
    kind === "unnamed" &&
    entries.some((entry) => entry.kind === "fact" && entry.fact.field !== null && before?.fields.has(entry.fact.field) === true)
  ) {
    readEntries(entries, beginActivity("", null, table.place, walk), walk);
  } else if (before && (kind === "unnamed" || isRest(entries))) readEntries(entries, before, walk);
  else return false;
  return true;
}

function isRest(entries: readonly Entry[]): boolean {
  return (
    entries.length > 0 &&
    entries.every(
      (entry) => entry.kind === "fact" && entry.fact.field !== null && FACT_FIELDS.has(entry.fact.field) && entry.fact.value !== "",
    )
  );
}

function kindOf(table: Table, entries: readonly Entry[]): CardKind | null {
  const facts = entries.filter((entry) => entry.kind === "fact");
  const known = new Set(facts.flatMap(({ fact }) => fact.field ?? []));
  const telling = [...known].filter((field) => FACT_FIELDS.has(field)).length;
  const isMostly = facts.filter(({ fact }) => fact.field !== null).length * 2 >= facts.length;
  if (telling < 2 || !isMostly || rowsWithLabels(entries) < fewestLabelRows(table) || isListOfRows(table)) return null;
  if (facts.some(({ fact }) => isName(fact))) return "named";
  return telling >= 3 ? "unnamed" : null;
}

/** Two different rows of labels, each over its answers, make a card; one that is said again is the header of a plan table. */
function fewestLabelRows(table: Table): number {
  const labels = isSideways(table) ? [] : table.rows.filter((row) => isLabelRow(row)).map((row) => [...textsOf(row).values()].join("|"));
  return labels.length >= 2 && new Set(labels).size >= 2 ? 2 : Math.min(3, table.rows.length);
}

/** Labels stand in many rows; in a plan table they stand in its first ones only. */
function rowsWithLabels(entries: readonly Entry[]): number {
  return new Set(entries.flatMap((entry) => (entry.kind === "fact" && entry.fact.field !== null ? [entry.place.row] : []))).size;
}

/** A row of labels over several rows of answers is a plan table. */
function isListOfRows(table: Table): boolean {
  if (isSideways(table)) return false;
  const at = table.rows.findIndex((row) => isLabelRow(row));
  if (at < 0) return false;
  const next = table.rows.slice(at + 1).findIndex((row) => isLabelRow(row));
  return (next < 0 ? table.rows.length - at - 1 : next) !== 1;
}

/** Labels stand left of their answers. */
function isSideways(table: Table): boolean {
  const labelled = table.rows.filter((row) => {
    const [label, ...rest] = [...textsOf(row).values()];
    return (
      label !== undefined &&
      rest.length > 0 &&
      fieldOfLabel(label, CLOSE) !== null &&
      rest.some((text) => fieldOfLabel(text, CLOSE) === null)
    );
  });
  return labelled.length >= 2;
}

function isLabelRow(row: Row): boolean {
  const texts = [...textsOf(row).values()];
  return texts.length >= 2 && texts.every((text) => fieldOfLabel(text, 0.95) !== null);
}

function entriesOf(table: Table): readonly Entry[] {
  const entries: Entry[] = [];
  if (widthOf(table) > MOST_COLUMNS) return entries;
  const isBelow = !isSideways(table);
  for (let at = 0; at < table.rows.length; at += 1) {
    const row = table.rows[at] as Row;
    const next = table.rows[at + 1];
    const place = placeOf(table, at);
    if (isBelow && isLabelRow(row) && next !== undefined && !isLabelRow(next)) {
      const answers = textsOf(next);
      for (const [column, label] of textsOf(row)) entries.push(entryOf(label, answers.get(column) ?? "", { ...place, column }));
      for (const [column, text] of answers)
        if (!textsOf(row).has(column)) entries.push({ kind: "loose", text, place: { ...placeOf(table, at + 1), column } });
      at += 1;
    } else readRow(row, place, entries);
  }
  return named(entries);
}

/** A card may begin with its name alone in a row across, without a label. */
function named(entries: readonly Entry[]): readonly Entry[] {
  const [first, ...rest] = entries;
  const isFirst =
    first?.kind === "loose" &&
    readHeadings(first.text).length === 0 &&
    first.text.length <= 250 &&
    rest.length >= 3 &&
    !rest.some((entry) => entry.kind === "fact" && isName(entry.fact));
  return isFirst
    ? [{ kind: "fact", fact: { field: "title", printed: NO_LABEL, value: first.text }, place: first.place, tables: [] }, ...rest]
    : entries;
}

function entryOf(printed: string, value: string, place: Place): Entry {
  return { kind: "fact", fact: { field: fieldOfLabel(printed, CLOSE), printed, value }, place, tables: [] };
}

/** One row: labels with their answers to the right; a text alone is a heading, a label with its answer, or goes on with the answer before. */
function readRow(row: Row, place: Place, entries: Entry[]): void {
  const texts = [...textsOf(row)];
  const [only] = texts;
  if (texts.length === 1 && only && readHeadings(only[1]).length > 0) {
    entries.push({ kind: "loose", text: only[1], place: { ...place, column: only[0] } });
    return;
  }
  let open: Entry | null = null;
  for (const [nth, [column, text]] of texts.entries()) {
    const at = { ...place, column };
    const isKnown = fieldOfLabel(text, texts.length === 1 ? 0.95 : CLOSE) !== null;
    const isFirst = nth === 0 && texts.length > 1 && text.length <= 60 && !text.includes("\n");
    const isAnswer = open?.kind === "fact" && open.fact.value === "";
    if (isFirst || (isKnown && !isAnswer)) entries.push((open = entryOf(text, "", at)));
    else if (open?.kind === "fact") open.fact = { ...open.fact, value: joined(open.fact.value, text) };
    else open = readAlone(text, at, entries);
  }
  const owner = entries.at(-1);
  if (owner?.kind === "fact") owner.tables.push(...row.cells.flatMap((cell) => cell.tables ?? []));
}

function readAlone(text: string, place: Place, entries: Entry[]): Entry | null {
  const inline = /^([^:：\n]{2,60})\s*[:：]\s*(.+)$/su.exec(text);
  const label = inline?.[1] === undefined || fieldOfLabel(inline[1], CLOSE) === null ? null : inline[1];
  const before = entries.at(-1);
  if (label !== null) entries.push(entryOf(label, inline?.[2] ?? "", place));
  else if (before?.kind === "fact" && before.fact.field !== "title")
    before.fact = { ...before.fact, value: joined(before.fact.value, text) };
  else if (before?.kind === "fact" && before.fact.value === "") before.fact = { ...before.fact, value: text };
  else entries.push({ kind: "loose", text, place });
  return null;
}

function joined(before: string, text: string): string {
  return before === "" ? text : `${before}\n${text}`;
}

function readEntries(entries: readonly Entry[], before: DraftActivity | null, walk: Walk): void {
  let activity = before;
  let waiting: (LabelledFact & { readonly place: Place })[] = [];
  let seen = new Set<Field>();
  for (const entry of entries) {
    if (entry.kind === "loose") {
      const headings = readHeadings(entry.text);
      for (const heading of headings) openHeading(heading, entry.place, walk);
      if (headings.length === 0) for (const text of entry.text.split("\n")) walk.readLine({ text, place: entry.place });
      continue;
    }
    const { fact, place } = entry;
    if (isName(fact) && (activity === null || !isStep(fact.printed, seen))) {
      activity = beginActivity(fact.value, null, place, walk);
      seen = new Set(waiting.flatMap((one) => one.field ?? []));
      walk.draft.furniture.push({ place, text: fact.printed });
      for (const one of waiting) giveFact(one, activity, one.place, walk);
      waiting = [];
    } else if (/^ผู้(?:เสนอ|อนุมัติ|เห็นชอบ|จัดทำ|ตรวจสอบ)/u.test(fact.printed)) {
      walk.readLine({ text: oneLine(`${fact.printed} ${fact.value}`), place });
    } else if (activity === null || (fact.field !== null && seen.has(fact.field) && isBeforeTitle(fact.field)))
      waiting.push({ ...fact, place });
    else giveFact(fact.field === "title" ? { ...fact, field: null } : fact, activity, place, walk);
    if (fact.field !== null) seen.add(fact.field);
    for (const table of entry.tables) readNested(table, place, walk);
  }
  for (const one of waiting) if (activity) giveFact(one, activity, one.place, walk);
}

function isName({ field, printed }: LabelledFact): boolean {
  return field === "title" && (printed === NO_LABEL || namesActivity(printed));
}

/** "กิจกรรม" below the project's name tells its steps. */
function isStep(printed: string, seen: ReadonlySet<Field>): boolean {
  return seen.has("title") && oneLine(printed).startsWith("กิจกรรม");
}

/** A number or strategy that comes again belongs to the next card, whose name follows. */
function isBeforeTitle(field: Field): boolean {
  return (
    field === "number" || field === "strategy" || field === "tactic" || field === "guideline" || field === "sub-plan" || field === "goal"
  );
}
