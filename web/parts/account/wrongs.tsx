import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Problem } from "../../api.ts";
import { SIGN_IN_WORDS, type SignInWords } from "../../words/sign-in.ts";
import { useWordsOf } from "../language.tsx";

/** What is wrong in a form: a sentence, the field it speaks of, and what helps to find help. */
export interface Wrong {
  readonly field: string | null;
  readonly says: string;
  readonly hint?: string;
}

/** What is wrong in a form just now. */
export interface Wrongs {
  readonly list: readonly Wrong[];
  readonly of: (field: string) => string | undefined;
  readonly put: (wrongs: readonly Wrong[]) => void;
  /** Tells a refusal of the server, beside the field that its kind speaks of. */
  readonly refuse: (problem: Problem, fields?: Readonly<Record<string, string>>) => void;
}

/** Keeps what is wrong in a form. */
export function useWrongs(): Wrongs {
  const words = useWordsOf(SIGN_IN_WORDS);
  const [list, put] = useState<readonly Wrong[]>([]);
  return {
    list,
    of: (field) => list.find((wrong) => wrong.field === field)?.says,
    put,
    refuse: (problem, fields = {}) => put([toWrong(problem, fields, words)]),
  };
}

function toWrong(problem: Problem, fields: Readonly<Record<string, string>>, words: SignInWords): Wrong {
  const wait = problem.facts["retryAfter"];
  const hint =
    typeof wait === "number" ? words.waitSeconds(wait) : problem.incident === undefined ? undefined : words.incident(problem.incident);
  return { field: fields[problem.kind] ?? null, says: problem.says ?? words.unreachable, ...(hint === undefined ? {} : { hint }) };
}

/** สรุปสิ่งที่ต้องแก้ — at the top of a form that was refused, in focus, each line leading to its field. */
export function ErrorSummary({ wrongs, title }: { readonly wrongs: Wrongs; readonly title?: string }): ReactNode {
  const words = useWordsOf(SIGN_IN_WORDS);
  const box = useRef<HTMLDivElement>(null);
  const { list } = wrongs;
  useEffect(() => {
    if (list.length > 0) box.current?.focus();
  }, [list]);
  if (list.length === 0) return null;
  return (
    <div ref={box} className="trouble" role="alert" tabIndex={-1}>
      <h2>{title ?? words.checkTitle}</h2>
      <ul className="bare">
        {list.map(({ field, says, hint }) => (
          <li key={says}>
            {field === null ? says : <FieldLink field={field} says={says} />}
            {hint !== undefined && <p className="hint">{hint}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Leads to a field without touching the address: the fragment may hold a one-time link's token. */
function FieldLink({ field, says }: { readonly field: string; readonly says: string }): ReactNode {
  return (
    <a
      href={`#${field}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {says}
    </a>
  );
}
