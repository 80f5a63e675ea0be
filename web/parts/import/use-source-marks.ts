import { useCallback, useEffect, useRef, useState, type FocusEvent, type MouseEvent, type RefObject } from "react";

import type { SourceLinks } from "../../source-links.ts";

/** A mouse that only passes over the plan must not make the paper jump. */
const REST = 200;

/** The cell of the paper that is marked now, and what to hear in the plan to mark it. */
export interface SourceMarks {
  readonly marked: string | undefined;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onMouseOver: (event: MouseEvent) => void;
  readonly onMouseLeave: () => void;
}

/** Focus or a resting mouse on a field of the plan marks the text it came from and brings it into view. */
export function useSourceMarks(paper: RefObject<HTMLElement | null>, links: SourceLinks, isShown: boolean): SourceMarks {
  const [marked, setMarked] = useState<string | undefined>();
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  const mark = useCallback(
    (target: EventTarget) => {
      const key = target instanceof Element ? target.closest<HTMLElement>("[data-field]")?.dataset["field"] : undefined;
      if (key !== undefined) setMarked(links.cellByField.get(key));
    },
    [links],
  );
  useEffect(() => {
    const cell = marked === undefined ? null : paper.current?.querySelector<HTMLElement>(`[data-source="${CSS.escape(marked)}"]`);
    if (cell == null) return undefined;
    cell.dataset["marked"] = "";
    if (isShown) bringIntoView(cell, paper.current);
    return () => void delete cell.dataset["marked"];
  }, [marked, paper, isShown]);

  return {
    marked,
    onFocus: useCallback((event: FocusEvent) => mark(event.target), [mark]),
    onMouseOver: useCallback(
      (event: MouseEvent) => {
        clearTimeout(waiting.current);
        const { target } = event;
        waiting.current = setTimeout(() => mark(target), REST);
      },
      [mark],
    ),
    onMouseLeave: useCallback(() => clearTimeout(waiting.current), []),
  };
}

/** Scrolls the paper's own pane where it has one, so that the plan stays where it is; the page on a narrow screen. */
function bringIntoView(cell: HTMLElement, pane: HTMLElement | null): void {
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  if (pane === null || pane.scrollHeight <= pane.clientHeight || getComputedStyle(pane).overflowY === "visible") {
    cell.scrollIntoView({ block: "center", inline: "nearest", behavior });
    return;
  }
  const table = cell.closest<HTMLElement>(".source-scroll");
  const at = cell.getBoundingClientRect();
  if (table !== null) {
    const { left, right } = table.getBoundingClientRect();
    if (at.left < left || at.right > right)
      table.scrollTo({ left: table.scrollLeft + at.left - left - (table.clientWidth - at.width) / 2, behavior });
  }
  const inside = pane.getBoundingClientRect();
  if (at.top >= inside.top + 32 && at.bottom <= inside.bottom) return;
  pane.scrollTo({ top: pane.scrollTop + at.top - inside.top - pane.clientHeight / 4, behavior });
}
