import { useCallback, useEffect, useState } from "react";

import { ask, type Problem } from "../api.ts";

/** What was asked for when a page opened: under way, here, or refused. */
export type Asked<T> =
  | { readonly is: "asking" }
  | { readonly is: "here"; readonly value: T; readonly revision: number | null }
  | { readonly is: "refused"; readonly problem: Problem };

const ASKING = { is: "asking" } as const;

/** Asks for something when the page opens and whenever the path changes; `renew` asks again without hiding what is there. */
export function useAsked<T>(path: string | null): {
  readonly asked: Asked<T>;
  readonly renew: () => Promise<void>;
  readonly put: (value: T) => void;
} {
  const [answered, setAnswered] = useState<{ readonly path: string | null; readonly asked: Asked<T> }>({ path, asked: ASKING });
  useEffect(() => {
    const stopper = new AbortController();
    if (path !== null)
      void askFor<T>(path, stopper.signal).then((told) => {
        if (!stopper.signal.aborted) setAnswered({ path, asked: told });
      });
    return () => stopper.abort();
  }, [path]);
  const renew = useCallback(async () => {
    if (path !== null) setAnswered({ path, asked: await askFor<T>(path) });
  }, [path]);
  const put = useCallback((value: T) => setAnswered({ path, asked: { is: "here", value, revision: null } }), [path]);
  return { asked: answered.path === path ? answered.asked : ASKING, renew, put };
}

async function askFor<T>(path: string, signal?: AbortSignal): Promise<Asked<T>> {
  const got = await ask<T>(path, signal === undefined ? {} : { signal });
  return got.ok ? { is: "here", ...got.value } : { is: "refused", problem: got.error };
}
