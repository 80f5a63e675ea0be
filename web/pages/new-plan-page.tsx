import { useState, type FormEvent, type ReactNode } from "react";
import { useNavigate, useSearchParams } from "react-router";

import { FORMS } from "#documents/forms/forms.ts";
import type { PlanHead } from "#domain/plan/plan-record.ts";
import { ask, newKey, type Problem } from "../api.ts";
import { useLanguage, useWordsOf } from "../parts/language.tsx";
import { useMe } from "../parts/me.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { PLANS_WORDS } from "../words/plans.ts";

/** เริ่มจัดทำแผน — for which agency and year, and from what: nothing, last year's plan, or a document. */
export function NewPlanPage(): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const { language, words: all } = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const agencies = [...new Map(me.memberships.filter(({ role }) => role === "author").map(({ agency }) => [agency.id, agency])).values()];
  const [agency, setAgency] = useState(Number(search.get("agency") ?? agencies[0]?.id ?? 0));
  const [year, setYear] = useState(Number(search.get("year") ?? me.fiscalYear));
  const [how, setHow] = useState("empty");
  const [form, setForm] = useState(FORMS[0]?.name ?? "diw-2569");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [key] = useState(newKey);
  const plans = useAsked<readonly PlanHead[]>(agency === 0 ? null : `/plans?agency=${agency}`);
  const before = plans.asked.is === "here" ? plans.asked.value.find(({ fiscalYear }) => fiscalYear < year) : undefined;

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const got = await ask<{ readonly id: string }>("/plans", {
      method: "POST",
      key: `${key}-${agency}-${year}-${how}`,
      body: { agency, fiscalYear: year, form, from: how === "last" ? (before?.id ?? null) : null },
    });
    setBusy(false);
    if (got.ok) await navigate(`/plans/${got.value.value.id}`);
    else if (got.error.kind === "plan-exists" && typeof got.error.facts["planId"] === "string")
      await navigate(`/plans/${got.error.facts["planId"]}`);
    else setProblem(got.error);
  };
  if (agencies.length === 0)
    return (
      <div className="narrow">
        <PageTitle title={words.newTitle} />
        <p>{words.cannotWrite}</p>
      </div>
    );

  return (
    <div className="narrow stack">
      <PageTitle title={words.newTitle} />
      {problem !== null && <ProblemBox problem={problem} />}
      <form onSubmit={(event) => void begin(event)}>
        <div className="field">
          <label htmlFor="for-agency">{words.forAgency}</label>
          <select id="for-agency" value={agency} lang="th" onChange={(event) => setAgency(Number(event.target.value))}>
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field short">
          <label htmlFor="for-year">{words.forYear}</label>
          <select id="for-year" value={year} onChange={(event) => setYear(Number(event.target.value))}>
            {[...new Set([me.fiscalYear, me.fiscalYear + 1, year])].sort().map((one) => (
              <option key={one} value={one}>
                {all.number(one).replaceAll(",", "")}
              </option>
            ))}
          </select>
        </div>
        <fieldset>
          <legend>{words.how}</legend>
          <Choice id="empty" how={how} onChoose={setHow} says={words.howEmpty} />
          {before !== undefined && <Choice id="last" how={how} onChoose={setHow} says={words.howLast(before.title ?? "")} />}
        </fieldset>
        {how === "empty" && (
          <div className="field">
            <label htmlFor="in-form">{words.form}</label>
            <select
              id="in-form"
              value={form}
              onChange={(event) => setForm(FORMS.find(({ name }) => name === event.target.value)?.name ?? form)}
            >
              {FORMS.map(({ name, thai, english }) => (
                <option key={name} value={name}>
                  {language === "th" ? thai : english}
                </option>
              ))}
            </select>
          </div>
        )}
        <button type="submit" className="main" disabled={isBusy}>
          {words.begin}
        </button>
      </form>
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly how: string;
  readonly says: string;
  readonly onChoose: (id: string) => void;
}

function Choice({ id, how, says, onChoose }: ChoiceProps): ReactNode {
  return (
    <label className="choice">
      <input type="radio" name="how" value={id} checked={how === id} onChange={() => onChoose(id)} />
      <span>{says}</span>
    </label>
  );
}
