import type { Place } from "#domain/plan/plan.ts";
import { oneLine, squash } from "#domain/thai/text.ts";
import type { Row } from "../document.ts";
import { splitTitle } from "./align.ts";
import { isHeadingField } from "./columns.ts";
import { textsOf, type Header } from "./header.ts";
import { addHeading } from "./heading-tree.ts";
import { rankOf, readHeadings, type ReadHeading } from "./headings.ts";
import type { Walk } from "./walk.ts";
import { hasEmptySlot, isEmptySlot, readMarker, readRowNumber } from "./words.ts";

export function openHeading(heading: ReadHeading, place: Place, walk: Walk): void {
  walk.heading = addHeading(walk.draft.headings, walk.heading, heading, place);
  if (rankOf(heading.kind) <= 2) walk.goalIndicator = null;
  walk.waiting = [];
}

/** A row with one text only: a heading over the rows that follow, a label, a note, or part of the row before. */
export function readSingle(row: Row, texts: ReadonlyMap<number, string>, place: Place, walk: Walk): boolean {
  const { draft, header } = walk;
  const [column, text] = [...texts][0] ?? [0, ""];
  if (!header) return false;
  const field = header.fields.get(column);
  if (field === "title" && namesActivityBelow(text)) return false;
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
  if (text.startsWith("หมายเหตุ") && column <= 2) {
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

/** "กลยุทธ์ที่ ๒ …" and on a line of its own "(๑) …": a heading with an activity of which nothing else is told. */
function namesActivityBelow(text: string): boolean {
  const pieces = splitTitle(text);
  return pieces[0]?.kind === "heading" && pieces.some((piece) => piece.kind === "activity" && piece.number !== null);
}

const GROUP_NAME = /^(?:[ก-ฮ]\s*[.)]\s|ด้าน|หมวด|ประเภท|กลุ่มกิจกรรม|กิจกรรมด้าน|กิจกรรมหลัก)/u;

/** A group named in the activity column without any fact beside it: "ก. ด้าน…", or a numbered name where activities have their numbers in a column. */
function isGroupName(text: string, walk: Walk): boolean {
  if (GROUP_NAME.test(text)) return true;
  const last = walk.draft.activities.at(-1);
  return (
    readMarker(text) !== null &&
    last !== undefined &&
    readMarker(last.fields.get("title") ?? "") === null &&
    !walk.partBegins &&
    last.number === null
  );
}

/** Does a line that stands by itself begin as the name of a group does: "ก. …", "๑. …", "ด้าน…"? */
export function namesGroup(text: string): boolean {
  return GROUP_NAME.test(text) || readMarker(text) !== null;
}

/** A heading that does not say of which kind it is. */
export function plainHeading(text: string): ReadHeading {
  const said = oneLine(text);
  const letter = /^([ก-ฮ]\s*[.)])\s*(.+)$/u.exec(said);
  const marked = readMarker(said);
  return {
    kind: "guideline",
    number: marked?.number ?? null,
    label: marked?.marker ?? letter?.[1] ?? "",
    title: marked?.rest ?? letter?.[2] ?? said,
    outline: null,
  };
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

/** "๑ | แผนงาน… | ๓๐,๐๐๐" over rows "๑.๑", "๑.๒": a group with the sum of its money, not an activity. */
export function readNumberedGroup(texts: ReadonlyMap<number, string>, place: Place, walk: Walk, next: Row | undefined): boolean {
  const { header, draft } = walk;
  const column = [...(header?.fields ?? [])].find(([, field]) => field === "number")?.[0];
  if (!header || column === undefined || next === undefined) return false;
  const number = readRowNumber(texts.get(column) ?? "");
  const below = readRowNumber(textsOf(next).get(column) ?? "");
  const isAbove = number !== null && below !== null && below.startsWith(`${number}.`);
  if (!isAbove || [...texts.keys()].some((one) => !["number", "title", "budget"].includes(header.fields.get(one) ?? ""))) return false;
  const title = [...texts].find(([one]) => header.fields.get(one) === "title")?.[1] ?? "";
  openHeading({ kind: "guideline", number, label: texts.get(column) ?? "", title: oneLine(title), outline: null }, place, walk);
  for (const [one, text] of texts)
    if (header.fields.get(one) === "budget") draft.furniture.push({ place: { ...place, column: one }, text });
  return true;
}
