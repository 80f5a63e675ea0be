import type { Place } from "#domain/plan/plan.ts";

import type { Notice } from "../document.ts";
import type { Numbering } from "./docx-numbering.ts";
import { isOn, valueOf } from "./docx-numbering.ts";
import { isSymbolFont, toSymbol, toSymbols } from "./docx-symbols.ts";
import { childOf, elementsOf, findAll, isElement, textOf, type XmlElement } from "./xml.ts";

/** What is known while a Word file is read from front to back. */
export interface Reading {
  readonly numbering: Numbering;
  readonly notices: Map<string, Notice>;
  /** Fields that are open here: their code is not text, their result is. */
  readonly fields: Field[];
  /** Where on the paper we are. */
  place: Place;
  tables: number;
  lines: number;
  cells: number;
  pictures: number;
  /** Reading a page's running head or foot, where page numbers are no text. */
  running: boolean;
}

interface Field {
  code: string;
  inResult: boolean;
}

/** A text box or shape found in a paragraph: Word's own content, or only words. */
type Shape = XmlElement | string;

/** The text of one paragraph and what hangs on it. */
interface ParagraphText {
  readonly text: string;
  readonly shapes: readonly Shape[];
  /** The paragraph's end was deleted: its text runs on into the next paragraph. */
  readonly runsOn: boolean;
  readonly hasPageNumber: boolean;
}

interface Draft {
  readonly pieces: string[];
  hasPageNumber: boolean;
  readonly shapes: Shape[];
  readonly reading: Reading;
  /** What a ticked or empty box is written as, while inside one. */
  box: string | undefined;
}

/** Fields inside fields; more are open only in a broken file. */
const MOST_FIELDS = 32;
const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/iu;
const CHANGES = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);
const NO_TEXT = new Set([
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:delText",
  "w:delInstrText",
  "w:del",
  "w:moveFrom",
  "m:rPr",
  "m:ctrlPr",
]);

/** Records something the reader had to decide: at each place, or only where it first happened. */
export function notice(reading: Reading, kind: string, found?: string, often: "once" | "each place" = "each place"): void {
  const { place, notices } = reading;
  const key = often === "once" ? kind : `${kind} ${JSON.stringify(place)}`;
  if (!notices.has(key)) notices.set(key, { kind, place, ...(found !== undefined && { found }) });
}

/** The text of a paragraph as the paper shows it once all changes are accepted, without its automatic number. */
export function readParagraph(paragraph: XmlElement, reading: Reading): ParagraphText {
  const draft: Draft = { pieces: [], hasPageNumber: false, shapes: [], reading, box: undefined };
  readInside(paragraph, draft);
  const mark = childOf(paragraph, "w:pPr", "w:rPr");
  const runsOn = childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
  if (runsOn || childOf(mark, "w:ins")) notice(reading, "changes-accepted", undefined, "once");
  // A field whose code runs past its paragraph was never closed: what follows is text again.
  while (reading.fields.at(-1)?.inResult === false) reading.fields.pop();
  return { text: draft.pieces.join(""), shapes: draft.shapes, runsOn, hasPageNumber: draft.hasPageNumber };
}

/** The version of an alternative that shows something; the first choice if none does. */
export function pickAlternative(element: XmlElement): XmlElement | undefined {
  const versions = elementsOf(element);
  return versions.find(showsText) ?? versions[0];
}

function showsText(element: XmlElement): boolean {
  return elementsOf(element).some((child) => ["w:t", "w:sym", "a:t", "m:t", "w:fldChar"].includes(child.name) || showsText(child));
}

function readInside(element: XmlElement, draft: Draft, font = ""): void {
  for (const child of element.children) if (isElement(child)) readInline(child, draft, font);
}

