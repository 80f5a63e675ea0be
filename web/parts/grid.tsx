import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";

import { moveInGrid } from "./focus.ts";

/** A cell that is read and moved to, but not edited. */
export const READ_ONLY_CELL = { role: "gridcell", "aria-readonly": true, tabIndex: -1 } as const;

interface GridProps {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A table moved about in with the arrow keys, as in a spreadsheet: one stop for Tab, one cell in focus. */
export function Grid({ label, className, children }: GridProps): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const cells = [...(table.current?.querySelectorAll<HTMLElement>("[data-column]") ?? [])];
    if (!cells.some((cell) => cell.tabIndex === 0)) cells[0]?.setAttribute("tabindex", "0");
  });

  const follow = (event: FocusEvent<HTMLTableElement>): void => {
    const cell = cellAt(event.target);
    if (cell === undefined) return;
    for (const other of table.current?.querySelectorAll<HTMLElement>("[data-column][tabindex='0']") ?? []) other.tabIndex = -1;
    cell.tabIndex = 0;
  };
  const press = (event: KeyboardEvent<HTMLTableElement>): void => {
    const cell = cellAt(event.target);
    if (cell === undefined || cell !== event.target || event.altKey || event.metaKey || event.shiftKey) return;
    if (table.current !== null && moveInGrid(table.current, cell, event.key, event.ctrlKey)) event.preventDefault();
  };

  return (
    <table ref={table} role="grid" aria-label={label} className={className} onFocus={follow} onKeyDown={press}>
      {children}
    </table>
  );
}

function cellAt(target: EventTarget): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-column]") ?? undefined) : undefined;
}
