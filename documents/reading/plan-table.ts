import type { Place } from "#domain/plan/plan.ts";
import { squash } from "#domain/thai/text.ts";
import type { Row, Table } from "../document.ts";
import { splitTitle, type TitlePiece } from "./align.ts";
import { isHeadingField, type Field } from "./columns.ts";
import { addText, type Draft, type DraftActivity } from "./draft.ts";
import { openHeading, readNumberedGroup, readSingle } from "./group-rows.ts";
import { readHeader, repeatsHeader, textsOf, widthOf, type Header } from "./header.ts";
import { currentHeading, lengthenHeading } from "./heading-tree.ts";
import { headingInColumn, readHeadings } from "./headings.ts";
import { giveValues, keepCutRow, setValues } from "./row-values.ts";
import { readNested, readRubricRow } from "./rubric-rows.ts";
import { readSignatures, signs } from "./signature-rows.ts";
import { readTotal } from "./totals.ts";
import { keepAsFurniture, placeOf, type Walk } from "./walk.ts";
import { hasEmptySlot, isDash, isEmptySlot, paragraphsOf, readMarker, readRowNumber } from "./words.ts";

/** Is this table (a part of) the plan: does it have the header of one, or go on with the columns of the part before? */
export function isPlanTable(table: Table, walk: Walk): boolean {
  return headerAt(table) >= 0 || (walk.header !== null && goesOn(table, walk.header));
}

/** Does this table begin with the header of a plan? */
export function hasPlanHeader(table: Table): boolean {
  return headerAt(table) >= 0;
}

function headerAt(table: Table): number {
  for (let at = 0; at < Math.min(table.rows.length, 12); at += 1) if (readHeader(table, at)) return at;
  return -1;
}

/** A page part without its header: as many columns, and a first column like the plan's. */
function goesOn(table: Table, header: Header): boolean {
  return (
    header.columns >= 4 &&
    widthOf(table) === header.columns &&
    table.rows.some((row) => textsOf(row).size >= Math.min(3, header.columns - 2))
  );
}

/** Read one table (or page part) of the plan into the draft. */
export function readPlanTable(table: Table, walk: Walk): void {
  const { draft } = walk;
  const from = headerAt(table);
  let at = 0;
  for (; at < from; at += 1)
    for (const [column, text] of textsOf(table.rows[at] as Row)) readLoose(text, { ...placeOf(table, at), column }, walk);
  if (from >= 0) {
    const header = readHeader(table, from) as Header;
    if (!walk.header || !sameColumns(walk.header, header))
      for (const [column, heading] of header.printed) draft.columns.push({ heading, field: header.fields.get(column) ?? null });
    walk.header = walk.header && sameColumns(walk.header, header) ? { ...header, fields: walk.header.fields } : header;
    for (; at < from + header.rows; at += 1) keepAsFurniture(table.rows[at] as Row, placeOf(table, at), draft);
  }
  const header = walk.header;
  if (!header) return;
  walk.partBegins = !walk.headingSaid;
  walk.headingSaid = false;
  const covers = coveredCells(table);
  while (at < table.rows.length) {
    const row = table.rows[at] as Row;
    const place = placeOf(table, at);
    if (signs(row, header)) {
      at = readSignatures(table, at, walk);
      continue;
    }
    if (repeatsHeader(row, header, table, at)) {
      keepAsFurniture(row, place, draft);
      walk.partBegins = true;
    } else if (isSubLevelAgain(row, header)) keepAsFurniture(row, place, draft);
    else {
      walk.spans = new Map(row.cells.map((cell) => [cell.column, cell.columnSpan]));
      readRow(row, place, covers[at] ?? new Map(), walk, table.rows[at + 1]);
      if (textsOf(row).size > 0) walk.partBegins = false;
    }
    at += 1;
  }
}

function sameColumns(one: Header, other: Header): boolean {
  return [...one.printed.values()].map(squash).join("|") === [...other.printed.values()].map(squash).join("|");
}