function readInline(element: XmlElement, draft: Draft, font: string): void {
  switch (element.name) {
    case "w:r":
      return readRun(element, draft);
    case "w:t": {
      // Word drops blanks at the ends unless the text says that they count, and takes a line break in the file for a blank.
      const text = textOf(element).replaceAll(/[\r\n]+/gu, " ");
      return add(draft, toSymbols(font, element.attributes["xml:space"] === "preserve" ? text : text.replaceAll(/^[ \t]+|[ \t]+$/gu, "")));
    }
    case "m:t":
      return add(draft, textOf(element));
    case "w:sym":
      return add(draft, toSymbol(element.attributes["w:font"] ?? "", Number.parseInt(element.attributes["w:char"] ?? "", 16) || 0));
    case "w:tab":
    case "w:ptab":
      return add(draft, "\t");
    case "w:br":
    case "w:cr":
      return add(draft, "\n");
    case "w:noBreakHyphen":
      return add(draft, "-");
    case "w:pgNum":
      draft.hasPageNumber = true;
      return;
    case "w:instrText": {
      const field = draft.reading.fields.at(-1);
      if (field) field.code += textOf(element);
      return;
    }
    case "w:fldChar":
      return readFieldMark(element, draft);
    case "w:fldSimple":
      return readSimpleField(element, draft);
    case "w:sdt":
      return readControl(element, draft);
    case "w:ruby":
      return readRuby(element, draft);
    case "w:drawing":
    case "w:pict":
    case "w:object":
      return readShapes(element, draft);
    case "mc:AlternateContent": {
      const version = pickAlternative(element);
      return version ? readInside(version, draft, font) : undefined;
    }
    default:
      if (CHANGES.has(element.name)) notice(draft.reading, "changes-accepted", undefined, "once");
      if (!NO_TEXT.has(element.name)) readInside(element, draft, font);
  }
}

function readRun(run: XmlElement, draft: Draft): void {
  const properties = childOf(run, "w:rPr");
  const fonts = childOf(properties, "w:rFonts")?.attributes ?? {};
  const font = [fonts["w:ascii"], fonts["w:hAnsi"]].find((name) => name !== undefined && isSymbolFont(name)) ?? "";
  const before = draft.pieces.length;
  readInside(run, draft, font);
  const hidden = isOn(childOf(properties, "w:vanish")) ? draft.pieces.slice(before).join("").trim() : "";
  if (hidden !== "") notice(draft.reading, "hidden-text", hidden);
}

function readRuby(ruby: XmlElement, draft: Draft): void {
  const base = childOf(ruby, "w:rubyBase");
  const above = childOf(ruby, "w:rt");
  if (base) readInside(base, draft);
  if (!above || !showsText(above)) return;
  add(draft, "(");
  readInside(above, draft);
  add(draft, ")");
}

/** A content control: a tick box becomes its sign, a prompt that nobody has answered is told and left out. */
function readControl(control: XmlElement, draft: Draft): void {
  const content = childOf(control, "w:sdtContent");
  const around = draft.box;
  const before = draft.pieces.length;
  const box = boxOfControl(control);
  draft.box = box ?? around;
  if (content) readInside(content, draft);
  if (box !== undefined && draft.box !== "") draft.pieces.push(box);
  draft.box = around;
  const prompt = isPrompt(control) ? draft.pieces.splice(before).join("").trim() : "";
  if (prompt !== "") notice(draft.reading, "placeholder", prompt);
}

/** Whether a content control still shows its prompt ("click here to enter text"). */
export function isPrompt(control: XmlElement): boolean {
  const properties = childOf(control, "w:sdtPr");
  return isOn(childOf(properties, "w:showingPlcHdr")) && boxOfControl(control) === undefined;
}

/** ☑ or ☐ for a content control that is a tick box. */
export function boxOfControl(control: XmlElement): string | undefined {
  const box = childOf(control, "w:sdtPr", "w14:checkbox");
  if (!box) return undefined;
  return toBox(childOf(box, "w14:checked")?.attributes["w14:val"] ?? "0");
}

/** Puts the sign of a tick box in place of whatever letter Word draws it with. */
export function readBoxed(paragraph: XmlElement, reading: Reading, box: string): ParagraphText {
  const read = readParagraph(paragraph, reading);
  return { ...read, text: read.text.replace(/[☐☑☒✓✔✗✘□■]/u, box) };
}

