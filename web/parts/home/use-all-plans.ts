import { useCallback, useEffect, useState } from "react";

import type { PlanHead } from "#domain/plan/plan-record.ts";
import { ask, type Problem } from "../../api.ts";
import type { PlanFilters } from "./plan-filters.ts";

const PORTION = 500;
const MOST = 2000;

/** The plans that one may see: under way, here (perhaps cut at a limit), or refused. */
export type AllPlans =
  | { readonly is: "asking" }
  | { readonly is: "here"; readonly plans: readonly PlanHead[]; readonly isCut: boolean }
  | { readonly is: "refused"; readonly problem: Problem };

/**
 * Fetches every plan that one may see, so that searching and sorting are quick and know Thai; where there are too many for that,
 * the server narrows them by the filters first.
 */
export function useAllPlans({ words, year, status }: PlanFilters): { readonly all: AllPlans; readonly renew: () => void } {
  const [all, setAll] = useState<AllPlans>({ is: "asking" });
  const [turn, setTurn] = useState(0);
  const [isNarrowed, setNarrowed] = useState(false);
  const query = isNarrowed ? narrowing({ words, year, status }) : "";
  useEffect(() => {
    const stopper = new AbortController();
    const get = async (): Promise<void> => {
      const got = await allPlans(query, stopper.signal);
      if (stopper.signal.aborted) return;
      setAll(got);
      if (got.is === "here" && got.isCut) setNarrowed(true);
    };
    // While words are typed nothing is asked: only when the typing rests.
    const rest = setTimeout(() => void get(), query === "" ? 0 : 300);
    return () => {
      clearTimeout(rest);
      stopper.abort();
    };
  }, [query, turn]);
  const renew = useCallback(() => setTurn((before) => before + 1), []);
  return { all, renew };
}

async function allPlans(query: string, signal: AbortSignal): Promise<AllPlans> {
  const plans: PlanHead[] = [];
  while (plans.length < MOST) {
    const got = await ask<readonly PlanHead[]>(`/plans?limit=${PORTION}&offset=${plans.length}${query}`, { signal });
    if (!got.ok) return { is: "refused", problem: got.error };
    plans.push(...got.value.value);
    if (got.value.value.length < PORTION) return { is: "here", plans, isCut: false };
  }
  return { is: "here", plans, isCut: true };
}

function narrowing({ words, year, status }: PlanFilters): string {
  const query = new URLSearchParams();
  if (words.trim() !== "") query.set("words", words.trim());
  if (year !== null) query.set("fiscalYear", String(year));
  if (status !== null) query.set("status", status);
  return query.size === 0 ? "" : `&${query.toString()}`;
}