function isSubLevelAgain(row: Row, header: Header): boolean {
  const words = new Set([...header.printed.values()].flatMap((printed) => printed.split(" / ").map(squash)));
  const texts = [...textsOf(row).values()].map(squash);
  return texts.length >= 2 && texts.every((text) => words.has(text));
}

/** Texts that a cell merged from a row above lends to each row, by column. */
function coveredCells(table: Table): readonly ReadonlyMap<number, string>[] {
  const covers = table.rows.map(() => new Map<number, string>());
  for (const [at, row] of table.rows.entries()) {
    for (const cell of row.cells) {
      for (let below = at + 1; below < Math.min(at + cell.rowSpan, table.rows.length); below += 1)
        covers[below]?.set(cell.column, cell.text.trim());
    }
  }
  return covers;
}

function readRow(row: Row, place: Place, covered: ReadonlyMap<number, string>, walk: Walk, next: Row | undefined): void {
  const { header } = walk;
  if (!header) return;
  const texts = textsOf(row);
  if (texts.size > 0) readTexts(row, texts, place, covered, walk, next);
  for (const table of row.cells.flatMap((cell) => cell.tables ?? [])) readNested(table, place, walk);
}

function readTexts(
  row: Row,
  texts: ReadonlyMap<number, string>,
  place: Place,
  covered: ReadonlyMap<number, string>,
  walk: Walk,
  next: Row | undefined,
): void {
  const { header } = walk;
  if (!header || readRubricRow([...texts.values()], place, walk) || readTotal(texts, header, walk, place)) return;
  if (texts.size === 1 && readSingle(row, texts, place, walk)) return;
  if (readNumberedGroup(texts, place, walk, next)) return;
  readFacts(texts, covered, place, walk);
}

/** A row with facts: headings in their own columns, one or more activities, values, or the rest of the row before. */
function readFacts(texts: ReadonlyMap<number, string>, covered: ReadonlyMap<number, string>, place: Place, walk: Walk): void {
  const { draft, header } = walk;
  if (!header) return;
  const columnOf = (field: Field): number | undefined => [...header.fields].find(([, one]) => one === field)?.[0];
  const ownIndicator = readHeadingColumns(texts, place, walk);

  const facts = new Map(
    [...texts].filter(([column]) => {
      const field = header.fields.get(column);
      return field === undefined || !(isHeadingField(field) || field === "goalIndicators");
    }),
  );
  const numberColumn = columnOf("number");
  const titleColumn = columnOf("title") ?? 0;
  const numberText = numberColumn === undefined ? undefined : facts.get(numberColumn);
  const numbers = numberText === undefined ? [] : paragraphsOf(numberText).map((text) => readRowNumber(text) ?? text);
  const title = facts.get(titleColumn);
  const named = title === undefined ? [] : numbers.length === 1 ? whole(title) : splitTitle(title);
  const stated = new Map([...facts].filter(([column]) => column !== numberColumn && column !== titleColumn));
  const { pieces, values, isRest } = joinCutRow(walk, named, stated);

  if (
    !isRest &&
    continuesRowBefore(
      walk,
      numberColumn !== undefined && draft.activities.some((activity) => activity.number !== null),
      numbers,
      pieces,
      values,
    )
  ) {
    continueRow(walk, title, values, place, !walk.partBegins && covered.has(titleColumn));
    giveIndicator(walk.draft.activities.at(-1), ownIndicator, place, draft);
    return;
  }
  const added: DraftActivity[] = [];
  for (const piece of pieces) {
    if (piece.kind === "heading") for (const heading of piece.headings) openHeading(heading, place, walk);
    else if (piece.kind === "slot") {
      draft.furniture.push({ place, text: piece.text });
      draft.emptySlots += 1;
    } else {
      if (piece.marker !== undefined) draft.furniture.push({ place, text: piece.marker });
      added.push(newActivity(walk, piece.number ?? numbers[added.length] ?? null, piece.text, place));
    }
  }
  if (numberText !== undefined && added.length > 0) draft.furniture.push({ place, text: numberText });
  if (pieces.length === 0) added.push(newActivity(walk, numbers[0] ?? null, "", place));
  if (added.length === 0) {
    const isCut =
      pieces.every((piece) => piece.kind === "heading") && [...values.values()].some((text) => !paragraphsOf(text).every(isDash));
    if (isCut) walk.cut = { values, place };
    else keepValuesOfEmptySlot(values, place, draft);
    giveIndicator(undefined, ownIndicator, place, draft);
    return;
  }
  giveValues(added, values, covered, place, walk);
  giveIndicator(added[0], ownIndicator, place, draft);
}