function readSimpleField(field: XmlElement, draft: Draft): void {
  const code = field.attributes["w:instr"] ?? "";
  if (draft.reading.running && PAGE_FIELD.test(code)) {
    draft.hasPageNumber = true;
    return;
  }
  readInside(field, draft);
}

function readFieldMark(mark: XmlElement, draft: Draft): void {
  const { fields, running } = draft.reading;
  switch (mark.attributes["w:fldCharType"]) {
    case "begin": {
      const form = childOf(mark, "w:ffData");
      if (form) add(draft, answerOf(form));
      fields.push({ code: "", inResult: false });
      if (fields.length > MOST_FIELDS) fields.shift();
      return;
    }
    case "separate": {
      const field = fields.at(-1);
      if (field) field.inResult = true;
      if (running && field && PAGE_FIELD.test(field.code)) draft.hasPageNumber = true;
      return;
    }
    case "end": {
      const field = fields.pop();
      if (field && !field.inResult) add(draft, shownByCode(field.code));
      if (running && field && PAGE_FIELD.test(field.code)) draft.hasPageNumber = true;
      return;
    }
    default:
  }
}

/** The state of an old form field: a box, or the chosen line of a list; typed text stands in the field's result. */
function answerOf(form: XmlElement): string {
  const box = childOf(form, "w:checkBox");
  if (box) {
    const state = childOf(box, "w:checked") ?? childOf(box, "w:default");
    return toBox(state ? (valueOf(state) ?? "1") : "0");
  }
  const list = childOf(form, "w:ddList");
  if (!list) return "";
  const chosen = Number(valueOf(childOf(list, "w:result") ?? childOf(list, "w:default")) ?? 0);
  return valueOf(findAll(list, "w:listEntry")[chosen]) ?? "";
}

function toBox(state: string): string {
  return ["1", "true", "on"].includes(state) ? "☑" : "☐";
}

/** Fields that show something without a stored result. */
function shownByCode(code: string): string {
  const symbol = /^\s*SYMBOL\s+(0x[\da-f]+|\d+)(?:.*\\f\s+"?([^"\\]+)"?)?/iu.exec(code);
  if (symbol) return toSymbol((symbol[2] ?? "").trim(), Number(symbol[1]));
  return /^\s*MACROBUTTON\s+\S+\s+(.*)$/isu.exec(code)?.[1]?.trim() ?? "";
}

function add(draft: Draft, text: string): void {
  const { fields, running } = draft.reading;
  if (text === "") return;
  // Only the innermost field's code may hold stray text; what a field inside a code shows is part of that code.
  if (fields.slice(0, -1).some(({ inResult }) => !inResult)) return;
  if (running && fields.some(({ code, inResult }) => inResult && PAGE_FIELD.test(code))) return;
  if (draft.box === undefined) {
    draft.pieces.push(text);
  } else {
    draft.pieces.push(draft.box);
    draft.box = "";
  }
}

/** Text boxes, words drawn as art and shapes inside a drawing; pictures are only counted. */
function readShapes(element: XmlElement, draft: Draft): void {
  for (const child of elementsOf(element)) {
    if (child.name === "w:txbxContent") {
      draft.shapes.push(child);
    } else if (child.name === "mc:AlternateContent") {
      const version = pickAlternative(child);
      if (version) readShapes(version, draft);
    } else if (child.name === "v:textpath") {
      draft.shapes.push(child.attributes["string"] ?? "");
    } else if (child.name === "a:p") {
      draft.shapes.push(findAll(child, "a:t").map(textOf).join(""));
    } else {
      if (child.name === "a:blip" || child.name === "v:imagedata") draft.reading.pictures += 1;
      if (child.name === "o:OLEObject") notice(draft.reading, "embedded-object", child.attributes["ProgID"]);
      readShapes(child, draft);
    }
  }
}
