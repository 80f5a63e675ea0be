import type { ReactNode } from "react";

import { FIELD_HELP_WORDS } from "../../words/field-help.ts";
import { useWordsOf } from "../language.tsx";

interface WillWriteProps {
  /** The whole text that the cell will have. */
  readonly text: string;
  /** The text it has now. */
  readonly now: string;
  /** What the house will understand from it. */
  readonly readAs: readonly string[];
  /** Another sentence that goes when this one is written. */
  readonly replaces?: string | undefined;
  /** Why it cannot be written yet. */
  readonly wrong?: string | undefined;
  /** What to look at before writing. */
  readonly caution?: string | undefined;
}

/** สิ่งที่จะเขียน — the sentence before it is written, and what will be read from it; inside a form whose sending writes it. */
export function WillWrite({ text, now, readAs, replaces, wrong, caution }: WillWriteProps): ReactNode {
  const words = useWordsOf(FIELD_HELP_WORDS);
  return (
    <>
      <div className="will-write" role="status">
        {wrong !== undefined ? (
          <p className="hint">{wrong}</p>
        ) : (
          <>
            <p className="hint">{words.willWrite}</p>
            {text === "" ? (
              <p>{words.willEmpty}</p>
            ) : (
              <p className="sentence" lang="th">
                {text}
              </p>
            )}
            {readAs.length > 0 && (
              <p className="read-as" lang="th">
                {words.readAs} {readAs.join(" · ")}
              </p>
            )}
            {replaces !== undefined && replaces !== "" && (
              <p className="hint">
                {words.replaces} <q lang="th">{replaces}</q>
              </p>
            )}
            {caution !== undefined && <p className="caution">{caution}</p>}
          </>
        )}
      </div>
      {wrong === undefined && text === now ? (
        <p className="hint">{words.asItStands}</p>
      ) : (
        <button type="submit" className="main" disabled={wrong !== undefined}>
          {words.write}
        </button>
      )}
    </>
  );
}
