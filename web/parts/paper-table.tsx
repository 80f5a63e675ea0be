import type { ReactNode } from "react";

import type { Cell, Row, Table } from "#documents/document.ts";
import { keyOf } from "../findings.ts";
import { FieldCell } from "./field-cell.tsx";
import { Grid, READ_ONLY_CELL } from "./grid.tsx";
import { useWords } from "./language.tsx";

/** ตารางของแบบฟอร์ม — heads, merged cells and widths as printed; on a narrow screen each row becomes a list of its cells. */
export function PaperTable({ table, firsts }: { readonly table: Table; readonly firsts: ReadonlySet<object> }): ReactNode {
  const words = useWords();
  const heads = table.headerRows ?? table.rows.findIndex((row) => row.header !== true);
  const header = table.rows.slice(0, Math.max(0, heads));
  const labels = labelsOf(header);
  const columns = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map(({ column, columnSpan }) => column + columnSpan - 1)));
  const whole = (table.widths ?? []).reduce((sum, width) => sum + width, 0);

  return (
    <div className="table">
      <Grid label={table.summary ?? words.paper} className={columns > (header.length > 0 ? 2 : 4) ? "many" : "few"}>
        {table.widths !== undefined && (
          <colgroup>
            {table.widths.map((width, index) => (
              <col key={index} style={{ width: `${(width / whole) * 100}%` }} />
            ))}
          </colgroup>
        )}
        {header.length > 0 && (
          <thead>
            {header.map((row, index) => (
              <tr key={index} role="row">
                {row.cells.map((cell) => (
                  <th
                    key={cell.column}
                    role="columnheader"
                    scope={cell.columnSpan > 1 ? "colgroup" : "col"}
                    colSpan={cell.columnSpan}
                    rowSpan={cell.rowSpan}
                  >
                    {cell.text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
        )}
        <tbody>
          {keyed(table.rows.slice(header.length)).map(([key, row]) => (
            <PaperRow key={key} row={row} labels={labels} firsts={firsts} />
          ))}
        </tbody>
      </Grid>
    </div>
  );
}

interface PaperRowProps {
  readonly row: Row;
  readonly labels: ReadonlyMap<number, string>;
  readonly firsts: ReadonlySet<object>;
}

function PaperRow({ row, labels, firsts }: PaperRowProps): ReactNode {
  return (
    <tr role="row" className={row.role}>
      {row.cells.map((cell) => {
        const label = row.role === "group" ? "" : (labels.get(cell.column) ?? "");
        return cell.field === undefined ? (
          <PlainCell key={cell.column} cell={cell} label={label} firsts={firsts} />
        ) : (
          <FieldCell
            key={`${cell.column} ${keyOf(cell.field)}`}
            column={cell.column}
            columnSpan={cell.columnSpan}
            rowSpan={cell.rowSpan}
            label={label}
            text={cell.text}
            place={cell.field}
            className={classOf(cell)}
            names={cell.field.field === "title" && cell.field.activity !== undefined}
            repeated={!firsts.has(cell)}
          />
        );
      })}
    </tr>
  );
}

function PlainCell({
  cell,
  label,
  firsts,
}: {
  readonly cell: Cell;
  readonly label: string;
  readonly firsts: ReadonlySet<object>;
}): ReactNode {
  return (
    <td
      {...READ_ONLY_CELL}
      data-column={cell.column}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      className={[classOf(cell), cell.text === "" && cell.tables === undefined ? "nothing" : ""].filter(Boolean).join(" ")}
    >
      <span className="cell-label" aria-hidden="true">
        {label}
      </span>
      <span className="cell-text">{cell.text}</span>
      {cell.tables?.map((table, index) => (
        <PaperTable key={index} table={table} firsts={firsts} />
      ))}
    </td>
  );
}

function classOf({ align, bold, text }: Cell): string {
  return [align, bold === true ? "bold" : "", text.length <= 14 && !text.includes("\n") ? "short" : ""].filter(Boolean).join(" ");
}

/** Each printed row by the row of the plan it shows: a cell being typed in stays itself when rows come, go or move. */
function keyed(rows: readonly Row[]): readonly (readonly [string, Row])[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const field = row.cells.find((cell) => cell.field !== undefined)?.field;
    const own = field?.activity ?? field?.heading ?? "";
    const count = counts.get(own) ?? 0;
    counts.set(own, count + 1);
    return [`${own} ${count}`, row];
  });
}

/** What each column is called: the heads above it, joined. */
function labelsOf(header: readonly Row[]): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  for (const { text, column, columnSpan } of header.flatMap((row) => row.cells)) {
    for (let at = column; at < column + columnSpan; at += 1) {
      const above = labels.get(at);
      const own = text.replaceAll("\n", " ").trim();
      labels.set(at, above === undefined || above === "" ? own : own === "" ? above : `${above} ${own}`);
    }
  }
  return labels;
}
