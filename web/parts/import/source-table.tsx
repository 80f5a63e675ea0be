import type { KeyboardEvent, ReactNode } from "react";

import type { Cell, Table } from "#documents/document.ts";
import { cellId, headRowsOf, innerTableId } from "../../source-paper.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { Grid } from "../grid.tsx";
import { useWordsOf } from "../language.tsx";
import { useSourceReading } from "./source-reading.ts";
import { SourceText } from "./source-text.tsx";

/** A table of the paper, cells merged as they came, moved about in with the arrow keys; Enter leads to the field. */
export function SourceTable({ table, id }: { readonly table: Table; readonly id: string }): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const heads = headRowsOf(table);
  const columns = Math.max(1, ...table.rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan - 1)));
  return (
    <div className="source-scroll">
      <Grid
        label={words.sourceTable(table.place.table ?? Number.parseInt(id, 10) + 1)}
        className={columns > 4 ? "source-table broad" : "source-table"}
      >
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at} role="row">
              {row.cells.map((cell, index) => (
                <SourceTableCell key={index} cell={cell} id={cellId(id, at, index)} isHead={at < heads} />
              ))}
            </tr>
          ))}
        </tbody>
      </Grid>
    </div>
  );
}

interface SourceTableCellProps {
  readonly cell: Cell;
  readonly id: string;
  readonly isHead: boolean;
}

function SourceTableCell({ cell, id, isHead }: SourceTableCellProps): ReactNode {
  const { links, goTo } = useSourceReading();
  const [first] = links.fieldsByCell.get(id) ?? [];
  const press = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.key !== "Enter" || first === undefined) return;
    event.preventDefault();
    goTo(first);
  };
  const Tag = isHead ? "th" : "td";
  return (
    <Tag
      role={isHead ? "columnheader" : "gridcell"}
      tabIndex={-1}
      data-column={cell.column}
      data-source={id}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      className={[cell.align, cell.bold === true ? "bold" : ""].filter(Boolean).join(" ")}
      onKeyDown={press}
    >
      <SourceText id={id} text={cell.text} stops={false} />
      {cell.tables?.map((table, at) => (
        <SourceTable key={at} table={table} id={innerTableId(id, at)} />
      ))}
    </Tag>
  );
}
