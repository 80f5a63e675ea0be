import type { ReactNode } from "react";

import { IMPORT_WORDS } from "../../words/import.ts";
import { useWordsOf } from "../language.tsx";
import { useSourceReading } from "./source-reading.ts";
import { UnplacedMark } from "./unplaced-mark.tsx";

interface SourceTextProps {
  readonly id: string;
  readonly text: string;
  /** Tab stops at it; in a grid the cell itself is the stop. */
  readonly stops: boolean;
}

/** A text of the paper: pressed, it leads to its field; what waits for a field says so. */
export function SourceText({ id, text, stops }: SourceTextProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { links, waitingByCell, nameOf, goTo } = useSourceReading();
  const fields = links.fieldsByCell.get(id) ?? [];
  const [first] = fields;
  const waiting = waitingByCell.get(id) ?? [];
  return (
    <>
      {first === undefined || text.trim() === "" ? (
        <span className="source-words">{text}</span>
      ) : (
        <button type="button" className="source-words leads" tabIndex={stops ? undefined : -1} onClick={() => goTo(first)}>
          {text}
          <span className="unseen"> {words.goesTo(namesOf(fields.map(nameOf)).join(words.and))}</span>
        </button>
      )}
      {waiting.map((at) => (
        <UnplacedMark key={at} at={at} />
      ))}
    </>
  );
}

/** A cell may hold a title with its number, or the four quarters of its months: three names tell enough. */
function namesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, 3);
}
