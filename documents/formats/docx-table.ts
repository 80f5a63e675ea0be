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

/** Reads what is in a cell; `control` is the content control around the whole cell, if there is one. */
export type ReadCell = (cell: XmlElement, control: XmlElement | undefined) => CellContent;

interface Part {
  readonly element: XmlElement;
  readonly control: XmlElement | undefined;
}

interface GridCell extends Stretch, Part {
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
      const content = readCell(cell.element, cell.control);
      const draft: CellDraft = above ?? {
        to: cell.to,
        cell: { column, columnSpan: columnAt(cell.to) + 1 - column, place: reading.place },
        texts: [],
        tables: [],
        rowSpan: 0,
      };
      if (above && content.text !== "") notice(reading, "hidden-text", content.text);
      draft.rowSpan += 1;
      draft.texts.push(content.text);
      for (const inner of content.tables) draft.tables.push(inner);
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
    const merge = childOf(properties, "w:vMerge") ?? childOf(properties, "w:cellMerge");
    const state = valueOf(merge) ?? merge?.attributes["w:vMerge"];
    cells.push({ ...part, from, to, merge: merge === undefined ? "none" : state === "restart" || state === "rest" ? "begins" : "goes on" });
    from = to;
    reading.cells += 1;
    if (reading.cells > LIMITS.cells) break;
  }
  return cells;
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
