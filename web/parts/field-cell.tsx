import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import type { FieldPlace, Severity } from "#domain/plan/plan.ts";
import { textOf } from "#domain/plan/set-field.ts";
import { nameOfField } from "../field-names.ts";
import { keyOf, SEVERITIES } from "../findings.ts";
import { CellEditor, type Leaving } from "./cell-editor.tsx";
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
  const { plan, findings, commit } = useEditing();
  const [open, setOpen] = useState(false);
  const cell = useRef<HTMLTableCellElement>(null);
  const id = useId();
  const key = keyOf(place);
  const found = repeated === true ? [] : (findings.get(key) ?? []);
  const gravest: Severity | undefined = SEVERITIES.find((severity) => found.some((finding) => finding.severity === severity));

  const stays = useRef(false);
  useLayoutEffect(() => {
    if (!open && stays.current) cell.current?.focus();
    stays.current = false;
  }, [open]);
  const close = (then: Leaving): void => {
    stays.current = then === "stay";
    setOpen(false);
    if (then === "next" || then === "before") openNext(cell.current, then);
  };
  const isTick = TICKED.test(place.field);
  const begin = (): void => {
    if (isTick) commit(place, textOf(plan, place) === "" ? "✓" : "");
    else setOpen(true);
  };
  const press = (event: KeyboardEvent): void => {
    const begins = event.key === "Enter" || event.key === "F2" || (isTick && event.key === " ");
    if (open || event.target !== cell.current || !begins) return;
    event.preventDefault();
    begin();
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
      data-edits=""
      data-ticks={isTick ? "" : undefined}
      className={[className, "edits", gravest, open ? "open" : ""].filter(Boolean).join(" ")}
      aria-describedby={found.length > 0 ? id : undefined}
      onClick={() => !open && (getSelection()?.isCollapsed ?? true) && begin()}
      onKeyDown={press}
    >
      <span className="cell-label" aria-hidden="true">
        {label}
      </span>
      {open ? (
        <CellEditor
          label={words.editing(label === "" ? nameOfField(place.field) : label)}
          place={place}
          text={textOf(plan, place)}
          describedBy={found.length > 0 ? id : undefined}
          onClose={close}
        />
      ) : (
        <span className={text === "" ? "cell-text blank" : "cell-text"} lang={text === "" ? language : undefined}>
          {text === "" ? words.empty : text}
        </span>
      )}
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
