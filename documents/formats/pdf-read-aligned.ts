import type { Table } from "#documents/document.ts";
import type { Line } from "./pdf-read-lines.ts";

export interface Aligned {
  readonly above: readonly Line[];
  readonly table: Omit<Table, "place">;
  readonly below: readonly Line[];
}

export function alignedTable(_lines: readonly Line[], _leading: number): Aligned | null {
  return null;
}