/** An indicator "of the goal" beside an activity that serves none is the activity's own. */
function giveIndicator(activity: DraftActivity | undefined, text: string | null, place: Place, draft: Draft): void {
  if (text === null) return;
  if (activity) addText(activity, "indicators", text, "\n");
  else draft.unplaced.push({ place, text });
}

function whole(title: string): readonly TitlePiece[] {
  const headings = readHeadings(title);
  if (isEmptySlot(title)) return [{ kind: "slot", text: title }];
  return headings.length > 0 &&
    /แนวทาง|ยุทธศาสตร์|แผนย่อย|กลยุทธ์/u.test(headings[0]?.label ?? "") &&
    headings[0]?.title !== "" &&
    title.includes("\n")
    ? splitTitle(title)
    : [{ kind: "activity", number: null, text: title }];
}

/** The row's headings opened; the indicator that it has while it stands under no goal. */
function readHeadingColumns(texts: ReadonlyMap<number, string>, place: Place, walk: Walk): string | null {
  const { draft, header } = walk;
  let ownIndicator: string | null = null;
  if (!header) return null;
  for (const [column, field] of [...header.fields].sort(([one], [other]) => one - other)) {
    const text = texts.get(column);
    if (text === undefined) continue;
    if (isHeadingField(field)) {
      const headings = headingInColumn(field, text);
      const first = headings[0];
      const last = currentHeading(draft.headings, walk.heading, first?.kind ?? field);
      if (first && first.label === "" && last && draft.headings[last]?.label !== "" && draft.headings[last]?.kind === first.kind)
        lengthenHeading(draft.headings, last, text);
      else for (const heading of headings) openHeading(heading, place, walk);
    } else if (field === "goalIndicators" && !readGoalIndicator(text, walk)) ownIndicator = text;
  }
  return ownIndicator;
}

/** ตัวชี้วัดตามเป้าหมาย belongs to the goal above, where there is one; a text without a number of its own goes on with the one before. */
function readGoalIndicator(text: string, walk: Walk): boolean {
  const owner = currentHeading(walk.draft.headings, walk.heading, "goal");
  const heading = owner === null ? undefined : walk.draft.headings[owner];
  if (!heading) return false;
  const last = heading.indicators.at(-1);
  if (last !== undefined && readMarker(last) && !readMarker(text)) heading.indicators[heading.indicators.length - 1] = `${last} ${text}`;
  else heading.indicators.push(text);
  walk.goalIndicator = heading.indicators.length;
  return true;
}

