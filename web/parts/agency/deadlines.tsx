import { useState, type ReactNode } from "react";

import { formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import type { Deadline } from "#domain/record/duty.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { DayField } from "../day-field.tsx";
import { sayDay, sayYear } from "./days.ts";
import { Field } from "./field.tsx";
import { NameOf } from "./name-of.tsx";
import type { SectionProps } from "./told.ts";
import { KeepForm } from "./keep-form.tsx";
import { useKeep } from "./use-keep.ts";
import type { Wrongs } from "./wrongs.tsx";

/** กำหนดส่งแผน — those it must keep itself, and the one it sets for the agencies below. */
export function Deadlines({ told, renew }: SectionProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).deadlines;
  const { agency, may } = told;
  const own = told.deadlines.filter((one) => one.agency === agency.id);
  const above = told.deadlines.filter((one) => one.agency !== agency.id);
  return (
    <section aria-labelledby="deadlines">
      <h3 id="deadlines">{words.title}</h3>
      <h4>{words.toKeep}</h4>
      {above.length === 0 ? <p>{words.noneAbove}</p> : <DeadlineList deadlines={above} names />}
      {agency.below > 0 && (
        <>
          <h4>{words.forBelow}</h4>
          {own.length === 0 ? <p>{words.noneOwn}</p> : <DeadlineList deadlines={own} />}
          {may.setDeadline && agency.endedOn === null && <DeadlineForm agency={agency.id} own={own} renew={renew} />}
        </>
      )}
    </section>
  );
}

function DeadlineList({ deadlines, names = false }: { readonly deadlines: readonly Deadline[]; readonly names?: boolean }): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).deadlines;
  const { language, words: own } = useLanguage();
  const inOrder = deadlines.toSorted((one, other) => other.fiscalYear - one.fiscalYear || one.due.localeCompare(other.due));
  return (
    <ul>
      {inOrder.map(({ agency, fiscalYear, opens, due }) => (
        <li key={`${agency} ${fiscalYear}`}>
          {words.line(sayYear(fiscalYear, own.number), opens === null ? null : sayDay(opens, language), sayDay(due, language))}
          {names && (
            <>
              {" "}
              <span className="hint">
                {words.setBy} <NameOf agency={agency} />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface DeadlineFormProps extends Pick<SectionProps, "renew"> {
  readonly agency: number;
  readonly own: readonly Deadline[];
}

function DeadlineForm({ agency, own, renew }: DeadlineFormProps): ReactNode {
  const me = useMe();
  const all = useWordsOf(AGENCIES_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const words = all.deadlines;
  const { language, words: general } = useLanguage();
  const years = [me.fiscalYear + 1, me.fiscalYear];
  const [fiscalYear, setYear] = useState(years[0] ?? me.fiscalYear);
  const [written, setWritten] = useState(() => daysOf(own, fiscalYear));
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [says, setSays] = useState("");
  const { keep, isBusy, problem, forget } = useKeep();
  const save = async (): Promise<void> => {
    const due = parseThaiDate(written.due);
    const opens = written.opens.trim() === "" ? null : parseThaiDate(written.opens);
    const found: Wrongs = {
      ...(written.opens.trim() !== "" && opens === null ? { "deadline-opens": days.wrong(words.opens) } : {}),
      ...(due === null ? { "deadline-due": written.due.trim() === "" ? words.dueMissing : days.wrong(words.due) } : {}),
      ...(opens !== null && due !== null && opens > due ? { "deadline-opens": words.order } : {}),
    };
    setWrongs(found);
    setSays("");
    forget();
    if (Object.keys(found).length > 0 || due === null) return;
    const kept = await keep(`/agencies/${agency}/deadlines/${fiscalYear}`, { method: "PUT", body: { opens, due } });
    if (kept === null) return;
    setSays(words.kept(sayYear(fiscalYear, general.number), sayDay(due, language)));
    await renew();
  };
  return (
    <KeepForm title={words.set} says={says} wrongs={wrongs} problem={problem} onSave={save}>
      <Field label={words.fiscalYear} short>
        {(control) => (
          <select
            {...control}
            value={fiscalYear}
            onChange={(event) => {
              const year = Number(event.currentTarget.value);
              setYear(year);
              setWritten(daysOf(own, year));
              setWrongs({});
            }}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {sayYear(year, general.number)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DayField
        id="deadline-opens"
        label={words.opens}
        hint={words.opensHint}
        written={written.opens}
        onWrite={(opens) => setWritten({ ...written, opens })}
        wrong={wrongs["deadline-opens"]}
      />
      <DayField
        id="deadline-due"
        label={words.due}
        written={written.due}
        onWrite={(due) => setWritten({ ...written, due })}
        wrong={wrongs["deadline-due"]}
      />
      <button className="main" disabled={isBusy}>
        {words.save}
      </button>
    </KeepForm>
  );
}

function daysOf(own: readonly Deadline[], fiscalYear: number): { readonly opens: string; readonly due: string } {
  const held = own.find((one) => one.fiscalYear === fiscalYear);
  return {
    opens: held?.opens === null || held === undefined ? "" : formatThaiDate(held.opens),
    due: held === undefined ? "" : formatThaiDate(held.due),
  };
}
