import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { dayAfter, monthAfter, weekdayOf, weeksOf } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../words/days.ts";
import { sayDay } from "./agency/days.ts";
import { useLanguage, useWordsOf } from "./language.tsx";
import { useMe } from "./me.tsx";

interface DayPickerProps {
  /** Of the field that the day is for. */
  readonly label: string;
  /** What the field holds now, as an ISO date. */
  readonly day: string | null;
  readonly onPick: (isoDate: string) => void;
}

/** ปฏิทินเลือกวัน — a month of the Buddhist era in a window of its own; the keys are those of any calendar grid. */
export function DayPicker({ label, day, onPick }: DayPickerProps): ReactNode {
  const words = useWordsOf(DAYS_WORDS);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.pick}
        <span className="unseen"> {label}</span>
      </button>
      {isOpen && <Month label={label} day={day} onPick={onPick} onClose={() => setOpen(false)} />}
    </>
  );
}

function Month({
  label,
  day,
  onPick,
  onClose,
}: DayPickerProps & {
  /** Closed by itself, so that the focus goes back to where it was opened. */ readonly onClose: () => void;
}): ReactNode {
  const words = useWordsOf(DAYS_WORDS);
  const { language } = useLanguage();
  const { today } = useMe();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(day ?? today);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => dialog.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus(), [at]);
  const turn = (event: KeyboardEvent): void => {
    const to = dayByKey(event, at);
    if (to === null) return;
    event.preventDefault();
    setAt(to);
  };
  return (
    <dialog ref={dialog} className="day-picker" aria-labelledby={`${id}-month`} onClose={onClose}>
      <p className="hint">{label}</p>
      <div className="month-turn">
        <button type="button" onClick={() => setAt(monthAfter(at, -1))}>
          {words.before}
        </button>
        <h2 id={`${id}-month`} aria-live="polite">
          {words.month(at)}
        </h2>
        <button type="button" onClick={() => setAt(monthAfter(at, 1))}>
          {words.after}
        </button>
      </div>
      <table role="grid" aria-labelledby={`${id}-month`} onKeyDown={turn}>
        <thead>
          <tr>
            {words.weekdays.map(([short, full]) => (
              <th key={full} scope="col" abbr={full}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one} role="gridcell" aria-selected={one === day}>
                  <button
                    type="button"
                    data-day={one}
                    className={one.slice(0, 7) === at.slice(0, 7) ? "" : "other-month"}
                    tabIndex={one === at ? 0 : -1}
                    aria-label={one === today ? `${sayDay(one, language)} ${words.today}` : sayDay(one, language)}
                    aria-current={one === today ? "date" : undefined}
                    onClick={() => {
                      onPick(one);
                      dialog.current?.close();
                    }}
                  >
                    {words.day(one)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint month-keys">{words.keys}</p>
      <button type="button" onClick={() => dialog.current?.close()}>
        {words.close}
      </button>
    </dialog>
  );
}

/** The day that a key leads to from another; null for keys that lead nowhere. */
function dayByKey({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">, at: string): string | null {
  switch (key) {
    case "ArrowLeft":
      return dayAfter(at, -1);
    case "ArrowRight":
      return dayAfter(at, 1);
    case "ArrowUp":
      return dayAfter(at, -7);
    case "ArrowDown":
      return dayAfter(at, 7);
    case "Home":
      return dayAfter(at, -weekdayOf(at));
    case "End":
      return dayAfter(at, 6 - weekdayOf(at));
    case "PageUp":
      return monthAfter(at, shiftKey ? -12 : -1);
    case "PageDown":
      return monthAfter(at, shiftKey ? 12 : 1);
    default:
      return null;
  }
}
