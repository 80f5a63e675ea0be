import { useState, type ReactNode } from "react";

import type { AgencyRules } from "#domain/agency/agency.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";
import { Done } from "./done.tsx";
import type { SectionProps } from "./told.ts";
import { useKeep } from "./use-keep.ts";

const RULES = ["allowsSelfApproval", "needsReview"] as const satisfies readonly (keyof AgencyRules)[];

/** กติกาการพิจารณาแผน — what each setting means, in a sentence; set by an administrator. */
export function Rules({ told, renew }: SectionProps): ReactNode {
  const all = useWordsOf(AGENCIES_WORDS);
  const words = all.rules;
  const { agency, may } = told;
  const [rules, setRules] = useState(agency.rules);
  const [says, setSays] = useState("");
  const { keep, isBusy, problem } = useKeep();
  const isChanged = RULES.some((rule) => rules[rule] !== agency.rules[rule]);
  const save = async (): Promise<void> => {
    setSays("");
    if ((await keep(`/agencies/${agency.id}/rules`, { method: "PUT", body: rules, revision: agency.revision })) === null) return;
    await renew();
    setSays(words.kept);
  };
  return (
    <section aria-labelledby="rules">
      <h3 id="rules">{words.title}</h3>
      {may.administer && agency.endedOn === null ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {says !== "" && <Done says={says} />}
          {problem !== null && <ProblemBox problem={problem} />}
          <fieldset>
            <legend className="unseen">{words.title}</legend>
            {RULES.map((rule) => (
              <div key={rule} className="choice">
                <input
                  type="checkbox"
                  id={rule}
                  aria-describedby={`${rule}-means`}
                  checked={rules[rule]}
                  onChange={(event) => setRules({ ...rules, [rule]: event.currentTarget.checked })}
                />
                <div>
                  <label htmlFor={rule}>{words.names[rule]}</label>
                  <p className="hint" id={`${rule}-means`}>
                    {rules[rule] ? words.means[rule].yes : words.means[rule].no}
                  </p>
                </div>
              </div>
            ))}
          </fieldset>
          <button className="main" disabled={isBusy || !isChanged}>
            {words.save}
          </button>
        </form>
      ) : (
        <ul>
          {RULES.map((rule) => (
            <li key={rule}>{agency.rules[rule] ? words.means[rule].yes : words.means[rule].no}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
