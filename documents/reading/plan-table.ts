import type { RubricLevel } from "#domain/plan/measure.ts";
import type { Place } from "#domain/plan/plan.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Row, Table } from "../document.ts";
import { alignTexts, splitTitle, type TitlePiece } from "./align.ts";
import { isHeadingField, type Field } from "./columns.ts";
import { addText, type Draft, type DraftActivity } from "./draft.ts";
import { readHeader, repeatsHeader, textsOf, widthOf, type Header } from "./header.ts";
import { headingInColumn, rankOf, readHeadings, type ReadHeading } from "./headings.ts";
import { addHeading, currentHeading, lengthenHeading } from "./heading-tree.ts";
import type { Line } from "./memo.ts";
import { isRubricTable, readRubricText, rubricLevelOf, rubricOfTable } from "./rubric.ts";
import { readTotal } from "./totals.ts";
import { hasEmptySlot, isDash, isEmptySlot, isOpenBox, isTick, paragraphsOf, readMarker, readRowNumber } from "./words.ts";

/** Where the walk through the plan tables stands; it goes on from table to table, since a table is cut at every page. */
export interface Walk {
  readonly draft: Draft;
  header: Header | null;
  heading: number | null;
  goalIndicator: number | null;
  rubricOpen: boolean;
  /** Activities named in one cell whose values stand in rows that follow. */
  waiting: DraftActivity[];
  /** The first row of a page part may continue the row before. */
  partBegins: boolean;
  /** How many columns each cell of the current row covers. */
  spans: ReadonlyMap<number, number>;
  /** Reads a line that stands in the table but is no row of it: a title above the header, signatures below. */
  readonly readLine: (line: Line) => void;
}

/** A walk that has not begun. */
export function beginWalk(draft: Draft, readLine: Walk["readLine"]): Walk {
  return { draft, header: null, heading: null, goalIndicator: null, rubricOpen: false, waiting: [], partBegins: false, spans: new Map(), readLine };
}

/** Is this table (a part of) the plan: does it have the header of one, or go on with the columns of the part before? */
export function isPlanTable(table: Table, walk: Walk): boolean {
  return headerAt(table) >= 0 || (walk.header !== null && goesOn(table, walk.header));
}

function headerAt(table: Table): number {
  for (let at = 0; at < Math.min(table.rows.length, 12); at += 1) if (readHeader(table, at)) return at;
  return -1;
}

/** A page part without its header: as many columns, and a first column like the plan's. */
function goesOn(table: Table, header: Header): boolean {
  return header.columns >= 4 && widthOf(table) === header.columns && table.rows.some((row) => textsOf(row).size >= Math.min(3, header.columns - 2));
}

