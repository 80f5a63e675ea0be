import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import type { FieldPlace, Severity } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfPlace } from "#domain/plan/field-names.ts";
import { keyOf, SEVERITIES } from "../findings.ts";
import { CellEditor, type Leaving } from "./cell-editor.tsx";
import { moveInGrid } from "./focus.ts";
import { useLanguage } from "./language.tsx";
import { Marks } from "./marks.tsx";
import { useEditing } from "./plan-editing.ts";
import { Understood } from "./understood.tsx";

interface FieldCellProps {
  readonly column: number;
  readonly label: string;
  readonly text: string;
  readonly place: FieldPlace;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  readonly className?: string;
  /** The cell names its row. */
  readonly names?: boolean;
  /** Another cell of the paper shows the same text and carries its marks. */
  readonly repeated?: boolean;
}

/** Cells that are ticked, not written in: ไตรมาส ๑–๔. */
const TICKED = /^quarter-[1-4]$/u;

/** A cell that shows a text of the plan and is edited in place: press it, Enter or F2. */
export function FieldCell({ column, label, text, place, columnSpan, rowSpan, className, names, repeated }: FieldCellProps): ReactNode {
  const { language, words } = useLanguage();
  const { plan, findings, comments, mayWrite, commit } = useEditing();
  const [open, setOpen] = useState(false);
  /** What was typed on the cell before its editor opened: it takes the place of the text. */
  const [typed, setTyped] = useState<string | undefined>();
  const cell = useRef<HTMLTableCellElement>(null);
  const id = useId();
  const key = keyOf(place);
  const found = repeated === true ? [] : (findings.get(key) ?? []);
  const gravest: Severity | undefined = SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity));

  const noted = repeated === true ? 0 : (comments.get(key) ?? 0);

  const stays = useRef(false);
  useLayoutEffect(() => {
    if (!open && stays.current) cell.current?.focus();
    stays.current = false;
  }, [open]);
  const close = (then: Leaving): void => {
    stays.current = then === "stay" || then === "below";
    setOpen(false);
    setTyped(undefined);
    if (then === "next" || then === "before") openNext(cell.current, then);
    if (then === "below") goBelow(cell.current);
  };
  const isTick = TICKED.test(place.field);
  const begin = (): void => {
    if (!mayWrite) return;
    if (isTick) commit(place, textOf(plan, place) === "" ? "✓" : "");
    else setOpen(true);
  };
  const press = (event: KeyboardEvent): void => {
    if (open || event.target !== cell.current || !mayWrite || event.nativeEvent.isComposing) return;
    const withKeys = event.ctrlKey || event.metaKey || event.altKey;
    // Alt+Enter asks for the help beside the paper.
    const begins = (event.key === "Enter" && !event.altKey) || event.key === "F2" || (isTick && event.key === " ");
    const types = !withKeys && !isTick && event.key.length === 1;
    const empties = !withKeys && !isTick && (event.key === "Delete" || event.key === "Backspace");
    if (!begins && !types && !empties) return;
    event.preventDefault();
    if (empties) commit(place, "");
    else {
      if (types) setTyped(event.key);
      begin();
    }
  };
  const Tag = names === true ? "th" : "td";

  return (
    <Tag
      ref={cell}
      role={names === true ? "rowheader" : "gridcell"}
      {...(names === true ? { scope: "row" } : {})}
      colSpan={columnSpan}
      rowSpan={rowSpan}
      tabIndex={-1}
      data-column={column}
      data-field={repeated === true ? undefined : key}
      data-edits={mayWrite ? "" : undefined}
      aria-readonly={mayWrite ? undefined : true}
      data-ticks={isTick ? "" : undefined}
      className={[className, mayWrite ? "edits" : "", gravest, open ? "open" : ""].filter(Boolean).join(" ")}
      aria-describedby={found.length > 0 ? id : undefined}
      onClick={() => !open && (getSelection()?.isCollapsed ?? true) && begin()}
      onKeyDown={press}
    >
      <span className="cell-label" aria-hidden="true">
        {label}
      </span>
      {open ? (
        <CellEditor
          label={words.editing(label === "" ? nameOfPlace(place) : label)}
          place={place}
          text={textOf(plan, place)}
          typed={typed}
          describedBy={found.length > 0 ? id : undefined}
          onClose={close}
        />
      ) : (
        <span className={text === "" ? "cell-text blank" : "cell-text"} lang={text === "" ? language : undefined}>
          {text === "" ? words.empty : text}
        </span>
      )}
      {noted > 0 && <span className="noted">{words.comments(noted)}</span>}
      {repeated !== true && <Understood place={place} />}
      {found.length > 0 && <Marks id={id} findings={found} open={open} />}
    </Tag>
  );
}

function openNext(from: HTMLElement | null, direction: "next" | "before"): void {
  const cells = [...document.querySelectorAll<HTMLElement>("[data-edits]")];
  const to = from === null ? undefined : cells[cells.indexOf(from) + (direction === "next" ? 1 : -1)];
  setTimeout(() => {
    (to ?? from)?.focus();
    if (to !== undefined && !to.matches("[data-ticks]")) to.click();
  });
}

/** As Enter in a spreadsheet: the cell below, or this one where there is none. */
function goBelow(from: HTMLElement | null): void {
  const grid = from?.closest("table");
  setTimeout(() => {
    if (from !== null && grid != null) moveInGrid(grid, from, "ArrowDown", false);
  });
}
