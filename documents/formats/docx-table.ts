import { LIMITS } from "#documents/limits.ts";

import type { Cell, Row, Table } from "../document.ts";
import { visibleColumns, type Stretch } from "./docx-grid.ts";
import { isOn, valueOf } from "./docx-numbering.ts";
import { notice, pickAlternative, type Reading } from "./docx-text.ts";
import { childOf, elementsOf, type XmlElement } from "./xml.ts";

/** What stands in a cell: its own text, and tables inside it. */
export interface CellContent {
  readonly text: string;
  readonly tables: readonly Table[];
}

/** A row or cell, with the content control around the whole of it, if there is one. */
export interface Part {
  readonly element: XmlElement;
  readonly control: XmlElement | undefined;
}

/** Reads what is in a cell; a `covered` one lies under a merge and shows nothing of its own. */
type ReadCell = (cell: Part, covered: boolean) => CellContent;

interface GridCell extends Stretch {
  /** More than one where cells of a row were merged in the old way, each keeping its element. */
  readonly parts: readonly Part[];
  readonly merge: "none" | "begins" | "goes on";
}

interface GridRow {
  readonly cells: readonly GridCell[];
  readonly header: boolean;
  readonly hidden: boolean;
}

interface CellDraft {
  readonly to: number;
  readonly cell: Omit<Cell, "rowSpan" | "text" | "tables">;
  readonly texts: string[];
  readonly tables: Table[];
  rowSpan: number;
}

const MOST_COLUMNS = 256;

/** A table as a grid; rows that a tracked change deleted are gone, the others count from 1. Undefined if no row is left. */
export function readTable(table: XmlElement, reading: Reading, readCell: ReadCell): Table | undefined {
  const rows = readGrid(table, reading);
  if (rows.length === 0) return undefined;
  reading.tables += 1;
  const around = reading.place;
  const place = { table: reading.tables };
  const widths = elementsOf(childOf(table, "w:tblGrid") ?? table)
    .filter(({ name }) => name === "w:gridCol")
    .map(({ attributes }) => Number(attributes["w:w"]) || 0);
  const columnAt = visibleColumns(
    rows.map(({ cells }) => cells),
    widths,
  );

  const drafts: CellDraft[][] = [];
  /** Merged cells that may go on in the next row, by the line of the grid where they begin. */
  let open: ReadonlyMap<number, CellDraft> = new Map();
  for (const [index, row] of rows.entries()) {
    const drawn: CellDraft[] = [];
    const merged = new Map<number, CellDraft>();
    for (const cell of row.cells) {
      const candidate = cell.merge === "goes on" ? open.get(cell.from) : undefined;
      const above = candidate?.to === cell.to ? candidate : undefined;
      const column = columnAt(cell.from) + 1;
      reading.place = above?.cell.place ?? { ...place, row: index + 1, column };
      const contents = cell.parts.map((part, at) => readCell(part, above !== undefined || at > 0));
      const draft: CellDraft = above ?? {
        to: cell.to,
        cell: { column, columnSpan: columnAt(cell.to) + 1 - column, place: reading.place },
        texts: [],
        tables: [],
        rowSpan: 0,
      };
      draft.rowSpan += 1;
      for (const [at, { text, tables }] of contents.entries()) {
        if ((above || at > 0) && text !== "") notice(reading, "hidden-text", text);
        draft.texts.push(text);
        for (const inner of tables) draft.tables.push(inner);
      }
      if (!above) drawn.push(draft);
      if (cell.merge !== "none") merged.set(cell.from, draft);
    }
    drafts.push(drawn);
    open = merged;
    reading.place = { ...place, row: index + 1 };
    if (row.hidden) notice(reading, "hidden-rows");
  }
  reading.place = around;
  const headers = rows.findIndex(({ header }) => !header);
  return {
    kind: "table",
    place,
    rows: rows.map(({ hidden }, index): Row => ({
      cells: (drafts[index] ?? []).map(toCell),
      place: { ...place, row: index + 1 },
      ...((headers === -1 || index < headers) && { header: true }),
      ...(hidden && { hidden }),
    })),
  };
}

function toCell({ cell, texts, tables, rowSpan }: CellDraft): Cell {
  const text = texts.filter((part) => part !== "").join("\n");
  return { text, ...cell, rowSpan, ...(tables.length > 0 && { tables }) };
}

function readGrid(table: XmlElement, reading: Reading): readonly GridRow[] {
  const rows: GridRow[] = [];
  for (const { element: row } of partsOf(table, "w:tr")) {
    const properties = childOf(row, "w:trPr");
    const deleted = childOf(properties, "w:del") !== undefined;
    if (deleted || childOf(properties, "w:ins")) notice(reading, "changes-accepted", undefined, "once");
    if (deleted) continue;
    const cells = readGridRow(row, properties, reading);
    if (reading.cells > LIMITS.cells) break;
    rows.push({ cells, header: isOn(childOf(properties, "w:tblHeader")), hidden: isOn(childOf(properties, "w:hidden")) });
  }
  return rows;
}

function readGridRow(row: XmlElement, rowProperties: XmlElement | undefined, reading: Reading): readonly GridCell[] {
  const cells: GridCell[] = [];
  let from = toSpan(valueOf(childOf(rowProperties, "w:gridBefore")), 0);
  for (const part of partsOf(row, "w:tc")) {
    const properties = childOf(part.element, "w:tcPr");
    if (childOf(properties, "w:cellDel")) {
      notice(reading, "changes-accepted", undefined, "once");
      continue;
    }
    const to = from + toSpan(valueOf(childOf(properties, "w:gridSpan")), 1);
    const before = goesOn(childOf(properties, "w:hMerge")) ? cells.pop() : undefined;
    const merge = childOf(properties, "w:vMerge") ?? childOf(properties, "w:cellMerge");
    if (before) cells.push({ ...before, parts: [...before.parts, part], to });
    else cells.push({ parts: [part], from, to, merge: merge === undefined ? "none" : goesOn(merge) ? "goes on" : "begins" });
    from = to;
    reading.cells += 1;
    if (reading.cells > LIMITS.cells) break;
  }
  return cells;
}

/** Whether a mark of merging says that the cell continues the one before it; that is also what it says without a word. */
function goesOn(merge: XmlElement | undefined): boolean {
  const state = valueOf(merge) ?? merge?.attributes["w:vMerge"] ?? "continue";
  return merge !== undefined && state !== "restart" && state !== "rest";
}

/** Rows of a table or cells of a row, also those that stand in content controls, tags and insertions. */
function partsOf(element: XmlElement, name: string, control?: XmlElement): readonly Part[] {
  return elementsOf(element).flatMap((child): readonly Part[] => {
    switch (child.name) {
      case name:
        return [{ element: child, control }];
      case "w:sdt": {
        const content = childOf(child, "w:sdtContent");
        return content ? partsOf(content, name, child) : [];
      }
      case "mc:AlternateContent": {
        const version = pickAlternative(child);
        return version ? partsOf(version, name, control) : [];
      }
      case "w:customXml":
      case "w:smartTag":
      case "w:ins":
      case "w:moveTo":
        return partsOf(child, name, control);
      default:
        return [];
    }
  });
}

function toSpan(text: string | undefined, otherwise: number): number {
  const span = Number(text ?? otherwise);
  return Number.isSafeInteger(span) && span >= otherwise ? Math.min(span, MOST_COLUMNS) : otherwise;
}
