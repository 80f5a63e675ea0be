import { useEffect, useState } from "react";

import { problemIn, type Problem } from "../api.ts";

/** A file asked for: under way, here as an address of this window's own, or refused. */
export type AskedFile =
  | { readonly is: "asking" }
  | { readonly is: "here"; readonly address: string }
  | { readonly is: "refused"; readonly problem: Problem };

const ASKING = { is: "asking" } as const;

/** Asks for a file below /api/v1 and holds its bytes in this window as long as they are shown. */
export function useFile(path: string): AskedFile {
  const [answered, setAnswered] = useState<{ readonly path: string; readonly asked: AskedFile }>({ path, asked: ASKING });
  useEffect(() => {
    const stopper = new AbortController();
    let address: string | undefined;
    void fetchFile(path, stopper.signal).then((asked) => {
      if (asked.is === "here") ({ address } = asked);
      if (!stopper.signal.aborted) setAnswered({ path, asked });
      else if (address !== undefined) URL.revokeObjectURL(address);
    });
    return () => {
      stopper.abort();
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [path]);
  return answered.path === path ? answered.asked : ASKING;
}

async function fetchFile(path: string, signal: AbortSignal): Promise<AskedFile> {
  try {
    const answer = await fetch(`/api/v1${path}`, { signal });
    if (answer.ok) return { is: "here", address: URL.createObjectURL(await answer.blob()) };
    return { is: "refused", problem: problemIn(await answer.json().catch(() => undefined), answer.status) };
  } catch {
    return { is: "refused", problem: { kind: "unreachable", status: 0, says: null, facts: {} } };
  }
}
