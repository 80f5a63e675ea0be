import type { ReactNode } from "react";
import { useSearchParams } from "react-router";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { useWordsOf } from "../parts/language.tsx";
import { Opening } from "../parts/opening.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { PlanList } from "../parts/plan-list.tsx";
import { ProblemBox } from "../parts/problem-box.tsx";
import { useAsked } from "../parts/use-asked.ts";
import { PLANS_WORDS } from "../words/plans.ts";

const MOST = 500;

/** แผนทั้งหมด — every plan one may see, found by words of its title or agency. */
export function PlansPage(): ReactNode {
  const words = useWordsOf(PLANS_WORDS);
  const [search, setSearch] = useSearchParams();
  const query = new URLSearchParams({ limit: String(MOST) });
  for (const [own, name] of [
    ["words", "words"],
    ["within", "within"],
    ["year", "fiscalYear"],
  ] as const) {
    const value = search.get(own);
    if (value !== null && value !== "") query.set(name, value);
  }
  const { asked, renew } = useAsked<readonly PlanHead[]>(`/plans?${query.toString()}`);
  return (
    <>
      <PageTitle title={words.plansTitle} />
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get("words");
          setSearch(typeof typed === "string" && typed.trim() !== "" ? { words: typed.trim() } : {});
        }}
      >
        <div className="field">
          <label htmlFor="find-plans">{words.search}</label>
          <input id="find-plans" name="words" type="search" defaultValue={search.get("words") ?? ""} />
        </div>
        <button type="submit">{words.find}</button>
      </form>
      {asked.is === "asking" && <Opening />}
      {asked.is === "refused" && <ProblemBox problem={asked.problem} onTryAgain={() => void renew()} />}
      {asked.is === "here" && (asked.value.length === 0 ? <p role="status">{words.none}</p> : <PlanList plans={asked.value} />)}
    </>
  );
}
