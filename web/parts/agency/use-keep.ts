import { useCallback, useRef, useState } from "react";

import { ask, newKey, type Got, type Problem, type Wish } from "../../api.ts";

interface Keeping {
  readonly isBusy: boolean;
  /** Why it was not kept the last time. */
  readonly problem: Problem | null;
  readonly forget: () => void;
  /** Sends something to be kept; null where it was refused. The same thing sent again after a broken connection is done once. */
  readonly keep: <T>(path: string, wish: Omit<Wish, "key">) => Promise<Got<T> | null>;
}

/** การบันทึก — sends what a form holds, tells that it is under way, and holds the refusal. */
export function useKeep(): Keeping {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sent = useRef({ what: "", key: "" });
  const keep = useCallback(async <T>(path: string, wish: Omit<Wish, "key">): Promise<Got<T> | null> => {
    const what = JSON.stringify([path, wish.method, wish.revision, wish.body instanceof Blob ? wish.body.size : wish.body]);
    if (sent.current.what !== what || wish.body instanceof Blob) sent.current = { what, key: newKey() };
    setBusy(true);
    const got = await ask<T>(path, { ...wish, key: sent.current.key });
    setBusy(false);
    if (got.ok || got.error.status !== 0) sent.current = { what: "", key: "" };
    setProblem(got.ok ? null : got.error);
    return got.ok ? got.value : null;
  }, []);
  const forget = useCallback(() => setProblem(null), []);
  return { isBusy, problem, forget, keep };
}
