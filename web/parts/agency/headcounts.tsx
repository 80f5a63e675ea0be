import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Headcount } from "#domain/agency/agencies.ts";
import { toArabicDigits } from "#domain/thai/digits.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWords, useWordsOf } from "../language.tsx";
import { useMe } from "../me.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { sayYear } from "./days.ts";
import type { SectionProps } from "./told.ts";
import { useKeep } from "./use-keep.ts";

/** จำนวนบุคลากรรายปี — written in place by the author or an administrator. */
export function Headcounts({ told, renew }: SectionProps): ReactNode {
  const me = useMe();
  const words = useWordsOf(AGENCIES_WORDS).headcounts;
  const { number } = useWords();
  const [editing, setEditing] = useState<number | null>(null);
  const [says, setSays] = useState("");
  const { may, agency } = told;
  const mayWrite = may.setHeadcount && agency.endedOn === null;
  const years = yearsOf(told.headcounts, mayWrite ? [me.fiscalYear + 1, me.fiscalYear, me.fiscalYear - 1] : []);
  return (
    <section aria-labelledby="headcounts">
      <h3 id="headcounts">{words.title}</h3>
      <p className="hint">{words.hint}</p>
      {years.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table className="list narrow headcounts">
          <thead>
            <tr>
              <th scope="col">{words.fiscalYear}</th>
              <th scope="col" className="number">
                {words.people}
              </th>
              {mayWrite && (
                <th scope="col">
                  <span className="unseen">{words.edit}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {years.map(({ fiscalYear, people }) => {
              const year = sayYear(fiscalYear, number);
              return editing === fiscalYear ? (
                <tr key={fiscalYear}>
                  <th scope="row">{year}</th>
                  <td colSpan={2}>
                    <CountForm
                      agency={agency.id}
                      fiscalYear={fiscalYear}
                      people={people}
                      label={words.peopleOf(year)}
                      onEnd={async (kept) => {
                        if (kept) await renew();
                        setEditing(null);
                        setSays(kept ? words.kept(year) : "");
                        setTimeout(() => document.querySelector<HTMLElement>(`#headcount-${fiscalYear}`)?.focus());
                      }}
                    />
                  </td>
                </tr>
              ) : (
                <tr key={fiscalYear}>
                  <th scope="row">{year}</th>
                  <td className="number" data-label={words.people}>
                    {people === null ? words.notYet : number(people)}
                  </td>
                  {mayWrite && (
                    <td>
                      <button
                        id={`headcount-${fiscalYear}`}
                        type="button"
                        className="link"
                        aria-label={words.editOf(year)}
                        onClick={() => {
                          setSays("");
                          setEditing(fiscalYear);
                        }}
                      >
                        {words.edit}
                      </button>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className="hint" role="status">
        {says}
      </p>
    </section>
  );
}

interface CountFormProps {
  readonly agency: number;
  readonly fiscalYear: number;
  readonly people: number | null;
  readonly label: string;
  readonly onEnd: (kept: boolean) => void;
}

function CountForm({ agency, fiscalYear, people, label, onEnd }: CountFormProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const [written, setWritten] = useState(people === null ? "" : String(people));
  const [isWrong, setWrong] = useState(false);
  const { keep, isBusy, problem } = useKeep();
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    line.current?.focus();
  }, []);
  const save = async (): Promise<void> => {
    const count = readCount(written);
    setWrong(count === null);
    if (count === null) line.current?.focus();
    else if ((await keep(`/agencies/${agency}/headcounts/${fiscalYear}`, { method: "PUT", body: { people: count } })) !== null) onEnd(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the form from any field of it
    <form
      className="in-place"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onEnd(false);
      }}
    >
      {problem !== null && <ProblemBox problem={problem} />}
      {isWrong && (
        <p className="wrong-says" role="alert" id="count-wrong">
          {words.headcounts.wrong}
        </p>
      )}
      <div className="buttons">
        <input
          ref={line}
          inputMode="numeric"
          aria-label={label}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? "count-wrong" : undefined}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <button className="main" disabled={isBusy}>
          {words.form.save}
        </button>
        <button type="button" onClick={() => onEnd(false)}>
          {words.form.cancel}
        </button>
      </div>
    </form>
  );
}

/** "๑,๒๕๐ คน" → 1250; null where it is no count of people. */
function readCount(written: string): number | null {
  const plain = toArabicDigits(written).replaceAll(/[\s,]|คน$/gu, "");
  return /^\d{1,7}$/u.test(plain) ? Number(plain) : null;
}

interface Year {
  readonly fiscalYear: number;
  readonly people: number | null;
}

function yearsOf(known: readonly Headcount[], wanted: readonly number[]): readonly Year[] {
  const years = [...new Set([...wanted, ...known.map(({ fiscalYear }) => fiscalYear)])].toSorted((one, other) => other - one);
  return years.map((fiscalYear) => ({ fiscalYear, people: known.find((one) => one.fiscalYear === fiscalYear)?.people ?? null }));
}
