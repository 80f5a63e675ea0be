import type { ReactNode } from "react";

import { FORMS } from "#documents/forms/forms.ts";
import { budgetBahtOf } from "#domain/plan/plan-budget.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { useLanguage } from "./language.tsx";

/** ข้อมูลโดยสรุป — whose plan, of which year, how much of it. */
export function PlanFacts({ plan }: { readonly plan: Plan }): ReactNode {
  const { language, words } = useLanguage();
  const sum = budgetBahtOf(plan);
  const form = FORMS.find(({ name }) => name === plan.form);
  const facts: readonly (readonly [string, string | null])[] = [
    [words.agency, plan.agency.name],
    [words.fiscalYear, plan.fiscalYear === null ? null : words.number(plan.fiscalYear).replaceAll(",", "")],
    [words.activities, words.number(plan.activities.length)],
    [words.budget, words.baht(sum)],
    [words.recognised, (language === "th" ? form?.thai : form?.english) ?? words.unrecognised],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
