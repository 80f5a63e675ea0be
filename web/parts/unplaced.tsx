import type { ReactNode } from "react";

import { toThaiDigits } from "#domain/thai/digits.ts";
import type { PlacedText } from "#domain/plan/plan.ts";
import { useWords } from "./language.tsx";

/** ข้อความที่ยังไม่ได้จัดช่อง — everything on the paper that found no place in the plan: nothing is lost. */
export function Unplaced({ texts }: { readonly texts: readonly PlacedText[] }): ReactNode {
  const words = useWords();
  if (texts.length === 0) return null;
  return (
    <details className="unplaced">
      <summary>{words.unplaced(texts.length)}</summary>
      <p className="hint">{words.unplacedSays}</p>
      <ul>
        {texts.map(({ place, text }, index) => (
          <li key={index}>
            <span className="hint">
              {Object.entries(words.place)
                .flatMap(([name, word]) => {
                  const value = Object.entries(place).find(([key]) => key === name)?.[1];
                  return value === undefined ? [] : `${word} ${toThaiDigits(String(value))}`;
                })
                .join(" ")}
            </span>
            <span lang="th" className="kept-lines">
              {text}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
