import { useState, type ReactNode } from "react";

/** What was just done in a section, said beside it. */
export function useDone(): { readonly tell: (says: string) => void; readonly told: ReactNode } {
  const [says, tell] = useState("");
  return {
    tell,
    told: <div role="status">{says !== "" && <p className="note done">{says}</p>}</div>,
  };
}
