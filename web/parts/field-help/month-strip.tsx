import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import { FISCAL_MONTHS } from "#domain/thai/month-names.ts";
import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";

interface MonthStripProps {
  readonly fiscalYear: number | null;
  /** Months of the fiscal year, 1 = October, ascending. */
  readonly chosen: readonly number[];
  readonly onChoose: (months: readonly number[]) => void;
}

/** แถบสิบสองเดือน — ต.ค. to ก.ย.; arrows move, Space chooses, Shift with an arrow or a press chooses all up to there. */
export function MonthStrip({ fiscalYear, chosen, onChoose }: MonthStripProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  const strip = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(chosen[0] ?? 1);
  /** Where a range begins, and what was chosen before it. */
  const [range, setRange] = useState<{ readonly from: number; readonly before: readonly number[] }>({ from: at, before: chosen });

  const toggle = (month: number): void => {
    const next = chosen.includes(month) ? chosen.filter((one) => one !== month) : inOrder([...chosen, month]);
    setAt(month);
    setRange({ from: month, before: next });
    onChoose(next);
  };
  const extend = (month: number): void => {
    const [first, last] = [Math.min(range.from, month), Math.max(range.from, month)];
    setAt(month);
    onChoose(inOrder([...range.before, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)]));
  };
  const press = (event: KeyboardEvent): void => {
    const to = target(event.key, at);
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) extend(to);
    else {
      setAt(to);
      setRange({ from: to, before: chosen });
    }
    strip.current?.querySelectorAll<HTMLElement>("button")[to - 1]?.focus();
  };

  return (
    <div ref={strip} className="month-strip" role="group" aria-label={words.months} lang="th">
      {FISCAL_MONTHS.map(({ full, short, calendar }, index) => {
        const month = index + 1;
        return (
          <button
            key={calendar}
            type="button"
            aria-pressed={chosen.includes(month)}
            tabIndex={month === at ? 0 : -1}
            onKeyDown={press}
            onClick={(event) => (event.shiftKey ? extend(month) : toggle(month))}
          >
            {short}
            <span className="unseen">
              {" "}
              {full} {fiscalYear === null ? "" : toThaiDigits(month <= 3 ? fiscalYear - 1 : fiscalYear)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

const COLUMNS = 6;

function target(key: string, at: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return Math.min(12, at + 1);
    case "ArrowLeft":
      return Math.max(1, at - 1);
    case "ArrowDown":
      return at + COLUMNS <= 12 ? at + COLUMNS : at;
    case "ArrowUp":
      return at - COLUMNS >= 1 ? at - COLUMNS : at;
    case "Home":
      return 1;
    case "End":
      return 12;
    default:
      return undefined;
  }
}

function inOrder(months: readonly number[]): readonly number[] {
  return [...new Set(months)].sort((one, other) => one - other);
}
