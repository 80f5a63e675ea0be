import type { ReactNode } from "react";

import { useWordsOf } from "../parts/language.tsx";
import { SHELL_WORDS } from "../words/shell.ts";

/** A page that met a bug of ours: says so, and offers the way on. */
export function BrokenPage(): ReactNode {
  const words = useWordsOf(SHELL_WORDS);
  return (
    <main className="narrow" id="main">
      <div className="trouble" role="alert">
        <h1>{words.brokenTitle}</h1>
        <p>{words.brokenSays}</p>
        <button type="button" className="main" onClick={() => location.reload()}>
          {words.reload}
        </button>
      </div>
    </main>
  );
}
