import { memo, useId, type ReactNode } from "react";

import type { Block, Document } from "#documents/document.ts";
import type { Plan } from "#domain/plan/plan.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { placeInWords } from "./place-words.ts";
import { SourceReading, type Reading } from "./source-reading.ts";
import { SourceTable } from "./source-table.tsx";
import { SourceText } from "./source-text.tsx";
import { UnplacedMark } from "./unplaced-mark.tsx";

interface SourceViewProps {
  readonly document: Document;
  readonly reading: Reading;
  /** The plan as it was read: what stands in `unplaced` and has no cell is listed at the end. */
  readonly plan: Plan;
}

/** เอกสารเดิม — the paper as it came: its lines and its tables, each text leading to the field it went to. */
export const SourceView = memo(function SourceView({ document, reading, plan }: SourceViewProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { words: general, language } = useLanguage();
  const id = useId();
  const homeless = plan.unplaced.flatMap((text, at) =>
    reading.links.cellByUnplaced.has(at) || !reading.waiting.has(at) ? [] : [{ text, at }],
  );
  return (
    <SourceReading value={reading}>
      <p className="hint">{words.howSource}</p>
      <div className="source-paper" lang="th">
        {document.blocks.map((block, at) => (
          <div key={at}>
            <Part before={document.blocks[at - 1]} block={block} />
            {block.kind === "table" ? <SourceTable table={block} id={String(at)} /> : <Line text={block.text} id={String(at)} />}
          </div>
        ))}
      </div>
      {homeless.length > 0 && (
        <section className="homeless" aria-labelledby={id}>
          <h3 id={id}>{words.homeless}</h3>
          <ul>
            {homeless.map(({ text, at }) => (
              <li key={at}>
                <span className="hint">{placeInWords(text.place, general, language)}</span>
                <span className="kept-lines" lang="th">
                  {text.text}
                </span>
                <UnplacedMark at={at} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </SourceReading>
  );
});

function Line({ text, id }: { readonly text: string; readonly id: string }): ReactNode {
  if (text.trim() === "") return null;
  return (
    <div className="source-line" data-source={id}>
      <SourceText id={id} text={text} stops />
    </div>
  );
}

/** Names the page or sheet where it begins. */
function Part({ before, block }: { readonly before: Block | undefined; readonly block: Block }): ReactNode {
  const { words, language } = useLanguage();
  const { sheet, page } = block.place;
  if (before?.place.sheet === sheet && before?.place.page === page) return null;
  const name = placeInWords({ ...(sheet === undefined ? {} : { sheet }), ...(page === undefined ? {} : { page }) }, words, language);
  return name === "" ? null : (
    <p className="source-part" lang={language}>
      {name}
    </p>
  );
}
