import { useState, type ReactNode } from "react";

import { ROUND_MONTHS, type LatePolicy, type Round, type RoundKind } from "#domain/result/round.ts";
import { formatThaiDate, parseThaiDate } from "#domain/thai/dates.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { ROUNDS_WORDS } from "../../words/rounds.ts";
import { DayField } from "../day-field.tsx";
import { Field } from "../agency/field.tsx";
import { KeepForm } from "../agency/keep-form.tsx";
import { useKeep } from "../agency/use-keep.ts";
import type { Wrongs } from "../agency/wrongs.tsx";
import { useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";

interface SetRoundProps {
  readonly agency: number;
  readonly own: readonly Round[];
  readonly renew: () => Promise<void>;
}

type Which = Pick<Round, "fiscalYear" | "months" | "kind">;

const KINDS: readonly RoundKind[] = ["report", "assessment"];
const LATES: readonly LatePolicy[] = ["accept", "refuse"];

/** กำหนดรอบรายงาน — for the agencies below; one that is set already is shown to be changed. */
export function SetRound({ agency, own, renew }: SetRoundProps): ReactNode {
  const me = useMe();
  const days = useWordsOf(DAYS_WORDS);
  const words = useWordsOf(ROUNDS_WORDS);
  const years = [me.fiscalYear + 1, me.fiscalYear, me.fiscalYear - 1];
  const [which, setWhich] = useState<Which>({ fiscalYear: me.fiscalYear, months: 6, kind: "report" });
  const [written, setWritten] = useState(() => daysOf(own, which));
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [says, setSays] = useState("");
  const { keep, isBusy, problem, forget } = useKeep();
  const turnTo = (next: Which): void => {
    setWhich(next);
    setWritten(daysOf(own, next));
    setWrongs({});
    setSays("");
    forget();
  };
  const save = async (): Promise<void> => {
    const [opens, due] = [parseThaiDate(written.opens), parseThaiDate(written.due)];
    const found: Wrongs = {
      ...(opens === null ? { "round-opens": written.opens.trim() === "" ? words.opensMissing : days.wrong(words.opens) } : {}),
      ...(due === null ? { "round-due": written.due.trim() === "" ? words.dueMissing : days.wrong(words.due) } : {}),
      ...(opens !== null && due !== null && opens > due ? { "round-opens": words.order } : {}),
    };
    setWrongs(found);
    setSays("");
    forget();
    if (Object.keys(found).length > 0 || opens === null || due === null) return;
    const body = { kind: which.kind, opens, due, late: written.late };
    const kept = await keep(`/agencies/${agency}/rounds/${which.fiscalYear}/${which.months}`, { method: "PUT", body });
    if (kept === null) return;
    setSays(words.kept(words.roundOf(which.months, which.fiscalYear, which.kind), words.date(due)));
    await renew();
  };
  return (
    <KeepForm title={words.set} says={says} wrongs={wrongs} problem={problem} onSave={save}>
      <Field id="round-kind" label={words.kind}>
        {(control) => (
          <select
            {...control}
            value={which.kind}
            onChange={(event) => turnTo({ ...which, kind: event.currentTarget.value === "assessment" ? "assessment" : "report" })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="round-year" label={words.fiscalYear} short>
        {(control) => (
          <select
            {...control}
            value={which.fiscalYear}
            onChange={(event) => turnTo({ ...which, fiscalYear: Number(event.currentTarget.value) })}
          >
            {years.map((year) => (
              <option key={year} value={year}>
                {words.year(year)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="round-months" label={words.months} short>
        {(control) => (
          <select
            {...control}
            value={which.months}
            onChange={(event) => {
              const months = ROUND_MONTHS.find((one) => String(one) === event.currentTarget.value);
              if (months !== undefined) turnTo({ ...which, months });
            }}
          >
            {ROUND_MONTHS.map((months) => (
              <option key={months} value={months}>
                {words.round(months)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DayField
        id="round-opens"
        label={words.opens}
        written={written.opens}
        onWrite={(opens) => setWritten({ ...written, opens })}
        wrong={wrongs["round-opens"]}
      />
      <DayField
        id="round-due"
        label={words.due}
        written={written.due}
        onWrite={(due) => setWritten({ ...written, due })}
        wrong={wrongs["round-due"]}
      />
      <fieldset>
        <legend>{words.late}</legend>
        {LATES.map((late) => (
          <div key={late} className="choice">
            <input
              type="radio"
              name="round-late"
              id={`round-late-${late}`}
              checked={written.late === late}
              onChange={() => setWritten({ ...written, late })}
            />
            <label htmlFor={`round-late-${late}`}>{words.lates[late]}</label>
          </div>
        ))}
      </fieldset>
      <button className="main" disabled={isBusy}>
        {words.save}
      </button>
    </KeepForm>
  );
}

/** What is set already; else the days that follow from the year: from the day after the round's last month, for a month. */
function daysOf(own: readonly Round[], { fiscalYear, months, kind }: Which) {
  const held = own.find((one) => one.fiscalYear === fiscalYear && one.months === months && one.kind === kind);
  if (held !== undefined) return { opens: formatThaiDate(held.opens), due: formatThaiDate(held.due), late: held.late };
  const [year, month] =
    months === 3 ? [fiscalYear - 543, "01"] : months === 12 ? [fiscalYear - 543, "10"] : [fiscalYear - 543, `0${months - 2}`];
  return {
    opens: formatThaiDate(`${year}-${month}-01`),
    due: formatThaiDate(`${year}-${month}-${month === "04" ? "30" : "31"}`),
    late: "accept" as LatePolicy,
  };
}
