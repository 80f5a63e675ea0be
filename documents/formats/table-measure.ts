import type { Table } from "../document.ts";
import { newSetting, piecesOf, printable } from "./pdf-text.ts";
import { chooseColumns, type Columns, type TableRoom } from "./table-columns.ts";
import { layGrid, type Grid } from "./table-grid.ts";

/** Programs measure letters each a little otherwise. */
const CAUTION = 1.04;

/** วัดตารางที่โปรแกรมอื่นจะจัดหน้า — letter size and columns in which words stand whole; `isStrong` says which rows are bold. */
export function measureColumns(
  table: Table,
  room: TableRoom,
  isStrong: (row: number) => boolean,
): { readonly grid: Grid; readonly columns: Columns } {
  const grid = layGrid(table);
  const setting = newSetting();
  const columns = chooseColumns(grid, table, room, (size, roomOf) =>
    grid.cells.map((entry) => {
      const bold = entry.cell.bold ?? isStrong(entry.y);
      const pieces = piecesOf(setting, [{ text: printable(entry.cell.text), size, bold }], roomOf(entry));
      return { entry, bold, pieces: pieces.map(({ piece, width }) => ({ piece, width: width * CAUTION })) };
    }),
  );
  return { grid, columns };
}
