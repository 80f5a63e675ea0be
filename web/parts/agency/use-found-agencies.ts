import { useEffect, useState } from "react";

import type { AgencyRecord } from "#domain/agency/agencies.ts";
import { ask } from "../../api.ts";

const PAUSE_MILLISECONDS = 180;

/** What a search for agencies came to: nothing looked for, under way, found, or the server away. */
export type Found =
  | { readonly is: "idle" }
  | { readonly is: "searching" }
  | { readonly is: "found"; readonly words: string; readonly agencies: readonly AgencyRecord[] }
  | { readonly is: "away" };

/** Looks for agencies as one types, after a short pause; an answer that comes late is dropped. */
export function useFoundAgencies(typed: string, limit: number, under: number | null = null): Found {
  const [found, setFound] = useState<Found>({ is: "idle" });
  const words = typed.trim().replaceAll(/\s+/gu, " ");
  useEffect(() => {
    if (words === "") return undefined;
    const stopper = new AbortController();
    const wait = setTimeout(async () => {
      setFound((now) => (now.is === "found" ? now : { is: "searching" }));
      const asks = new URLSearchParams({ words, limit: String(limit), ...(under === null ? {} : { under: String(under) }) });
      const got = await ask<readonly AgencyRecord[]>(`/agencies?${asks.toString()}`, { signal: stopper.signal });
      if (stopper.signal.aborted) return;
      setFound(got.ok ? { is: "found", words, agencies: got.value.value } : { is: "away" });
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(wait);
      stopper.abort();
    };
  }, [words, limit, under]);
  return words === "" ? { is: "idle" } : found;
}