/** A page end may fall inside a heading: its rest, the activity and the rest of the values stand in the first row of the next part. */
function joinCutRow(
  walk: Walk,
  pieces: readonly TitlePiece[],
  values: ReadonlyMap<number, string>,
): { readonly pieces: readonly TitlePiece[]; readonly values: ReadonlyMap<number, string>; readonly isRest: boolean } {
  const { cut } = walk;
  if (cut === null) return { pieces, values, isRest: false };
  const [first, ...others] = pieces;
  if (!walk.partBegins || !pieces.some((piece) => piece.kind === "activity")) {
    keepCutRow(walk);
    return { pieces, values, isRest: false };
  }
  walk.cut = null;
  const joined = new Map(cut.values);
  for (const [column, text] of values) joined.set(column, joined.has(column) ? `${joined.get(column) ?? ""} ${text}` : text);
  const isHeadingsRest = first?.kind === "activity" && first.number === null && others.some((piece) => piece.kind === "activity");
  if (isHeadingsRest && walk.heading !== null) lengthenHeading(walk.draft.headings, walk.heading, first.text);
  return { pieces: isHeadingsRest ? others : pieces, values: joined, isRest: true };
}

function continuesRowBefore(
  walk: Walk,
  isNumbered: boolean,
  numbers: readonly string[],
  pieces: readonly TitlePiece[],
  values: ReadonlyMap<number, string>,
): boolean {
  if (walk.draft.activities.length === 0 || numbers.length > 0) return false;
  if (pieces.length === 0) return true;
  const only = pieces.length === 1 ? pieces[0] : undefined;
  if (only?.kind !== "activity" || only.number !== null) return false;
  const fields = [...values.keys()].map((column) => walk.header?.fields.get(column));
  const isComplete =
    fields.includes("budget") ||
    fields.includes("months") ||
    fields.some((field) => field?.startsWith("quarter-") || field?.startsWith("month-"));
  const last = walk.draft.activities.at(-1);
  if (isNumbered) return walk.partBegins || (!isComplete && last?.number != null);
  const usesMarkers = walk.draft.activities.some((activity) => activity.number !== null);
  return walk.partBegins ? usesMarkers || !isComplete : values.size === 0 && usesMarkers;
}

function continueRow(walk: Walk, title: string | undefined, values: ReadonlyMap<number, string>, place: Place, isOwnRow: boolean): void {
  const { draft, header } = walk;
  if (!header) return;
  if ([...values.values()].some(hasEmptySlot)) {
    for (const [column, text] of values) {
      draft.unplaced.push({ place: { ...place, column }, text });
      draft.emptySlots += hasEmptySlot(text) ? 1 : 0;
    }
    return;
  }
  const fields = [...values.keys()].map((column) => header.fields.get(column));
  const next = walk.waiting[0];
  if (
    next &&
    title === undefined &&
    fields.filter((field) => field === "budget" || field === "units" || field === "quantitative" || field === "indicators").length >= 2
  ) {
    walk.waiting.shift();
    setValues(next, values, new Map(), walk, place, "\n");
    return;
  }
  const activity = draft.activities.at(-1);
  if (!activity) return;
  if (title !== undefined) addText(activity, "title", title, " ");
  setValues(activity, values, new Map(), walk, place, isOwnRow ? "\n" : " ");
}

function newActivity(walk: Walk, number: string | null, title: string, place: Place): DraftActivity {
  const activity: DraftActivity = {
    number,
    heading: walk.heading,
    goalIndicator: walk.goalIndicator,
    fields: new Map(),
    ticked: null,
    rubric: [],
    more: [],
    place,
  };
  if (title !== "") activity.fields.set("title", title);
  walk.draft.activities.push(activity);
  return activity;
}

/** Values of a row whose only activity is an empty slot: dashes are the form's, anything else is kept as not placed. */
function keepValuesOfEmptySlot(values: ReadonlyMap<number, string>, place: Place, draft: Draft): void {
  for (const [column, text] of values)
    (paragraphsOf(text).every(isDash) ? draft.furniture : draft.unplaced).push({ place: { ...place, column }, text });
}

/** A text above the header inside the table: a heading, or left for the plan's facts. */
function readLoose(text: string, place: Place, walk: Walk): void {
  const headings = readHeadings(text);
  if (headings.length > 0) for (const heading of headings) openHeading(heading, place, walk);
  else for (const line of text.split("\n")) walk.readLine({ text: line, place });
}
