import type { Block, Table } from "../document.ts";
import { cleanText } from "./docx-symbols.ts";
import { readTable, type CellContent, type Part } from "./docx-table.ts";
import { boxOfControl, isPrompt, notice, pickAlternative, readBoxed, readParagraph, type Reading } from "./docx-text.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** Where the paragraphs and tables of a container go, in order. */
interface Sink {
  readonly paragraph: (text: string, hasPageNumber: boolean) => void;
  readonly table: (table: Table) => void;
  /** Called before each paragraph of the container itself. */
  readonly next: () => void;
}

interface Flow {
  readonly reading: Reading;
  readonly sink: Sink;
  readonly box: string | undefined;
  /** In a cell under a merge: an empty paragraph there shows not even its number. */
  readonly covered: boolean;
  /** Text whose paragraph end was deleted: it begins the next paragraph. */
  readonly carried: { text: string };
}

const SKIPPED = new Set(["w:del", "w:moveFrom", "w:sectPr", "w:tcPr", "w:sdtPr", "w:pPr"]);
/** What is left of a running head when its page number is gone. */
const PAGE_WORDS = /หน้า|ที่|จาก|ทั้งหมด|\b(?:page|of)\b|[\s\-–—/|().,:]/giu;

/** The blocks of a story (body, head, foot, notes); empty paragraphs count but give no block. */
export function readBlocks(story: XmlElement, reading: Reading): readonly Block[] {
  const blocks: Block[] = [];
  reading.fields.length = 0;
  walk(story, {
    reading,
    box: undefined,
    covered: false,
    carried: { text: "" },
    sink: {
      next() {
        reading.lines += 1;
        reading.place = reading.running ? {} : { line: reading.lines };
      },
      paragraph(text, hasPageNumber) {
        if (text === "" || (hasPageNumber && text.replaceAll(PAGE_WORDS, "") === "")) return;
        blocks.push({ kind: "paragraph", text, place: reading.place });
      },
      table: (table) => blocks.push(table),
    },
  });
  return blocks;
}

function readCell({ element, control }: Part, covered: boolean, reading: Reading): CellContent {
  const lines: string[] = [];
  const tables: Table[] = [];
  walk(element, {
    reading,
    box: control && boxOfControl(control),
    covered,
    carried: { text: "" },
    sink: { next: () => {}, paragraph: (text) => lines.push(text), table: (table) => tables.push(table) },
  });
  const text = lines.join("\n").trim();
  if (!control || !isPrompt(control)) return { text, tables };
  if (text !== "") notice(reading, "placeholder", text);
  return { text: "", tables };
}

function walk(container: XmlElement, flow: Flow): void {
  walkInside(container, flow);
  if (flow.carried.text !== "") flow.sink.paragraph(cleanText(flow.carried.text), false);
  flow.carried.text = "";
}

function walkInside(container: XmlElement, flow: Flow): void {
  for (const element of elementsOf(container)) {
    if (SKIPPED.has(element.name)) continue;
    switch (element.name) {
      case "w:p":
        walkParagraph(element, flow);
        break;
      case "w:tbl":
        walkTable(element, flow);
        break;
      case "w:sdt":
        walkControl(element, flow);
        break;
      case "mc:AlternateContent":
        walkInside(pickAlternative(element) ?? element, flow);
        break;
      case "w:altChunk":
        notice(flow.reading, "embedded-chunk", element.attributes["r:id"]);
        break;
      default:
        walkInside(element, flow);
    }
  }
}

function walkTable(element: XmlElement, { reading, sink }: Flow): void {
  const table = readTable(element, reading, (cell, covered) => readCell(cell, covered, reading));
  if (table) sink.table(table);
}

function walkControl(control: XmlElement, flow: Flow): void {
  const content = childOf(control, "w:sdtContent");
  if (!content) return;
  if (!isPrompt(control)) return walkInside(content, { ...flow, box: boxOfControl(control) ?? flow.box });
  walkInside(content, {
    ...flow,
    sink: {
      ...flow.sink,
      paragraph: (text) => {
        if (text !== "") notice(flow.reading, "placeholder", text);
      },
    },
  });
}

function walkParagraph(paragraph: XmlElement, flow: Flow): void {
  const { reading, sink, carried } = flow;
  sink.next();
  const read = flow.box === undefined ? readParagraph(paragraph, reading) : readBoxed(paragraph, reading, flow.box);
  const text = carried.text + read.text;
  carried.text = "";
  if (read.runsOn) {
    carried.text = text;
  } else {
    const shown = cleanText(text);
    const label = flow.covered && shown === "" ? "" : cleanText(reading.numbering.label(paragraph));
    sink.paragraph(withLabel(label, shown), read.hasPageNumber);
  }
  for (const shape of read.shapes) {
    if (typeof shape === "string") sink.paragraph(cleanText(shape), false);
    else walkInside(shape, { ...flow, box: undefined, sink: { ...sink, next: () => {} } });
  }
}

/** A number stands before its text and also alone (the first cell of a row); a bullet alone says nothing. */
function withLabel(label: string, text: string): string {
  if (label === "") return text;
  if (text === "") return /^[•\-–—]$/u.test(label) ? "" : label;
  return `${label} ${text}`;
}
