import type { ReactNode } from "react";

import type { FieldPlace, Plan } from "#domain/plan/plan.ts";
import { keyOf } from "../../findings.ts";
import type { SourceLinks } from "../../source-links.ts";
import { IMPORT_WORDS } from "../../words/import.ts";
import { useLanguage, useWordsOf } from "../language.tsx";
import { fieldInWords } from "./field-in-words.ts";
import { placeInWords } from "./place-words.ts";

interface WhereFromProps {
  readonly plan: Plan;
  readonly place: FieldPlace | undefined;
  readonly links: SourceLinks;
  readonly onShow: (cell: string) => void;
}

/** ที่มาของช่องนี้ — the text of the paper behind the field in focus, word for word, and the way to it. */
export function WhereFrom({ plan, place, links, onShow }: WhereFromProps): ReactNode {
  const words = useWordsOf(IMPORT_WORDS);
  const { words: general, language } = useLanguage();
  const id = place === undefined ? undefined : links.cellByField.get(keyOf(place));
  const cell = id === undefined ? undefined : links.cells.get(id);
  return (
    <section className="where-from" aria-labelledby="where-from">
      <h2 id="where-from">{words.from}</h2>
      {place === undefined ? (
        <p className="hint">{words.chooseField}</p>
      ) : (
        <>
          <p lang="th">
            <strong>{fieldInWords(plan, place)}</strong>
          </p>
          {cell === undefined ? (
            <p className="hint">{words.fromNowhere}</p>
          ) : (
            <>
              <p className="hint">{placeInWords(cell.place, general, language)}</p>
              {cell.text.trim() !== "" && (
                <blockquote lang="th" className="kept-lines">
                  {cell.text}
                </blockquote>
              )}
              <p>
                <button type="button" className="link" onClick={() => onShow(cell.id)}>
                  {words.showSource}
                </button>
              </p>
            </>
          )}
        </>
      )}
    </section>
  );
}
