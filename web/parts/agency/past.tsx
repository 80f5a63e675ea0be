import { useState, type ReactNode } from "react";

import type { AgencyPeriod } from "#domain/agency/agency.ts";
import { parseThaiDate } from "#domain/thai/dates.ts";
import { ask, type Problem } from "../../api.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { DAYS_WORDS } from "../../words/days.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { ChangeAgency } from "./change-agency.tsx";
import { DayField } from "../day-field.tsx";
import { sayDay } from "./days.ts";
import { Done } from "./done.tsx";
import { LinesOf } from "./line-of.tsx";
import { NameOf } from "./name-of.tsx";
import type { AgencyTold, SectionProps } from "./told.ts";
import { WrongsBox, type Wrongs } from "./wrongs.tsx";

/** ประวัติของหน่วยงาน — every change with its day and reason, the agency as it was on a day, and the next change. */
export function Past({ told, renew }: SectionProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).past;
  const { language } = useLanguage();
  const [says, setSays] = useState("");
  const newestFirst = told.history.toSorted((one, other) => other.from.localeCompare(one.from));
  return (
    <>
      {says !== "" && <Done says={says} />}
      <section aria-labelledby="history">
        <h3 id="history">{words.title}</h3>
        <ol className="periods">
          {newestFirst.map((period, index) => (
            <li key={period.from}>
              <strong>{sayDay(period.from, language)}</strong>
              <PeriodSaid period={period} before={newestFirst[index + 1] ?? null} mergedInto={told.agency.mergedInto} />
            </li>
          ))}
        </ol>
      </section>
      <AsItWas agency={told.agency.id} />
      {told.may.administer && (
        <ChangeAgency
          // A kept change has another revision: the form begins anew.
          key={told.agency.revision}
          told={told}
          onKept={async (sentence) => {
            setSays(sentence);
            await renew();
          }}
        />
      )}
    </>
  );
}

interface PeriodSaidProps {
  readonly period: AgencyPeriod;
  readonly before: AgencyPeriod | null;
  readonly mergedInto: number | null;
}

function PeriodSaid({ period, before, mergedInto }: PeriodSaidProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS).past;
  return (
    <>
      <p>
        {words.changes[period.change]}{" "}
        <span lang="th">
          {period.change === "renamed" && before !== null && before.name !== period.name
            ? words.renamed(before.name, period.name)
            : period.change === "founded"
              ? period.name
              : ""}
        </span>
        {period.change === "moved" && period.parent !== null && <NameOf agency={period.parent} />}
        {period.change === "merged" && mergedInto !== null && <NameOf agency={mergedInto} />}
      </p>
      {period.reason !== null && (
        <p className="hint" lang="th">
          {words.reason(period.reason)}
        </p>
      )}
    </>
  );
}

/** หน่วยงาน ณ วันที่ — its name and lines as they were on a day. */
function AsItWas({ agency }: { readonly agency: number }): ReactNode {
  const all = useWordsOf(AGENCIES_WORDS);
  const days = useWordsOf(DAYS_WORDS);
  const words = all.past;
  const { language } = useLanguage();
  const [written, setWritten] = useState("");
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [was, setWas] = useState<AgencyTold | null>(null);
  const look = async (): Promise<void> => {
    const day = parseThaiDate(written);
    setWrongs(day === null ? { "as-it-was": days.wrong(words.day) } : {});
    setProblem(null);
    setWas(null);
    if (day === null) return;
    const got = await ask<AgencyTold>(`/agencies/${agency}?on=${day}`);
    if (got.ok) setWas(got.value.value);
    else setProblem(got.error);
  };
  return (
    <section aria-labelledby="was">
      <h3 id="was">{words.asItWas}</h3>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <WrongsBox wrongs={wrongs} problem={problem} />
        <DayField id="as-it-was" label={words.day} written={written} onWrite={setWritten} wrong={wrongs["as-it-was"]} />
        <button type="submit">{words.look}</button>
      </form>
      <div role="status">
        {was !== null && (
          <div className="note as-it-was">
            <p>
              {words.wasOn(sayDay(was.on, language))} <strong lang="th">{was.agency.name}</strong>
            </p>
            <LinesOf above={was.above} areaAbove={was.areaAbove} />
          </div>
        )}
      </div>
    </section>
  );
}
