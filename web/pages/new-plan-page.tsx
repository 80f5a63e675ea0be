import { useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import type { FormLine } from "../ask-server.ts";
import { ErrorSummary, useWrongs } from "../parts/account/wrongs.tsx";
import { BeginChoice, type Beginning } from "../parts/home/begin-choice.tsx";
import { useBeginning } from "../parts/home/use-beginning.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { useMe, type Me } from "../parts/me.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { PLANS_WORDS } from "../words/plans.ts";

type AgencyOfMine = Me["memberships"][number]["agency"];

/** เริ่มจัดทำแผน — for which agency and year, and from what. */
export function NewPlanPage(): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const me = useMe();
  const [search] = useSearchParams();
  const agencies = [...new Map(me.memberships.filter(({ role }) => role === "author").map(({ agency }) => [agency.id, agency])).values()];
  const [agency, setAgency] = useState(agencies.find(({ id }) => id === Number(search.get("agency"))) ?? agencies[0]);
  if (agency === undefined)
    return (
      <div className="narrow">
        <PageTitle title={words.newTitle} />
        <p className="note">{words.notAuthor}</p>
      </div>
    );
  return (
    <div className="narrow new-plan">
      <PageTitle title={words.newTitle}>
        <p>{words.newSays}</p>
      </PageTitle>
      <div className="stack">
        {agencies.length === 1 ? (
          <p>
            {words.forAgency} <strong lang="th">{agency.name}</strong>
          </p>
        ) : (
          <div className="field">
            <label htmlFor="for-agency">{words.forAgency}</label>
            <select
              id="for-agency"
              lang="th"
              value={agency.id}
              onChange={(event) => setAgency(agencies.find(({ id }) => id === Number(event.target.value)) ?? agency)}
            >
              {agencies.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        <OfAgency key={agency.id} agency={agency} wantedYear={Number(search.get("year"))} />
      </div>
    </div>
  );
}

function OfAgency({ agency, wantedYear }: { readonly agency: AgencyOfMine; readonly wantedYear: number }): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { fiscalYear } = useMe();
  const plans = useAsked<readonly PlanHead[]>(`/plans?agency=${agency.id}&limit=100`);
  const forms = useAsked<readonly FormLine[]>("/forms");
  const years = [fiscalYear, fiscalYear + 1];
  const [chosen, setChosen] = useState(years.includes(wantedYear) ? wantedYear : null);
  if (plans.asked.is === "refused") return <ProblemBox problem={plans.asked.problem} onTryAgain={() => void plans.renew()} />;
  if (forms.asked.is === "refused") return <ProblemBox problem={forms.asked.problem} onTryAgain={() => void forms.renew()} />;
  if (plans.asked.is === "asking" || forms.asked.is === "asking") return <Opening />;
  const made = plans.asked.value;
  const year = chosen ?? years.find((one) => !made.some((plan) => plan.fiscalYear === one)) ?? fiscalYear;
  const existing = made.find((plan) => plan.fiscalYear === year);
  const before = made.filter((plan) => plan.fiscalYear < year).toSorted((one, other) => other.fiscalYear - one.fiscalYear)[0];
  return (
    <>
      <fieldset>
        <legend>{words.forYear}</legend>
        {years.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="year" value={one} checked={one === year} onChange={() => setChosen(one)} />
            {one === fiscalYear ? words.thisYear(one) : words.nextYear(one)}
          </label>
        ))}
      </fieldset>
      {existing !== undefined ? (
        <div className="note" role="status">
          <p>{words.exists(year)}</p>
          <p>
            <Link to={`/plans/${existing.id}`}>{words.openExisting}</Link>
          </p>
        </div>
      ) : (
        <Begin key={year} agency={agency} fiscalYear={year} before={before} forms={forms.asked.value} />
      )}
    </>
  );
}

interface BeginProps {
  readonly agency: AgencyOfMine;
  readonly fiscalYear: number;
  readonly before: PlanHead | undefined;
  readonly forms: readonly FormLine[];
}

function Begin({ agency, fiscalYear, before, forms }: BeginProps): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { language } = useLanguage();
  const { state, problem, begin, stop } = useBeginning();
  const wrongs = useWrongs();
  const [way, setWay] = useState<Beginning>(before === undefined ? "paper" : "last");
  const [form, setForm] = useState(forms[0]?.name);
  const [file, setFile] = useState<File | undefined>();
  const start = (): void => {
    const isMissing = way === "paper" && file === undefined;
    wrongs.put(isMissing ? [{ field: "paper", says: words.fileMissing }] : []);
    if (isMissing || form === undefined || state.is !== "resting") return;
    if (way === "paper" && file !== undefined) void begin({ with: "paper", agency: agency.id, fiscalYear, file });
    else void begin({ with: "plan", agency: agency.id, fiscalYear, form, from: way === "last" && before !== undefined ? before.id : null });
  };
  const fileWrong = wrongs.of("paper");
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <ErrorSummary wrongs={wrongs} />
      {problem !== undefined && <ProblemBox problem={problem} />}
      {typeof problem?.facts["planId"] === "string" && <Link to={`/plans/${problem.facts["planId"]}`}>{words.openExisting}</Link>}
      <fieldset className="choices">
        <legend>{words.how}</legend>
        {before !== undefined && (
          <BeginChoice
            way="last"
            chosen={way}
            says={words.fromLast(before.fiscalYear)}
            hint={words.fromLastHint(before.title ?? words.untitled, before.activities)}
            onChoose={setWay}
          />
        )}
        <BeginChoice way="paper" chosen={way} says={words.fromPaper} hint={words.fromPaperHint} onChoose={setWay}>
          <div className={fileWrong === undefined ? "field" : "field wrong"}>
            <label htmlFor="paper">{words.file}</label>
            <p className="hint" id="paper-hint">
              {words.fileHint}
            </p>
            {fileWrong !== undefined && <p className="wrong-says">{fileWrong}</p>}
            <input
              id="paper"
              type="file"
              accept=".docx,.xlsx,.pdf,.txt,.md,.html,.htm,.csv,.tsv,.json,.doc,.xls"
              aria-describedby="paper-hint"
              aria-invalid={fileWrong !== undefined}
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          </div>
        </BeginChoice>
        <BeginChoice way="form" chosen={way} says={words.fromForm} hint={words.fromFormHint} onChoose={setWay}>
          <div className="field">
            <label htmlFor="form">{words.form}</label>
            <select id="form" value={form} onChange={(event) => setForm(forms.find(({ name }) => name === event.target.value)?.name)}>
              {forms.map(({ name, thai, english }) => (
                <option key={name} value={name} lang={language}>
                  {language === "th" ? thai : english}
                </option>
              ))}
            </select>
          </div>
        </BeginChoice>
      </fieldset>
      <div className="buttons">
        <button type="submit" className="main" aria-disabled={state.is !== "resting"}>
          {way === "paper" ? words.read : words.begin}
        </button>
        {state.is === "sending" && (
          <button type="button" onClick={stop}>
            {words.cancel}
          </button>
        )}
      </div>
      <div role="status" className="wide">
        {state.is === "making" && <p>{words.making}</p>}
        {state.is === "sending" && (
          <>
            <p>{state.sent < 1 ? words.sending : words.reading}</p>
            <progress aria-label={state.sent < 1 ? words.sending : words.reading} {...(state.sent < 1 ? { value: state.sent } : {})} />
          </>
        )}
      </div>
    </form>
  );
}
