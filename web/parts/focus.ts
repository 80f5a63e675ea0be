import type { FieldPlace } from "#domain/plan/plan.ts";
import { keyOf } from "../findings.ts";

/** Brings the cell that shows a text into view and moves the focus there, once the screen has been drawn. */
export function focusField(place: FieldPlace): void {
  setTimeout(() => {
    const cell = [...document.querySelectorAll<HTMLElement>("[data-field]")].find((element) => element.dataset["field"] === keyOf(place));
    if (cell === undefined) return;
    const fold = cell.closest("details");
    if (fold !== null) fold.open = true;
    cell.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    cell.scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  });
}

/** Moves the focus into the help about the cell in focus, once it has been drawn: to its first control, else to its title. */
export function focusHelp(): void {
  setTimeout(() => {
    const help = document.querySelector<HTMLElement>(".field-help");
    const control = help?.querySelector<HTMLElement>("input:not(:disabled), select, textarea, button:not([tabindex='-1'], :disabled)");
    const isRadio = control instanceof HTMLInputElement && control.type === "radio";
    const chosen = isRadio ? help?.querySelector<HTMLElement>("input[type=radio]:checked") : undefined;
    (chosen ?? control ?? help?.querySelector<HTMLElement>("h2"))?.focus({ preventScroll: true });
    const sheet = help?.closest("dialog");
    if (sheet == null) help?.scrollIntoView({ block: "nearest" });
    else sheet.scrollTo(0, 0);
  });
}

/** Moves the focus among the cells of a table as a spreadsheet does; true where the key meant a move. */
export function moveInGrid(grid: HTMLElement, from: HTMLElement, key: string, whole: boolean): boolean {
  const cells = [...grid.querySelectorAll<HTMLElement>("[data-column]")];
  const row = from.closest("tr");
  const stacked = row !== null && getComputedStyle(row).display === "block";
  const to = target(cells, from, stacked ? (STACKED[key] ?? key) : key, whole);
  to?.focus();
  return to !== undefined || key.startsWith("Arrow");
}

/** Where a row is a list of its cells, down is the next one. */
const STACKED: Readonly<Record<string, string>> = { ArrowDown: "ArrowRight", ArrowUp: "ArrowLeft" };

function target(cells: readonly HTMLElement[], from: HTMLElement, key: string, whole: boolean): HTMLElement | undefined {
  const at = cells.indexOf(from);
  const inRow = cells.filter((cell) => cell.parentElement === from.parentElement);
  switch (key) {
    case "ArrowRight":
      return cells[at + 1];
    case "ArrowLeft":
      return cells[at - 1];
    case "ArrowDown":
      return cells.slice(at + 1).find((cell) => cell.parentElement !== from.parentElement && overlaps(cell, from));
    case "ArrowUp":
      return cells.slice(0, at).findLast((cell) => cell.parentElement !== from.parentElement && overlaps(cell, from));
    case "Home":
      return (whole ? cells : inRow)[0];
    case "End":
      return (whole ? cells : inRow).at(-1);
    default:
      return undefined;
  }
}

function overlaps(one: HTMLElement, other: HTMLElement): boolean {
  const [first, last] = columnsOf(one);
  const [from, to] = columnsOf(other);
  return first <= to && from <= last;
}

function columnsOf(cell: HTMLElement): readonly [number, number] {
  const first = Number(cell.dataset["column"]);
  return [first, first + (cell instanceof HTMLTableCellElement ? cell.colSpan : 1) - 1];
}
