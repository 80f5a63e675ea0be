import type { ReactNode } from "react";

import { SHELL_WORDS } from "../words/shell.ts";
import { useWordsOf } from "./language.tsx";

/** Something is on its way; told after a moment only, so that quick pages do not flicker. */
export function Opening(): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  return (
    <div className="opening" role="status">
      <p>{words.loading}</p>
      <progress aria-label={words.loading} />
    </div>
  );
}
