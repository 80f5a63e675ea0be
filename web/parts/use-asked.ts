import { useCallback, useEffect, useState } from "react";

import { ask, type Problem } from "../api.ts";

/** What was asked for when a page opened: under way, here, or refused. */
export type Asked<T> =
  | { readonly is: "asking" }
  | { readonly is: "here"; readonly value: T; readonly revision: number | null }
  | { readonly is: "refused"; readonly problem: Problem };

/** Asks for something when the page opens and whenever the path changes; `renew` asks again without hiding what is there. */
export function useAsked<T>(path: string | null): {
  readonly asked: Asked<T>;
  readonly renew: () => Promise<void>;
  readonly put: (value: T) => void;
} {
  const [asked, setAsked] = useState<Asked<T>>({ is: "asking" });
  const get = useCallback(
    async (signal?: AbortSignal) => {
      if (path === null) return;
      const got = await ask<T>(path, signal === undefined ? {} : { signal });
      if (signal?.aborted === true) return;
      setAsked(got.ok ? { is: "here", ...got.value } : { is: "refused", problem: got.error });
    },
    [path],
  );
  useEffect(() => {
    const stopper = new AbortController();
    setAsked({ is: "asking" });
    void get(stopper.signal);
    return () => stopper.abort();
  }, [get]);
  const renew = useCallback(() => get(), [get]);
  const put = useCallback((value: T) => setAsked({ is: "here", value, revision: null }), []);
  return { asked, renew, put };
}
