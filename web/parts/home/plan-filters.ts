import type { PlanStatus } from "#domain/plan/plan-moves.ts";

/** สถานะของแผนตามลำดับ — as a plan goes through them. */
export const PLAN_STATUSES: readonly PlanStatus[] = ["draft", "returned", "submitted", "approved", "published"];

/** เงื่อนไขของรายการแผน — what is looked for; kept in the address, so that a list can be sent on. */
export interface PlanFilters {
  readonly words: string;
  readonly year: number | null;
  readonly status: PlanStatus | null;
}

/** The filters that an address holds. */
export function filtersIn(search: URLSearchParams): PlanFilters {
  const year = Number(search.get("year"));
  return {
    words: search.get("words") ?? "",
    year: Number.isInteger(year) && year > 0 ? year : null,
    status: PLAN_STATUSES.find((status) => status === search.get("status")) ?? null,
  };
}

/** The filters as an address holds them. */
export function searchOf({ words, year, status }: PlanFilters): URLSearchParams {
  const search = new URLSearchParams();
  if (words !== "") search.set("words", words);
  if (year !== null) search.set("year", String(year));
  if (status !== null) search.set("status", status);
  return search;
}
