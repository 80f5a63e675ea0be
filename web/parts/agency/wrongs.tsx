import { useEffect, useRef, type ReactNode } from "react";

import type { Problem } from "../../api.ts";
import { AGENCIES_WORDS } from "../../words/agencies.ts";
import { useWordsOf } from "../language.tsx";
import { ProblemBox } from "../problem-box.tsx";

/** Refusals by the id of their field. */
export type Wrongs = Readonly<Record<string, string>>;

interface WrongsBoxProps {
  readonly wrongs: Wrongs;
  readonly problem: Problem | null;
}

/** สรุปสิ่งที่ต้องแก้ — what the form was refused for, in focus, each with a way to its field; or the server's own sentence. */
export function WrongsBox({ wrongs, problem }: WrongsBoxProps): ReactNode {
  const words = useWordsOf(AGENCIES_WORDS);
  const box = useRef<HTMLDivElement>(null);
  const all = Object.entries(wrongs);
  const any = all.length > 0;
  useEffect(() => {
    if (any) box.current?.focus();
  }, [wrongs, any]);
  if (problem !== null) return <ProblemBox problem={problem} />;
  if (!any) return null;
  return (
    <div ref={box} className="trouble" role="alert" tabIndex={-1}>
      <h3>{words.form.wrongTitle}</h3>
      <ul>
        {all.map(([field, says]) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.querySelector<HTMLElement>(`#${CSS.escape(field)}`)?.focus();
              }}
            >
              {says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