/** Read one table (or page part) of the plan into the draft. */
export function readPlanTable(table: Table, walk: Walk): void {
  const { draft } = walk;
  const from = headerAt(table);
  let at = 0;
  for (; at < from; at += 1) for (const [column, text] of textsOf(table.rows[at] as Row)) readLoose(text, { ...placeOf(table, at), column }, walk);
  if (from >= 0) {
    const header = readHeader(table, from) as Header;
    if (!walk.header || !sameColumns(walk.header, header)) for (const [column, heading] of header.printed) draft.columns.push({ heading, field: header.fields.get(column) ?? null });
    walk.header = walk.header && sameColumns(walk.header, header) ? { ...header, fields: walk.header.fields } : header;
    for (; at < from + header.rows; at += 1) keepAsFurniture(table.rows[at] as Row, placeOf(table, at), draft);
  }
  const header = walk.header;
  if (!header) return;
  walk.partBegins = true;
  const covers = coveredCells(table);
  for (; at < table.rows.length; at += 1) {
    const row = table.rows[at] as Row;
    if (repeatsHeader(row, header, table, at)) {
      keepAsFurniture(row, placeOf(table, at), draft);
      walk.partBegins = true;
      continue;
    }
    if (isSubLevelAgain(row, header)) {
      keepAsFurniture(row, placeOf(table, at), draft);
      continue;
    }
    if (signs(row, header)) {
      readSignatures(table, at, walk);
      return;
    }
    walk.spans = new Map(row.cells.map((cell) => [cell.column, cell.columnSpan]));
    readRow(row, placeOf(table, at), covers[at] ?? new Map(), walk, table.rows[at + 1]);
    if (textsOf(row).size > 0) walk.partBegins = false;
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

function placeOf(table: Table, at: number): Place {
  return { ...table.place, ...(table.rows[at]?.place ?? {}) };
}

function keepAsFurniture(row: Row, place: Place, draft: Draft): void {
  for (const [column, text] of textsOf(row)) draft.furniture.push({ place: { ...place, column }, text });
}

/** Texts that a cell merged from a row above lends to each row, by column. */
function coveredCells(table: Table): readonly ReadonlyMap<number, string>[] {
  const covers = table.rows.map(() => new Map<number, string>());
  for (const [at, row] of table.rows.entries()) {
    for (const cell of row.cells) {
      for (let below = at + 1; below < Math.min(at + cell.rowSpan, table.rows.length); below += 1) covers[below]?.set(cell.column, cell.text.trim());
    }
  }
  return covers;
}

const SIGNS = /^\(?(?:ลงชื่อ|ลงนาม)|^\(\s*(?:นาย|นาง|น\.ส\.|ว่าที่|ดร\.|[.…]{6,})|^(?:ผู้จัดทำ|ผู้เสนอ|ผู้เห็นชอบ|ผู้อนุมัติ|ผู้ตรวจสอบ|ผู้รายงาน)(?:แผน|โครงการ)?(?:\s*[:.…(]|\s*$)/u;

/** Rows of signatures below the plan: they name who made, agreed to and approved it. */
function signs(row: Row, header: Header): boolean {
  const texts = [...textsOf(row)];
  return texts.length > 0 && texts.some(([, text]) => SIGNS.test(text)) && texts.every(([column, text]) => header.fields.get(column) !== "number" || readRowNumber(text) === null);
}

/** Signatures stand side by side, each down its own column. */
function readSignatures(table: Table, from: number, walk: Walk): void {
  settleWaiting(walk);
  for (let column = 1; column <= widthOf(table); column += 1) {
    for (let at = from; at < table.rows.length; at += 1) {
      const text = textsOf(table.rows[at] as Row).get(column);
      if (text !== undefined) for (const line of text.split("\n")) walk.readLine({ text: line, place: { ...placeOf(table, at), column } });
    }
  }
}

function readRow(row: Row, place: Place, covered: ReadonlyMap<number, string>, walk: Walk, next: Row | undefined): void {
  const { header } = walk;
  if (!header) return;
  const texts = textsOf(row);
  if (texts.size > 0) readTexts(row, texts, place, covered, walk, next);
  for (const table of row.cells.flatMap((cell) => cell.tables ?? [])) readNested(table, place, walk);
}

function readTexts(row: Row, texts: ReadonlyMap<number, string>, place: Place, covered: ReadonlyMap<number, string>, walk: Walk, next: Row | undefined): void {
  const { header } = walk;
  if (!header || readRubricRow([...texts.values()], place, walk) || readTotal(texts, header, walk, place)) return;
  if (texts.size === 1 && readSingle(row, texts, place, walk)) return;
  if (readNumberedGroup(texts, place, walk, next)) return;
  readFacts(texts, covered, place, walk);
}

/** "๑ | แผนงาน… | ๓๐,๐๐๐" over rows "๑.๑", "๑.๒": a group with the sum of its money, not an activity. */
function readNumberedGroup(texts: ReadonlyMap<number, string>, place: Place, walk: Walk, next: Row | undefined): boolean {
  const { header, draft } = walk;
  const column = [...(header?.fields ?? [])].find(([, field]) => field === "number")?.[0];
  if (!header || column === undefined || next === undefined) return false;
  const number = readRowNumber(texts.get(column) ?? "");
  const below = readRowNumber(textsOf(next).get(column) ?? "");
  const isAbove = number !== null && below !== null && below.startsWith(`${number}.`);
  if (!isAbove || [...texts.keys()].some((one) => !["number", "title", "budget"].includes(header.fields.get(one) ?? ""))) return false;
  const title = [...texts].find(([one]) => header.fields.get(one) === "title")?.[1] ?? "";
  openHeading({ kind: "guideline", number, label: texts.get(column) ?? "", title: oneLine(title), outline: null }, place, walk);
  for (const [one, text] of texts) if (header.fields.get(one) === "budget") draft.furniture.push({ place: { ...place, column: one }, text });
  return true;
}

function readNested(table: Table, place: Place, walk: Walk): void {
  const activity = walk.draft.activities.at(-1);
  if (activity && isRubricTable(table)) {
    activity.rubric.push(...rubricOfTable(table));
    const first = table.rows[0];
    if (first) keepAsFurniture(first, place, walk.draft);
    return;
  }
  for (const row of table.rows) for (const text of textsOf(row).values()) walk.draft.unplaced.push({ place, text });
}

/** Rows of a rubric that stands among the plan's rows: its heading, then "๑ | … | text". */
function readRubricRow(texts: readonly string[], place: Place, walk: Walk): boolean {
  const activity = walk.draft.activities.at(-1);
  if (!activity) return false;
  const block = texts.length === 1 ? readRubricText(texts[0] ?? "") : null;
  if (block) {
    activity.rubric.push(...block.levels);
    for (const words of block.headings) walk.draft.furniture.push({ place, text: words });
    return true;
  }
  if (isRubricHeading(texts)) {
    walk.rubricOpen = true;
    for (const text of texts) walk.draft.furniture.push({ place, text });
    return true;
  }
  const level: RubricLevel | null = walk.rubricOpen ? rubricLevelOf(texts) : null;
  walk.rubricOpen = level !== null;
  if (level) activity.rubric.push(level);
  return level !== null;
}

function isRubricHeading(texts: readonly string[]): boolean {
  const said = texts.map(squash);
  return said.length <= 3 && said.some((text) => /^(?:ระดับ(?:คะแนน)?|คะแนน|ระดับที่)$/u.test(text)) && said.some((text) => /^(?:เกณฑ์|รายละเอียด|คำอธิบาย|การดำเนินงาน|เงื่อนไข)/u.test(text));
}

/** A row with one text only: a heading over the rows that follow, a label, a note, or part of the row before. */
function readSingle(row: Row, texts: ReadonlyMap<number, string>, place: Place, walk: Walk): boolean {
  const { draft, header } = walk;
  const [column, text] = [...texts][0] ?? [0, ""];
  if (!header) return false;
  const field = header.fields.get(column);
  const label = trailingLabel(text, header);
  const headings = readHeadings(label.text);
  if (headings.length > 0 && !(field && isHeadingField(field) && row.cells.length === 1)) {
    for (const heading of headings) openHeading(heading, place, walk);
    if (label.label !== "") draft.furniture.push({ place, text: label.label });
    return true;
  }
  if (label.text === "") {
    draft.furniture.push({ place, text });
    return true;
  }
  if (/^หมายเหตุ/u.test(text) && column <= 2) {
    draft.notes.push(text);
    return true;
  }
  if (field === "title" && isGroupName(text, walk)) {
    openHeading(plainHeading(text), place, walk);
    return true;
  }
  const cell = row.cells.find((one) => one.column === column);
  const isWide = (cell?.columnSpan ?? 1) >= Math.max(3, header.columns * 0.6);
  const isInNumberColumn = field === "number" && readRowNumber(text) === null;
  if (isWide || isInNumberColumn) {
    if (hasEmptySlot(text) || isEmptySlot(text)) {
      draft.furniture.push({ place, text });
      draft.emptySlots += 1;
    } else if (text.length > 200 && draft.activities.length > 0) draft.notes.push(text);
    else openHeading(plainHeading(text), place, walk);
    return true;
  }
  return false;
}

/** A group named in the activity column without any fact beside it: "ก. ด้าน…", or a numbered name where activities have their numbers in a column. */
function isGroupName(text: string, walk: Walk): boolean {
  if (/^(?:[ก-ฮ]\s*[.)]\s|ด้าน|หมวด|ประเภท|กลุ่มกิจกรรม|กิจกรรมด้าน|กิจกรรมหลัก)/u.test(text)) return true;
  const last = walk.draft.activities.at(-1);
  return readMarker(text) !== null && last !== undefined && readMarker(last.fields.get("title") ?? "") === null && !walk.partBegins && last.number === null;
}

function plainHeading(text: string): ReadHeading {
  const said = oneLine(text);
  const letter = /^([ก-ฮ]\s*[.)])\s*(.+)$/u.exec(said);
  const marked = readMarker(said);
  return { kind: "guideline", number: marked?.number ?? null, label: marked?.marker ?? letter?.[1] ?? "", title: marked?.rest ?? letter?.[2] ?? said, outline: null };
}

/** "กลยุทธ์ที่ ๑ : … โครงการ/กิจกรรม": a heading row that ends with the label of the rows below it. */
function trailingLabel(text: string, header: Header): { text: string; label: string } {
  const said = oneLine(text);
  for (const printed of header.printed.values()) {
    const words = oneLine(printed);
    if (words.length >= 6 && squash(said).endsWith(squash(words)) && /กิจกรรม|โครงการ/u.test(words)) {
      let cut = said.length;
      for (let rest = squash(words).length; rest > 0; cut -= 1) if (!/\s/u.test(said.charAt(cut - 1))) rest -= 1;
      return { text: said.slice(0, cut).trim(), label: said.slice(cut).trim() };
    }
  }
  return { text: said, label: "" };
}

function openHeading(heading: ReadHeading, place: Place, walk: Walk): void {
  walk.heading = addHeading(walk.draft.headings, walk.heading, heading, place);
  if (rankOf(heading.kind) <= 2) walk.goalIndicator = null;
  walk.waiting = [];
}

/** A row with facts: headings in their own columns, one or more activities, values, or the rest of the row before. */
function readFacts(texts: ReadonlyMap<number, string>, covered: ReadonlyMap<number, string>, place: Place, walk: Walk): void {
  const { draft, header } = walk;
  if (!header) return;
  const columnOf = (field: Field): number | undefined => [...header.fields].find(([, one]) => one === field)?.[0];
  readHeadingColumns(texts, place, walk);

  const facts = new Map([...texts].filter(([column]) => {
    const field = header.fields.get(column);
    return field === undefined || !(isHeadingField(field) || field === "goalIndicators");
  }));
  const numberColumn = columnOf("number");
  const titleColumn = columnOf("title") ?? 0;
  const numberText = numberColumn === undefined ? undefined : facts.get(numberColumn);
  const numbers = numberText === undefined ? [] : paragraphsOf(numberText).map((text) => readRowNumber(text) ?? text);
  const title = facts.get(titleColumn);
  const pieces = title === undefined ? [] : numbers.length === 1 ? whole(title) : splitTitle(title);
  const values = new Map([...facts].filter(([column]) => column !== numberColumn && column !== titleColumn));

  if (continuesRowBefore(walk, numberColumn !== undefined && draft.activities.some((activity) => activity.number !== null), numbers, pieces, values)) {
    continueRow(walk, title, values, place, !walk.partBegins && covered.has(titleColumn));
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
    keepValuesOfEmptySlot(values, place, draft);
    return;
  }
  giveValues(added, values, covered, place, walk);
}

function whole(title: string): readonly TitlePiece[] {
  const headings = readHeadings(title);
  if (isEmptySlot(title)) return [{ kind: "slot", text: title }];
  return headings.length > 0 && /แนวทาง|ยุทธศาสตร์|แผนย่อย|กลยุทธ์/u.test(headings[0]?.label ?? "") && headings[0]?.title !== "" && title.includes("\n")
    ? splitTitle(title)
    : [{ kind: "activity", number: null, text: title }];
}

function readHeadingColumns(texts: ReadonlyMap<number, string>, place: Place, walk: Walk): void {
  const { draft, header } = walk;
  if (!header) return;
  for (const [column, field] of [...header.fields].sort(([one], [other]) => one - other)) {
    const text = texts.get(column);
    if (text === undefined) continue;
    if (isHeadingField(field)) {
      const headings = headingInColumn(field, text);
      const first = headings[0];
      const last = currentHeading(draft.headings, walk.heading, first?.kind ?? field);
      if (first && first.label === "" && last && draft.headings[last]?.label !== "" && draft.headings[last]?.kind === first.kind) lengthenHeading(draft.headings, last, text);
      else for (const heading of headings) openHeading(heading, place, walk);
    } else if (field === "goalIndicators") readGoalIndicator(text, walk, place);
  }
}

/** ตัวชี้วัดตามเป้าหมาย belongs to the goal above; a text without a number of its own goes on with the one before. */
function readGoalIndicator(text: string, walk: Walk, place: Place): void {
  const owner = currentHeading(walk.draft.headings, walk.heading, "goal") ?? walk.heading;
  const heading = owner === null ? undefined : walk.draft.headings[owner];
  if (!heading) {
    walk.draft.unplaced.push({ place, text });
    return;
  }
  const last = heading.indicators.at(-1);
  if (last !== undefined && readMarker(last) && !readMarker(text)) heading.indicators[heading.indicators.length - 1] = `${last} ${text}`;
  else heading.indicators.push(text);
  walk.goalIndicator = heading.indicators.length;
}

function continuesRowBefore(walk: Walk, isNumbered: boolean, numbers: readonly string[], pieces: readonly TitlePiece[], values: ReadonlyMap<number, string>): boolean {
  if (walk.draft.activities.length === 0 || numbers.length > 0) return false;
  if (pieces.length === 0) return true;
  const only = pieces.length === 1 ? pieces[0] : undefined;
  if (only?.kind !== "activity" || only.number !== null) return false;
  const fields = [...values.keys()].map((column) => walk.header?.fields.get(column));
  const isComplete = fields.includes("budget") || fields.includes("months") || fields.some((field) => field?.startsWith("quarter-") || field?.startsWith("month-"));
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
  if (next && title === undefined && fields.filter((field) => field === "budget" || field === "units" || field === "quantitative" || field === "indicators").length >= 2) {
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
  const activity: DraftActivity = { number, heading: walk.heading, goalIndicator: walk.goalIndicator, fields: new Map(), ticked: null, rubric: [], more: [], place };
  if (title !== "") activity.fields.set("title", title);
  walk.draft.activities.push(activity);
  return activity;
}

/** Values of a row whose only activity is an empty slot: dashes are the form's, anything else is kept as not placed. */
function keepValuesOfEmptySlot(values: ReadonlyMap<number, string>, place: Place, draft: Draft): void {
  for (const [column, text] of values) (paragraphsOf(text).every(isDash) ? draft.furniture : draft.unplaced).push({ place: { ...place, column }, text });
}

function giveValues(added: readonly DraftActivity[], values: ReadonlyMap<number, string>, covered: ReadonlyMap<number, string>, place: Place, walk: Walk): void {
  const first = added[0];
  if (!first) return;
  if (added.length === 1) {
    walk.waiting = [];
    setValues(first, values, covered, walk, place, "\n");
    return;
  }
  const isSingle = [...values.values()].every((text) => alignTexts(text, added.length).length === 1);
  walk.waiting = isSingle ? added.slice(1) : [];
  for (const [column, text] of values) {
    const parts = alignTexts(text, added.length);
    if (!isSingle && parts.length === 1 && isShared(walk.header?.fields.get(column))) {
      for (const activity of added) setValue(activity, column, text, walk, place, "\n");
      continue;
    }
    for (const [index, part] of parts.entries()) {
      const activity = added[Math.min(index, added.length - 1)];
      if (activity) setValue(activity, column, part, walk, place, "\n");
    }
    if (parts.length > 1 && parts.length !== added.length) {
      walk.draft.doubts.push({ kind: "alignment-uncertain", place: { ...place, column }, activity: walk.draft.activities.indexOf(first), found: text });
    }
  }
}

/** One value beside several activities holds for all of them: who, when and with what money. */
function isShared(field: Field | undefined): boolean {
  return field === "budget" || field === "months" || field === "units" || (field?.startsWith("quarter-") ?? false) || (field?.startsWith("month-") ?? false);
}

/** Activities whose values never came share those of the first: called when their row is over. */
export function settleWaiting(walk: Walk): void {
  const { activities } = walk.draft;
  for (const activity of walk.waiting) {
    const first = activities[activities.indexOf(activity) - 1];
    if (!first || activity.fields.size > 1) continue;
    for (const [field, text] of first.fields) if (isShared(field)) activity.fields.set(field, text);
    activity.ticked = first.ticked === null ? null : new Set(first.ticked);
  }
  walk.waiting = [];
}

function setValues(activity: DraftActivity, values: ReadonlyMap<number, string>, covered: ReadonlyMap<number, string>, walk: Walk, place: Place, joint: " " | "\n"): void {
  for (const [column, text] of values) setValue(activity, column, text, walk, place, joint);
  for (const [column, text] of covered) {
    const field = walk.header?.fields.get(column);
    if (!values.has(column) && field !== undefined && field !== "title" && field !== "number" && !isHeadingField(field) && field !== "goalIndicators" && text !== "") setValue(activity, column, text, walk, place, joint);
  }
}

function setValue(activity: DraftActivity, column: number, text: string, walk: Walk, place: Place, joint: " " | "\n"): void {
  const field = walk.header?.fields.get(column);
  if (field === undefined) {
    activity.more.push({ column: headingOf(walk, column), text });
    return;
  }
  const period = /^(quarter|month)-(\d+)$/u.exec(field);
  if (period) {
    walk.draft.furniture.push({ place: { ...place, column }, text });
    tick(activity, column, text, walk);
    return;
  }
  const same = /^["”“〃″]$/u.test(squash(text)) ? walk.draft.activities.at(-2)?.fields.get(field) : undefined;
  const said = same ?? text;
  if (field === "budget") addText(activity, field, withUnit(said, column, walk), joint);
  else if (field === "months" && activity.fields.has("months") && partsOf(field, walk) > 1) addText(activity, field, `- ${said}`, " ");
  else addText(activity, field, said, joint);
}

function headingOf(walk: Walk, column: number): string {
  return oneLine(walk.header?.printed.get(column) ?? "");
}

function partsOf(field: Field, walk: Walk): number {
  return [...(walk.header?.fields.values() ?? [])].filter((one) => one === field).length;
}

/** A bare figure under "(ล้านบาท)" is millions; one of several sums says which money it is. */
function withUnit(text: string, column: number, walk: Walk): string {
  if (!/^[๐-๙\d][๐-๙\d,.\s]*$/u.test(text)) return text;
  const heading = headingOf(walk, column);
  const unit = /(ล้าน|แสน|หมื่น|พัน)\s*บาท/u.exec(heading)?.[1];
  const label = partsOf("budget", walk) > 1 ? `${heading.split(" / ").at(-1) ?? ""} ` : "";
  return unit === undefined && label === "" ? text : `${label}${text} ${unit ?? ""}บาท`;
}

/** A mark in the column of a month or quarter; a bar over merged cells marks every one of them. */
function tick(activity: DraftActivity, column: number, text: string, walk: Walk): void {
  activity.ticked ??= new Set();
  const span = walk.spans.get(column) ?? 1;
  const isBar = span > 1 || /^[<◄←]?[-–—─=_]{2,}[>►→]?$|[◄►←→↔⟷]/u.test(squash(text));
  if ((isDash(text) && !isBar) || isOpenBox(text)) return;
  for (let at = column; at < column + span; at += 1) {
    const period = /^(quarter|month)-(\d+)$/u.exec(walk.header?.fields.get(at) ?? "");
    if (!period) continue;
    const number = Number(period[2]);
    const months = period[1] === "quarter" ? [number * 3 - 2, number * 3 - 1, number * 3] : [number];
    for (const month of months) activity.ticked.add(month);
  }
  if (!isBar && !isTick(toArabicDigits(text))) activity.more.push({ column: headingOf(walk, column), text });
}

/** A text above the header inside the table: a heading, or left for the plan's facts. */
function readLoose(text: string, place: Place, walk: Walk): void {
  const headings = readHeadings(text);
  if (headings.length > 0) for (const heading of headings) openHeading(heading, place, walk);
  else for (const line of text.split("\n")) walk.readLine({ text: line, place });
}
